"""Does a text put right of when or of whom a sign was told, or say that a doctor has seen it?

Nothing else lowers a sign: that it is "probably nothing", or has gone again, changes no more than
the client's worry.
"""

from dataclasses import replace

from dialogs.conversation import Conversation, Entry
from dialogs.heard import Heard, needs_a_doctor
from dialogs.knowledge import Knowledge
from dialogs.known import SETTLES, Known
from dialogs.understanding.choices import chosen
from dialogs.understood import Aside, Understood


def sign_correction(
    conversation: Conversation, heard: Heard, known: Known, knowledge: Knowledge
) -> Understood | None:
    """What a correction of the signs that are held amounts to; None when the text is none.

    A text that shows such a sign anew corrects nothing. A correction can be taken back itself:
    "actually no, it's now".
    """
    if _denies_harm(conversation, heard, knowledge):
        return chosen(conversation, ("no",), heard.text, knowledge)
    if "takes_correction_back" in heard.intents and (back := _put_right(known)):
        return Understood("told", _entered(conversation, heard, "uncorrected", back))
    return _correction(conversation, heard, known, knowledge)


def _correction(
    conversation: Conversation, heard: Heard, known: Known, knowledge: Knowledge
) -> Understood | None:
    """Of when, of whom, or that a doctor has seen it."""
    held = tuple(flag.id for flag in known.flags if needs_a_doctor(flag.disposition))
    if not held or any(flag.id in held for flag in heard.flags):
        return None
    if "corrects_when" in heard.intents:
        over = tuple(sign for sign in held if not knowledge.red_flags[sign].lasts)
        return _told(conversation, heard, "corrected_when", over) if over else None
    if "corrects_who" in heard.intents and known.person in (None, "self"):
        return _told(conversation, heard, "corrected_who", held)
    if "cleared" in heard.intents and _may_be_cleared(known):
        return _told(conversation, heard, "cleared", ("yes",))
    return None


def _denies_harm(conversation: Conversation, heard: Heard, knowledge: Knowledge) -> bool:
    """Whether the question about violence is answered: "nobody is hurting me"."""
    if not conversation.question.startswith(SETTLES) or "unharmed" not in heard.intents:
        return False
    path = knowledge.care_paths.get(conversation.question.removeprefix(SETTLES))
    return path is not None and path.to_writer and not heard.flags


def _put_right(known: Known) -> tuple[str, ...]:
    """The signs of which it was said that they were another time's or another person's."""
    outcomes = ("corrected_when", "corrected_who")
    return tuple(sign for sign, told in known.account.items() if told.outcome in outcomes)


def _may_be_cleared(known: Known) -> bool:
    """A doctor's word settles what asks for an examination, but makes no child older."""
    return known.person != "child" and all(
        flag.disposition in ("see_clinician", "caution")
        for flag in known.flags
        if flag.certainty == "stated"
    )


def _told(
    conversation: Conversation, heard: Heard, question: str, answers: tuple[str, ...]
) -> Understood:
    told = _entered(conversation, heard, question, answers)
    return Understood("told", told, (Aside("reply", question),))


def _entered(
    conversation: Conversation, heard: Heard, question: str, answers: tuple[str, ...]
) -> Conversation:
    entry = Entry(conversation.state, question, answers, heard.text)
    return replace(conversation, entries=(*conversation.entries, entry), misses=0)
