"""Where it hurts is heard: the tables of tests/phrases, and what holds for any text."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.heard import Places
from dialogs.hearing.context import read_context
from dialogs.hearing.places import find_places
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge

TABLES = sorted((Path(__file__).parents[2] / "phrases").glob("places_*.tsv"))
ROWS = [
    row
    for table in TABLES
    for row in csv.DictReader(table.read_text("utf-8").splitlines(), delimiter="\t")
]
TEXTS = [row["text"] for row in ROWS]
PARTS = ["knee", "shoulder", "hip", "wrist", "calf", "jaw", "neck", "ear", "heel", "thigh"]


EVERYDAY_PARTS = [
    "neck",
    "shoulder",
    "elbow",
    "wrist",
    "hand",
    "thumb",
    "finger",
    "hip",
    "groin",
    "thigh",
    "knee",
    "kneecap",
    "shin",
    "calf",
    "ankle",
    "heel",
    "foot",
    "toe",
    "jaw",
    "cheek",
    "ear",
    "eye",
    "forehead",
    "temple",
    "throat",
    "chest",
    "spine",
    "tailbone",
    "buttock",
    "arm",
    "forearm",
    "head",
    "ribs",
    "stomach",
    "waist",
    "collarbone",
    "bum",
    "face",
]
EVERYDAY_FRAMES = [
    "I have pain in my {} for 3 weeks",
    "my left {} is sore",
    "pain under my {}",
    "I twisted my {} yesterday",
    "there is a pain in the {} when I turn",
    "I have {} pain",
    "she has a sore {}",
    "my {} is cold and hurts",
    "pain in my {} because of my work",
    "I have a pain in my {} about a month",
    "pain over my {}",
    "I get pain in my {} at the gym",
    "pulled something in my right {}",
    "need help with {} pain",
    "woke up with my {} in agony",
    "pain on the side of my {}",
    "fell on my {} and it hurts",
    "my mum's {} hurts",
]


def places_of(text: str, knowledge: Knowledge) -> Places:
    utterance = read_words(text, knowledge)
    return find_places(utterance, read_context(utterance, knowledge), knowledge)


def summary(places: Places) -> set[tuple[str, str | None, str]]:
    heard = {(each.zone, each.side, each.mention) for each in places.mentions}
    return heard | {(zone, each.side, "loose") for each in places.loose for zone in each.zones}


def listed(cell: str) -> set[str]:
    return set() if cell == "-" else set(cell.split(", "))


def with_side(zone: str, side: str | None) -> str:
    return f"{zone}:{side}" if side else zone


def test_the_tables_of_places_were_found() -> None:
    assert len(TABLES) >= 8
    assert len(ROWS) >= 400


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_the_places_of_a_text_are_heard(row: dict[str, str], knowledge: Knowledge) -> None:
    places = places_of(row["text"], knowledge)
    hurts = {
        with_side(each.zone, each.side) for each in places.mentions if each.mention == "present"
    }
    assert hurts == listed(row["hurts"])
    assert {e.zone for e in places.mentions if e.mention == "denied"} == listed(row["denied"])
    assert {zone for each in places.loose for zone in each.zones} == listed(row["offered"])


@pytest.mark.parametrize("frame", EVERYDAY_FRAMES)
def test_no_idiom_hides_a_part_in_an_everyday_sentence(frame: str, knowledge: Knowledge) -> None:
    unheard = [
        part for part in EVERYDAY_PARTS if not summary(places_of(frame.format(part), knowledge))
    ]
    assert not unheard


def test_a_phrase_is_the_clients_own_words(knowledge: Knowledge) -> None:
    text = "It stings behind my RIGHT Eye."
    mention = places_of(text, knowledge).mentions[0]
    assert mention.phrase == "behind my RIGHT Eye"
    assert text[mention.start : mention.end] == mention.phrase


def test_a_relatives_pain_counts_when_it_is_the_only_one_told_of(knowledge: Knowledge) -> None:
    places = places_of("My mother's left wrist hurts, can she come to you?", knowledge)
    assert [(each.zone, each.mention) for each in places.mentions] == [("wrist", "present")]


def test_a_relatives_pain_beside_ones_own_is_someone_elses(knowledge: Knowledge) -> None:
    places = places_of("My heel hurts. My brother has wrist pain too.", knowledge)
    assert {(e.zone, e.mention) for e in places.mentions} == {
        ("heel", "present"),
        ("wrist", "someone_else"),
    }


def test_what_is_said_last_of_a_place_holds(knowledge: Knowledge) -> None:
    places = places_of("my ankle, no, not the ankle, the shin", knowledge)
    assert {(e.zone, e.mention) for e in places.mentions} == {
        ("ankle", "denied"),
        ("shin", "present"),
    }


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_heard(text: str) -> None:
    places_of(text, shipped_knowledge())


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "my neck and back hurt, " * 430,
        "left right " * 900,
        "💥🦵" * 2_000,
        "у меня болит спина " * 400,
        "\x00\x07\u202e knee \ufeff pain",
        "((((((((" * 1_000,
    ],
    ids=["one word", "many places", "many sides", "emoji", "cyrillic", "control", "brackets"],
)
def test_endless_and_odd_texts_are_heard_too(text: str, knowledge: Knowledge) -> None:
    places = places_of(text, knowledge)
    assert len(places.mentions) <= len(knowledge.zones)


@given(st.sampled_from(TEXTS), st.sampled_from(["upper", "spaces", "stop"]))
@settings(max_examples=120, deadline=None)
def test_case_spaces_and_a_final_stop_change_nothing(text: str, change: str) -> None:
    knowledge = shipped_knowledge()
    changed = {
        "upper": text.upper(),
        "spaces": "  " + text.replace(" ", "   ") + " ",
        "stop": text.rstrip(".!?") + "." if text[-1] not in ".!?" else text,
    }[change]
    assert summary(places_of(changed, knowledge)) == summary(places_of(text, knowledge))


@given(st.sampled_from(PARTS), st.sampled_from(PARTS))
@settings(max_examples=60, deadline=None)
def test_a_denied_part_is_never_present(sore: str, fine: str) -> None:
    knowledge = shipped_knowledge()
    part = knowledge.parts[fine]
    denied = {*part.zones, *part.offers}
    own = {*knowledge.parts[sore].zones, *knowledge.parts[sore].offers}
    for text in (
        f"my {sore} hurts but my {fine} does not hurt",
        f"no pain in the {fine}, it is my {sore}",
        f"my {fine} is fine, my {sore} aches",
        f"not the {fine}, it's the {sore}",
    ):
        present = {e.zone for e in places_of(text, knowledge).mentions if e.mention == "present"}
        assert present.isdisjoint(denied - own), text
