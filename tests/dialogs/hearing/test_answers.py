"""Typed answers to an open question: what answers it, and what must not be swallowed."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.hearing.answers import Offered, read_answer
from dialogs.hearing.effects import HARMLESS, TURN
from dialogs.hearing.intents import OWN_PAIN

KNOWLEDGE = shipped_knowledge()
TABLE = Path(__file__).parents[2] / "phrases" / "typed_answers.tsv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    ROWS = [
        (row["question"], row["text"], tuple(row["chosen"].replace("-", "").split()))
        for row in csv.DictReader(lines, delimiter="\t")
    ]


def _buttons(*options: str) -> tuple[Offered, ...]:
    return tuple(Offered(option, KNOWLEDGE.buttons[option]) for option in options)


def _answers(question: str, *answers: str) -> tuple[Offered, ...]:
    words = KNOWLEDGE.question_words[question].answers
    return tuple(Offered(answer, words[answer].button) for answer in answers)


REST = _buttons("none", "not_sure")
DOUBT = REST[1:]
QUALITIES = _answers("quality", "dull_ache", "throbbing", "stabbing", "burning")
ONSETS = _answers("onset", "sudden", "gradual", "on_waking", "after_injury")
DEGREES = _answers("severity", "mild", "moderate", "severe", "extreme")
ACTS = _answers("aggravated_by", "desk_work", "driving", "turning_head", "chewing", "stress")
ZONES = tuple(
    Offered(zone, KNOWLEDGE.zone_words[zone].button)
    for zone in ("shoulder_front", "shoulder_top", "scapula")
)
SIGNS = tuple(
    Offered(item, KNOWLEDGE.screening_words[item].button)
    for item in ("sudden_peak", "sight_or_red_eye", "fever_stiff_neck", "face_arm_speech")
)
AREAS = tuple(Offered(area, words) for area, words in KNOWLEDGE.area_words.items())
HEAD = tuple(
    Offered(zone, KNOWLEDGE.zone_words[zone].button)
    for zone in ("forehead", "temple", "eye", "skull_base", "neck_back")
)
POSES = _answers("aggravated_by", "looking_down", "looking_up", "turning_head", "carrying_bag")
LENGTHS = _answers("duration", "today", "days", "weeks", "months", "years")
OFTEN = _answers("frequency", "constant", "daily", "now_and_then", "first_time")
HARM = _answers("injury", "whiplash", "fall", "blow", "no_injury")
POINTS = _answers("pointing", "one_finger", "whole_area", "vague_deep")
HOURS = _answers("time_of_day", "morning", "builds_through_day", "night", "no_pattern")
BESIDES = _answers("accompanying", "nausea", "light_sensitivity", "tingling", "weakness")
OPEN: dict[str, tuple[str, tuple[Offered, ...]]] = {
    "screening": ("many", (*SIGNS, *REST)),
    "area": ("one", AREAS),
    "head": ("many", (*HEAD, *_buttons("somewhere_else"))),
    "poses": ("many", (*POSES, *REST)),
    "duration": ("one", (*LENGTHS, *DOUBT)),
    "frequency": ("one", (*OFTEN, *DOUBT)),
    "injury": ("many", (*HARM, *DOUBT)),
    "pointing": ("one", (*POINTS, *DOUBT)),
    "time_of_day": ("many", (*HOURS, *REST)),
    "accompanying": ("many", (*BESIDES, *REST)),
    "result": ("many", _buttons("book", "why", "summary", "another", "done")),
    "yes_no": ("one", _buttons("yes", "no", "not_sure")),
    "side": ("many", _buttons("left", "right", "both", "not_sure")),
    "quality": ("many", (*QUALITIES, *REST)),
    "onset": ("one", (*ONSETS, *DOUBT)),
    "severity": ("one", (*DEGREES, *DOUBT)),
    "aggravated_by": ("many", (*ACTS, *REST)),
    "places": ("many", (*ZONES, *REST)),
    "consent": ("many", _buttons("agree_self", "agree_other", "child", "decline")),
}


def chosen(question: str, text: str) -> tuple[str, ...]:
    kind, offered = OPEN[question]
    return read_answer(text, offered, kind, KNOWLEDGE).chosen


@pytest.mark.parametrize(
    ("question", "text", "expected"), ROWS, ids=[" | ".join(r[:2]) for r in ROWS]
)
def test_a_typed_answer_chooses_what_it_says(
    question: str, text: str, expected: tuple[str, ...]
) -> None:
    assert chosen(question, text) == expected


@pytest.mark.parametrize("question", OPEN)
def test_every_label_typed_as_it_stands_chooses_its_option(question: str) -> None:
    for each in OPEN[question][1]:
        assert chosen(question, each.label) == (each.option,)


DOUBTS = ["not sure", "no idea", "dunno", "i don't know", "unsure", "can't tell", "not certain"]
AFTER = ["", " tbh", " sorry", " really", " about that", ", hard to say"]


@pytest.mark.parametrize("doubt", DOUBTS)
@pytest.mark.parametrize("after", AFTER)
def test_not_sure_is_never_yes_and_no_idea_never_no(doubt: str, after: str) -> None:
    assert chosen("yes_no", doubt + after) == ("not_sure",)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), question=st.sampled_from(sorted(OPEN)))
def test_any_text_chooses_only_what_is_offered_or_may_always_be_said(
    text: str, question: str
) -> None:
    offered = {each.option for each in OPEN[question][1]}
    assert set(chosen(question, text)) <= offered | {"none", "not_sure", "rather_not_say"}


def test_the_concepts_that_code_asks_for_stand_in_data() -> None:
    general = {"corrected", "worded_as_question", "guess", "all_of_these", "both_of_these"}
    general |= {"yes", "no", "not_sure", "rather_not_say", "none_of_these", "option_both"}
    general |= {HARMLESS, TURN, OWN_PAIN, "for_child", "for_someone_else", "for_myself"}
    assert general <= KNOWLEDGE.concepts.keys()
