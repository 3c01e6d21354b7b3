"""Why this source? What speaks for and against it, in a client's words."""

from collections.abc import Iterable

from dialogs.heard import ZoneMention
from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.ranked import ConditionFit, Reason, Source


def reasons_for(
    source: Source | ConditionFit, intake: Intake, knowledge: Knowledge
) -> tuple[str, ...]:
    """What speaks for a source, weightiest first; each fits after "because". At most 3."""
    return _told(source.because, intake, knowledge)


def reasons_against(source: Source, intake: Intake, knowledge: Knowledge) -> tuple[str, ...]:
    """What speaks against a source, weightiest first; each fits after "although". At most 3."""
    return _told(source.against, intake, knowledge)


def _told(reasons: Iterable[Reason], intake: Intake, knowledge: Knowledge) -> tuple[str, ...]:
    lines = (_line(reason, intake, knowledge) for reason in reasons)
    told = tuple(dict.fromkeys(line for line in lines if line))
    return told[: int(knowledge.scoring["because_most"].value)]


def _line(reason: Reason, intake: Intake, knowledge: Knowledge) -> str:
    if reason.kind == "answer":
        question, answer = reason.id.split(".", 1)
        return knowledge.question_words[question].answers[answer].because
    words = knowledge.reason_words
    against = f"{reason.kind}_against"
    frame = words[against] if reason.weight < 0 and against in words else words[reason.kind]
    return frame.format(place=_place(reason.id, intake, knowledge))


def _place(zone: str, intake: Intake, knowledge: Knowledge) -> str:
    """ "in your left temple": with its preposition, and the side when just one was told."""
    words = knowledge.zone_words[zone]
    side = _side(zone, intake.zones)
    name = words.sided.format(side=side) if side else words.plain
    return f"{knowledge.zone_prepositions[zone]} {name}".strip()


def _side(zone: str, mentions: Iterable[ZoneMention]) -> str | None:
    sides = {mention.side for mention in mentions if mention.zone == zone}
    told = sides - {None}
    return told.pop() if len(told) == 1 and "both" not in told else None
