"""Simulated clients: drawn as data/ says, honest about themselves, and played to an end."""

from pathlib import Path
from random import Random

import pytest

from bot.commands.simulate import play
from bot.simulation.clients import Client, World, draw, shaken, world_of
from bot.simulation.figures import by_questions, calibration, calibration_error, measure_interviews
from bot.simulation.interviews import Interview, interview
from bot.simulation.plots import draw_plots
from dialogs.knowledge import Knowledge
from dialogs.ranked import Ranking, Source

PLAIN = {"vague": 0.0, "forgets": 0.0, "wrong_side": 0.0, "has_chance_sign": 0.0}


@pytest.fixture(scope="module")
def world(knowledge: Knowledge) -> World:
    return world_of(knowledge)


@pytest.fixture(scope="module")
def played(world: World, knowledge: Knowledge) -> list[Interview]:
    return play(world, 6, 7, knowledge)


def test_the_same_seed_draws_the_same_clients(world: World, knowledge: Knowledge) -> None:
    first = [draw(world, knowledge, Random(5)) for _ in range(3)]
    assert first == [draw(world, knowledge, Random(5)) for _ in range(3)]


def test_sources_are_drawn_as_often_as_data_says(world: World, knowledge: Knowledge) -> None:
    random = Random(2)
    drawn = [draw(world, knowledge, random, "shoulder").sources[0] for _ in range(2000)]
    shares = world.sources["shoulder"]
    for muscle, share in shares.items():
        expected = share / sum(shares.values())
        assert abs(drawn.count(muscle) / len(drawn) - expected) < 0.05


@pytest.mark.parametrize("seed", range(30))
def test_every_client_hurts_somewhere_a_source_of_theirs_reaches(
    seed: int, world: World, knowledge: Knowledge
) -> None:
    client = draw(world, knowledge, Random(seed))
    reached = {row.zone for row in knowledge.referrals if row.muscle in client.sources}
    assert client.zones
    assert set(client.zones) <= reached


@pytest.mark.parametrize("seed", range(30))
def test_signs_are_answers_that_exist_and_one_of_those_that_exclude_each_other(
    seed: int, world: World, knowledge: Knowledge
) -> None:
    for question, answers in draw(world, knowledge, Random(seed)).signs.items():
        assert set(answers) <= set(knowledge.questions[question].answers)
        assert len(answers) == 1 or knowledge.questions[question].kind == "many"


def test_shaking_keeps_who_there_is_and_leaves_counts_alone(world: World) -> None:
    off = shaken(world, 0.7, Random(1))
    assert off.shares.keys() == world.shares.keys()
    assert off.habits["spread"] == world.habits["spread"]
    assert off.sources["neck"] != world.sources["neck"]
    assert all(0 < value < 1 for value in off.habits.values() if value < 1)


def test_interviews_end_in_a_result_or_with_a_doctor(played: list[Interview]) -> None:
    assert {each.end for each in played} <= {"showing_sources", "sending_to_care"}
    assert all(each.asked <= 8 for each in played)


def test_a_plain_case_told_in_full_is_recognised(world: World, knowledge: Knowledge) -> None:
    client = Client(
        region="headache",
        sources=("trapezius_upper",),
        side="right",
        zones=("temple", "neck_side"),
        signs={"aggravated_by": ("holding_phone_shoulder", "carrying_bag")},
    )
    told = interview(client, {**world.habits, **PLAIN}, knowledge, Random(1))
    assert told.place == 0
    assert "trapezius_upper" in told.named


def _given(score: float, *, true: bool) -> Interview:
    client = Client("neck", ("levator_scapulae",), "left", ("neck_back",), {})
    first = "levator_scapulae" if true else "scalenes"
    ranking = Ranking(sources=(Source(first, score),))
    return Interview(client, "showing_sources", ranking, (first,), 3, (1, int(not true)))


def test_calibration_counts_how_often_a_score_was_right() -> None:
    told = [_given(0.91, true=True), _given(0.93, true=True), _given(0.31, true=False)]
    low, high = calibration(told)
    assert (low.right.count, low.right.of) == (0, 1)
    assert (high.right.count, high.right.of) == (2, 2)
    assert calibration_error((low, high)) == pytest.approx((0.31 + 2 * 0.08) / 3)


def test_accuracy_by_questions_keeps_what_the_finished_had() -> None:
    assert by_questions([_given(0.9, true=True), _given(0.9, true=False)]) == (0.0, 0.5)


def test_figures_count_true_sources_and_those_sent_away(played: list[Interview]) -> None:
    figures = {figure.name: figure.shares["all"] for figure in measure_interviews(played).figures}
    first = sum(each.place == 0 for each in played)
    assert figures["a true source first"].count == first
    sent = sum(each.end == "sending_to_care" for each in played)
    assert figures["sent to a doctor, though nothing is wrong"].count == sent


def test_plots_are_written_as_png(played: list[Interview], tmp_path: Path) -> None:
    folder = tmp_path / "new"
    paths = draw_plots(played, folder)
    assert [path.read_bytes()[:4] for path in paths] == [b"\x89PNG"] * 2
