"""Why this source? What speaks for and against it, in a client's words."""

from collections.abc import Iterable

from dialogs.heard import Side, ZoneMention
from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.ranked import Change, ConditionFit, Ranking, Reason, Source
from dialogs.speaking.places import place
from dialogs.speaking.replies import say

NOT_OF_THE_CLIENT = ("guide", "often", "criteria")
"""Kinds of reasons that rest on books and counts: told to the therapist alone."""


def reasons_for(
    source: Source | ConditionFit, intake: Intake, knowledge: Knowledge
) -> tuple[str, ...]:
    """What speaks for a source, weightiest first; each fits after "because". At most 3."""
    return _told(source.because, intake, knowledge)


def reasons_against(
    source: Source | ConditionFit, intake: Intake, knowledge: Knowledge
) -> tuple[str, ...]:
    """What speaks against a source, weightiest first; each fits after "although". At most 3."""
    return _told(source.against, intake, knowledge)


def changes_told(ranking: Ranking, knowledge: Knowledge) -> tuple[str, ...]:
    """What would change our mind, a sentence for each of the closest rivals; at most 2."""
    return tuple(
        say(
            "explain_change",
            knowledge,
            fact=_fact(change, knowledge),
            source=_rival(change.towards, knowledge),
        )
        for change in ranking.changes
    )


def _fact(change: Change, knowledge: Knowledge) -> str:
    """What is not told yet; fits after "if"."""
    if change.kind == "zone":
        return knowledge.reason_words["zone"].format(place=place(change.id, None, knowledge))
    question, answer = change.id.split(".", 1)
    return knowledge.question_words[question].answers[answer].because


def _rival(name: str, knowledge: Knowledge) -> str:
    if name in knowledge.muscle_words:
        return knowledge.muscle_words[name].name
    return knowledge.condition_words[name].name


def _told(reasons: Iterable[Reason], intake: Intake, knowledge: Knowledge) -> tuple[str, ...]:
    told_by_client = (
        reason for reason in reasons if reason.kind not in ("guide", "often", "criteria")
    )
    lines = (_line(reason, intake, knowledge) for reason in told_by_client)
    told = tuple(dict.fromkeys(line for line in lines if line))
    return told[: int(knowledge.scoring["because_most"].value)]


def _line(reason: Reason, intake: Intake, knowledge: Knowledge) -> str:
    if reason.kind == "answer":
        question, answer = reason.id.split(".", 1)
        return knowledge.question_words[question].answers[answer].because
    words = knowledge.reason_words
    if reason.kind == "check":
        return words["check_against" if reason.weight < 0 else "check"]
    against = f"{reason.kind}_against"
    frame = words[against] if reason.weight < 0 and against in words else words[reason.kind]
    return frame.format(place=place(reason.id, _side(reason.id, intake.zones), knowledge))


def _side(zone: str, mentions: Iterable[ZoneMention]) -> Side | None:
    """The side of a zone, when just one was told."""
    told = {mention.side for mention in mentions if mention.zone == zone and mention.side}
    return told.pop() if len(told) == 1 else None
