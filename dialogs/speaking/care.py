"""What is said when a warning sign holds: what to do first, then one line of why, then stop."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from dialogs.heard import Disposition, FlagHeard, Person
from dialogs.knowledge import Knowledge
from dialogs.knowledge.replies import ReplyKey
from dialogs.knowledge.signs import CareChoice
from dialogs.known import Known
from dialogs.moment import Moment
from dialogs.speaking.asides import aside_text
from dialogs.speaking.asking import Put
from dialogs.speaking.replies import fill, say, whose
from dialogs.understood import Aside, Understood

_CAUTION = ("stated", "caution")

ANSWERED_ALWAYS = frozenset({"privacy"})
"""Topics that are answered in an emergency too: everything else can wait."""


def care(understood: Understood, moment: Moment) -> Put:
    """One clear instruction and nothing beside it; asked again, it still stands."""
    signs, known, knowledge = moment.signs, moment.known, moment.knowledge
    leading = leading_sign(signs, knowledge)
    chosen = next((aside.value for aside in understood.asides if aside.kind == "care_path"), "")
    if chosen:
        answer = knowledge.care_path_words[leading.id].answers[cast("CareChoice", chosen)]
        text = fill(answer, knowledge.clinic, **_words(leading, known.person, knowledge))
    elif (
        understood.trigger in ("asked_aside", "stopped")
        or _asks_again(understood, moment)
        or _is_told_again(understood, leading, moment)
    ):
        text = _again(understood, moment)
    else:
        text = send_to_care(signs, known, knowledge, wanted_booking=understood.wants_booking)
    return Put("care", text, care_choices(leading, known, knowledge, chosen))


def leading_sign(signs: Sequence[FlagHeard], knowledge: Knowledge) -> FlagHeard:
    """The sign that is spoken of: the gravest; of equals the one whose path comes first, and then
    the one told first, for the words sound most like that.

    `signs` come gravest first and hold at least one.
    """
    gravest = [sign for sign in signs if sign.disposition == signs[0].disposition]

    def before(sign: FlagHeard) -> int:
        path = knowledge.care_paths.get(sign.id)
        return path.before if path else 0

    return max(gravest, key=before)


def send_to_care(
    signs: Sequence[FlagHeard], known: Known, knowledge: Knowledge, *, wanted_booking: bool
) -> str:
    """The message for the leading sign, and where a talk is needed besides, whom to call."""
    leading = leading_sign(signs, knowledge)
    if known.person == "child" and leading.disposition == "see_clinician":
        return say("child", knowledge)
    parts = [advice(leading, known.person, knowledge)]
    parts += [
        say(knowledge.care_paths[sign.id].besides, knowledge, **whose(known.person, knowledge))
        for sign in signs
        if sign is not leading and sign.id in knowledge.care_paths
    ]
    if leading.disposition == "see_clinician":
        parts.append(say("care_hold", knowledge))
    elif wanted_booking and leading.id not in knowledge.care_paths:
        parts.append(say("care_appointment_waits", knowledge))
    return "\n\n".join(parts)


def advice(sign: FlagHeard, person: Person | None, knowledge: Knowledge) -> str:
    """What a sign asks for. One that was taken higher or lower gets the words of that level."""
    words = _words(sign, person, knowledge)
    if sign.disposition == knowledge.red_flags[sign.id].disposition:
        return fill(knowledge.red_flag_words[sign.id].advice, knowledge.clinic, **words)
    match sign.disposition:
        case "emergency":
            return say("emergency_now", knowledge, **words)
        case "urgent":
            return say("urgent_today", knowledge, **words)
        case _:
            return say("doctor_first", knowledge, **words)


def _words(sign: FlagHeard, person: Person | None, knowledge: Knowledge) -> dict[str, str]:
    path = knowledge.care_paths.get(sign.id)
    return whose("self" if path and path.to_writer else person, knowledge)


def care_choices(
    leading: FlagHeard, known: Known, knowledge: Knowledge, chosen: str = ""
) -> tuple[str, ...]:
    """Choices under the message. An emergency offers nothing but putting a mistake right, and
    what its own path asks; `chosen` is what was answered there."""
    if leading.disposition == "emergency":
        path = knowledge.care_paths.get(leading.id)
        return path.offered_after(chosen) if path else ("correct_sign",)
    if known.person == "child" or leading.disposition == "urgent":
        return ("correct_sign", "person")
    return ("hold", "cleared", "correct_sign", "person")


def _again(understood: Understood, moment: Moment) -> str:
    """What was asked besides, as far as it cannot wait, and that the instruction stands."""
    leading = leading_sign(moment.signs, moment.knowledge)
    disposition = leading.disposition
    path = moment.knowledge.care_paths.get(leading.id)
    if path and path.talks_on:
        disposition = "urgent"
    told = [aside for aside in understood.asides if _is_told(aside, disposition, moment.knowledge)]
    if unclear := _asked_once_more(understood, leading, moment):
        return unclear
    lines = [aside_text(aside, moment) for aside in dict.fromkeys(told)]
    asked = understood.heard is not None and "question" in understood.heard.intents
    if understood.wants_booking and not moment.knowledge.care_paths.get(leading.id):
        lines.append(say("care_appointment_waits", moment.knowledge))
    elif (asked or understood.wants_booking) and not told:
        lines.append(_later(leading, moment))
    return "\n\n".join((*lines, _still(leading, moment)))


def _asked_once_more(understood: Understood, leading: FlagHeard, moment: Moment) -> str:
    """The question of the sign's path, where the sign was told anew: "I really want to die"."""
    path = moment.knowledge.care_path_words.get(leading.id)
    heard = understood.heard.flags if understood.heard else ()
    if (
        path is None
        or "unclear" not in path.answers
        or leading.id not in {flag.id for flag in heard}
    ):
        return ""
    words = _words(leading, moment.known.person, moment.knowledge)
    return fill(path.answers["unclear"], moment.knowledge.clinic, **words)


