"""One case, in words or in ids -> everything known of it, and what may explain it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dialogs.heard import Heard, Places, ZoneMention
from dialogs.hearing.listen import listen
from dialogs.intake import Intake, intake_from
from dialogs.knowledge import Knowledge
from dialogs.ranked import Ranking
from dialogs.reasoning.ranking import rank

SETTLED = frozenset({"none", "not_sure", "rather_not_say"})
"""Answers that any question takes."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case, outside an interview. Ids must be those of the knowledge."""

    text: str | None = None
    zones: tuple[ZoneMention, ...] = ()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Question id to answer ids."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a case comes to."""

    heard: Heard
    """The text's meaning and what was given besides, as one."""
    intake: Intake
    ranking: Ranking


def assess(case: Case, knowledge: Knowledge) -> Assessment:
    """Hears a case's text, adds what was given in ids, and ranks what may explain it.

    What is given in ids was chosen with care, so it stands where the text says otherwise.
    """
    heard = with_given(listen(case.text or "", knowledge), case, knowledge)
    intake = intake_from(heard)
    return Assessment(heard, intake, rank(intake, knowledge))


def with_given(heard: Heard, case: Case, knowledge: Knowledge) -> Heard:
    """What a text says, together with the zones and answers that were given in ids."""
    return replace(
        heard,
        places=_places(heard.places, case.zones),
        details=_answers(heard.details, case.answers, knowledge),
    )


def _places(said: Places, given: tuple[ZoneMention, ...]) -> Places:
    """The given zones, and what the text says of other zones.

    A loose part is settled once one of its zones is given.
    """
    settled = {zone.zone for zone in given}
    return replace(
        said,
        mentions=(
            *(_sided(zone, said) for zone in given),
            *(mention for mention in said.mentions if mention.zone not in settled),
        ),
        loose=tuple(part for part in said.loose if settled.isdisjoint(part.zones)),
    )


def _sided(zone: ZoneMention, said: Places) -> ZoneMention:
    """A given zone with the side and words that the text has for it."""
    told = [m for m in said.mentions if (m.zone, m.mention) == (zone.zone, zone.mention)]
    loose = [part for part in said.loose if zone.zone in part.zones]
    sides = (zone.side, *(mention.side for mention in told), *(part.side for part in loose))
    phrases = (zone.phrase, *(mention.phrase for mention in told), *(part.phrase for part in loose))
    return replace(
        zone, side=next(filter(None, sides), None), phrase=next(filter(None, phrases), "")
    )


def _answers(
    said: Mapping[str, tuple[str, ...]],
    given: Mapping[str, tuple[str, ...]],
    knowledge: Knowledge,
) -> dict[str, tuple[str, ...]]:
    """Given answers before said ones; both together where answers do not exclude each other."""
    merged = {**said, **given}
    for question in said.keys() & given.keys():
        if knowledge.questions[question].kind == "many" and SETTLED.isdisjoint(given[question]):
            merged[question] = tuple(dict.fromkeys((*given[question], *said[question])))
    return merged
