"""What painbot says of a warning sign: brief, plain, and first what to do."""

import re
from pathlib import Path
from typing import get_args

import pytest

from bot.loading import shipped_knowledge
from dialogs.heard import Person
from dialogs.speaking.replies import fill, whose

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
}
"""The paths of their own: a person first, fresh air first."""


PERSON_FIRST = {"strangulation_or_assault", "suicidal_ideation"}
GOLDEN = (Path(__file__).parent / "first_sentences.tsv").read_text(encoding="utf-8")


def first_sentence(name: str) -> str:
    return re.split(r"(?<=[.])\s", advice(name))[0]


def advice(name: str) -> str:
    return KNOWLEDGE.red_flag_words[name].advice


def test_there_are_74_signs_of_four_dispositions() -> None:
    counts = [len(EMERGENCIES), len(SAME_DAY), len(DOCTOR_FIRST)]
    assert (len(SIGNS), counts) == (74, [28, 23, 16])


@pytest.mark.parametrize("name", SIGNS)
def test_advice_holds_at_most_60_words(name: str) -> None:
    told = fill(advice(name), KNOWLEDGE.clinic, **whose("self", KNOWLEDGE))
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
    assert first in first_sentence(name)
    assert "{emergency}" in advice(name)


@pytest.mark.parametrize("name", sorted(set(EMERGENCIES) - PERSON_FIRST))
def test_the_first_sentence_of_an_emergency_names_the_number_and_says_not_to_drive(
    name: str,
) -> None:
    assert "{emergency}" in first_sentence(name)
    assert "don't drive" in first_sentence(name)


def test_the_first_sentence_of_each_emergency_is_the_one_that_was_reviewed() -> None:
    """A golden text: read the difference as somebody who is frightened would."""
    said = {
        name: fill(first_sentence(name), KNOWLEDGE.clinic, **whose("self", KNOWLEDGE))
        for name in EMERGENCIES
    }
    assert "".join(f"{name}\t{text}\n" for name, text in sorted(said.items())) == GOLDEN


@pytest.mark.parametrize("name", SIGNS)
def test_no_text_on_a_sign_shows_a_field_to_anybody(name: str) -> None:
    words = KNOWLEDGE.red_flag_words[name]
    for person in get_args(Person):
        for text in (words.advice, words.question):
            assert "{" not in fill(text, KNOWLEDGE.clinic, **whose(person, KNOWLEDGE))


@pytest.mark.parametrize("name", SIGNS)
def test_what_is_said_of_someone_else_does_not_call_them_you(name: str) -> None:
    """But for the one who writes: "I'm glad you told me"."""
    words = KNOWLEDGE.red_flag_words[name]
    for text in (words.advice, words.question):
        told = fill(text, KNOWLEDGE.clinic, **whose("someone_else", KNOWLEDGE))
        to_writer = ("you told me", "Thank you", KNOWLEDGE.clinic.numbers.urgent)
        for allowed in to_writer:
            told = told.replace(allowed, "")
        assert not re.search(r"\b(you|your|yourself)\b", told, re.IGNORECASE), told


@pytest.mark.parametrize("name", SAME_DAY)
def test_same_day_care_says_where_to_go_and_when_it_becomes_graver(name: str) -> None:
    assert "{urgent}" in advice(name)
    assert "today" in advice(name)
    assert "{emergency}" in advice(name)


@pytest.mark.parametrize("name", DOCTOR_FIRST)
def test_a_doctor_first_says_so_and_why(name: str) -> None:
    assert "doctor" in first_sentence(name)
    assert len(re.split(r"(?<=[.])\s", advice(name))) > 1


def test_suicidal_words_are_met_with_a_question_and_the_crisis_line() -> None:
    told = advice("suicidal_ideation")
    assert "are {you} safe right now?" in told
    assert "{crisis}" in told


@pytest.mark.parametrize("name", SIGNS)
def test_a_suspicion_is_settled_by_one_question(name: str) -> None:
    assert KNOWLEDGE.red_flag_words[name].question.count("?") == 1


def test_every_region_of_a_sign_is_one_of_the_zones() -> None:
    regions = {zone.region for zone in KNOWLEDGE.zones.values()}
    named = {region for flag in KNOWLEDGE.red_flags.values() for region in flag.regions}
    assert named <= regions
