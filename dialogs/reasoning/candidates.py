"""What competes in one ranking: every muscle and condition, with all that can speak for it.

Every weight is worked out once for a knowledge, so that ranking is a matter of looking up.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived
from dialogs.knowledge.judging import EVERY_MUSCLE
from dialogs.knowledge.muscles import Pattern, Referral
from dialogs.ranked import Reason
from dialogs.reasoning.guides import Standing, guide_weight, standings

Side = Literal["same", "either", "bilateral"]
Answers = Mapping[str, Mapping[str, Reason]]
"""Question to answer to what it says."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How a source is felt in one zone."""

    pattern: Pattern
    side: Side


@dataclass(frozen=True, slots=True)
class Point:
    """One trigger point of a muscle; a condition has one without a name."""

    name: str
    felt: Mapping[str, Reason]
    """For every zone of the body, what pain there says."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A muscle or a condition, ready to be scored; one object for each in a knowledge."""

    id: str
    is_muscle: bool
    prior: float
    """Log-odds before anything is known of the pain."""
    reaches: Mapping[str, Reach]
    """The strongest pattern for each zone, over all trigger points."""
    home: frozenset[str]
    """Where a muscle lies; where the pain of a condition begins when it travels."""
    points: tuple[Point, ...]
    guide: Mapping[str, Reason]
    """For each zone in whose guide it stands, what the guide says."""
    often: Mapping[str, Reason]
    """For each zone of a complaint in which it was counted, what the count says."""
    loosely: Mapping[str, float]
    """For each zone that it reaches, the whole weight of it, of which a loose part has a share."""
    denied: Mapping[str, Reason]
    """For each zone that it reaches, what no pain there says."""
    answers: Answers
    essential: frozenset[str]
    one_sided: frozenset[str]
    """Zones in which it is felt on its own side alone."""
    crossing: frozenset[str]
    """Zones in which it is felt across the midline."""


@derived
def candidates(knowledge: Knowledge) -> tuple[Candidate, ...]:
    """All muscles and conditions, in the order of their ids."""
    return tuple(sorted((*_muscles(knowledge), *_conditions(knowledge)), key=lambda each: each.id))


@derived
def candidates_by_zone(knowledge: Knowledge) -> Mapping[str, tuple[Candidate, ...]]:
    """For every zone the candidates that reach it, in the order of their ids."""
    return {
        zone: tuple(each for each in candidates(knowledge) if zone in each.reaches)
        for zone in knowledge.zones
    }


def _muscles(knowledge: Knowledge) -> list[Candidate]:
    points: dict[str, dict[str, dict[str, Reach]]] = {}
    for row in sorted(knowledge.referrals, key=_weakest_first):
        of_muscle = points.setdefault(row.muscle, {})
        of_muscle.setdefault(row.trigger_point, {})[row.zone] = Reach(row.pattern, row.side)
    guides = standings(knowledge)
    answers = _answers(knowledge)
    return [
        _muscle(name, points[name], guides, answers.get(name, {}), knowledge)
        for name in knowledge.muscles
    ]


def _weakest_first(row: Referral) -> bool:
    return row.pattern == "essential"


def _muscle(
    name: str,
    points: Mapping[str, Mapping[str, Reach]],
    guides: Mapping[tuple[str, str], Standing],
    answers: Answers,
    knowledge: Knowledge,
) -> Candidate:
    muscle = knowledge.muscles[name]
    prior = knowledge.scoring[f"odds_{muscle.frequency}"].value
    reaches = _strongest(points)
    guide = {
        zone: Reason("guide", zone, guide_weight(guides[name, zone], alone, knowledge))
        for zone, alone in _alone(prior, reaches, knowledge).items()
        if (name, zone) in guides
    }
    return Candidate(
        id=name,
        is_muscle=True,
        prior=prior,
        reaches=reaches,
        home=frozenset(muscle.home),
        points=_points(points, reaches, knowledge),
        guide=guide,
        often=_often(name, knowledge),
        loosely=_loosely(reaches, guide, knowledge),
        denied=_denied(reaches, knowledge),
        answers=answers,
        essential=_with(reaches, "essential"),
        one_sided=frozenset(zone for zone, reach in reaches.items() if reach.side == "same"),
        crossing=frozenset(zone for zone, reach in reaches.items() if reach.side == "bilateral"),
    )


def _conditions(knowledge: Knowledge) -> list[Candidate]:
    answers = _answers(knowledge)
    return [_condition(name, answers.get(name, {}), knowledge) for name in knowledge.conditions]


