"""Is anything grave lost by what one message did? Nothing heard is dropped, nothing held vanishes.

The readings of understanding/ decide what a message is; here it is made sure, for all of them at
once, that a warning sign in it is remembered, and that a sign which belongs to a doctor ends only
by the client's own answer or correction, never by "back", "start over" or another complaint.
"""

from dataclasses import replace

from dialogs.account import ENDED
from dialogs.conversation import Conversation, Entry
from dialogs.heard import Heard, needs_a_doctor
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.recall import recall, recall_after
from dialogs.understanding.commands import restart
from dialogs.understood import Aside, Understood


def kept_safe(
    understood: Understood, before: Conversation, held: Known, knowledge: Knowledge
) -> Understood:
    """The same with what is known by it, changed where a warning sign would have been lost.

    `held` is what was known before.
    """
    if understood.hides:
        return understood
    known = _known_after(understood.conversation, before, held, knowledge)
    kept = _with_signs_heard(replace(understood, known=known, held=held), knowledge)
    return _with_echo(_with_signs_held(kept, before, held, knowledge), held, knowledge)


def _with_echo(understood: Understood, held: Known, knowledge: Knowledge) -> Understood:
    """A sign that was stated and then denied is taken back aloud.

    Where it was asked about because the client wanted to start over, that is done now.
    """
    account = understood.known.account
    denied = {sign for sign, told in account.items() if told.outcome == "denied"} & _held(held)
    if not denied:
        return understood
    called = any(held.account[sign].disposition == "emergency" for sign in denied)
    withdrawn = Aside("reply", "care_withdrawn_call" if called else "care_withdrawn")
    told = ((entry.question, entry.answers) for entry in understood.conversation.entries)
    if _held(understood.known) or ("reopened", ("restart",)) not in told:
        return replace(understood, asides=(withdrawn, *understood.asides))
    over = restart(understood.conversation)
    fresh = replace(recall(over.conversation, knowledge), account=account)
    return replace(over, known=fresh, held=held, asides=(withdrawn, *over.asides))


def _known_after(
    conversation: Conversation, before: Conversation, held: Known, knowledge: Knowledge
) -> Known:
    entries = conversation.entries
    if entries[: len(before.entries)] == before.entries:
        return recall_after(held, entries[len(before.entries) :], knowledge)
    return recall(conversation, knowledge)


def _with_signs_heard(understood: Understood, knowledge: Knowledge) -> Understood:
    """With the words remembered when they show a sign that no reading has kept."""
    heard, conversation = understood.heard, understood.conversation
    if heard is None or understood.trigger == "refused_consent":
        return understood
    missed = _missed_signs(heard, understood.known)
    if not missed:
        return understood
    entry = Entry(conversation.state, "complaint", (), heard.text)
    told = replace(conversation, entries=(*conversation.entries, entry))
    known = recall_after(understood.known, (entry,), knowledge)
    moves = understood.trigger == "asked_aside" and missed != {"caution"}
    trigger = "told" if moves else understood.trigger
    return replace(understood, conversation=told, known=known, trigger=trigger)


def _missed_signs(heard: Heard, known: Known) -> set[str]:
    """The dispositions of the signs in a text that are not known from it."""
    stated = {flag.id for flag in known.flags if flag.certainty == "stated"}
    known_of = {flag.id for flag in known.flags} | known.settled
    return {
        flag.disposition
        for flag in heard.flags
        if flag.id not in (stated if flag.certainty == "stated" else known_of)
        and flag.id not in known.account
    }


def _with_signs_held(
    understood: Understood, before: Conversation, held: Known, knowledge: Knowledge
) -> Understood:
    """With every sign for a doctor that was held; else what the client did is not done."""
    if _held(held) <= _held(understood.known) | _ended(understood.known):
        return understood
    if understood.trigger == "restarted" and not held.reopened:
        asked = Entry(before.state, "reopened", ("restart",))
        return _instead(understood, before, held, (asked,), knowledge)
    told = tuple(entry for entry in understood.conversation.entries if entry not in before.entries)
    return _instead(understood, before, held, told, knowledge)


def _instead(
    understood: Understood,
    before: Conversation,
    held: Known,
    told: tuple[Entry, ...],
    knowledge: Knowledge,
) -> Understood:
    """What was told is added to all that was there, and the talk goes on from where it stands."""
    asides = (Aside("reply", "care_before_restart"),) if told else ()
    restarts = understood.trigger == "restarted"
    return replace(
        understood,
        trigger="told" if told else "asked_aside",
        conversation=replace(before, entries=(*before.entries, *told), misses=0),
        known=recall_after(held, told, knowledge),
        asides=asides if restarts else (),
    )


def _held(known: Known) -> set[str]:
    """Signs for a doctor that were stated, in however much doubt, and have not ended."""
    return {
        sign
        for sign, told in known.account.items()
        if told.outcome in ("stated", "doubted", "reopened") and needs_a_doctor(told.disposition)
    }


def _ended(known: Known) -> set[str]:
    return {sign for sign, told in known.account.items() if told.outcome in ENDED}
