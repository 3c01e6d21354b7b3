"""Warning signs: each is met by texts that show it and by texts that only look alike."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.heard import GRAVITY, FlagHeard, Heard
from dialogs.hearing.listen import listen

PHRASES = Path(__file__).parents[2] / "phrases"
KNOWLEDGE = shipped_knowledge()
GRAVE = GRAVITY.index("see_clinician")
ENOUGH_SHOWN, ENOUGH_ALIKE = 5, 3
"""Texts of our own that each sign has to be held to, at the least."""


def _rows() -> list[dict[str, str]]:
    rows = []
    for file in sorted(PHRASES.glob("warning_signs_*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            rows.extend(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return rows


ROWS = _rows()
SHOWN = [row for row in ROWS if row["holds"] == "yes"]
LOOKALIKES = [row for row in ROWS if row["holds"] == "no"]


def heard(text: str) -> Heard:
    return listen(text, KNOWLEDGE)


def stated(text: str) -> dict[str, FlagHeard]:
    return {flag.id: flag for flag in heard(text).flags if flag.certainty == "stated"}


def also(row: dict[str, str]) -> set[str]:
    return set(row["also"].split()) - {"-"}


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row["text"])
def test_a_sign_that_a_text_shows_is_stated(row: dict[str, str]) -> None:
    assert row["flag"] in stated(row["text"])


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row["text"])
def test_a_text_is_sent_where_its_gravest_sign_says(row: dict[str, str]) -> None:
    meant = {KNOWLEDGE.red_flags[flag].disposition for flag in also(row) | {row["flag"]}}
    assert heard(row["text"]).disposition == max(meant, key=GRAVITY.index)


@pytest.mark.parametrize("row", LOOKALIKES, ids=lambda row: row["text"])
def test_a_text_that_only_looks_alike_raises_no_alarm(row: dict[str, str]) -> None:
    raised = {name for name, flag in stated(row["text"]).items() if _is_grave(flag)}
    assert raised <= also(row)


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
    shown = Counter(row["flag"] for row in SHOWN)
    alike = Counter(row["flag"] for row in LOOKALIKES)
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