def _later(leading: FlagHeard, moment: Moment) -> str:
    """That what was asked waits, said as its path says it."""
    path = moment.knowledge.care_path_words.get(leading.id)
    if path is None or not path.later:
        return say("care_can_wait", moment.knowledge)
    words = _words(leading, moment.known.person, moment.knowledge)
    return fill(path.later, moment.knowledge.clinic, **words)


def _asks_again(understood: Understood, moment: Moment) -> bool:
    """A wish to book under the message for care: it is not read out once more."""
    return understood.trigger == "wanted_booking" and moment.conversation.question == "care"


def _is_told_again(understood: Understood, leading: FlagHeard, moment: Moment) -> bool:
    """Whether the sign was spoken of in the message before, and nothing graver was told since."""
    before = [
        (sign.id, sign.disposition) for sign in understood.held.flags if sign.certainty == "stated"
    ]
    told = understood.trigger == "told" and moment.conversation.question == "care"
    return told and (leading.id, leading.disposition) in before


def _still(leading: FlagHeard, moment: Moment) -> str:
    knowledge = moment.knowledge
    words = _words(leading, moment.known.person, knowledge)
    path = knowledge.care_path_words.get(leading.id)
    if path and path.still:
        return fill(path.still, knowledge.clinic, **words)
    return say(_STILL[leading.disposition], knowledge, **words)


_STILL: Mapping[Disposition, ReplyKey] = {
    "emergency": "care_still_emergency",
    "urgent": "care_still_today",
    "see_clinician": "care_still",
}


def _is_told(aside: Aside, disposition: Disposition, knowledge: Knowledge) -> bool:
    """No muscles in an emergency, and of what is urgent nothing but the clinic's own matters."""
    match aside.kind:
        case "foreign" | "linked":
            return True
        case "reply":
            calm = disposition != "emergency" and aside.value in ("stopped", "goodbye", "thanks")
            return calm or aside.value in ("a_person", "hold_noted", "hold_told")
        case "topic" | "more":
            clinics_own = knowledge.topics[aside.value].kind == "clinic"
            told = {"emergency": False, "urgent": clinics_own}.get(disposition, True)
            return told or aside.value in ANSWERED_ALWAYS
        case _:
            return False


def noted(flags: Sequence[FlagHeard], known: Known, knowledge: Knowledge) -> str | None:
    """That a caution was heard and goes to the therapist; of several the first is spoken of."""
    cautions = (flag for flag in flags if (flag.certainty, flag.disposition) == _CAUTION)
    first = next(cautions, None)
    if first is None:
        return None
    own_words = replace(first, disposition=knowledge.red_flags[first.id].disposition)
    return advice(own_words, known.person, knowledge) if own_words == first else None
