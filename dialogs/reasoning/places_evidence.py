"""What the places that hurt, and those that do not, say about one candidate."""

from collections.abc import Iterator

from dialogs.heard import ZoneMention
from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.ranked import Reason
from dialogs.reasoning.candidates import Candidate, Reach


def place_reasons(candidate: Candidate, intake: Intake, knowledge: Knowledge) -> Iterator[Reason]:
    """One reason for each place, for or against; later the way the pain travels."""
    yield from _hurting(candidate, intake, knowledge)
    yield from _loose(candidate, intake, knowledge)
    yield from _denied(candidate, intake, knowledge)
    yield from _path(candidate, intake, knowledge)


def unmentioned(candidate: Candidate, intake: Intake, knowledge: Knowledge) -> float:
    """What the essential places that nobody spoke of take away; 0 or less."""
    scoring = knowledge.scoring
    named = {zone.zone for zone in intake.zones} | set(intake.loose_zones)
    left = sum(
        reach.pattern == "essential" and zone not in named
        for zone, reach in candidate.reaches.items()
    )
    return max(scoring["zone_unmentioned"].value * left, scoring["zone_unmentioned_most"].value)


def _hurting(candidate: Candidate, intake: Intake, knowledge: Knowledge) -> tuple[Reason, ...]:
    """The reasons on the side on which the candidate explains more; the left of two equal ones.

    Weighed, not counted: a place more, on whichever side, then never takes anything away.
    """
    on_sides = (
        tuple(_on_one_side(candidate, _one_of_each(candidate, intake, side), knowledge))
        for side in ("left", "right")
    )
    return max(on_sides, key=lambda reasons: sum(reason.weight for reason in reasons))


def _on_one_side(
    candidate: Candidate, mentions: tuple[ZoneMention, ...], knowledge: Knowledge
) -> Iterator[Reason]:
    scoring = knowledge.scoring
    first = _highest_in_a_guide(candidate, mentions)
    for mention in mentions:
        share = scoring["zone_unsure"].value if mention.mention == "unsure" else 1.0
        reach = candidate.reaches.get(mention.zone)
        if reach is None:
            unexplained = scoring["zone_unexplained"].value
            yield Reason("zone", mention.zone, share * unexplained)
            continue
        weight = scoring[f"zone_{reach.pattern}"].value
        if mention.zone == first:
            # Once, not for every zone: the guides give the order within a region, and a muscle
            # that leads several of them would otherwise drown what tells it from the others.
            weight += scoring["order_first"].value * reach.order
        yield Reason("zone", mention.zone, share * weight)
        yield from _across(reach, mention, knowledge)


def _one_of_each(candidate: Candidate, intake: Intake, side: str) -> tuple[ZoneMention, ...]:
    """One mention for each zone, without those on the other side that another muscle must explain.

    A pain on the other side is no evidence against: both muscles may be active.
    """
    seen: dict[str, ZoneMention] = {}
    for mention in intake.hurting():
        known = seen.get(mention.zone)
        if known is None or known.mention == "unsure":
            seen[mention.zone] = mention
    return tuple(
        mention
        for mention in seen.values()
        if mention.side in (None, "both", side) or not _is_one_sided(candidate, mention)
    )


def _is_one_sided(candidate: Candidate, mention: ZoneMention) -> bool:
    reach = candidate.reaches.get(mention.zone)
    return reach is not None and reach.side == "same"


def _highest_in_a_guide(candidate: Candidate, mentions: tuple[ZoneMention, ...]) -> str | None:
    reached = [mention.zone for mention in mentions if mention.zone in candidate.reaches]
    return max(reached, key=lambda zone: candidate.reaches[zone].order, default=None)


def _across(reach: Reach, mention: ZoneMention, knowledge: Knowledge) -> Iterator[Reason]:
    weight = knowledge.scoring["side_bilateral"].value
    if reach.side == "bilateral" and mention.side is not None:
        across = mention.side == "both"
        yield Reason("side", mention.zone, weight if across else -weight)


def _loose(candidate: Candidate, intake: Intake, knowledge: Knowledge) -> Iterator[Reason]:
    """A part named loosely gives a share of the mean over its places: "my head hurts"."""
    scoring = knowledge.scoring
    zones = tuple(dict.fromkeys(intake.loose_zones))
    weights = {
        zone: scoring[f"zone_{reach.pattern}"].value + scoring["order_first"].value * reach.order
        for zone in zones
        if (reach := candidate.reaches.get(zone))
    }
    if weights:
        best = max(weights, key=lambda zone: weights[zone])
        mean = sum(weights.values()) / len(zones)
        yield Reason("loose_zone", best, scoring["zone_loose"].value * mean)


def _denied(candidate: Candidate, intake: Intake, knowledge: Knowledge) -> Iterator[Reason]:
    hurting = {mention.zone for mention in intake.hurting()}
    denied = {mention.zone for mention in intake.zones if mention.mention == "denied"}
    for zone in sorted(denied - hurting):
        if reach := candidate.reaches.get(zone):
            weight = knowledge.scoring[f"zone_denied_{reach.pattern}"].value
            yield Reason("denied_zone", zone, weight)


def _path(candidate: Candidate, intake: Intake, knowledge: Knowledge) -> Iterator[Reason]:
    if len(intake.path) < 2:
        return
    first, last = intake.path[0], intake.path[-1]
    scoring = knowledge.scoring
    if first in candidate.home:
        yield Reason("path", first, scoring["path_from_home"].value)
    reach = candidate.reaches.get(last)
    if reach is not None and reach.pattern == "essential":
        yield Reason("zone", last, scoring["path_into_pattern"].value)
