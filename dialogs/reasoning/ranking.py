"""Which sources could explain the pain, likeliest first, and what else fits?"""

from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.ranked import ConditionFit, Ranking, Source
from dialogs.reasoning.change import changes
from dialogs.reasoning.criteria import met_criteria
from dialogs.reasoning.evidence import Evidence, evidence
from dialogs.reasoning.judged import Judged, judge_all


def rank(intake: Intake, knowledge: Knowledge) -> Ranking:
    """The muscles and conditions that could explain the pain, likeliest first.

    Each is scored by itself, 0 to 1, as several can be active at once; scores are comparable
    within one ranking. Only what reaches a place that hurts is listed; without any such place,
    what reaches a part that was named loosely. Equal scores stand in the order of their ids.

    Raises UnknownId if the intake names a zone that the knowledge lacks.
    """
    told = evidence(intake, knowledge)
    judged = judge_all(told, knowledge)
    muscles = tuple(each for each in judged if each.candidate.is_muscle)
    others = tuple(each for each in judged if not each.candidate.is_muscle)
    return Ranking(
        tuple(_source(each) for each in muscles[: int(knowledge.scoring["listed_sources"].value)]),
        tuple(
            _condition(each, told, knowledge)
            for each in others[: int(knowledge.scoring["listed_conditions"].value)]
        ),
        changes(judged, told, knowledge),
    )


def _source(judged: Judged) -> Source:
    return Source(
        judged.candidate.id,
        judged.score,
        judged.because,
        judged.against,
        prior=judged.candidate.prior,
        log_odds=judged.log_odds,
        point=judged.point,
    )


def _condition(judged: Judged, told: Evidence, knowledge: Knowledge) -> ConditionFit:
    met, of = met_criteria(judged.candidate.id, told.facts, knowledge)
    return ConditionFit(
        judged.candidate.id,
        judged.score,
        judged.because,
        judged.against,
        prior=judged.candidate.prior,
        log_odds=judged.log_odds,
        met=met,
        of=of,
    )
