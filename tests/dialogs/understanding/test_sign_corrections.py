"""What puts a warning sign right, and what only sounds like it."""

import pytest

from bot.loading import shipped_knowledge
from dialogs.hearing.listen import listen

KNOWLEDGE = shipped_knowledge()
OF_WHEN = (
    "i meant last year", "that was ten years ago", "sorry, that was in 2014",
    "it happened years ago",
    "no no that was when i was a student", "i was talking about last summer, not now",
)  # fmt: skip
NOT_OF_WHEN = (
    "my last scan was two years ago", "it started two years ago", "i have had this since last year",
    "it was checked last year and it was fine", "it went off again", "not now, later",
    "that was an hour ago", "that was this morning", "it was fine until last year",
    "my operation was two years ago",
)  # fmt: skip
OF_WHOM = (
    "that was my uncle", "no that was my uncle, not me", "i meant my dad",
    "that happened to my friend",
    "it was not me", "my mum had that, not me",
)  # fmt: skip
NOT_OF_WHOM = (
    "it was my mum who told me to write", "it is for my dad", "my husband is driving me",
    "my wife thinks it is nothing", "my boyfriend had his hands round my neck",
    "that was my fault", "it was my shoulder", "my friend says its stress",
)  # fmt: skip
TAKEN_BACK = (
    "actually no its now", "no wait, it is today", "i meant now", "sorry, it is happening now",
    "it is still there", "now, not last year",
)  # fmt: skip
NOT_TAKEN_BACK = ("i am fine now", "it is gone now", "not now", "actually it was my uncle")
LEAVING = ("hide this now", "quick exit", "delete this chat", "leave and hide")
NOT_LEAVING = ("i cant hide the pain", "delete my appointment", "is my spleen hiding something")


def wishes(text: str) -> tuple[str, ...]:
    return listen(text, KNOWLEDGE).intents


@pytest.mark.parametrize("text", OF_WHEN)
def test_a_correction_of_when_is_heard(text: str) -> None:
    assert "corrects_when" in wishes(text)


@pytest.mark.parametrize("text", NOT_OF_WHEN)
def test_another_date_corrects_nothing(text: str) -> None:
    assert "corrects_when" not in wishes(text)


@pytest.mark.parametrize("text", OF_WHOM)
def test_a_correction_of_whom_is_heard(text: str) -> None:
    assert "corrects_who" in wishes(text)


@pytest.mark.parametrize("text", NOT_OF_WHOM)
def test_another_person_corrects_nothing(text: str) -> None:
    assert "corrects_who" not in wishes(text)


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_a_correction_that_is_taken_back_is_heard(text: str) -> None:
    assert "takes_correction_back" in wishes(text)


@pytest.mark.parametrize("text", NOT_TAKEN_BACK)
def test_what_is_well_now_takes_no_correction_back(text: str) -> None:
    assert "takes_correction_back" not in wishes(text)


@pytest.mark.parametrize("text", LEAVING)
def test_a_wish_to_leave_unseen_is_heard(text: str) -> None:
    assert "hide" in wishes(text)


@pytest.mark.parametrize("text", NOT_LEAVING)
def test_hiding_something_else_deletes_no_talk(text: str) -> None:
    assert "hide" not in wishes(text)
