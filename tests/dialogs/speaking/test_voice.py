"""Everything painbot says sounds like painbot: short, plain, calm, no promise and no fear."""

import re

import pytest

from bot.loading import shipped_knowledge
from dialogs.speaking.replies import fill

KNOWLEDGE = shipped_knowledge()
REPLIES = sorted(KNOWLEDGE.replies)
LONG = {"summary"}
"""The summary is read by a therapist."""
FORBIDDEN = (
    r"!", r"\bjust\b", r"\bsimply\b", r"don't worry", r"\byou have a\b", r"\bthe cause is\b",
    r"\bwill cure\b", r"\bi understand how you feel\b", r"\bdear\b", r"\bunfortunately\b",
)  # fmt: skip


def spoken() -> list[tuple[str, str]]:
    said = [(f"replies.{key}", reply.text) for key, reply in KNOWLEDGE.replies.items()]
    said += [(f"red_flags.{key}", words.advice) for key, words in KNOWLEDGE.red_flag_words.items()]
    said += [(f"red_flags.{key}?", flag.question) for key, flag in KNOWLEDGE.red_flag_words.items()]
    said += [(f"questions.{key}", words.ask) for key, words in KNOWLEDGE.question_words.items()]
    said += [(f"safety_nets.{key}", net.doctor) for key, net in KNOWLEDGE.safety_nets.items()]
    said += [(f"safety_nets.{key}!", net.emergency) for key, net in KNOWLEDGE.safety_nets.items()]
    said += [
        (f"care_paths.{key}.{choice}", text)
        for key, words in KNOWLEDGE.care_path_words.items()
        for choice, text in words.answers.items()
    ]
    said += [(f"groups.{key}", group.today) for key, group in KNOWLEDGE.muscle_groups.items()]
    return said


@pytest.mark.parametrize(("key", "text"), spoken(), ids=lambda value: str(value)[:40])
def test_no_sentence_promises_frightens_or_soothes(key: str, text: str) -> None:
    found = [pattern for pattern in FORBIDDEN if re.search(pattern, text.lower())]
    assert not found, key


@pytest.mark.parametrize("key", [key for key in REPLIES if key not in LONG])
def test_no_reply_is_longer_than_sixty_words(key: str) -> None:
    assert len(KNOWLEDGE.replies[key].text.split()) <= 60


def test_the_consent_notice_fits_60_words_and_says_what_it_must() -> None:
    text = fill(KNOWLEDGE.replies["ask_consent"].text, KNOWLEDGE.clinic)
    assert len(text.split()) <= 60
    clinic = KNOWLEDGE.clinic
    for fact in (clinic.numbers.emergency, clinic.phone, str(clinic.keeps_days), clinic.name):
        assert fact in text
    assert "don't diagnose" in text
    assert "nobody reads this live" in text


@pytest.mark.parametrize("zone", sorted(KNOWLEDGE.zones))
def test_every_zone_is_named_with_its_side_and_place(zone: str) -> None:
    words = KNOWLEDGE.zone_words[zone]
    assert "{side}" in words.sided
    assert "{" not in words.plain
