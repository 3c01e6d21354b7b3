"""Warning signs: each is met by texts that show it and by texts that only look alike."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.learning.examples import asked_for, examples_by_file
from bot.loading import shipped_folder, shipped_knowledge
from dialogs.heard import GRAVITY, FlagHeard, Heard
from dialogs.hearing.listen import listen
from dialogs.knowledge.impressions import HARD

KNOWLEDGE = shipped_knowledge()
GRAVE = GRAVITY.index("see_clinician")
ENOUGH_SHOWN, ENOUGH_ALIKE = 5, 3
"""Texts of our own that each sign has to be held to, at the least."""
EXAMPLES = examples_by_file(shipped_folder())
HELD = {file: each for file, each in EXAMPLES.items() if file != HARD}
FEW = 0.03
"""Share of examples that may be hard at most: a language that is not yet heard."""


def heard(text: str) -> Heard:
    return listen(text, KNOWLEDGE)


def stated(text: str) -> dict[str, FlagHeard]:
    return {flag.id: flag for flag in heard(text).flags if flag.certainty == "stated"}


@pytest.mark.parametrize("file", HELD)
def test_every_example_is_sent_where_it_says(file: str) -> None:
    wrong = {
        example.text: found
        for example in HELD[file]
        if example.shows
        and (found := heard(example.text).disposition) != asked_for(example, KNOWLEDGE)
    }
    assert wrong == {}


@pytest.mark.parametrize("file", HELD)
def test_every_example_states_one_of_its_signs(file: str) -> None:
    unheard = [
        example.text
        for example in HELD[file]
        if example.shows and stated(example.text).keys().isdisjoint(example.shows)
    ]
    assert unheard == []


@pytest.mark.parametrize("file", HELD)
def test_a_text_that_only_looks_alike_raises_no_alarm(file: str) -> None:
    alarmed = {
        example.text: raised
        for example in HELD[file]
        if not example.shows
        and (raised := [name for name, flag in stated(example.text).items() if _is_grave(flag)])
    }
    assert alarmed == {}


def test_few_examples_are_still_too_hard() -> None:
    hard = len(EXAMPLES.get(HARD, ()))
    assert hard <= FEW * sum(len(each) for each in EXAMPLES.values())


@pytest.mark.parametrize(
    ("text", "asks_for"),
    [
        ("pain from my neck down the arm and my fingers tingle", "see_clinician"),
        (
            "sore neck, pain into my arm, thumb tingles, strength is fine and it comes and goes",
            "caution",
        ),
        ("my little finger tingles now and then", "caution"),
    ],
)
def test_tingling_down_a_painful_limb_is_looked_at_first(text: str, asks_for: str) -> None:
    assert stated(text)["stable_nerve_symptoms"].disposition == asks_for


def test_every_sign_is_met_by_five_texts_and_three_that_only_look_alike() -> None:
    held = [example for examples in HELD.values() for example in examples]
    shown = Counter(sign for example in held for sign in example.shows)
    alike = Counter(example.looks_like for example in held if not example.shows)
    wanting = {
        flag: (shown[flag], alike[flag])
        for flag in KNOWLEDGE.red_flags
        if shown[flag] < ENOUGH_SHOWN or alike[flag] < ENOUGH_ALIKE
    }
    assert wanting == {}


DENIABLE = (
    "fever", "numbness", "weakness", "headache", "dizziness", "chest pain", "double vision",
    "weight loss", "night sweats", "bladder trouble", "blurred vision", "vomiting", "swelling",
    "tingling", "slurred speech", "blackouts", "breathlessness", "rash", "blisters", "lumps",
    "seizures", "nausea", "sudden headache", "incontinence",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(DENIABLE), min_size=1, max_size=4, unique=True))
def test_a_denied_sign_is_never_stated(symptoms: list[str]) -> None:
    *most, last = symptoms
    listed = f"{', '.join(most)} or {last}" if most else last
    raised = [name for name, flag in stated(f"my neck is tight, no {listed}").items()]
    assert raised == []


def test_what_has_gone_again_today_is_no_safer() -> None:
    text = "my right arm went dead and i was talking gibberish for ten minutes, fine now"
    assert heard(text).disposition == "emergency"


def test_a_relatives_history_is_not_the_clients_sign() -> None:
    assert stated("my mother had a stroke in 2015, my own neck is only stiff") == {}


def test_a_relative_in_trouble_now_is_sent_to_emergency_care() -> None:
    assert heard("my mum's face has dropped on one side, can you see her").disposition == (
        "emergency"
    )


def test_what_a_doctor_has_cleared_is_a_note_but_an_emergency_stays_one() -> None:
    cleared = "my doctor cleared me for massage. my headaches get worse week by week, for months"
    assert heard(cleared).disposition == "caution"
    osteopath = "my doctor said massage is fine. crushing chest pain down my left arm, sweating"
    assert heard(osteopath).disposition == "emergency"


@pytest.mark.parametrize("text", ["", "🙂🙂", "???", "ok " * 3000, "боль в шее", "a" * 10_000])
def test_rough_input_raises_no_alarm_and_no_error(text: str) -> None:
    assert heard(text).disposition == "none"


def test_a_suspicion_comes_after_what_is_stated() -> None:
    flags = heard("sudden awful headache at 3pm sharp, worst of my life, my neck hurts").flags
    assert [flag.certainty for flag in flags] == sorted(flag.certainty for flag in flags)


def _is_grave(flag: FlagHeard) -> bool:
    return GRAVITY.index(flag.disposition) >= GRAVE
