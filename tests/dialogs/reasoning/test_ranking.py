"""What must hold for every ranking, and that the guides and cases come out in their order."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.errors import UnknownId
from dialogs.heard import Side, Standing, ZoneMention
from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.reasoning.judged import judge
from dialogs.reasoning.ranking import rank

KNOWLEDGE = shipped_knowledge()
ZONES = sorted(KNOWLEDGE.zones)
ANSWERS = [
    (name, answer) for name, question in KNOWLEDGE.questions.items() for answer in question.answers
]
CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "sources.toml").read_text("utf-8"))


def mention(zone: str, side: Side | None = None, standing: Standing = "present") -> ZoneMention:
    return ZoneMention(zone, side, standing, zone, 1.0)


def at(*zones: str, **answers: str) -> Intake:
    """Pain in these zones, with one answer to each question named."""
    told = {question: (answer,) for question, answer in answers.items()}
    return Intake(zones=tuple(mention(zone) for zone in zones), answers=told)


mentions = st.builds(
    mention,
    st.sampled_from(ZONES),
    st.sampled_from([None, "left", "right", "both"]),
    st.sampled_from(["present", "present", "denied", "unsure", "past"]),
)


@st.composite
def intakes(draw: st.DrawFn) -> Intake:
    told: dict[str, tuple[str, ...]] = {}
    for question, answer in draw(st.lists(st.sampled_from(ANSWERS), max_size=6)):
        told[question] = (*told.get(question, ()), answer)
    return Intake(
        zones=tuple(draw(st.lists(mentions, max_size=5))),
        loose_zones=tuple(draw(st.lists(st.sampled_from(ZONES), max_size=3))),
        path=tuple(draw(st.lists(st.sampled_from(ZONES), max_size=3))),
        answers=told,
    )


@given(intakes())
@settings(max_examples=120, deadline=None)
def test_every_listed_source_reaches_a_place_that_hurts_and_says_why(intake: Intake) -> None:
    ranking = rank(intake, KNOWLEDGE)
    places = {zone.zone for zone in intake.hurting()} or set(intake.loose_zones)
    reached = {(row.muscle, row.zone) for row in KNOWLEDGE.referrals}
    assert len(ranking.sources) <= 10
    for source in ranking.sources:
        assert any((source.muscle, zone) in reached for zone in places)
        assert source.because
        assert 0 <= source.score <= 1
    assert all(0 <= fit.score <= 1 for fit in ranking.conditions)


@given(intakes())
@settings(max_examples=40, deadline=None)
def test_the_same_intake_always_gives_the_same_ranking(intake: Intake) -> None:
    assert rank(intake, KNOWLEDGE) == rank(intake, KNOWLEDGE)


def first_headings() -> list[tuple[str, str]]:
    """The most frequent muscle of each zone's first heading in the regional guides."""
    first: dict[str, str] = {}
    for row in KNOWLEDGE.regional_order:
        if row.rank == 1:
            first.setdefault(row.zone, row.muscle)
    assert len(first) > 40
    return sorted(first.items())


@pytest.mark.parametrize(("zone", "muscle"), first_headings())
def test_the_most_frequent_muscle_of_a_region_is_within_the_first_3(zone: str, muscle: str) -> None:
    assert muscle in [source.muscle for source in rank(at(zone), KNOWLEDGE).sources[:3]]


@pytest.mark.parametrize("case", CASES)
def test_an_accepted_source_of_each_case_is_within_the_first_3(case: str) -> None:
    told = CASES[case]
    answers = {question: tuple(given) for question, given in told["answers"].items()}
    intake = Intake(zones=tuple(mention(zone) for zone in told["zones"]), answers=answers)
    listed = [source.muscle for source in rank(intake, KNOWLEDGE).sources[:3]]
    assert set(told["first"]) & set(listed)


def test_most_cases_have_an_accepted_source_first() -> None:
    right = 0
    for told in CASES.values():
        answers = {question: tuple(given) for question, given in told["answers"].items()}
        intake = Intake(zones=tuple(mention(zone) for zone in told["zones"]), answers=answers)
        right += rank(intake, KNOWLEDGE).sources[0].muscle in told["first"]
    assert right / len(CASES) >= 0.9


def test_a_denied_place_lowers_the_sources_that_reach_it(knowledge: Knowledge) -> None:
    open_question = at("eye")
    denied = Intake(zones=(mention("eye"), mention("cheek", None, "denied")))
    assert _score("sternocleidomastoid", denied, knowledge) < _score(
        "sternocleidomastoid", open_question, knowledge
    )


def test_pain_that_starts_where_the_muscle_lies_speaks_for_it(knowledge: Knowledge) -> None:
    zones = at("temple", "neck_side").zones
    here = Intake(zones=zones, path=("neck_side", "temple"))
    elsewhere = Intake(zones=zones, path=("temple", "neck_side"))
    assert _score("trapezius_upper", here, knowledge) > _score(
        "trapezius_upper", elsewhere, knowledge
    )


def test_pain_on_the_other_side_is_left_to_another_muscle(knowledge: Knowledge) -> None:
    one = Intake(zones=(mention("temple", "left"),))
    two = Intake(zones=(mention("temple", "left"), mention("ear", "right")))
    same = Intake(zones=(mention("temple", "left"), mention("ear", "left")))
    scores = [_score("trapezius_upper", intake, knowledge) for intake in (one, two, same)]
    assert scores[0] == pytest.approx(scores[1], abs=0.05)
    assert scores[2] > scores[1]


def test_pain_straight_across_both_sides_speaks_for_what_crosses_the_midline(
    knowledge: Knowledge,
) -> None:
    across = Intake(zones=(mention("low_back", "both"),))
    one_side = Intake(zones=(mention("low_back", "left"),))
    assert _score("rectus_abdominis", across, knowledge) > _score(
        "rectus_abdominis", one_side, knowledge
    )


def test_a_part_named_loosely_weighs_less_than_its_places(knowledge: Knowledge) -> None:
    loose = Intake(loose_zones=("temple", "forehead", "occiput"))
    assert rank(loose, knowledge).sources[0].score < rank(at("temple"), knowledge).sources[0].score


def test_nausea_and_light_bring_migraine_before_every_muscle(knowledge: Knowledge) -> None:
    intake = at("temple", accompanying="nausea", quality="throbbing")
    ranking = rank(intake, knowledge)
    assert ranking.conditions[0].condition == "migraine"
    assert ranking.conditions[0].score > ranking.sources[0].score


def test_without_any_place_nothing_is_listed(knowledge: Knowledge) -> None:
    ranking = rank(Intake(answers={"onset": ("gradual",)}), knowledge)
    assert ranking.sources == () == ranking.conditions


def test_an_unknown_zone_is_named_with_the_one_that_was_meant(knowledge: Knowledge) -> None:
    with pytest.raises(UnknownId, match='Did you mean "temple"'):
        rank(at("tempel"), knowledge)


def _score(muscle: str, intake: Intake, knowledge: Knowledge) -> float:
    return next(each.score for each in judge(intake, knowledge) if each.candidate.id == muscle)
