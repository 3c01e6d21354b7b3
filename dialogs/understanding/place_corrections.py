"""Is a place that is known put right: its side, or the spot that was named?

A correction says the side of the place again, whatever is being asked: "no wait, it's the right
knee", "I said right", "wrong side". Or it takes a spot back: "not the inside, more the front".
"""

from collections.abc import Iterator, Mapping

from dialogs.conversation import Conversation, Entry
from dialogs.heard import Heard, Side
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge
from dialogs.known import Known

SHORT = 4
"""Words: "left side", "on the right then"."""

_ADDS = "addition"
_WRONG_SIDE = "side_wrong"
SIDE_MARKS = frozenset({"side_insisted", _WRONG_SIDE})
"""Intents of putting a side right, and nothing else."""

_OTHER: Mapping[Side | None, Side] = {"left": "right", "right": "left"}


def side_put_right(
    conversation: Conversation, heard: Heard, known: Known, knowledge: Knowledge
) -> Entry | None:
    """What a text puts right about the side of known places; None when it does not.

    The entry's answers are the side and the regions that it is said of.
    """
    regions = _regions_known(known, knowledge)
    if not regions or not _corrects(heard) or _ADDS in heard.intents:
        return None
    named = set(_regions_named(heard, knowledge))
    if named and named.isdisjoint(regions):
        return None
    side = _side_said(heard) or _other_side(heard, known)
    if side is None:
        return None
    return Entry(conversation.state, "side_corrected", (side, *sorted(named & regions or regions)))


def spot_put_right(
    conversation: Conversation, heard: Heard, known: Known, knowledge: Knowledge
) -> str | None:
    """The text with the part it speaks of, where it takes a known spot back for another.

    None when it does not. After "my knee, the inside" the words "not the inside, more the front"
    are heard as "knee, not the inside, more the front".
    """
    spots = {zone.zone for zone in known.hurting()}
    if not spots or heard.places.mentions or heard.flags:
        return None
    for part in _parts_named(conversation, spots, knowledge):
        whole = f"{part}, {heard.text}"
        mentions = listen(whole, knowledge).places.mentions
        denied = {each.zone for each in mentions if each.mention == "denied"}
        told = {each.zone for each in mentions if each.mention == "present"}
        if denied & spots and told - denied:
            return whole
    return None


def _corrects(heard: Heard) -> bool:
    marks = {"correction", *SIDE_MARKS}
    return not marks.isdisjoint(heard.intents) or len(heard.text.split()) <= SHORT


def _side_said(heard: Heard) -> Side | None:
    """The side of the places named, else the side named alone."""
    places = heard.places
    sides = {each.side for each in places.mentions if each.mention == "present"}
    sides |= {part.side for part in places.loose}
    sides -= {None}
    return next(iter(sides)) if len(sides) == 1 else heard.side


def _other_side(heard: Heard, known: Known) -> Side | None:
    """The side that was not told, where only "wrong side" is said."""
    if _WRONG_SIDE not in heard.intents:
        return None
    told = {zone.side for zone in known.hurting()} | {part.side for part in known.loose}
    told -= {None}
    return _OTHER.get(next(iter(told))) if len(told) == 1 else None


def _regions_known(known: Known, knowledge: Knowledge) -> set[str]:
    zones = {zone.zone for zone in known.hurting()}
    zones |= {zone for part in known.loose for zone in part.zones}
    return {knowledge.zones[zone].region for zone in zones}


def _regions_named(heard: Heard, knowledge: Knowledge) -> Iterator[str]:
    for mention in heard.places.mentions:
        if mention.mention == "present":
            yield knowledge.zones[mention.zone].region
    for part in heard.places.loose:
        yield from (knowledge.zones[zone].region for zone in part.zones)


def _parts_named(
    conversation: Conversation, spots: set[str], knowledge: Knowledge
) -> Iterator[str]:
    """The client's own words for the part in which the spots lie, the latest first."""
    for entry in reversed(conversation.entries):
        if entry.words:
            for part in listen(entry.words, knowledge).places.loose:
                if part.phrase and spots & set(part.zones):
                    yield part.phrase
