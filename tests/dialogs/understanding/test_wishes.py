"""Consent, leaving and other wishes, and a choice's number with more behind it."""

import pytest

from dialogs.knowledge import Knowledge
from dialogs.recall import recall
from tests.dialogs.understanding.test_small_words import RESULT, SHOULDER, after

HIP = ("my left hip hurts at the side",)


@pytest.mark.parametrize(
    "words",
    [
        "Not the hip, that's my wife! It's my right hand that tingles",
        "it is my right knee, for my wife it's the back",
        "for my sister, her ankle is swollen",
    ],
)
def test_a_told_complaint_is_no_consent(words: str, knowledge: Knowledge) -> None:
    conversation, _ = after((*HIP, words), knowledge)
    assert not conversation.consent
    assert conversation.question == "consent"


@pytest.mark.parametrize(
    "words",
    [
        "yes, it's for my mum",
        "ok, for my wife",
        "for me",
        "me",
        "for my husband",
        "yes, and it's worse when I lie on it",
        "sure, my knee is sore as well",
        "1",
        "1, it started last week",
    ],
)
def test_words_of_agreement_or_an_option_alone_consent(words: str, knowledge: Knowledge) -> None:
    conversation, _ = after((*HIP, words), knowledge)
    assert conversation.consent


@pytest.mark.parametrize("words", ["bye, not interested in talking about this", "goodbye"])
def test_a_goodbye_instead_of_consent_ends_the_talk(words: str, knowledge: Knowledge) -> None:
    conversation, said = after((*HIP, words), knowledge)
    assert conversation.state == "closed"
    assert not conversation.entries
    assert said == knowledge.replies["goodbye"].text


def test_whoever_drops_what_they_told_for_a_person_is_asked_nothing(knowledge: Knowledge) -> None:
    conversation, said = after(
        ("my wrist hurts", "yes, me", "the ring finger is numb. oh forget that, i want a person"),
        knowledge,
    )
    assert knowledge.clinic is not None
    assert knowledge.clinic.phone in said
    assert "?" not in said
    assert conversation.question == "side"


def test_back_at_the_first_question_asks_where_it_hurts_and_keeps_consent(
    knowledge: Knowledge,
) -> None:
    conversation, _ = after((*HIP, "yes, me", "back"), knowledge)
    assert conversation.state == "asking_complaint"
    assert conversation.consent


@pytest.mark.parametrize("words", ["summary", "can you sum it up"])
def test_the_summary_can_be_had_during_a_check_by_touch(words: str, knowledge: Knowledge) -> None:
    check = (*RESULT, "check it by touch")
    before, _ = after(check, knowledge)
    assert before.state == "trying_self_check"
    conversation, said = after((*check, words), knowledge)
    assert conversation.state == "trying_self_check"
    assert said.startswith(knowledge.replies["summary"].text.split("{")[0].strip())


@pytest.mark.parametrize("told", [SHOULDER[:2], SHOULDER, (*RESULT, "check it by touch")])
def test_stop_ends_the_talk_at_any_question(told: tuple[str, ...], knowledge: Knowledge) -> None:
    conversation, said = after((*told, "stop"), knowledge)
    assert conversation.state == "closed"
    assert said.startswith(knowledge.replies["stopped"].text.split("{")[0].strip())


def test_a_number_with_more_behind_it_answers_and_tells(knowledge: Knowledge) -> None:
    told = ("shoulder hurts", "yes, me", "3, and the right one like i said, worse lying on it")
    conversation, _ = after(told, knowledge)
    known = recall(conversation, knowledge)
    assert {(zone.zone, zone.side) for zone in known.hurting()} == {("shoulder_side", "right")}
    assert "lying_on_it" in known.answers["aggravated_by"]


@pytest.mark.parametrize("words", ["3 - 5 weeks, worse at night", "9, worse at night"])
def test_a_number_that_is_no_choice_answers_nothing(words: str, knowledge: Knowledge) -> None:
    conversation, _ = after(("shoulder hurts", "yes, me", words), knowledge)
    assert not recall(conversation, knowledge).hurting()


@pytest.mark.parametrize(
    "words",
    [
        "my wife had a hip done in 2009",
        "he's a good lad, plays golf",
        "my husband had his knee replaced last year",
        "my brother plays football",
    ],
)
def test_what_is_told_of_others_in_passing_is_not_the_clients(
    words: str, knowledge: Knowledge
) -> None:
    before, _ = after(SHOULDER[:2], knowledge)
    conversation, _ = after((*SHOULDER[:2], words), knowledge)
    assert conversation.entries == before.entries
    assert conversation.question == before.question


@pytest.mark.parametrize(
    "words",
    ["it's for my wife, her hip hurts", "my knee hurts too", "my wife says i limp, my hip hurts"],
)
def test_a_pain_that_is_to_be_treated_is_told(words: str, knowledge: Knowledge) -> None:
    before, _ = after(SHOULDER[:2], knowledge)
    conversation, _ = after((*SHOULDER[:2], words), knowledge)
    assert len(conversation.entries) > len(before.entries)
