"""Does the evidence hold together? Answers, subjects, patterns and weights that must exist."""

from collections.abc import Iterator

from dialogs.knowledge import Knowledge
from dialogs.knowledge.finding import Finding
from dialogs.knowledge.judging import ACCOUNT_KEYS, EVERY_MUSCLE, REASON_KEYS, SIDE_FACTS, WEIGHTS
from dialogs.knowledge.references import nearest
from dialogs.knowledge.simulated import HABITS, SIMULATED_WORDS


def modifiers_speak_of_what_exists(knowledge: Knowledge) -> Iterator[Finding]:
    """Each modifier names an answer of its question, and a muscle or a condition; once."""
    subjects = {*knowledge.muscles, *knowledge.conditions, EVERY_MUSCLE}
    seen: set[tuple[str, str, str]] = set()
    for position, row in enumerate(knowledge.modifiers):
        question = knowledge.questions.get(row.question)
        answers = question.answers if question else {row.answer: None}
        for found, allowed, what in (
            (row.answer, answers, f"an answer of {row.question}"),
            (row.about, subjects, "a muscle, a condition or every_muscle"),
        ):
            if found not in allowed:
                near = nearest(found, allowed)
                remedy = f'Did you mean "{near}"?' if near else "Add it, or mend it."
                yield "modifiers", str(position), f'"{found}"', what, remedy
        key = (row.question, row.answer, row.about)
        if key in seen:
            yield "modifiers", str(position), "a second row", "one row for each", "Merge them."
        seen.add(key)


def criteria_ask_for_what_can_be_told(knowledge: Knowledge) -> Iterator[Finding]:
    """Each trait has facts, all of which can be told, and no criterion needs more than it lists."""
    facts = {
        *SIDE_FACTS,
        *(f"zone.{zone}" for zone in knowledge.zones),
        *(
            f"{name}.{answer}"
            for name, each in knowledge.questions.items()
            for answer in each.answers
        ),
    }
    for name, criterion in knowledge.criteria.items():
        if criterion.needs > len(criterion.of):
            found = f"needs = {criterion.needs}"
            yield "criteria", name, found, f"at most {len(criterion.of)}, its traits", "Mend it."
        for trait in criterion.of:
            if bool(trait.any) == bool(trait.all):
                yield "criteria", name, "a trait", 'one with either "any" or "all"', "Mend it."
            for fact in sorted({*trait.any, *trait.all} - facts):
                near = nearest(fact, facts)
                remedy = f'Did you mean "{near}"?' if near else "Add it, or mend it."
                yield "criteria", name, f'"{fact}"', "a fact that can be told", remedy


def every_muscle_refers_somewhere(knowledge: Knowledge) -> Iterator[Finding]:
    """A muscle without a pattern could never be listed."""
    for muscle in sorted(knowledge.muscles.keys() - {row.muscle for row in knowledge.referrals}):
        yield "muscles", muscle, "no pattern", "a row in referrals.tsv", "Add one."


def guides_list_only_muscles_that_refer_there(knowledge: Knowledge) -> Iterator[Finding]:
    """An exact heading that lists a muscle which never refers there contradicts the maps."""
    reached = {(row.muscle, row.zone) for row in knowledge.referrals}
    for position, row in enumerate(knowledge.regional_order):
        if row.mapping == "exact" and (row.muscle, row.zone) not in reached:
            found = f'"{row.muscle}" for "{row.zone}"'
            yield "regional_order", str(position), found, "a muscle with that pattern", "Mend it."


def every_number_is_there(knowledge: Knowledge) -> Iterator[Finding]:
    """Reasoning asks for its weights, and explanations for their frames, by name."""
    for shelf, here, wanted in (
        ("scoring", knowledge.scoring, WEIGHTS),
        ("reason_words", knowledge.reason_words, REASON_KEYS),
        ("account_words", knowledge.account_words, ACCOUNT_KEYS),
        ("simulated_habits", knowledge.simulated_habits, HABITS),
        ("simulated_words", knowledge.simulated_words, SIMULATED_WORDS),
    ):
        for missing in sorted(set(wanted) - set(here)):
            yield shelf, missing, "no entry", "an entry for every name in use", "Add it."
        for stray in sorted(set(here) - set(wanted)):
            near = nearest(stray, wanted)
            remedy = f'Did you mean "{near}"?' if near else "Nothing uses it; remove it."
            yield shelf, stray, f'entry "{stray}"', "a name in use", remedy


def self_checks_are_of_muscles(knowledge: Knowledge) -> Iterator[Finding]:
    """Each check by touch stands under the id of the muscle it tells of."""
    for name in knowledge.self_checks:
        if name not in knowledge.muscles:
            near = nearest(name, knowledge.muscles)
            remedy = f'Did you mean "{near}"?' if near else "Remove it."
            yield "self_checks", name, f'entry "{name}"', "the id of a muscle", remedy
