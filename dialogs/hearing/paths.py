"""In which order does the pain travel? From where it starts to where it ends."""

from dialogs.hearing.composition import Named
from dialogs.hearing.parts import phrase_hits
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge

_CLOSE = 6
"""Words between "from" and its place at most."""


def find_path(
    named: tuple[Named, ...], utterance: Utterance, knowledge: Knowledge
) -> tuple[str, ...]:
    """The zones in the order of the pain's way; empty when it is not said to travel.

    `named` holds the places that hurt, in the order of the text.
    """
    for sentence in sorted(travelling_sentences(utterance, knowledge)):
        stations = [
            each
            for each in named
            if utterance.words[each.first].sentence == sentence and each.zones
        ]
        ordered = sorted(stations, key=lambda each: not _is_origin(each, utterance, knowledge))
        zones = tuple(dict.fromkeys(each.zones[0] for each in ordered))
        if len(zones) > 1:
            return zones
    return ()


def travelling_sentences(utterance: Utterance, knowledge: Knowledge) -> frozenset[int]:
    """The sentences that say that something travels."""
    hits = phrase_hits("travels", utterance, knowledge, within_clause=False)
    return frozenset(utterance.words[hit.first].sentence for hit in hits)


def _is_origin(named: Named, utterance: Utterance, knowledge: Knowledge) -> bool:
    origins = knowledge.place_words["origins"]
    glue = frozenset(knowledge.place_words["glue"]) - frozenset(origins)
    for word in reversed(utterance.words[max(0, named.first - _CLOSE) : named.first]):
        if word.text in origins:
            return True
        if word.text not in glue:
            return False
    return False
