"""The therapist gets every number that moved a source, and where it is from."""

import pytest

from bot.loading import shipped_knowledge
from dialogs.heard import ZoneMention
from dialogs.intake import Intake
from dialogs.ranked import ConditionFit, Ranking, Source
from dialogs.reasoning.ranking import rank
from dialogs.speaking.account import account, account_text
from dialogs.speaking.explanations import changes_told, reasons_for

KNOWLEDGE = shipped_knowledge()
INTAKE = Intake(
    zones=tuple(
        ZoneMention(zone, "left", "denied" if zone == "jaw" else "present", zone, 1.0)
        for zone in ("temple", "neck_side", "hand", "jaw")
    ),
    loose_zones=("forehead", "vertex"),
    path=("neck_side", "temple"),
    answers={
        "head_spread": ("fish_hook",),
        "laterality": ("swaps",),
        "quality": ("throbbing",),
        "accompanying": ("nausea", "light_sensitivity", "sound_sensitivity"),
        "attack_length": ("up_to_3_days",),
        "frequency": ("monthly",),
    },
)
RANKING = rank(INTAKE, KNOWLEDGE)


def fits(ranking: Ranking) -> list[Source | ConditionFit]:
    return [*ranking.sources, *ranking.conditions]


@pytest.mark.parametrize("fit", fits(RANKING), ids=lambda fit: str(fit)[:40])
def test_the_lines_of_the_account_add_up_to_the_log_odds(fit: Source | ConditionFit) -> None:
    lines = account(fit, KNOWLEDGE)
    assert sum(line.weight for line in lines) == pytest.approx(fit.log_odds, abs=0.01)
    assert lines[0].kind == "prior"


@pytest.mark.parametrize("zone", sorted(KNOWLEDGE.zones))
def test_every_line_names_a_source_that_is_listed_unless_it_tells_of_places_alone(
    zone: str,
) -> None:
    intake = Intake(zones=(ZoneMention(zone, "both", "present", zone, 1.0),))
    for fit in fits(rank(intake, KNOWLEDGE)):
        for line in account(fit, KNOWLEDGE):
            assert set(line.sources) <= set(KNOWLEDGE.sources)
            assert line.sources or line.kind in ("zone_against", "unspoken", "path", "path_end")


def test_a_measured_ratio_is_told_from_a_judged_one() -> None:
    migraine = next(fit for fit in RANKING.conditions if fit.condition == "migraine")
    by_id = {line.id: line.text for line in account(migraine, KNOWLEDGE)}
    assert "measured ratio 19.2" in by_id["accompanying.nausea"]
    assert "judged ratio 2" in by_id["attack_length.up_to_3_days"]
    assert "ICHD-3 1.1 D" in by_id["migraine"]


def test_the_best_trigger_point_is_named() -> None:
    best = RANKING.sources[0]
    assert best.muscle == "trapezius_upper"
    assert "(TrP1)" in account_text(best, KNOWLEDGE)


def test_what_no_client_said_is_no_reason_for_a_client() -> None:
    intake = Intake(zones=(ZoneMention("temple", "left", "present", "", 1.0),))
    best = rank(intake, KNOWLEDGE).sources[0]
    assert {"guide", "often"} <= {reason.kind for reason in best.because}
    assert len(reasons_for(best, intake, KNOWLEDGE)) == 1


def test_what_would_change_our_mind_does_change_it() -> None:
    intake = Intake(zones=(ZoneMention("eye", "left", "present", "", 1.0),))
    ranking = rank(intake, KNOWLEDGE)
    assert ranking.changes
    for change in ranking.changes:
        if change.kind == "zone":
            zones = (*intake.zones, ZoneMention(change.id, "left", "present", "", 1.0))
            after = rank(Intake(zones=zones), KNOWLEDGE)
        else:
            question, answer = change.id.split(".")
            after = rank(Intake(intake.zones, answers={question: (answer,)}), KNOWLEDGE)
        assert _place(change.towards, after) < _place(ranking.sources[0].muscle, after)
    for told in changes_told(ranking, KNOWLEDGE):
        assert "if" in told
        assert "{" not in told


def _place(name: str, ranking: Ranking) -> float:
    """The score of a muscle or a condition, smaller for the likelier."""
    scores = {each.muscle: each.score for each in ranking.sources}
    scores |= {each.condition: each.score for each in ranking.conditions}
    return -scores[name]


def test_nothing_would_change_our_mind_without_a_place() -> None:
    assert rank(Intake(), KNOWLEDGE).changes == ()
