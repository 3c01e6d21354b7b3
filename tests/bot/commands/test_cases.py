"""A case as JSON is read to the letter, and what is wrong with one is told."""

from typing import Any

import pytest

from bot.commands.cases import case_in
from bot.commands.lines import UnusableLine
from bot.loading import shipped_knowledge
from dialogs.assess import Case
from dialogs.errors import UnknownId
from dialogs.heard import ZoneMention


def neck(**fields: Any) -> ZoneMention:
    told = {"side": None, "mention": "present", "phrase": "", "score": 1.0}
    return ZoneMention(zone="neck_back", **{**told, **fields})


@pytest.mark.parametrize(
    ("told", "case"),
    [
        ({"text": "my neck"}, Case(text="my neck")),
        ({"zones": ["neck_back"]}, Case(zones=(neck(),))),
        ({"text": None, "zones": ["neck_back"]}, Case(zones=(neck(),))),
        ({"text": "so", "zones": [], "answers": None}, Case(text="so")),
        ({"zones": [{"zone": "neck_back"}]}, Case(zones=(neck(),))),
        (
            {"zones": [{"zone": "neck_back", "side": "left", "mention": "denied", "score": 0.4}]},
            Case(zones=(neck(side="left", mention="denied"),)),
        ),
        ({"zones": [{"zone": "neck_back", "side": None}]}, Case(zones=(neck(),))),
        ({"answers": {"onset": "sudden"}}, Case(answers={"onset": ("sudden",)})),
        ({"answers": {"onset": ["sudden"]}}, Case(answers={"onset": ("sudden",)})),
        ({"answers": {"onset": "rather_not_say"}}, Case(answers={"onset": ("rather_not_say",)})),
        ({"text": "a", "answers": {}, "expected": ["x"]}, Case(text="a")),
    ],
)
def test_text_zones_and_answers_are_read_in_every_form(told: dict[str, Any], case: Case) -> None:
    assert case_in(told, shipped_knowledge()) == case


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({}, '"text" is missing.'),
        ({"text": None}, '"text" is null; it must be a string'),
        ({"text": 3, "zones": []}, '"text" is a number; it must be a string'),
        ({"zones": "eye"}, '"zones" is a string; it must be a list'),
        ({"zones": [3]}, 'each of "zones" must be an id, or an object with "zone"'),
        ({"zones": [{"side": "left"}]}, 'each of "zones" must be an id, or an object with "zone"'),
        ({"zones": [{"zone": ["eye"]}]}, "zone is a list; it must be an id"),
        (
            {"zones": [{"zone": "eye", "side": "lft"}]},
            '"side" is "lft"; it must be one of null, left, right, both',
        ),
        (
            {"zones": [{"zone": "eye", "mention": "hypothetical"}]},
            ('"mention" is "hypothetical"; it must be one of present, denied, past, someone_else, '
            "unsure"),
        ),
        ({"answers": ["onset"]}, '"answers" is a list; it must be an object'),
        ({"answers": {"onset": 3}}, '"onset" is a number; it must be a list'),
        ({"answers": {"onset": [3]}}, "answer to onset is a number; it must be an id"),
        ({"answers": {"onset": ["sudden", "gradual"]}}, '"onset" takes one answer, not 2'),
    ],
)  # fmt: skip
def test_a_case_of_the_wrong_shape_says_what_is_allowed(told: dict[str, Any], error: str) -> None:
    with pytest.raises(UnusableLine) as refused:
        case_in(told, shipped_knowledge())
    assert str(refused.value) == error


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"zones": ["neck_bak"]}, 'zone "neck_bak" is unknown. Did you mean "neck_back"?'),
        ({"zones": [{"zone": "elephant trunk"}]}, 'zone "elephant trunk" is unknown.'),
        ({"answers": {"onsett": "sudden"}}, 'question "onsett" is unknown. Did you mean "onset"?'),
        (
            {"answers": {"onset": "suden"}},
            'answer to onset "suden" is unknown. Did you mean "sudden"?',
        ),
    ],
)
def test_an_unknown_id_is_told_with_the_nearest(told: dict[str, Any], error: str) -> None:
    with pytest.raises(UnknownId) as refused:
        case_in(told, shipped_knowledge())
    assert str(refused.value) == error
