"""What is said when a warning sign holds: what to do first, then one line of why, then stop."""

from collections.abc import Sequence

from dialogs.heard import FlagHeard
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.speaking.replies import fill, say


def send_to_care(
    signs: Sequence[FlagHeard], known: Known, knowledge: Knowledge, *, wanted_booking: bool
) -> str:
    """The message for the gravest sign; `signs` come gravest first and hold at least one."""
    gravest = signs[0]
    if known.person == "child" and gravest.disposition not in ("emergency", "urgent"):
        return say("child", knowledge)
    parts = [advice(gravest, knowledge)]
    if wanted_booking and gravest.disposition in ("emergency", "urgent"):
        parts.append(say("care_appointment_waits", knowledge))
    return "\n\n".join(parts)


def advice(sign: FlagHeard, knowledge: Knowledge) -> str:
    """What a sign asks for. A doubted sign, taken one step lower, gets the words of that step."""
    if sign.disposition == knowledge.red_flags[sign.id].disposition:
        return fill(knowledge.red_flag_words[sign.id].advice, knowledge.clinic)
    if sign.disposition == "urgent":
        return say("urgent_today", knowledge)
    return say("doctor_first", knowledge)


def care_choices(signs: Sequence[FlagHeard], known: Known) -> tuple[str, ...]:
    """Choices under the message. An emergency offers nothing but putting a mistake right."""
    gravest = signs[0].disposition
    if gravest == "emergency":
        return ("correct_sign",)
    if known.person == "child":
        return ("restart", "person")
    if gravest == "see_clinician":
        return ("cleared", "correct_sign", "person")
    return ("correct_sign", "person")
