"""Shares are counted over the cases where a measure applies, in all and by group."""

from dataclasses import dataclass

import pytest

from bot.evaluation.figures import NOT_COUNTED, Measure, Share, held, report
from bot.evaluation.table import as_json, as_table, misses_as_text


@dataclass(frozen=True)
class Case:
    text: str
    group: str
    size: int
    wanted: str = "something"
    found: str = "another"


SMALL: Measure[Case] = Measure("small", lambda case: held(case.size < 3), goal=0.9, gravity=1)
HUGE: Measure[Case] = Measure(
    "huge", lambda case: held(case.size > 8), better="low", goal=0.0, gravity=5
)
EVEN_SMALL: Measure[Case] = Measure(
    "even", lambda case: held(case.size % 2 == 0) if case.size < 3 else NOT_COUNTED
)
CASES = (Case("one", "odd", 1), Case("two", "even", 2), Case("nine", "odd", 9))


def test_a_share_is_counted_by_group_and_in_all() -> None:
    (small,) = report("cases", CASES, (SMALL,)).figures
    assert small.shares == {"all": Share(2, 3), "odd": Share(1, 2), "even": Share(1, 1)}


def test_a_case_to_which_a_measure_does_not_apply_is_left_out() -> None:
    (even,) = report("cases", CASES, (EVEN_SMALL,)).figures
    assert even.shares["all"] == Share(1, 2)


@pytest.mark.parametrize(
    ("measure", "share", "met"),
    [
        (SMALL, Share(9, 10), True),
        (SMALL, Share(89, 100), False),
        (HUGE, Share(0, 10), True),
        (HUGE, Share(1, 1000), False),
        (EVEN_SMALL, Share(0, 10), True),
        (SMALL, Share(0, 0), True),
    ],
)
def test_a_goal_is_met_from_its_own_side(measure: Measure[Case], share: Share, met: bool) -> None:
    assert measure.is_met(share) is met


def test_nothing_to_count_has_no_value() -> None:
    assert Share().value is None


def test_each_missed_case_is_told_once_and_the_gravest_first() -> None:
    misses = report("cases", (*CASES, Case("three", "odd", 3)), (SMALL, HUGE, EVEN_SMALL)).misses
    assert [(miss.text, miss.measure) for miss in misses] == [
        ("nine", "small; huge"),
        ("one", "even"),
        ("three", "small"),
    ]


def test_the_table_shows_counts_groups_and_what_falls_short() -> None:
    table = as_table(report("cases", CASES, (SMALL, EVEN_SMALL)), "some.jsonl")
    assert table.splitlines() == [
        "some.jsonl: cases",
        "       goal   all (3)     odd   even",
        "small  ≥ 0.9  0.67 2/3 !  0.50  1.00",
        "even          0.50 1/2    0.00  1.00",
    ]


def test_a_group_in_which_nothing_counts_shows_a_dot() -> None:
    table = as_table(report("cases", (Case("nine", "odd", 9),), (EVEN_SMALL,)), "x")
    assert table.splitlines()[-1] == "even        ·        ·"


def test_misses_are_shown_with_what_was_wanted_and_found_up_to_a_number() -> None:
    told = misses_as_text(report("cases", CASES, (SMALL, HUGE, EVEN_SMALL)), 1)
    assert told == "- nine\n    small; huge\n    wanted something\n    found  another"


def test_the_same_figures_are_given_to_programs() -> None:
    told = as_json(report("cases", CASES, (SMALL,)), "some.jsonl", 1)
    assert (told["file"], told["kind"], told["cases"]) == ("some.jsonl", "cases", 3)
    (figure,) = told["figures"]
    assert figure["groups"]["even"] == {"count": 1, "of": 1, "value": 1.0}
    assert (figure["goal"], figure["met"]) == (0.9, False)
    assert [miss["text"] for miss in told["misses"]] == ["nine"]
