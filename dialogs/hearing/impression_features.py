"""What of a text is counted when its wording is judged? Words, concepts, pairs of them.

A feature is marked with how it stands, so that "no fever" and "fever" are two features.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dialogs.heard import ConceptMention, Standing
from dialogs.hearing.context import Context
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

_MARKS: Mapping[Standing, str] = {
    "present": "",
    "unsure": "",
    "denied": "~",
    "past": "^",
    "someone_else": "^",
    "hypothetical": "?",
}
_REACH = 4
"""Words from the first to the last word of a pair: "arm just went dead" pairs arm with dead."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that is counted, and where it stands."""

    name: str
    """A stem, "stem stem", "stem .. stem", "<concept>" or "<concept> & <concept>", each part with
    the mark of its standing."""
    start: int
    end: int
    """Characters of the client's text."""
    sentence: int


def features_of(
    utterance: Utterance,
    context: Context,
    concepts: Sequence[ConceptMention],
    knowledge: Knowledge,
) -> Iterator[Feature]:
    """Every feature of an utterance, in no order; one may come more than once."""
    yield from _of_words(utterance, context)
    for said in concepts:
        name = f"<{said.concept}>{_MARKS[said.standing]}"
        yield Feature(name, said.start, said.end, said.sentence)
    yield from _of_pairs(concepts, knowledge)


def is_of_pairs(name: str) -> bool:
    """Whether a feature is a pair of concepts."""
    return " & " in name


def _of_words(utterance: Utterance, context: Context) -> Iterator[Feature]:
    words = utterance.words
    marked = [
        word.stem + _MARKS[context.standing(position, position)]
        for position, word in enumerate(words)
    ]
    for first, word in enumerate(words):
        yield Feature(marked[first], word.start, word.end, word.sentence)
        for last in range(first + 1, min(first + _REACH + 1, len(words))):
            if words[last].sentence != word.sentence:
                break
            between = " " if last == first + 1 else " .. "
            name = f"{marked[first]}{between}{marked[last]}"
            yield Feature(name, word.start, words[last].end, word.sentence)


def _of_pairs(concepts: Sequence[ConceptMention], knowledge: Knowledge) -> Iterator[Feature]:
    """What is said as so now, two by two, wherever it stands: weak signs add up."""
    telling = _telling(knowledge)
    said = {
        mention.concept: mention
        for mention in reversed(concepts)
        if not _MARKS[mention.standing] and mention.concept in telling
    }
    for one, other in combinations(sorted(said), 2):
        mention = said[one]
        yield Feature(f"<{one}> & <{other}>", mention.start, mention.end, mention.sentence)


@derived
def _telling(knowledge: Knowledge) -> frozenset[str]:
    """The concepts that the rules of warning signs are made of."""
    rules = (rule for flag in knowledge.red_flags.values() for rule in flag.rules)
    return frozenset(
        concept for rule in rules for group in (*rule.all, rule.none) for concept in group
    )
