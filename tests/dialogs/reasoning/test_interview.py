"""The interview's table: every state with every trigger, and what no walk may do."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.ranked import QuestionPlan
from dialogs.reasoning.interview import STATES, STEPS, TRIGGERS, advance
from dialogs.situation import Situation
from dialogs.states import State, Trigger

SITUATIONS = st.builds(
    Situation,
    has_consent=st.booleans(),
    needs_care=st.booleans(),
    unsettled_sign=st.sampled_from([None, "thunderclap_headache"]),
    has_place=st.booleans(),
    has_loose_place=st.booleans(),
    lacks_side=st.booleans(),
    screening=st.sampled_from([(), ("fever",)]),
    plan=st.sampled_from([None, QuestionPlan("quality", ("burning",))]),
    has_answers=st.booleans(),
)
WALKS = st.lists(st.tuples(st.sampled_from(TRIGGERS), SITUATIONS), min_size=1, max_size=12)
DONE = Situation(has_consent=True, has_place=True)


@pytest.mark.parametrize(("state", "trigger"), list(product(STATES, TRIGGERS)))
def test_every_state_answers_every_trigger(state: State, trigger: Trigger) -> None:
    assert advance(state, trigger, Situation()) in STATES


@pytest.mark.parametrize("state", STATES)
def test_no_state_is_without_a_way_to_the_result(state: State) -> None:
    assert advance(state, "told", DONE) == "showing_sources"


@pytest.mark.parametrize("state", STATES)
def test_an_aside_leaves_the_interview_where_it_is(state: State) -> None:
    assert advance(state, "asked_aside", DONE) == state


@pytest.mark.parametrize("state", STATES)
def test_a_sign_for_a_doctor_ends_the_interview_in_every_state(state: State) -> None:
    assert advance(state, "told", Situation(needs_care=True)) == "sending_to_care"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("trigger", ["asked_aside", "stopped"])
def test_care_stands_whatever_is_asked_and_however_the_talk_ends(
    state: State, trigger: Trigger
) -> None:
    assert advance(state, trigger, Situation(needs_care=True)) == "sending_to_care"


@pytest.mark.parametrize("state", STATES)
def test_a_client_may_stop_in_every_state(state: State) -> None:
    assert advance(state, "stopped", DONE) == "closed"


ONWARD = [
    (Situation(), "asking_consent"),
    (Situation(unsettled_sign="sepsis_signs", suspects_what_cannot_wait=True), "settling_sign"),
    (Situation(unsettled_sign="headache_progressive"), "asking_consent"),
    (Situation(has_consent=True), "asking_complaint"),
    (Situation(has_consent=True, has_loose_place=True), "choosing_zone"),
    (Situation(has_consent=True, has_place=True, lacks_side=True), "asking_side"),
    (Situation(has_consent=True, has_place=True, screening=("fever",)), "screening_signs"),
    (Situation(has_consent=True, has_place=True, unsettled_sign="sepsis_signs"), "settling_sign"),
    (
        Situation(has_consent=True, has_place=True, plan=QuestionPlan("quality", ("burning",))),
        "asking_detail",
    ),
    (DONE, "showing_sources"),
]


@pytest.mark.parametrize(("situation", "state"), ONWARD)
def test_what_is_still_open_is_asked_in_this_order(situation: Situation, state: State) -> None:
    assert advance("asking_complaint", "told", situation) == state


@given(WALKS)
def test_nobody_who_needs_care_is_led_to_a_booking(walk: list[tuple[Trigger, Situation]]) -> None:
    state: State = "greeting"
    for trigger, situation in walk:
        before, state = state, advance(state, trigger, situation)
        if situation.needs_care and trigger not in ("asked_aside", "stopped", "refused_consent"):
            assert state == "sending_to_care"
        if before == "sending_to_care" and situation.needs_care:
            assert state != "offering_appointment"


@given(WALKS)
def test_no_health_question_is_reached_without_consent(
    walk: list[tuple[Trigger, Situation]],
) -> None:
    state: State = "greeting"
    for trigger, situation in walk:
        before, state = state, advance(state, trigger, situation)
        if state != before and not situation.has_consent:
            assert state not in ("choosing_zone", "asking_side", "screening_signs", "asking_detail")
            # A sign may be settled before consent only to put right a message sent for care, or
            # to keep someone from a booking who may need a doctor.
            if state == "settling_sign":
                assert situation.has_reopened_sign or trigger == "wanted_booking"


@pytest.mark.parametrize(("state", "trigger"), list(product(STATES, TRIGGERS)))
def test_the_last_step_of_each_state_and_trigger_is_unconditional(
    state: State, trigger: Trigger
) -> None:
    """Otherwise some situation would find no step, and the client no answer."""
    steps = [step for step in STEPS if (step.source, step.trigger) == (state, trigger)]
    assert steps[-1].when(Situation())
