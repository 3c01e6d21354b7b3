"""Questions are few, fit the place, tell the leaders apart, and are never asked twice."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.heard import ZoneMention
from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.reasoning.question_choice import ALSO_HURTS, next_question

KNOWLEDGE = shipped_knowledge()
ZONES = sorted(KNOWLEDGE.zones)
NOTHING_ASKED: frozenset[str] = frozenset()


def at(*zones: str) -> Intake:
    return Intake(zones=tuple(ZoneMention(zone, None, "present", zone, 1.0) for zone in zones))


@given(st.lists(st.sampled_from(ZONES), min_size=1, max_size=3, unique=True), st.randoms())
@settings(max_examples=40, deadline=None)
def test_every_interview_ends_within_8_questions_none_of_them_twice(
    zones: list[str], chance: Random
) -> None:
    intake, asked = at(*zones), NOTHING_ASKED
    for _ in range(9):
        plan = next_question(intake, asked, KNOWLEDGE)
        if plan is None:
            return
        assert plan.question not in asked
        assert 1 <= len(plan.answers) <= 6
        asked |= {plan.question}
        if plan.question != ALSO_HURTS:
            given_now = {plan.question: (chance.choice([*plan.answers, "none"]),)}
            intake = Intake(zones=intake.zones, answers={**intake.answers, **given_now})
    raise AssertionError("a ninth question was asked")


@given(st.sampled_from(ZONES))
@settings(max_examples=47, deadline=None)
def test_questions_fit_the_place_that_hurts(zone: str) -> None:
    intake, asked = at(zone), NOTHING_ASKED
    while plan := next_question(intake, asked, KNOWLEDGE):
        asked |= {plan.question}
        if plan.question == ALSO_HURTS:
            assert zone not in plan.answers
            assert set(plan.answers) <= set(ZONES)
            continue
        question = KNOWLEDGE.questions[plan.question]
        assert question.asked
        assert not question.zones or zone in question.zones
        assert set(plan.answers) <= set(question.answers)


def test_what_was_heard_is_not_asked(knowledge: Knowledge) -> None:
    plan = next_question(at("eye"), NOTHING_ASKED, knowledge)
    assert plan is not None
    asked = frozenset({ALSO_HURTS})
    first = next_question(at("eye"), asked, knowledge)
    assert first is not None
    heard = Intake(zones=at("eye").zones, answers={first.question: ("not_sure",)})
    second = next_question(heard, asked, knowledge)
    assert second is None or second.question != first.question


def test_nothing_is_asked_after_8_questions(knowledge: Knowledge) -> None:
    asked = frozenset(list(knowledge.questions)[:8])
    assert next_question(at("eye"), asked, knowledge) is None


def test_questions_of_the_interview_itself_do_not_count(knowledge: Knowledge) -> None:
    asked = frozenset({"consent", "side", "screening", "zone", "a", "b", "c", "d", "e"})
    assert next_question(at("eye"), asked, knowledge) is not None


def test_nothing_is_asked_while_no_place_is_known(knowledge: Knowledge) -> None:
    assert next_question(Intake(), NOTHING_ASKED, knowledge) is None


def test_a_leader_that_is_clear_ends_the_questions_sooner(knowledge: Knowledge) -> None:
    vague = _asked_in_all(at("low_back"), knowledge)
    told = {
        "back_signs": ("cannot_stand_up", "hip_bone_edge"),
        "aggravated_by": ("coughing_sneezing", "rolling_over"),
        "eased_by": ("pushing_on_chair_arms",),
    }
    clear = _asked_in_all(Intake(zones=at("low_back").zones, answers=told), knowledge)
    assert clear < vague


def _asked_in_all(intake: Intake, knowledge: Knowledge) -> int:
    asked = NOTHING_ASKED
    while plan := next_question(intake, asked, knowledge):
        asked |= {plan.question}
    return len(asked)
