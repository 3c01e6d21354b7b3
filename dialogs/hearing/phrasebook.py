"""Everything that people say in the pattern language of data/, in one index.

Each list of phrases stands on a shelf: what concepts say and do not say, cues, parts of the body.
"""

from collections.abc import Iterator
from functools import lru_cache

from dialogs.hearing.pattern_reader import Grammar
from dialogs.hearing.phrases import Entry, Found, Hit, Index, Vocabulary, stream_of
from dialogs.hearing.text import Utterance, fillers
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

CONCEPTS, NO_CONCEPTS = "concepts", "no_concepts"
CUES, NO_CUES = "cues", "no_cues"
PARTS, NO_PLACES = "parts", "no_places"
PLACE_WORDS = "place_words"
LOCATORS = {kind: f"locators_{kind}" for kind in ("before", "after", "noun", "last")}

Listed = tuple[str, str, str]
"""A shelf, a key on it, and a phrase."""


class Phrasebook:
    """The phrases of data/, read and ready to be looked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        listed = tuple(_listed(knowledge))
        grammar = Grammar(knowledge, (phrase for _, _, phrase in listed))
        entries: list[Entry] = [(shelf, key, grammar.read(phrase)) for shelf, key, phrase in listed]
        vocabulary = Vocabulary(grammar.anchors)
        self.all = Index(entries, vocabulary, grammar.common)
        parts = [entry for entry in entries if entry[0] == PARTS]
        self.parts = Index(parts, vocabulary, grammar.common)


@derived
def phrasebook(knowledge: Knowledge) -> Phrasebook:
    """The phrasebook of some knowledge. Takes a moment; done once."""
    return Phrasebook(knowledge)


@lru_cache(maxsize=64)
def found_in(utterance: Utterance, knowledge: Knowledge) -> Found:
    """What an utterance holds of all phrases."""
    return phrasebook(knowledge).all.search(stream_of(utterance, knowledge))


def where_stands(phrase: str, utterance: Utterance, knowledge: Knowledge) -> list[Hit]:
    """Where one phrase stands that need not be of data/. Reads it anew: for trying phrases out.

    Raises PatternBroken.
    """
    grammar = Grammar(knowledge)
    entry = ("", "", grammar.read(phrase))
    index = Index([entry], Vocabulary(grammar.anchors), grammar.common)
    return index.search(stream_of(utterance, knowledge)).hits("", "")


def _listed(knowledge: Knowledge) -> Iterator[Listed]:
    for name, concept in knowledge.concepts.items():
        yield from ((CONCEPTS, name, phrase) for phrase in concept.says)
        yield from ((NO_CONCEPTS, name, phrase) for phrase in concept.not_says)
    for name, cue in knowledge.context_cues.items():
        yield from ((CUES, name, phrase) for phrase in cue.says)
        yield from ((NO_CUES, name, phrase) for phrase in cue.not_says)
    for name, part in knowledge.parts.items():
        yield from ((PARTS, name, phrase) for phrase in part.says)
    for name, no_place in knowledge.no_places.items():
        yield from ((NO_PLACES, name, phrase) for phrase in no_place.says)
    for name, locator in knowledge.locators.items():
        for kind, shelf in LOCATORS.items():
            yield from ((shelf, name, phrase) for phrase in getattr(locator, kind))
    skipped = fillers(knowledge)
    for name, phrases in knowledge.place_words.items():
        # Some groups are words to compare; those that phrases skip are nothing to look for.
        yield from ((PLACE_WORDS, name, each) for each in phrases if each not in skipped)
