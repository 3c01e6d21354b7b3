"""What the answers, heard or tapped, say about one candidate."""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.knowledge.judging import EVERY_MUSCLE
from dialogs.ranked import Reason
from dialogs.reasoning.candidates import Candidate


def answer_reasons(candidate: Candidate, intake: Intake, knowledge: Knowledge) -> Iterator[Reason]:
    """One reason for each answer that says anything about the candidate.

    Answers to one question overlap, so that together they are held to a limit either way.
    """
    most = knowledge.scoring["answers_most"].value
    for question, given in intake.answers.items():
        told = [
            (answer, weight)
            for answer in given
            if (weight := answer_weight(candidate, question, answer, knowledge))
        ]
        share = min(1.0, most / max(abs(sum(weight for _, weight in told)), most))
        for answer, weight in told:
            yield Reason("answer", f"{question}.{answer}", share * weight)


def answer_weight(candidate: Candidate, question: str, answer: str, knowledge: Knowledge) -> float:
    """What one answer says about a candidate, in log-odds; 0 for nothing."""
    weights = _weights(knowledge)
    weight = weights.get((question, answer, candidate.id), 0.0)
    if candidate.is_muscle:
        weight += weights.get((question, answer, EVERY_MUSCLE), 0.0)
    return weight


@lru_cache(maxsize=8)
def _weights(knowledge: Knowledge) -> Mapping[tuple[str, str, str], float]:
    return {
        (row.question, row.answer, row.about): math.log(row.likelihood_ratio)
        for row in knowledge.modifiers
    }
