"""Each kind of labelled text is judged by its own rules."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.evaluation.complaints import measure_complaints
from bot.evaluation.figures import Report, Share
from bot.evaluation.questions import measure_questions
from bot.evaluation.red_flags import measure_red_flags
from bot.evaluation.regional import measure_regional_order
from bot.evaluation.vignettes import measure_vignettes

Fields = dict[str, Any]


def shares(report: Report) -> dict[str, tuple[int, int]]:
    """Name to count and total, of the figures in which anything counts."""
    alls: Mapping[str, Share] = {each.name.strip(): each.shares["all"] for each in report.figures}
    return {name: (share.count, share.of) for name, share in alls.items() if share.of}


def heard(*zones: Fields, candidates: tuple[str, ...] = (), sides: Fields | None = None) -> Fields:
    return {
        "zones": [{"side": None, "mention": "present", **zone} for zone in zones],
        "candidates": list(candidates),
        "candidate_sides": sides or {},
    }


def complaint(**label: Any) -> Fields:
    return {"text": "t", "zones": [], "also_ok": [], "denied": [], "side": None, "style": "plain",
            **label}  # fmt: skip


@pytest.mark.parametrize(
    ("label", "answer", "name", "share"),
    [
        ({"zones": ["eye"]}, heard({"zone": "eye"}), "all named zones found, none invented", 1),
        ({"zones": ["eye"]}, heard(), "all named zones found, none invented", 0),
        ({"zones": ["eye"]}, heard(), "a named zone missed", 1),
        ({"zones": ["eye", "jaw"]}, heard({"zone": "eye"}), "a named zone missed", 1),
        ({"zones": ["eye"]}, heard({"zone": "eye"}, {"zone": "jaw"}), "a zone invented", 1),
        ({"zones": ["eye"], "also_ok": ["jaw"]}, heard({"zone": "eye"}, {"zone": "jaw"}),
         "all named zones found, none invented", 1),
        ({"zones": ["eye"]}, heard({"zone": "eye", "mention": "unsure"}),
         "all named zones found, none invented", 0),
        ({"denied": ["jaw"]}, heard({"zone": "jaw"}), "denied zones taken as present", 1),
        ({"denied": ["jaw"]}, heard({"zone": "jaw", "mention": "denied"}),
         "denied zones taken as present", 0),
        ({"side": "left"}, heard({"zone": "eye", "side": "left"}), "side right when stated", 1),
        ({"side": "left"}, heard({"zone": "eye", "side": "right"}), "side right when stated", 0),
        ({"side": "both"}, heard({"zone": "eye", "side": "right"}, {"zone": "jaw", "side": "left"}),
         "side right when stated", 1),
        ({"side": "left"}, heard({"zone": "eye", "side": "left"},
                                 {"zone": "jaw", "side": "right", "mention": "denied"}),
         "side right when stated", 1),
        ({"side": "left"}, heard(candidates=("eye",), sides={"eye": "left"}),
         "side right when stated", 1),
        ({}, heard({"zone": "eye", "side": "left"}), "no side when none is stated", 0),
        ({}, heard({"zone": "eye"}), "no side when none is stated", 1),
        ({"also_ok": ["eye", "jaw"]}, heard(candidates=("eye",)),
         "loose part: fitting choices offered", 1),
        ({"also_ok": ["eye"]}, heard(), "loose part: fitting choices offered", 0),
        ({"also_ok": ["a", "b", "c", "d"]}, heard(candidates=("a", "b", "c", "d", "x")),
         "loose part: fitting choices offered", 1),
        ({"also_ok": ["a", "b", "c"]}, heard(candidates=("a", "b", "c", "x")),
         "loose part: fitting choices offered", 0),
        ({}, heard(), "no place in the text: clean", 1),
        ({}, heard(candidates=("eye",)), "no place in the text: clean", 0),
    ],
)  # fmt: skip
def test_a_complaint_counts_as_its_label_says(
    label: Fields, answer: Fields, name: str, share: int
) -> None:
    report = measure_complaints([complaint(**label)], lambda _: answer)
    assert shares(report)[name] == (share, 1)


def test_a_complaint_is_counted_only_where_its_label_has_something_to_say() -> None:
    report = measure_complaints([complaint(zones=["eye"])], lambda _: heard())
    assert {
        "denied zones taken as present",
        "side right when stated",
        "loose part: fitting choices offered",
        "no place in the text: clean",
    }.isdisjoint(shares(report))


def flag(disposition: str, certainty: str = "stated", name: str = "a") -> Fields:
    return {"id": name, "disposition": disposition, "certainty": certainty}


def signs(disposition: str, *flags: Fields) -> Fields:
    return {"disposition": disposition, "red_flags": list(flags)}


@pytest.mark.parametrize(
    ("disposition", "answer", "name", "share"),
    [
        ("emergency", signs("emergency"), "emergencies sent to emergency", 1),
        ("emergency", signs("urgent"), "emergencies sent to emergency", 0),
        ("emergency", signs("urgent"), "emergency or urgent sent to at least urgent", 1),
        ("urgent", signs("see_clinician"), "emergency or urgent sent to at least urgent", 0),
        ("emergency", signs("none"), "too low: emergency", 1),
        ("caution", signs("none"), "too low: caution", 1),
        ("urgent", signs("urgent"), "right disposition where there is a sign", 1),
        ("urgent", signs("emergency"), "right disposition where there is a sign", 0),
        ("urgent", signs("emergency"), "too grave", 1),
        ("emergency", signs("none", flag("emergency", "suspected")),
         "emergencies not even suspected", 0),
        ("emergency", signs("none"), "emergencies not even suspected", 1),
        ("urgent", signs("urgent", flag("urgent")), "one of the labelled signs stated", 1),
        ("urgent", signs("urgent", flag("urgent", name="b")),
         "one of the labelled signs stated", 0),
        ("urgent", signs("urgent", flag("urgent"), flag("caution", name="b")),
         "exactly the labelled signs stated", 0),
    ],
)  # fmt: skip
def test_a_text_with_a_sign_counts_as_its_label_says(
    disposition: str, answer: Fields, name: str, share: int
) -> None:
    label = {"text": "t", "flags": ["a"], "disposition": disposition, "kind": "flag"}
    assert shares(measure_red_flags([label], lambda _: answer))[name] == (share, 1)


@pytest.mark.parametrize(
    ("answer", "alarm", "grave", "suspicion"),
    [
        (signs("none"), 0, 0, 0),
        (signs("caution", flag("caution")), 0, 0, 0),
        (signs("see_clinician", flag("see_clinician")), 1, 0, 0),
        (signs("urgent", flag("urgent")), 1, 1, 0),
        (signs("none", flag("urgent", "suspected")), 0, 0, 1),
        (signs("urgent", flag("urgent"), flag("emergency", "suspected", "b")), 1, 1, 0),
    ],
)
def test_a_harmless_text_counts_by_what_it_raises(
    answer: Fields, alarm: int, grave: int, suspicion: int
) -> None:
    label = {"text": "t", "flags": [], "disposition": "none", "kind": "benign"}
    found = shares(measure_red_flags([label], lambda _: answer))
    assert found["harmless texts raising see_clinician or above"] == (alarm, 1)
    assert found["as urgent or emergency"] == (grave, 1)
    assert found["harmless texts only suspected of it"] == (suspicion, 1)


@pytest.mark.parametrize(
    ("topic", "answered", "name", "share"),
    [
        ("posture", "posture", "right topic", 1),
        ("posture", "related", "right topic", 1),
        ("posture", "other", "right topic", 0),
        ("posture", None, "no topic found", 1),
        (None, None, "off the topic: left alone", 1),
        (None, "posture", "off the topic: left alone", 0),
    ],
)
def test_a_question_counts_as_its_label_says(
    topic: str | None, answered: str | None, name: str, share: int
) -> None:
    label = {"text": "t", "topic": topic, "also_ok": ["related"] if topic else [], "style": "plain"}
    report = measure_questions([label], lambda _: {"topic": answered})
    assert shares(report)[name] == (share, 1)


def assessed(*muscles: str, disposition: str = "none") -> Fields:
    return {
        "zones": [],
        "disposition": disposition,
        "sources": [{"muscle": muscle} for muscle in muscles],
    }


@pytest.mark.parametrize(
    ("answer", "first", "shown"),
    [
        (assessed("best"), 1, 1),
        (assessed("good", "best"), 0, 1),
        (assessed("x", "y", "good"), 0, 1),
        (assessed("x", "y", "z", "best"), 0, 0),
        (assessed(), 0, 0),
    ],
)
def test_a_vignette_counts_by_its_accepted_sources(answer: Fields, first: int, shown: int) -> None:
    label = {"text": "t", "zones": ["eye"], "top1_ok": ["best"], "expected": ["good"],
             "disposition": "none"}  # fmt: skip
    found = shares(measure_vignettes([label], lambda _: answer))
    assert found["accepted source first, from the words alone"] == (first, 1)
    assert found["accepted source in the first 3, from the words alone"] == (shown, 1)


def test_a_vignette_is_assessed_from_its_words_and_with_its_zones() -> None:
    label = {"text": "t", "zones": ["eye"], "top1_ok": ["best"], "expected": [],
             "disposition": "urgent"}  # fmt: skip
    told: list[Mapping[str, Any]] = []

    def assess(case: Mapping[str, Any]) -> Fields:
        told.append(case)
        return assessed("best" if "zones" in case else "x", disposition="caution")

    found = shares(measure_vignettes([label], assess))
    assert told == [{"text": "t"}, {"text": "t", "zones": ["eye"]}]
    assert found["first, with the zones given"] == (1, 1)
    assert found["disposition too low"] == (1, 1)


def test_regional_guides_count_once_for_each_zone_and_once_for_each_guide() -> None:
    rows = [
        {"zone": "arm", "heading": "F", "rank": "1", "muscle": "front"},
        {"zone": "arm", "heading": "F", "rank": "2", "muscle": "x"},
        {"zone": "arm", "heading": "F", "rank": "3", "muscle": "unlisted"},
        {"zone": "arm", "heading": "B", "rank": "1", "muscle_id": "back"},
        {"zone": "leg", "heading": "L", "rank": "1", "muscle": "missing"},
    ]
    report = measure_regional_order(
        rows, lambda case: assessed("x", "front") if case == {"zones": ["arm"]} else assessed()
    )
    assert shares(report) == {
        "most frequent muscle in the first 3": (1, 2),
        "of every guide that covers the zone": (1, 3),
        # front before x is the other way round; both stand before what is not listed at all.
        "pairs of muscles in the order of the guide": (2, 3),
    }
