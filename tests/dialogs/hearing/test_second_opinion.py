"""Rules and impression together: what is added, what is doubted, what is left alone."""

from dataclasses import replace

import pytest

from dialogs.heard import Certainty, Disposition, FlagHeard
from dialogs.hearing.impression_features import Feature
from dialogs.hearing.second_opinion import with_second_opinion
from dialogs.knowledge import Knowledge
from dialogs.knowledge.impressions import LEVELS, Impression

TEXT = "a word"
WORD = Feature("word", 2, 6, 0)
SURE, LIKELY, OPEN, UNLIKE = 6.0, 0.6, 0.0, -6.0
"""Log-odds: above "suspected", between "stated" and that, in the middle, below "doubted"."""


def sounding(knowledge: Knowledge, **odds: float) -> Knowledge:
    """Knowledge to which a text of one word sounds like this."""
    kinds = {**dict.fromkeys(LEVELS, OPEN), **odds}
    impressions = {
        kind: Impression(base=0.0, weights={"word": weight}) for kind, weight in kinds.items()
    }
    return replace(knowledge, impressions=impressions)


def weighed(
    knowledge: Knowledge, *flags: FlagHeard, cleared: bool = False
) -> list[tuple[str, str, str]]:
    told = with_second_opinion(flags, (WORD,), TEXT, cleared=cleared, knowledge=knowledge)
    return [(flag.id, flag.disposition, flag.certainty) for flag in told]


def flag(
    sign: str, knowledge: Knowledge, certainty: Certainty = "stated", as_: Disposition | None = None
) -> FlagHeard:
    return FlagHeard(sign, as_ or knowledge.red_flags[sign].disposition, certainty, "words")


@pytest.mark.parametrize("odds", [SURE, LIKELY])
def test_what_sounds_grave_and_like_a_sign_states_the_likeliest(
    odds: float, knowledge: Knowledge
) -> None:
    wise = sounding(knowledge, emergency=odds, stroke_signs=3.0, cauda_equina=2.0, shingles=9.0)
    assert weighed(wise) == [("stroke_signs", "emergency", "stated")]


def test_what_sounds_urgent_and_like_an_emergency_states_that(knowledge: Knowledge) -> None:
    wise = sounding(knowledge, urgent=SURE, stroke_signs=3.0, shingles=1.0)
    assert weighed(wise) == [("stroke_signs", "emergency", "stated")]


def test_no_graver_sign_is_thought_of_where_nothing_sounds_as_grave(knowledge: Knowledge) -> None:
    wise = sounding(knowledge, urgent=SURE, emergency=UNLIKE, stroke_signs=3.0, shingles=1.0)
    assert weighed(wise) == [("shingles", "urgent", "stated")]


def test_what_sounds_grave_and_like_no_sign_in_particular_is_asked_about(
    knowledge: Knowledge,
) -> None:
    wise = sounding(knowledge, urgent=SURE, shingles=-8.0, deep_vein_thrombosis=-4.0)
    assert weighed(wise) == [("deep_vein_thrombosis", "urgent", "suspected")]


def test_what_sounds_a_little_grave_and_like_no_sign_is_left_alone(knowledge: Knowledge) -> None:
    wise = sounding(knowledge, urgent=LIKELY, shingles=-8.0)
    assert weighed(wise) == []


def test_a_sign_that_a_rule_suspects_goes_before_a_likelier_one(knowledge: Knowledge) -> None:
    wise = sounding(knowledge, emergency=SURE, stroke_signs=1.0, cauda_equina=5.0)
    suspected = flag("stroke_signs", wise, "suspected")
    assert weighed(wise, suspected) == [("stroke_signs", "emergency", "stated")]


@pytest.mark.parametrize("odds", [OPEN, UNLIKE])
def test_nothing_is_added_where_nothing_sounds_grave(odds: float, knowledge: Knowledge) -> None:
    wise = sounding(knowledge, **dict.fromkeys(LEVELS, odds), stroke_signs=9.0)
    assert weighed(wise) == []


def test_nothing_is_added_to_what_is_as_grave_already(knowledge: Knowledge) -> None:
    wise = sounding(knowledge, emergency=SURE, stroke_signs=3.0, cauda_equina=1.0)
    heard = flag("cauda_equina", wise)
    assert weighed(wise, heard) == [("cauda_equina", "emergency", "stated")]


def test_a_graver_sign_is_added_to_a_lesser_one(knowledge: Knowledge) -> None:
    wise = sounding(knowledge, emergency=SURE, stroke_signs=3.0)
    assert weighed(wise, flag("pregnancy", wise)) == [
        ("stroke_signs", "emergency", "stated"),
        ("pregnancy", "caution", "stated"),
    ]


def test_a_sign_of_the_rules_that_sounds_harmless_is_asked_about_and_never_dropped(
    knowledge: Knowledge,
) -> None:
    wise = sounding(knowledge, **dict.fromkeys(LEVELS, UNLIKE))
    assert weighed(wise, flag("shingles", wise), flag("stroke_signs", wise)) == [
        ("stroke_signs", "emergency", "suspected"),
        ("shingles", "urgent", "suspected"),
    ]


def test_a_note_for_the_therapist_is_not_doubted(knowledge: Knowledge) -> None:
    wise = sounding(knowledge, **dict.fromkeys(LEVELS, UNLIKE))
    assert weighed(wise, flag("pregnancy", wise)) == [("pregnancy", "caution", "stated")]


def test_a_doctors_word_keeps_out_what_would_only_ask_for_a_doctor(knowledge: Knowledge) -> None:
    wise = sounding(knowledge, see_clinician=SURE, headache_progressive=2.0)
    assert weighed(wise, cleared=True) == []
    assert weighed(wise) == [("headache_progressive", "see_clinician", "stated")]


def test_a_doctors_word_keeps_out_no_emergency(knowledge: Knowledge) -> None:
    wise = sounding(knowledge, emergency=SURE, stroke_signs=3.0)
    assert weighed(wise, cleared=True) == [("stroke_signs", "emergency", "stated")]


def test_what_is_added_tells_the_words_that_it_rests_on(knowledge: Knowledge) -> None:
    wise = sounding(knowledge, emergency=SURE, stroke_signs=3.0)
    told = with_second_opinion((), (WORD,), TEXT, cleared=False, knowledge=wise)
    assert [flag.phrase for flag in told] == ["word"]
