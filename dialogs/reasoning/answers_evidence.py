"""What the answers, heard or tapped, say about one candidate."""

from collections.abc import Iterator

from dialogs.knowledge import Knowledge
from dialogs.ranked import Reason
from dialogs.reasoning.candidates import Candidate
from dialogs.reasoning.evidence import Evidence


def answer_reasons(candidate: Candidate, told: Evidence, knowledge: Knowledge) -> Iterator[Reason]:
    """One reason for each answer that says anything about the candidate.

    Answers to one question overlap, so that together they are held to a limit either way.
    """
    most = knowledge.scoring["answers_most"].value
    for question, given in told.answers:
        if (says := candidate.answers.get(question)) is None:
            continue
        reasons = [says[answer] for answer in given if answer in says]
        total = 0.0
        for reason in reasons:
            total += reason.weight
        total = abs(total)
        if total <= most:
            yield from reasons
        else:
            yield from (Reason(r.kind, r.id, r.weight * most / total) for r in reasons)


def answer_weight(candidate: Candidate, question: str, answer: str) -> float:
    """What one answer says about a candidate, in log-odds; 0 for nothing."""
    reason = candidate.answers.get(question, {}).get(answer)
    return reason.weight if reason else 0.0
