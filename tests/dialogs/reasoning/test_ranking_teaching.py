"""What the clinic teaches, and what the regional guides list, must come out of the ranking."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from bot.loading import shipped_knowledge
from dialogs.heard import ZoneMention
from dialogs.intake import Intake
from dialogs.reasoning.judged import judge
from dialogs.reasoning.ranking import rank

KNOWLEDGE = shipped_knowledge()
QUADRICEPS = {"rectus_femoris", "vastus_medialis", "vastus_lateralis", "vastus_intermedius"}


def at(*zones: str) -> Intake:
    return Intake(zones=tuple(ZoneMention(zone, None, "present", zone, 1.0) for zone in zones))


def order(*zones: str) -> list[str]:
    return [each.candidate.id for each in judge(at(*zones), KNOWLEDGE) if each.candidate.is_muscle]


@pytest.mark.parametrize(
    ("zones", "muscle", "within"),
    [
        (("skull_base",), "suboccipitals", 1),
        (("skull_base",), "trapezius_upper", 8),
        (("skull_base",), "sternocleidomastoid", 8),
        (("skull_base",), "splenius_capitis", 8),
        (("eye",), "trapezius_upper", 5),
        (("eye",), "sternocleidomastoid", 5),
        (("eye",), "suboccipitals", 5),
        (("eye",), "splenius_capitis", 8),
        (("forehead",), "sternocleidomastoid", 1),
        (("forehead",), "suboccipitals", 5),
        (("temple",), "trapezius_upper", 1),
        (("temple",), "sternocleidomastoid", 5),
        (("temple",), "suboccipitals", 5),
        (("shoulder_front",), "infraspinatus", 1),
        (("shoulder_front", "upper_arm"), "infraspinatus", 1),
        (("low_back",), "gluteus_medius", 5),
        (("low_back",), "quadratus_lumborum", 5),
    ],
)
def test_what_the_clinic_teaches_comes_out(
    zones: tuple[str, ...], muscle: str, within: int
) -> None:
    assert muscle in order(*zones)[:within]


@pytest.mark.parametrize("zone", ["knee_front", "knee_inner", "knee_outer"])
def test_a_part_of_the_quadriceps_leads_at_the_knee(zone: str) -> None:
    assert order(zone)[0] in QUADRICEPS


def test_the_tensor_fasciae_latae_is_named_for_the_outer_knee() -> None:
    assert "tensor_fasciae_latae" in [s.muscle for s in rank(at("knee_outer"), KNOWLEDGE).sources]


def headings() -> dict[tuple[str, str], list[str]]:
    """The muscles of every heading for every zone, most frequent first.

    A heading that is wider than the zone also lists some that never refer there: not those.
    """
    found: dict[tuple[str, str], list[str]] = {}
    reached = {(row.muscle, row.zone) for row in KNOWLEDGE.referrals}
    for row in KNOWLEDGE.regional_order:
        muscles = found.setdefault((row.zone, row.heading), [])
        if row.muscle not in muscles and (row.muscle, row.zone) in reached:
            muscles.append(row.muscle)
    assert len(found) > 60
    return found


def zones_with_one_heading() -> Iterator[tuple[str, list[str]]]:
    all_headings = headings()
    for (zone, _), muscles in sorted(all_headings.items()):
        if sum(each == zone for each, _ in all_headings) == 1:
            yield zone, muscles


def _agreeing(muscles: list[str], ours: list[str]) -> tuple[int, int]:
    """How many pairs of a guide stand in its order in ours, of how many."""
    pairs = list(combinations(muscles, 2))
    return sum(ours.index(first) < ours.index(then) for first, then in pairs), len(pairs)


@pytest.mark.parametrize(("zone", "muscles"), list(zones_with_one_heading()))
def test_one_guide_alone_is_followed_in_nearly_its_whole_order(
    zone: str, muscles: list[str]
) -> None:
    agreeing, of = _agreeing(muscles, order(zone))
    # Counts of active points, and the clinic's own teaching, may move a muscle up.
    assert agreeing >= 0.8 * of


def test_all_guides_together_are_followed_where_they_do_not_contradict_each_other() -> None:
    pairs = [_agreeing(muscles, order(zone)) for (zone, _), muscles in headings().items()]
    assert sum(agreeing for agreeing, _ in pairs) >= 0.88 * sum(of for _, of in pairs)
