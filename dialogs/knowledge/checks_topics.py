"""Can every topic be answered? Texts keep their length and name only what can be filled in."""

from collections.abc import Iterator

from dialogs.knowledge import Knowledge
from dialogs.knowledge.checks_replies import fields_of
from dialogs.knowledge.finding import Finding
from dialogs.knowledge.references import nearest
from dialogs.knowledge.replies import CLINIC_FIELDS

LONGEST_ANSWER = 90
LONGEST_READ = 180
"""Words. An answer is read on a phone, between two things; who reads on has more time."""

NUMBERS = (
    "smoothing", "word_pair", "plain_word", "clue", "strongest_against", "cue", "other_cue",
    "cue_unasked",
    "least_with_cue", "field_lacking", "field_smoothing", "short",
    "no_topic", "unknown_word", "unknown_elsewhere",
    "unasked", "asked",
    "sharpness", "cut_off", "outside",
)  # fmt: skip
"""What the scoring of questions reads from topic_scoring.toml."""

WORD_LISTS = (
    "words",
    "openers",
    "clause_openers",
    "before_openers",
    "telling",
    "asked_of",
    "closers",
    "inverting",
    "inverted",
    "inverting_nouns",
    "inverted_nouns",
    "not_inverted_behind",
    "own",
)


def topic_texts_name_only_known_fields(knowledge: Knowledge) -> Iterator[Finding]:
    """A field that nobody fills would be shown to a client in its braces."""
    allowed = ", ".join(sorted(CLINIC_FIELDS))
    for topic, words in knowledge.topic_words.items():
        for name in sorted(fields_of(words.answer) | fields_of(words.more)):
            if name not in CLINIC_FIELDS:
                near = nearest(name, CLINIC_FIELDS)
                remedy = f'Did you mean "{{{near}}}"?' if near else "Remove it."
                yield "topic_words", topic, f"{{{name}}}", allowed, remedy


def topic_texts_keep_their_length(knowledge: Knowledge) -> Iterator[Finding]:
    """Counted before the clinic's facts are filled in."""
    for topic, words in knowledge.topic_words.items():
        for name, text, longest in (
            ("answer", words.answer, LONGEST_ANSWER),
            ("more", words.more, LONGEST_READ),
        ):
            if (found := len(text.split())) > longest:
                allowed = f"at most {longest} words"
                yield "topic_words", topic, f"{name} of {found} words", allowed, "Shorten it."


def knowledge_topics_name_their_sources(knowledge: Knowledge) -> Iterator[Finding]:
    """Only what the clinic says of itself may stand without a source."""
    for name, topic in knowledge.topics.items():
        if topic.kind == "knowledge" and not topic.sources:
            yield "topics", name, "no source", "at least one id of sources", "Name one."


def question_scoring_is_complete(knowledge: Knowledge) -> Iterator[Finding]:
    """Every number and word list that the scoring of questions reads is there, and no other."""
    for shelf, held, wanted in (
        ("topic_numbers", knowledge.topic_numbers.keys(), NUMBERS),
        ("topic_plain_words", knowledge.topic_plain_words.keys(), WORD_LISTS),
    ):
        for missing in sorted(set(wanted) - set(held)):
            yield shelf, missing, "no entry", "an entry for every name in use", "Add it."
        for stray in sorted(set(held) - set(wanted)):
            yield shelf, stray, f'entry "{stray}"', "a name in use", "Remove it."
