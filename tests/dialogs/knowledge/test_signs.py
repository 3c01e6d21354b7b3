"""What painbot says of a warning sign: brief, plain, and first what to do."""

import re

import pytest

from bot.loading import shipped_knowledge

KNOWLEDGE = shipped_knowledge()
SIGNS = tuple(KNOWLEDGE.red_flags)
EMERGENCIES = [name for name in SIGNS if KNOWLEDGE.red_flags[name].disposition == "emergency"]
SAME_DAY = [name for name in SIGNS if KNOWLEDGE.red_flags[name].disposition == "urgent"]
DOCTOR_FIRST = [name for name in SIGNS if KNOWLEDGE.red_flags[name].disposition == "see_clinician"]
JARGON = re.compile(
    r"haemorrhag|stenosis|ischaem|myelopath|radiculopath|arteritis|dissection|embol|thrombo|"
    r"contraindicat|aetiolog|bilateral|acute|onset|paraesthes|syndrome",
    re.IGNORECASE,
)
SAID_FIRST = {
    "strangulation_or_assault": "I'm glad you told me",
    "suicidal_ideation": "I'm glad you told me",
    "carbon_monoxide": "Get everyone out into fresh air",
    "preeclampsia_signs": "Call your maternity line now",
}
"""The paths of their own: a person first, fresh air first, the maternity line first."""


def advice(name: str) -> str:
    return KNOWLEDGE.red_flag_words[name].advice


def test_there_are_73_signs_of_four_dispositions() -> None:
    counts = [len(EMERGENCIES), len(SAME_DAY), len(DOCTOR_FIRST)]
    assert (len(SIGNS), counts) == (73, [27, 23, 16])


@pytest.mark.parametrize("name", SIGNS)
def test_advice_holds_at_most_60_words(name: str) -> None:
    numbers = KNOWLEDGE.clinic.numbers
    told = advice(name).format(
        emergency=numbers.emergency, urgent=numbers.urgent, crisis=numbers.crisis
    )
    assert len(told.split()) <= 60


@pytest.mark.parametrize("name", SIGNS)
def test_advice_and_question_are_plain(name: str) -> None:
    words = KNOWLEDGE.red_flag_words[name]
    assert not JARGON.search(words.question + words.button)
    assert not JARGON.search(words.advice)
    assert "!" not in words.advice


@pytest.mark.parametrize("name", EMERGENCIES)
def test_an_emergency_is_told_first_what_to_do(name: str) -> None:
    first = SAID_FIRST.get(name, "{emergency}")
    assert first in re.split(r"(?<=[.])\s", advice(name))[0]
    assert "{emergency}" in advice(name)


@pytest.mark.parametrize("name", SAME_DAY)
def test_same_day_care_says_where_to_go_and_when_it_becomes_graver(name: str) -> None:
    assert "{urgent}" in advice(name)
    assert "today" in advice(name)


@pytest.mark.parametrize("name", DOCTOR_FIRST)
def test_a_doctor_first_can_have_the_booking_held(name: str) -> None:
    assert "hold" in advice(name)


def test_suicidal_words_are_met_with_a_question_and_the_crisis_line() -> None:
    told = advice("suicidal_ideation")
    assert "are you safe right now?" in told
    assert "{crisis}" in told


@pytest.mark.parametrize("name", SIGNS)
def test_a_suspicion_is_settled_by_one_question(name: str) -> None:
    assert KNOWLEDGE.red_flag_words[name].question.count("?") == 1


def test_every_region_of_a_sign_is_one_of_the_zones() -> None:
    regions = {zone.region for zone in KNOWLEDGE.zones.values()}
    named = {region for flag in KNOWLEDGE.red_flags.values() for region in flag.regions}
    assert named <= regions
