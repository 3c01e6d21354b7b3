"""What the places that hurt, and those that do not, say about one candidate."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogs.heard import ZoneMention
from dialogs.knowledge import Knowledge
from dialogs.ranked import Reason
from dialogs.reasoning.candidates import Candidate, Point
from dialogs.reasoning.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Placed:
    """What the places say of one candidate, taken on its best side and at its best point."""

    reasons: tuple[Reason, ...]
    point: str
    """The trigger point that explains most; empty for a condition or where no place is certain."""


def placed(candidate: Candidate, told: Evidence, knowledge: Knowledge) -> Placed:
    """One reason for each place, for or against; later the way the pain travels."""
    on_side = _on_best_side(candidate, told, knowledge)
    others: list[Reason] = []
    if told.loose:
        others += _loose(candidate, told, knowledge)
    if told.denied:
        others += [candidate.denied[zone] for zone in told.denied if zone in candidate.denied]
    if len(told.path) > 1:
        others += _path(candidate, told, knowledge)
    return Placed((*on_side.reasons, *others), on_side.point) if others else on_side


def _on_best_side(candidate: Candidate, told: Evidence, knowledge: Knowledge) -> Placed:
    """What the places say on the side on which the candidate explains more.

    Weighed, not counted: a place more, on whichever side, then never takes anything away. Of two
    equal sides the one is taken that would be taken with left and right exchanged.
    """
    if not told.on_both_sides:
        return _on_side(candidate, _on(None, candidate, told), told, knowledge)
    sides = (
        _on_side(candidate, _on(s, candidate, told), told, knowledge) for s in ("left", "right")
    )
    return max(sides, key=_heaviest)


def _heaviest(side: Placed) -> tuple[float, list[str]]:
    return _sum(side.reasons), [reason.id for reason in side.reasons]


def _sum(reasons: tuple[Reason, ...]) -> float:
    return sum(reason.weight for reason in reasons)


def _on(side: str | None, candidate: Candidate, told: Evidence) -> tuple[ZoneMention, ...]:
    """One mention for each place, without those on the other side that another muscle must explain.

    A pain on the other side is no evidence against: both muscles may be active.
    """
    if side is None:
        return told.foremost
    fitting = (
        next((each for each in mentions if _fits(each, side, candidate)), None)
        for mentions in told.hurting
    )
    return tuple(mention for mention in fitting if mention)


def _fits(mention: ZoneMention, side: str, candidate: Candidate) -> bool:
    return mention.side in (None, "both", side) or mention.zone not in candidate.one_sided


def _on_side(
    candidate: Candidate, mentions: tuple[ZoneMention, ...], told: Evidence, knowledge: Knowledge
) -> Placed:
    share = knowledge.scoring["zone_unsure"].value
    best = _best_point(candidate, mentions, share)
    places = tuple([_scaled(best.felt[m.zone], m, share) for m in mentions])
    across = _across(candidate, mentions, knowledge) if candidate.crossing else ()
    guide = _strongest(candidate.guide, mentions, share)
    if guide:
        guide = _yielding(guide[0], places, told, knowledge)
    often = _strongest(candidate.often, mentions, share)
    return Placed((*places, *across, *guide, *often), best.name if mentions else "")


def _best_point(candidate: Candidate, mentions: tuple[ZoneMention, ...], share: float) -> Point:
    """The trigger point that explains most; the first of two equal ones."""
    best, most = candidate.points[0], -math.inf
    for point in candidate.points:
        total = 0.0
        for mention in mentions:
            weight = point.felt[mention.zone].weight
            total += share * weight if mention.mention == "unsure" else weight
        if total > most:
            best, most = point, total
    return best


def _scaled(reason: Reason, mention: ZoneMention, share: float) -> Reason:
    if mention.mention != "unsure":
        return reason
    return Reason(reason.kind, reason.id, share * reason.weight)


def _strongest(
    table: Mapping[str, Reason], mentions: tuple[ZoneMention, ...], share: float
) -> tuple[Reason, ...]:
    """Once, not for every zone: what is frequent would otherwise drown what tells it apart."""
    if not table:
        return ()
    found = [_scaled(table[m.zone], m, share) for m in mentions if m.zone in table]
    return (max(found, key=_weight_and_id),) if found else ()


def _weight_and_id(reason: Reason) -> tuple[float, str]:
    return reason.weight, reason.id


def _yielding(
    guide: Reason, places: tuple[Reason, ...], told: Evidence, knowledge: Knowledge
) -> tuple[Reason, ...]:
    """The guides speak of one place with nothing else known; what else is known takes over.

    A place that the candidate explains takes less from the guide than it adds itself, so that one
    more place never lowers a source.
    """
    if guide.weight <= 0:
        return (guide,)
    share = knowledge.scoring["guide_yields_to_place"].value
    unexplained = knowledge.scoring["guide_yields_to_unexplained"].value
    left = guide.weight
    for place in places:
        if place.id != guide.id:
            left -= share * place.weight if place.weight > 0 else unexplained
    if left <= 0:
        return ()
    weakened = 1 + knowledge.scoring["guide_yields_to_fact"].value * told.telling
    return (Reason(guide.kind, guide.id, left / weakened),)


def _across(
    candidate: Candidate, mentions: tuple[ZoneMention, ...], knowledge: Knowledge
) -> tuple[Reason, ...]:
    weight = knowledge.scoring["side_bilateral"].value
    return tuple(
        Reason("side", mention.zone, weight if mention.side == "both" else -weight)
        for mention in mentions
        if mention.zone in candidate.crossing and mention.side is not None
    )


def _loose(candidate: Candidate, told: Evidence, knowledge: Knowledge) -> Iterator[Reason]:
    """A part named loosely gives a share of the mean over its places: "my head hurts"."""
    weights = {zone: candidate.loosely[zone] for zone in told.loose if zone in candidate.loosely}
    if weights:
        best = max(weights, key=lambda zone: (weights[zone], zone))
        mean = sum(weights.values()) / len(told.loose)
        yield Reason("loose_zone", best, knowledge.scoring["zone_loose"].value * mean)


def _path(candidate: Candidate, told: Evidence, knowledge: Knowledge) -> Iterator[Reason]:
    """Where the pain starts is nearer to its source than where it ends."""
    first, last = told.path[0], told.path[-1]
    scoring = knowledge.scoring
    if first in candidate.home:
        yield Reason("path", first, scoring["path_from_home"].value)
    elif last in candidate.home:
        yield Reason("path_end", last, scoring["path_to_home"].value)
    if last in candidate.essential:
        yield Reason("zone", last, scoring["path_into_pattern"].value)
