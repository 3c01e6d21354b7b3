"""How much an answer tells, on numbers small enough to check by hand."""

import math

import pytest

from dialogs.reasoning.information import chance, entropy, expected_gain, spread

EVEN = [0.5, 0.5]


def test_two_even_hypotheses_leave_one_bit_of_doubt() -> None:
    assert entropy(EVEN) == pytest.approx(math.log(2))
    assert entropy([1.0, 0.0]) == 0


def test_an_answer_that_is_as_likely_either_way_tells_nothing() -> None:
    assert expected_gain([[0.3, 0.3]], EVEN, 0.1) == pytest.approx(0)
    assert spread([0.3, 0.3], EVEN) == pytest.approx(0)


def test_an_answer_that_only_one_gives_tells_nearly_all() -> None:
    assert expected_gain([[0.9, 0.0], [0.0, 0.9]], EVEN, 0.1) > 0.85 * math.log(2)


def test_answers_that_add_up_to_more_than_everyone_are_scaled_down() -> None:
    assert expected_gain([[3.0, 0.1]], EVEN, 0.1) <= math.log(2)


def test_the_chance_of_an_answer_is_its_mean_over_the_shares() -> None:
    assert chance([0.4, 0.8], [0.75, 0.25]) == pytest.approx(0.5)
