"""What does the client want, and for whom is it? A complaint, an answer, a booking, a person."""

from collections.abc import Container, Iterator

from dialogs.heard import ConceptMention, FlagHeard, Person, Places
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

COMPLAINT = "complaint"
QUESTION = "question"
OWN_PAIN = "own_pain"
"""The concept of telling pain as one's own, or as that of the person to be treated."""
_MARK = "?"

_HURTING = ("present", "unsure")
_MEANT = ("present", "unsure", "hypothetical", "someone_else")
"""Standings in which a wish still is one: "what if I want to cancel", "can you call my mum"."""
_PERSONS: tuple[tuple[str, Person], ...] = (
    ("for_child", "child"),
    ("for_someone_else", "someone_else"),
    ("for_myself", "self"),
)
"""Concepts that say who is to be treated; the first that is said counts."""


def find_intents(
    utterance: Utterance,
    concepts: tuple[ConceptMention, ...],
    places: Places,
    flags: tuple[FlagHeard, ...],
    knowledge: Knowledge,
) -> tuple[str, ...]:
    """Ids of data/intents.toml and "complaint", in the order said, each once."""
    found = list(_wishes(utterance, concepts, knowledge))
    if _MARK in utterance.text:
        found.append((utterance.text.index(_MARK), QUESTION))
    asks = any(intent == QUESTION for _, intent in found)
    found += _complaint(concepts, places, flags, asks)
    said = dict.fromkeys(intent for _, intent in sorted(found))
    return tuple(intent for intent in said if not _gives_way(intent, said, knowledge))


def find_person(concepts: tuple[ConceptMention, ...]) -> Person | None:
    """Who is to be treated, when said."""
    said = {mention.concept for mention in concepts if mention.standing not in ("denied", "past")}
    return next((person for concept, person in _PERSONS if concept in said), None)


def _gives_way(intent: str, said: Container[str], knowledge: Knowledge) -> bool:
    known = knowledge.intents.get(intent)
    return known is not None and any(other in said for other in known.gives_way_to)


def _wishes(
    utterance: Utterance, concepts: tuple[ConceptMention, ...], knowledge: Knowledge
) -> Iterator[tuple[int, str]]:
    by_concept = _intents_by_concept(knowledge)
    for mention in concepts:
        for name in by_concept.get(mention.concept, ()):
            intent = knowledge.intents[name]
            meant = intent.however or mention.standing in _MEANT
            if meant and len(utterance.words) <= intent.at_most_words:
                yield mention.start, name


@derived
def _intents_by_concept(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """The intents that each concept tells of."""
    by_concept: dict[str, tuple[str, ...]] = {}
    for name, intent in knowledge.intents.items():
        for concept in intent.heard_by:
            by_concept[concept] = (*by_concept.get(concept, ()), name)
    return by_concept


def _complaint(
    concepts: tuple[ConceptMention, ...], places: Places, flags: tuple[FlagHeard, ...], asks: bool
) -> Iterator[tuple[int, str]]:
    """Where a complaint begins: something hurts, or a warning sign is told.

    A place inside a question is none by itself: "can the neck cause headaches?"
    """
    pains = [
        mention.start
        for mention in concepts
        if mention.concept == OWN_PAIN and mention.standing in _HURTING
    ]
    named = [mention.start for mention in places.mentions if mention.mention in _HURTING]
    loose = bool(places.loose)
    told = any(flag.certainty == "stated" for flag in flags)
    if pains or told or ((named or loose) and not asks):
        yield min([*pains, *named], default=0), COMPLAINT