def _condition(name: str, answers: Answers, knowledge: Knowledge) -> Candidate:
    condition = knowledge.conditions[name]
    reaches = {
        zone: Reach("essential" if grade == "typical" else "spillover", "either")
        for zone, grade in condition.zones.items()
    }
    return Candidate(
        id=name,
        is_muscle=False,
        prior=knowledge.scoring[f"odds_{condition.frequency}"].value,
        reaches=reaches,
        home=frozenset(condition.starts),
        points=_points({"": reaches}, reaches, knowledge),
        guide={},
        often={},
        loosely=_loosely(reaches, {}, knowledge),
        denied=_denied(reaches, knowledge),
        answers=answers,
        essential=_with(reaches, "essential"),
        one_sided=frozenset(),
        crossing=frozenset(),
    )


def _alone(prior: float, reaches: Mapping[str, Reach], knowledge: Knowledge) -> dict[str, float]:
    """The log-odds from each zone when it is the only one named, without any guide."""
    scoring = knowledge.scoring
    essential = _with(reaches, "essential")
    return {
        zone: prior
        + scoring[f"zone_{reach.pattern}"].value
        + unmentioned(len(essential - {zone}), knowledge)
        for zone, reach in reaches.items()
    }


def unmentioned(places: int, knowledge: Knowledge) -> float:
    """What so many essential places that nobody spoke of take away; 0 or less."""
    scoring = knowledge.scoring
    return max(scoring["zone_unmentioned"].value * places, scoring["zone_unmentioned_most"].value)


def _loosely(
    reaches: Mapping[str, Reach], guide: Mapping[str, Reason], knowledge: Knowledge
) -> dict[str, float]:
    return {
        zone: knowledge.scoring[f"zone_{reach.pattern}"].value
        + max(0.0, guide[zone].weight if zone in guide else 0.0)
        for zone, reach in reaches.items()
    }


def _strongest(points: Mapping[str, Mapping[str, Reach]]) -> dict[str, Reach]:
    """The strongest pattern for each zone, over all trigger points of one muscle."""
    reaches: dict[str, Reach] = {}
    for point in points.values():
        for zone, reach in point.items():
            if zone not in reaches or reach.pattern == "essential":
                reaches[zone] = reach
    return reaches


def _points(
    points: Mapping[str, Mapping[str, Reach]], reaches: Mapping[str, Reach], knowledge: Knowledge
) -> tuple[Point, ...]:
    """What pain in each zone says of each point.

    A zone of another point of the same muscle weighs a little less: both would have to be active.
    """
    scoring = knowledge.scoring
    other = scoring["zone_other_point"].value
    unexplained = scoring["zone_unexplained"].value

    def weight(zone: str, own: Mapping[str, Reach]) -> float:
        if zone not in reaches:
            return unexplained
        of_muscle = other * scoring[f"zone_{reaches[zone].pattern}"].value
        of_point = scoring[f"zone_{own[zone].pattern}"].value if zone in own else 0.0
        return max(of_muscle, of_point)

    return tuple(
        Point(name, {zone: Reason("zone", zone, weight(zone, own)) for zone in knowledge.zones})
        for name, own in points.items()
    )


def _often(muscle: str, knowledge: Knowledge) -> dict[str, Reason]:
    """The strongest count for each zone; the reason names the complaint."""
    scale = knowledge.scoring["prevalence"].value
    reasons: dict[str, Reason] = {}
    for name, complaint in knowledge.prevalence.items():
        if (counted := complaint.muscles.get(muscle)) is None:
            continue
        reason = Reason("often", name, scale * counted.share)
        for zone in complaint.zones:
            if zone not in reasons or reasons[zone].weight < reason.weight:
                reasons[zone] = reason
    return reasons


def _denied(reaches: Mapping[str, Reach], knowledge: Knowledge) -> dict[str, Reason]:
    weights = {
        pattern: knowledge.scoring[f"zone_denied_{pattern}"].value
        for pattern in ("essential", "spillover")
    }
    return {
        zone: Reason("denied_zone", zone, weights[reach.pattern]) for zone, reach in reaches.items()
    }


def _with(reaches: Mapping[str, Reach], pattern: Pattern) -> frozenset[str]:
    return frozenset(zone for zone, reach in reaches.items() if reach.pattern == pattern)


@derived
def _answers(knowledge: Knowledge) -> Mapping[str, Answers]:
    """For every muscle and condition what each answer says; what holds for all muscles included."""
    weights: dict[str, dict[str, dict[str, float]]] = {}
    for row in knowledge.modifiers:
        abouts = knowledge.muscles if row.about == EVERY_MUSCLE else (row.about,)
        for about in abouts:
            of_question = weights.setdefault(about, {}).setdefault(row.question, {})
            known = of_question.get(row.answer, 0.0)
            of_question[row.answer] = known + math.log(row.likelihood_ratio)
    return {
        about: {
            question: {
                answer: Reason("answer", f"{question}.{answer}", weight)
                for answer, weight in answers.items()
            }
            for question, answers in questions.items()
        }
        for about, questions in weights.items()
    }
