"""Which state follows which: the interview as a table, driven by one shared machine."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from transitions import EventData, Machine

from dialogs.situation import Situation
from dialogs.states import State, Trigger

STATES: tuple[State, ...] = get_args(State)
TRIGGERS: tuple[Trigger, ...] = get_args(Trigger)

Condition = Callable[[Situation], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """In `source`, when the client did `trigger` and `when` holds, `target` follows."""

    source: State
    trigger: Trigger
    target: State
    when: Condition = lambda _: True


ONWARD: tuple[tuple[State, Condition], ...] = (
    # Care before everything, a sign that cannot wait before consent, consent before any other
    # question, and each further step only when what it would ask is still open: the first that
    # holds is taken.
    ("sending_to_care", lambda now: now.needs_care),
    ("settling_sign", lambda now: now.has_reopened_sign or now.suspects_what_cannot_wait),
    ("asking_consent", lambda now: not now.has_consent),
    ("settling_sign", lambda now: now.has_unsettled_sign),
    ("asking_complaint", lambda now: not now.has_place and not now.has_loose_place),
    ("choosing_zone", lambda now: not now.has_place),
    ("asking_side", lambda now: now.lacks_side),
    ("screening_signs", lambda now: now.lacks_screening),
    ("trying_self_check", lambda now: now.has_self_check),
    ("asking_detail", lambda now: now.has_question_worth_asking),
    ("showing_sources", lambda _: True),
)


def _steps() -> Iterator[Step]:
    for state in STATES:
        yield from _onward(state, "told")
        yield from _onward(state, "went_back")
        yield from _onward(state, "restarted")
        # Someone who needs a doctor is not led to a booking, however it is asked for.
        yield Step(state, "wanted_booking", "sending_to_care", lambda now: now.needs_care)
        yield Step(state, "wanted_booking", "settling_sign", lambda now: now.has_unsettled_sign)
        yield Step(state, "wanted_booking", "offering_appointment")
        yield Step(state, "wanted_change", "sending_to_care", lambda now: now.needs_care)
        yield Step(state, "wanted_change", "choosing_what_to_change", lambda now: now.has_answers)
        yield from _onward(state, "wanted_change")
        # Care stands whatever is asked besides, and however the talk is ended.
        yield Step(state, "asked_aside", "sending_to_care", lambda now: now.needs_care)
        yield Step(state, "asked_aside", state)
        yield Step(state, "stopped", "sending_to_care", lambda now: now.needs_care)
        yield Step(state, "stopped", "closed")
        yield Step(state, "refused_consent", "closed")


def _onward(state: State, trigger: Trigger) -> Iterator[Step]:
    for target, when in ONWARD:
        yield Step(state, trigger, target, when)


STEPS: tuple[Step, ...] = tuple(_steps())


def advance(state: State, trigger: Trigger, situation: Situation) -> State:
    """The state that follows when the client did `trigger`.

    Every state answers every trigger, so a talk cannot get stuck.
    """
    talk = _Talk(state)
    _machine().add_model(talk, initial=state)
    try:
        _machine().events[trigger].trigger(talk, situation=situation)
    finally:
        _machine().remove_model(talk)
    return talk.state


class _Talk:
    """The machine's model for one turn: it holds a state and nothing else."""

    def __init__(self, state: State) -> None:
        self.state = state


@cache
def _machine() -> Machine:
    """One machine for every talk: making one costs more than a hundred turns."""
    machine = Machine(
        model=None,
        states=list(STATES),
        initial="greeting",
        auto_transitions=False,
        send_event=True,
    )
    for step in STEPS:
        machine.add_transition(
            step.trigger, step.source, step.target, conditions=[_condition(step.when)]
        )
    return machine


def _condition(when: Condition) -> Callable[[EventData], bool]:
    return lambda event: when(event.kwargs["situation"])
