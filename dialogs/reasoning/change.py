"""What would change our mind? Facts not told yet that would bring another source first."""

from collections.abc import Iterator, Sequence
from typing import Literal

from dialogs.knowledge import Knowledge
from dialogs.ranked import Change
from dialogs.reasoning.candidates import Candidate
from dialogs.reasoning.evidence import Evidence
from dialogs.reasoning.judged import Judged


def changes(judged: Sequence[Judged], told: Evidence, knowledge: Knowledge) -> tuple[Change, ...]:
    """For the closest rivals one fact each that would put it before the leader.

    Only what a client could be asked: places, and answers to questions that fit and are open.
    Empty when no single fact would do it.
    """
    if not judged:
        return ()
    leader, *others = judged
    askable = _askable(told, knowledge)
    rivals = others[: int(knowledge.scoring["rivals"].value)]
    found = (_decisive(leader, rival, told, askable) for rival in rivals)
    most = int(knowledge.scoring["changes_told"].value)
    return tuple(change for change in found if change)[:most]


def _decisive(
    leader: Judged, rival: Judged, told: Evidence, askable: frozenset[str]
) -> Change | None:
    """The fact that moves a rival most against the leader, if it brings it before the leader."""
    gain, kind, fact = max(
        (
            *_answers(leader.candidate, rival.candidate, askable),
            *_places(leader.candidate, rival.candidate, told),
        ),
        default=(0.0, "zone", ""),
    )
    if rival.log_odds + gain <= leader.log_odds:
        return None
    return Change(kind, fact, rival.candidate.id)


def _askable(told: Evidence, knowledge: Knowledge) -> frozenset[str]:
    """The questions that fit the places and are open."""
    known = {question for question, _ in told.answers}
    places = frozenset(told.places)
    return frozenset(
        name
        for name, question in knowledge.questions.items()
        if question.asked
        and name not in known
        and (not question.zones or not places.isdisjoint(question.zones))
    )


def _answers(
    leader: Candidate, rival: Candidate, askable: frozenset[str]
) -> Iterator[tuple[float, Literal["answer", "zone"], str]]:
    for question in rival.answers.keys() & askable:
        against = leader.answers.get(question, {})
        for answer, reason in rival.answers[question].items():
            other = against[answer].weight if answer in against else 0.0
            yield reason.weight - other, "answer", reason.id


def _places(
    leader: Candidate, rival: Candidate, told: Evidence
) -> Iterator[tuple[float, Literal["answer", "zone"], str]]:
    for zone in rival.essential - told.named:
        yield _felt(rival, zone) - _felt(leader, zone), "zone", zone


def _felt(candidate: Candidate, zone: str) -> float:
    return max([point.felt[zone].weight for point in candidate.points])
