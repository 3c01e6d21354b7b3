"""Checks by touch: only where it is safe, only for what leads, and strong in what they show."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dialogs.conversation import Conversation
from dialogs.heard import FlagHeard, ZoneMention
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.messages import Ask, Text
from dialogs.reasoning.ranking import rank
from dialogs.reasoning.self_check import next_self_check
from dialogs.turn import Turn, turn

AT = datetime(2026, 1, 1, tzinfo=UTC)
SHOULDER = Known(zones=(ZoneMention("shoulder_front", "right", "present", "front", 1.0),))
CAUTION = FlagHeard("anticoagulants", "caution", "stated", "warfarin")
UNTOUCHABLE = (
    *("pectoralis_major", "pectoralis_minor", "sternalis", "subclavius", "longus_colli"),
    *("omohyoid", "mylohyoid", "digastric", "platysma", "superior_oblique", "pelvic_floor"),
    *("rectus_abdominis", "abdominal_obliques", "transversus_abdominis", "pectineus"),
    *("coracobrachialis", "popliteus", "plantaris", "intercostals_diaphragm"),
)


def offered(known: Known, knowledge: Knowledge) -> str | None:
    return next_self_check(known, rank(known.intake(), knowledge), knowledge)


def place_of(muscle: str, known: Known, knowledge: Knowledge) -> int:
    return [each.muscle for each in rank(known.intake(), knowledge).sources].index(muscle)


def test_the_first_check_is_of_the_muscle_that_leads(knowledge: Knowledge) -> None:
    assert offered(SHOULDER, knowledge) == rank(SHOULDER.intake(), knowledge).sources[0].muscle


@pytest.mark.parametrize(
    "known",
    [
        replace(SHOULDER, flags=(CAUTION,)),
        replace(SHOULDER, flags=(replace(CAUTION, certainty="suspected"),)),
        replace(SHOULDER, person="child"),
        replace(SHOULDER, checks={"deltoid": "check_skip"}),
        replace(SHOULDER, checks=dict.fromkeys(("a", "b", "c"), "check_sore")),
        Known(),
    ],
    ids=["caution", "suspicion", "child", "skipped", "three done", "no place"],
)
def test_no_check_is_offered_where_it_is_unsafe_or_unwanted(
    known: Known, knowledge: Knowledge
) -> None:
    assert offered(known, knowledge) is None


@pytest.mark.parametrize("muscle", UNTOUCHABLE)
def test_what_must_not_be_touched_has_no_check(muscle: str, knowledge: Knowledge) -> None:
    assert muscle in knowledge.muscles
    assert muscle not in knowledge.self_checks


@pytest.mark.parametrize("muscle", ["gastrocnemius", "soleus", "scalenes", "subscapularis"])
def test_calves_the_side_of_the_neck_and_the_armpit_are_moved_and_not_pressed(
    muscle: str, knowledge: Knowledge
) -> None:
    assert knowledge.self_checks[muscle].kind == "move"


def test_the_known_pain_brings_a_muscle_up_and_nothing_brings_it_down(knowledge: Knowledge) -> None:
    second = rank(SHOULDER.intake(), knowledge).sources[1].muscle
    felt = replace(SHOULDER, checks={second: "check_mine"})
    assert place_of(second, felt, knowledge) == 0
    unfelt = replace(SHOULDER, checks={second: "check_nothing"})
    assert place_of(second, unfelt, knowledge) > 1


@pytest.mark.parametrize("answer", ["check_sore", "check_skip"])
def test_soreness_alone_and_a_skipped_check_change_nothing(
    answer: str, knowledge: Knowledge
) -> None:
    tried = replace(SHOULDER, checks={"infraspinatus": answer})
    assert rank(tried.intake(), knowledge) == rank(SHOULDER.intake(), knowledge)


def talk(messages: tuple[str, ...], knowledge: Knowledge) -> Turn:
    done = Turn(Conversation(), ())
    for message in messages:
        done = turn(done.conversation, Text(message), knowledge, AT)
    return done


TO_THE_RESULT = ("the front of my right shoulder hurts", "i agree, for me", *["none"] * 9)


def result_of(knowledge: Knowledge) -> tuple[str, ...]:
    for length in range(3, len(TO_THE_RESULT) + 1):
        if talk(TO_THE_RESULT[:length], knowledge).conversation.state == "showing_sources":
            return TO_THE_RESULT[:length]
    raise AssertionError("no result was reached")


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("yes that's my pain", "check_mine"),
        ("only sore, not my pain", "check_sore"),
        ("nothing happens", "check_nothing"),
        ("skip", "check_skip"),
    ],
)
def test_a_check_is_answered_in_words(answer: str, kept: str, knowledge: Knowledge) -> None:
    to_check = (*result_of(knowledge), "try a check by touch")
    done = talk(to_check, knowledge)
    assert done.conversation.state == "trying_self_check"
    asked = done.replies[-1]
    assert isinstance(asked, Ask)
    assert asked.options[0].id == "check_mine"
    after = talk((*to_check, answer), knowledge)
    assert after.conversation.entries[-1].answers == (kept,)
    assert not after.conversation.entries[-1].words


def test_skipping_leads_back_to_the_result(knowledge: Knowledge) -> None:
    done = talk((*result_of(knowledge), "try a check by touch", "skip"), knowledge)
    assert done.conversation.state == "showing_sources"
