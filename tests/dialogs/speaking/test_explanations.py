"""Reasons are told in the client's words, and there is always one."""

import pytest

from bot.loading import shipped_knowledge
from dialogs.heard import Side, Standing, ZoneMention
from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.ranked import Reason, Source
from dialogs.reasoning.ranking import rank
from dialogs.speaking.explanations import reasons_against, reasons_for

KNOWLEDGE = shipped_knowledge()


def at(zone: str, side: Side | None = None, standing: Standing = "present") -> ZoneMention:
    return ZoneMention(zone, side, standing, zone, 1.0)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (Reason("zone", "eye", 1.8), "you feel it in or behind your right eye"),
        (Reason("zone", "neck_back", 1.8), "you feel it at the back of your neck"),
        (Reason("zone", "eye", -0.5), "pain in or behind your right eye is not typical of it"),
        (Reason("denied_zone", "jaw", -1.0), "it does not hurt in your jaw"),
        (Reason("path", "neck_side", 0.8), "it starts at the side of your neck"),
    ],
)
def test_each_kind_of_reason_has_its_words(reason: Reason, told: str, knowledge: Knowledge) -> None:
    intake = Intake(zones=(at("eye", "right"), at("neck_back")))
    for_it, against = ((reason,), ()) if reason.weight > 0 else ((), (reason,))
    source = Source("trapezius_upper", 0.5, for_it, against)
    lines = (*reasons_for(source, intake, knowledge), *reasons_against(source, intake, knowledge))
    assert len(lines) == 1
    assert lines[0].startswith(told)


def test_two_sides_are_told_without_a_side(knowledge: Knowledge) -> None:
    intake = Intake(zones=(at("temple", "left"), at("temple", "right")))
    source = Source("temporalis", 0.5, (Reason("zone", "temple", 1.8),))
    assert reasons_for(source, intake, knowledge) == ("you feel it in your temple",)


def test_at_most_3_reasons_are_told_the_weightiest_first(knowledge: Knowledge) -> None:
    intake = Intake(
        zones=(at("temple"), at("neck_side"), at("ear"), at("eye")),
        answers={"head_spread": ("fish_hook",)},
    )
    best = rank(intake, knowledge).sources[0]
    assert best.muscle == "trapezius_upper"
    assert len(reasons_for(best, intake, knowledge)) == 3


@pytest.mark.parametrize("zone", sorted(KNOWLEDGE.zones))
def test_every_listed_source_has_its_reason_in_words(zone: str, knowledge: Knowledge) -> None:
    for intake in (Intake(zones=(at(zone, "left"),)), Intake(loose_zones=(zone,))):
        for source in rank(intake, knowledge).sources:
            for line in reasons_for(source, intake, knowledge) or ("",):
                assert line
                assert "{" not in line
                assert "  " not in line


def test_every_answer_that_weighs_has_words_for_it(knowledge: Knowledge) -> None:
    silent = {
        f"{row.question}.{row.answer}"
        for row in knowledge.modifiers
        if not knowledge.question_words[row.question].answers[row.answer].because
    }
    assert not silent
