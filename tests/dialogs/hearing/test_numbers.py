"""Numbers are read in digits and spelt out, as people give ages and readings."""

import pytest

from bot.loading import shipped_knowledge
from dialogs.hearing.listen import listen
from dialogs.hearing.numbers import numbers_in


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("seventy two", (72,)),
        ("one ninety over one twenty", (190, 120)),
        ("195 over 122", (195, 122)),
        ("two hundred", (200,)),
        ("three or four", (3, 4)),
        ("in her sixties", (60,)),
        ("1,500 steps", (1500,)),
        ("no number here", ()),
    ],
)
def test_numbers_are_read_in_their_order(words: str, numbers: tuple[float, ...]) -> None:
    assert numbers_in(words.split(), shipped_knowledge()) == numbers


@pytest.mark.parametrize("reading", ["195/122", "195 over 122", "188 on 124", "204/110"])
def test_a_blood_pressure_from_180_or_120_is_heard(reading: str) -> None:
    flags = {flag.id for flag in listen(f"blood pressure was {reading}", shipped_knowledge()).flags}
    assert "severe_hypertension" in flags


@pytest.mark.parametrize("reading", ["128/82", "150 over 95", "118/70"])
def test_a_lower_blood_pressure_is_no_sign(reading: str) -> None:
    assert listen(f"blood pressure was {reading}", shipped_knowledge()).flags == ()


@pytest.mark.parametrize("age", ["my nan's 80", "my wife (57)", "72 and", "an 87 yr old"])
def test_an_age_is_heard_however_it_is_given(age: str) -> None:
    text = f"{age} she has the first headaches in her life, for weeks now"
    assert "headache_new_over_50" in {flag.id for flag in listen(text, shipped_knowledge()).flags}
