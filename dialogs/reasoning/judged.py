"""How likely is each candidate, and for which reasons?"""

import math
from dataclasses import dataclass

from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.ranked import Reason
from dialogs.reasoning.answers_evidence import answer_reasons
from dialogs.reasoning.candidates import Candidate, candidates_by_zone, unmentioned
from dialogs.reasoning.checks_evidence import check_reasons
from dialogs.reasoning.criteria import criteria_reasons
from dialogs.reasoning.evidence import Evidence, evidence
from dialogs.reasoning.places_evidence import placed


@dataclass(frozen=True, slots=True)
class Judged:
    """One candidate with all that is known about it."""

    candidate: Candidate
    log_odds: float
    reasons: tuple[Reason, ...]
    point: str = ""
    """The trigger point that explains the places best; empty where there is none."""

    @property
    def score(self) -> float:
        """The odds as a probability, 0 to 1."""
        return 1 / (1 + math.exp(-self.log_odds))

    @property
    def because(self) -> tuple[Reason, ...]:
        """What speaks for it, weightiest first."""
        return tuple(sorted([r for r in self.reasons if r.weight > 0], key=_lightest_last))

    @property
    def against(self) -> tuple[Reason, ...]:
        """What speaks against it, weightiest first."""
        return tuple(sorted([r for r in self.reasons if r.weight < 0], key=_lightest_last))


def _lightest_last(reason: Reason) -> tuple[float, str]:
    return -abs(reason.weight), reason.id


def judge(intake: Intake, knowledge: Knowledge) -> tuple[Judged, ...]:
    """Every candidate that reaches a place that hurts, likeliest first.

    Raises UnknownId if the intake names a zone that the knowledge lacks.
    """
    return judge_all(evidence(intake, knowledge), knowledge)


def judge_all(told: Evidence, knowledge: Knowledge) -> tuple[Judged, ...]:
    """The same of evidence that is sorted already."""
    judged = (_judged(candidate, told, knowledge) for candidate in _reaching(told, knowledge))
    return tuple(sorted(judged, key=lambda each: (-each.log_odds, each.candidate.id)))


def _reaching(told: Evidence, knowledge: Knowledge) -> set[Candidate]:
    by_zone = candidates_by_zone(knowledge)
    return {candidate for zone in told.places for candidate in by_zone[zone]}


def _judged(candidate: Candidate, told: Evidence, knowledge: Knowledge) -> Judged:
    by_place = placed(candidate, told, knowledge)
    reasons = by_place.reasons
    if told.answers:
        reasons += tuple(answer_reasons(candidate, told, knowledge))
    if candidate.is_muscle:
        reasons += check_reasons(candidate.id, told.checks, knowledge)
    else:
        reasons += criteria_reasons(candidate.id, told.facts, knowledge)
    log_odds = candidate.prior + unmentioned(len(candidate.essential - told.named), knowledge)
    for reason in reasons:
        log_odds += reason.weight
    return Judged(candidate, log_odds, reasons, by_place.point)
