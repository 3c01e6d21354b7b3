"""What would change our mind? Facts not told yet that would bring another source first."""

from collections.abc import Iterator, Sequence

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
    rivals = others[: int(knowledge.scoring["rivals"].value)]
    found = (_decisive(leader, rival, told, knowledge) for rival in rivals)
    most = int(knowledge.scoring["changes_told"].value)
    return tuple(change for change in found if change)[:most]


def _decisive(leader: Judged, rival: Judged, told: Evidence, knowledge: Knowledge) -> Change | None:
    """The fact that moves a rival most against the leader, if it brings it before the leader."""
    facts = (
        *_answers(leader.candidate, rival.candidate, told, knowledge),
        *_places(leader.candidate, rival.candidate, told),
    )
    best = max(facts, key=lambda fact: (fact[0], fact[1].id), default=None)
    if best is None or rival.log_odds + best[0] <= leader.log_odds:
        return None
    return best[1]


def _answers(
    leader: Candidate, rival: Candidate, told: Evidence, knowledge: Knowledge
) -> Iterator[tuple[float, Change]]:
    known = {question for question, _ in told.answers}
    for question, says in rival.answers.items():
        asked = knowledge.questions[question]
        if question in known or not asked.asked:
            continue
        if asked.zones and not set(asked.zones) & set(told.places):
            continue
        against = leader.answers.get(question, {})
        for answer, reason in says.items():
            other = against[answer].weight if answer in against else 0.0
            yield reason.weight - other, Change("answer", reason.id, rival.id)


def _places(leader: Candidate, rival: Candidate, told: Evidence) -> Iterator[tuple[float, Change]]:
    for zone in sorted(rival.essential - told.named):
        gain = _felt(rival, zone) - _felt(leader, zone)
        yield gain, Change("zone", zone, rival.id)


def _felt(candidate: Candidate, zone: str) -> float:
    return max(point.felt[zone].weight for point in candidate.points)
