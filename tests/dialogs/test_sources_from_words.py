"""Are the right sources found from a client's words alone? Over all cases told in words."""

import tomllib
from pathlib import Path

import pytest

from dialogs.hearing.listen import listen
from dialogs.intake import intake_from
from dialogs.knowledge import Knowledge
from dialogs.reasoning.ranking import rank

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [
    case
    for name in ("sources.toml", "words_alone.toml")
    for case in tomllib.loads((FOLDER / name).read_text("utf-8")).values()
]

BY_REGION = tomllib.loads((FOLDER / "told_by_region.toml").read_text("utf-8"))


def listed(text: str, knowledge: Knowledge) -> list[str]:
    ranking = rank(intake_from(listen(text, knowledge)), knowledge)
    return [source.muscle for source in ranking.sources]


@pytest.mark.parametrize("case", BY_REGION)
def test_a_case_of_each_region_leads_to_a_source_of_its_pattern(
    case: str, knowledge: Knowledge
) -> None:
    assert listed(BY_REGION[case]["text"], knowledge)[0] in BY_REGION[case]["first"]


def test_another_source_of_the_pattern_stands_beside_it_in_most_cases(
    knowledge: Knowledge,
) -> None:
    found = [
        bool(set(listed(case["text"], knowledge)[:5]) & set(case["beside"]))
        for case in BY_REGION.values()
    ]
    assert len(found) >= 30
    assert sum(found) / len(found) >= 0.85


def test_an_accepted_source_comes_first_in_most_cases_and_in_the_first_3_in_nearly_all(
    knowledge: Knowledge,
) -> None:
    first = three = 0
    for case in CASES:
        leading = listed(case["text"], knowledge)[:3]
        first += bool(leading) and leading[0] in case["first"]
        three += bool(set(leading) & set(case["first"]))
    assert len(CASES) >= 90
    assert first / len(CASES) >= 0.85
    assert three / len(CASES) >= 0.92
