"""What an intake tells, sorted once for all candidates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.errors import UnknownId
from dialogs.heard import ZoneMention
from dialogs.intake import OPEN_ANSWERS, Intake
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived
from dialogs.knowledge.references import nearest
from dialogs.reasoning.criteria import facts


@dataclass(frozen=True, slots=True)
class Evidence:
    """One intake, ready to be weighed."""

    hurting: tuple[tuple[ZoneMention, ...], ...]
    """The mentions of each place that hurts, a certain one before a doubtful one; both sides
    of one zone are one place. Places in the order of their ids."""
    foremost: tuple[ZoneMention, ...]
    """The first mention of each of those places."""
    on_both_sides: bool
    """Whether one pain is on the left and another on the right."""
    loose: tuple[str, ...]
    denied: tuple[str, ...]
    """Zones that do not hurt on any side."""
    named: frozenset[str]
    """Every zone that was spoken of, as hurting or not, or as part of a loose one."""
    path: tuple[str, ...]
    answers: tuple[tuple[str, tuple[str, ...]], ...]
    """Questions with their answers, both in the order of their ids; without what was left open."""
    checks: Mapping[str, str]
    """Muscle to what a check by touch brought on."""
    facts: frozenset[str]
    """All that was told, as criteria name it."""
    telling: int
    """How many of the answers tell anything of any source."""

    @property
    def places(self) -> tuple[str, ...]:
        """Where it hurts; the zones of a loose part where nothing better is known."""
        return tuple(mention.zone for mention in self.foremost) or self.loose


def evidence(intake: Intake, knowledge: Knowledge) -> Evidence:
    """Sorts an intake, so that the order in which things were said makes no difference.

    Raises UnknownId if the intake names a zone that the knowledge lacks.
    """
    _check_zones(intake, knowledge)
    hurting = intake.hurting()
    zones = {mention.zone for mention in hurting}
    sides = {mention.side for mention in hurting}
    denied = {mention.zone for mention in intake.zones if mention.mention == "denied"}
    telling = telling_answers(knowledge)
    places = tuple(tuple(_certain_first(hurting, zone)) for zone in sorted(zones))
    return Evidence(
        hurting=places,
        foremost=tuple(mentions[0] for mentions in places),
        on_both_sides={"left", "right"} <= sides,
        loose=tuple(sorted(set(intake.loose_zones))),
        denied=tuple(sorted(denied - zones)),
        named=frozenset({mention.zone for mention in intake.zones} | set(intake.loose_zones)),
        path=intake.path,
        answers=tuple(
            (question, tuple(sorted(set(given))))
            for question, given in sorted(intake.answers.items())
            if not OPEN_ANSWERS.issuperset(given)
        ),
        checks=intake.checks,
        facts=facts(intake),
        telling=sum(
            (question, answer) in telling
            for question, given in intake.answers.items()
            for answer in set(given)
        ),
    )


@derived
def telling_answers(knowledge: Knowledge) -> frozenset[tuple[str, str]]:
    """Questions with the answers that say something of at least one source."""
    return frozenset((row.question, row.answer) for row in knowledge.modifiers)


def _certain_first(hurting: Iterable[ZoneMention], zone: str) -> list[ZoneMention]:
    here = [mention for mention in hurting if mention.zone == zone]
    return sorted(here, key=lambda mention: (mention.mention == "unsure", mention.side or ""))


def _check_zones(intake: Intake, knowledge: Knowledge) -> None:
    for zone in _zones(intake):
        if zone not in knowledge.zones:
            raise UnknownId("zone", zone, nearest(zone, knowledge.zones))


def _zones(intake: Intake) -> Iterator[str]:
    yield from (mention.zone for mention in intake.zones)
    yield from intake.loose_zones
    yield from intake.path
