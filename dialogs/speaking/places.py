"""How zones are named back to a client, with their sides."""

from collections.abc import Sequence

from dialogs.heard import Side, ZoneMention
from dialogs.knowledge import Knowledge
from dialogs.speaking.replies import listed

_AT_MOST = 4


def place(zone: str, side: Side | None, knowledge: Knowledge) -> str:
    """ "in your right temple": fits after "pain" and "you feel it". Both sides name no side."""
    words = knowledge.zone_words[zone]
    name = words.plain
    if side in ("left", "right"):
        name = words.sided.format(side=knowledge.buttons[side].lower())
    return f"{knowledge.zone_prepositions[zone]} {name}".strip()


def places(zones: Sequence[ZoneMention], knowledge: Knowledge) -> str:
    """ "in your right temple, at the back of your neck and in your jaw"; at most four are named."""
    told = (place(zone.zone, zone.side, knowledge) for zone in zones[:_AT_MOST])
    return listed(tuple(dict.fromkeys(told)), knowledge.joiners["and"])
