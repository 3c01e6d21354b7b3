"""Are the right sources found from a client's words alone? Over all cases told in words."""

import tomllib
from pathlib import Path

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


def test_an_accepted_source_comes_first_in_most_cases_and_in_the_first_3_in_nearly_all(
    knowledge: Knowledge,
) -> None:
    first = three = 0
    for case in CASES:
        ranking = rank(intake_from(listen(case["text"], knowledge)), knowledge)
        listed = [source.muscle for source in ranking.sources[:3]]
        first += bool(listed) and listed[0] in case["first"]
        three += bool(set(listed) & set(case["first"]))
    assert len(CASES) >= 90
    assert first / len(CASES) >= 0.85
    assert three / len(CASES) >= 0.92
