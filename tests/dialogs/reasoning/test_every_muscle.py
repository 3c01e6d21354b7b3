"""Every muscle of the table can come first, by a case that is honestly its own."""

from collections.abc import Iterator

import pytest

from bot.loading import shipped_knowledge
from dialogs.heard import ZoneMention
from dialogs.intake import Intake
from dialogs.reasoning.ranking import rank

KNOWLEDGE = shipped_knowledge()


def own_answers(muscle: str) -> dict[str, tuple[str, ...]]:
    """All that speaks for the muscle; the weightiest where answers exclude each other."""
    rows = [row for row in KNOWLEDGE.modifiers if row.about == muscle and row.likelihood_ratio > 1]
    rows.sort(key=lambda row: -row.likelihood_ratio)
    answers: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row.question not in answers or KNOWLEDGE.questions[row.question].kind == "many":
            answers[row.question] = (*answers.get(row.question, ()), row.answer)
    return answers


def own_places(muscle: str) -> Iterator[set[str]]:
    """Where it is felt: essential places together, each alone, and those of each trigger point."""
    rows = [row for row in KNOWLEDGE.referrals if row.muscle == muscle]
    essential = {row.zone for row in rows if row.pattern == "essential"}
    everywhere = {row.zone for row in rows}
    yield essential or everywhere
    yield everywhere
    yield from ({zone} for zone in sorted(essential or everywhere))
    for point in sorted({row.trigger_point for row in rows}):
        yield {row.zone for row in rows if row.trigger_point == point}


def first(zones: set[str], answers: dict[str, tuple[str, ...]]) -> str:
    hurting = tuple(ZoneMention(zone, None, "present", zone, 1.0) for zone in sorted(zones))
    return rank(Intake(zones=hurting, answers=answers), KNOWLEDGE).sources[0].muscle


@pytest.mark.parametrize("muscle", sorted(KNOWLEDGE.muscles))
def test_its_own_places_and_signs_bring_a_muscle_first(muscle: str) -> None:
    answers = own_answers(muscle)
    assert answers
    assert muscle in {first(zones, answers) for zones in own_places(muscle)}


def test_the_table_holds_115_muscles() -> None:
    assert len(KNOWLEDGE.muscles) == 115
