"""What is known of one complaint, from words and answers alike: the input of all reasoning."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogs.heard import FlagHeard, Heard, Person, Side, ZoneMention

OPEN_ANSWERS = frozenset({"not_sure", "rather_not_say"})
"""Answers from which nothing follows."""


@dataclass(frozen=True, slots=True)
class Intake:
    """One complaint as far as it has been told. Nothing here was guessed."""

    zones: tuple[ZoneMention, ...] = ()
    """Every zone named, present or denied; one entry per zone and standing."""
    loose_zones: tuple[str, ...] = ()
    """Zones of a part named too loosely to choose; they weigh little."""
    loose_side: Side | None = None
    path: tuple[str, ...] = ()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Question id to answer ids, heard or tapped. "none", "not_sure" and "rather_not_say" are
    answers too: the question is not asked again, and nothing follows from the last two."""
    checks: Mapping[str, str] = field(default_factory=dict)
    """Muscle to what a check by touch brought on: "check_mine", "check_sore", "check_nothing"."""
    flags: tuple[FlagHeard, ...] = ()
    person: Person | None = None

    def hurting(self) -> tuple[ZoneMention, ...]:
        """The zones that hurt now; doubtful ones included."""
        return tuple(zone for zone in self.zones if zone.mention in ("present", "unsure"))


def intake_from(heard: Heard) -> Intake:
    """The intake that one text gives by itself."""
    return Intake(
        zones=heard.places.mentions,
        loose_zones=tuple(zone for loose in heard.places.loose for zone in loose.zones),
        loose_side=next((loose.side for loose in heard.places.loose if loose.side), None),
        path=heard.places.path,
        answers=heard.details,
        flags=heard.flags,
        person=heard.person,
    )
