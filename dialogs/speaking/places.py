"""How zones are named back to a client, with their sides."""

from collections.abc import Sequence

from dialogs.heard import ZoneMention
from dialogs.knowledge import Knowledge
from dialogs.speaking.replies import listed

_AT_MOST = 4


def place(zone: ZoneMention, knowledge: Knowledge) -> str:
    """ "your right temple"; "both sides" of a place are named without a side."""
    words = knowledge.zone_words[zone.zone]
    if zone.side in ("left", "right"):
        return words.sided.format(side=knowledge.buttons[zone.side].lower())
    return words.plain


def places(zones: Sequence[ZoneMention], knowledge: Knowledge) -> str:
    """ "your right temple, the back of your neck and your jaw"; at most four are named."""
    named = tuple(dict.fromkeys(place(zone, knowledge) for zone in zones[:_AT_MOST]))
    return listed(named, knowledge.joiners["and"])
