"""From what is known to where the talk stands."""

from collections.abc import Iterator

from dialogs.heard import GRAVITY, FlagHeard, cannot_wait
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.reasoning.question_choice import next_question
from dialogs.reasoning.screening import screening_items
from dialogs.reasoning.self_check import self_check_wanted
from dialogs.situation import Situation

MOST_SCREENINGS = 2
"""A client is asked about warning signs twice at most, the second time for a place named later."""

MOST_TELLING = 4
"""How many items of each region are worth asking the second time."""


def survey(
    known: Known, *, has_consent: bool, has_answers: bool, knowledge: Knowledge
) -> Situation:
    """The situation that follows from what is known."""
    screening = _open_screening(known, knowledge)
    plan = None
    if known.hurting() and not screening:
        plan = next_question(known.intake(), known.questions_put, knowledge)
    unsettled = _gravest_suspected(known)
    return Situation(
        has_consent=has_consent,
        needs_care=bool(signs_for_a_doctor(known)),
        unsettled_sign=unsettled,
        has_reopened_sign=known.reopened and unsettled is not None,
        suspects_what_cannot_wait=unsettled is not None and _cannot_wait(unsettled, known),
        has_place=bool(known.hurting()),
        has_loose_place=bool(known.loose or known.doubtful()),
        lacks_side=_lacks_side(known, knowledge),
        screening=screening,
        plan=plan,
        has_answers=has_answers,
        self_check=self_check_wanted(known, knowledge),
    )


def signs_for_a_doctor(known: Known) -> tuple[FlagHeard, ...]:
    """The stated signs that come before any therapy, gravest first.

    A doctor's word on this episode settles those that ask for an examination; never an urgent
    one or an emergency, which a client cannot clear by reassurance.
    """
    return tuple(
        flag
        for flag in _by_gravity(known.flags)
        if flag.certainty == "stated"
        and flag.disposition != "caution"
        and not (flag.id in known.cleared and flag.disposition == "see_clinician")
    )


def notes_for_the_therapist(known: Known) -> tuple[FlagHeard, ...]:
    """The stated signs that therapy may go on with, once the therapist knows them."""
    doctors = signs_for_a_doctor(known)
    return tuple(
        flag
        for flag in _by_gravity(known.flags)
        if flag.certainty == "stated" and flag not in doctors
    )


def _gravest_suspected(known: Known) -> str | None:
    suspected = (
        flag.id
        for flag in _by_gravity(known.flags)
        if flag.certainty == "suspected"
        and flag.disposition != "caution"
        and flag.id not in known.settled
    )
    return next(suspected, None)


def _cannot_wait(sign: str, known: Known) -> bool:
    return any(cannot_wait(flag) for flag in known.flags if flag.id == sign)


def _by_gravity(flags: tuple[FlagHeard, ...]) -> Iterator[FlagHeard]:
    yield from sorted(flags, key=lambda flag: -GRAVITY.index(flag.disposition))


def _lacks_side(known: Known, knowledge: Knowledge) -> bool:
    return "side" not in known.questions_put and any(
        zone.side is None and not knowledge.zones[zone.zone].midline for zone in known.hurting()
    )


def _open_screening(known: Known, knowledge: Knowledge) -> tuple[str, ...]:
    if known.items_doubted:
        return known.items_doubted
    if known.screenings >= MOST_SCREENINGS:
        return ()
    zones = tuple(zone.zone for zone in known.hurting())
    answered = frozenset(flag.id for flag in known.flags) | known.settled
    if not known.screenings:
        return screening_items(zones, answered, knowledge, denied=known.denied)
    # A second time only for what cannot wait: a place named later is seldom worth more.
    items = screening_items(zones, answered, knowledge, denied=known.denied, depth=MOST_TELLING)
    fresh = (item for item in items if item not in known.items_offered)
    return tuple(item for item in fresh if _is_emergency(item, knowledge))


def _is_emergency(item: str, knowledge: Knowledge) -> bool:
    first = knowledge.screening_items[item].flags[0]
    return knowledge.red_flags[first].disposition == "emergency"
