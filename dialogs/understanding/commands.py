"""What a client may want at any moment, whatever is being asked."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogs.conversation import Conversation
from dialogs.understood import Aside, Understood


def aside(conversation: Conversation, *asides: Aside) -> Understood:
    """Something to answer in passing."""
    return Understood("asked_aside", replace(conversation, misses=0), asides)


def start(conversation: Conversation) -> Understood:
    """Begins a talk, or says where it stands."""
    if conversation.state in ("greeting", "closed"):
        return Understood("told", conversation, (Aside("reply", "greeting"),))
    return resume(conversation)


def resume(conversation: Conversation) -> Understood:
    """Takes a talk up where it was left."""
    if conversation.state in ("greeting", "closed"):
        return start(conversation)
    return aside(conversation, Aside("reply", "welcome_back"))


def back(conversation: Conversation) -> Understood:
    """Takes the last thing told away; its question is asked again.

    What a client told before anything was asked stays until they agreed to be asked: only then is
    there a question to put again, where it hurts.
    """
    told = [
        place for place, entry in enumerate(conversation.entries) if entry.question != "consent"
    ]
    if not told or len(told) == len(conversation.entries) == 1:
        return aside(conversation, Aside("reply", "nothing_to_go_back_to"))
    kept = tuple(entry for place, entry in enumerate(conversation.entries) if place != told[-1])
    return Understood("went_back", replace(conversation, entries=kept, misses=0))


def restart(conversation: Conversation) -> Understood:
    """Drops everything told; consent stays, as it was given for talking at all."""
    fresh = replace(conversation, entries=(), earlier=(), misses=0)
    return Understood("restarted", fresh, (Aside("reply", "restarted"),))


def booking(conversation: Conversation) -> Understood:
    """Booking can be reached from anywhere."""
    return Understood("wanted_booking", replace(conversation, misses=0), wants_booking=True)


def hide(conversation: Conversation) -> Understood:
    """Leaves at once and without a trace: for whoever may not be seen writing this."""
    del conversation
    return Understood("restarted", Conversation(), (Aside("reply", "greeting"),), hides=True)


def stop(conversation: Conversation) -> Understood:
    """Ends the talk at the client's wish."""
    return Understood("stopped", conversation, (Aside("reply", "stopped"),))


def goodbye(conversation: Conversation) -> Understood:
    """Ends the talk with thanks."""
    return Understood("stopped", conversation, (Aside("reply", "goodbye"),))


def change(conversation: Conversation) -> Understood:
    """Which answer should be different? With nothing told, the interview goes on as it was."""
    told = [entry for entry in conversation.entries if entry.question != "consent"]
    empty = () if told else (Aside("reply", "nothing_to_change"),)
    return Understood("wanted_change", replace(conversation, misses=0), empty)


def linked(understood: Understood, appointment: str) -> Understood:
    """The same, in a talk that belongs to an appointment from now on."""
    if not appointment:
        return understood
    belongs = replace(understood.conversation, appointment=appointment)
    told = Aside("linked", appointment)
    return replace(understood, conversation=belongs, asides=(*understood.asides, told))


def leave(conversation: Conversation) -> Understood:
    """Ends a talk to which nobody agreed; nothing told in it is kept."""
    return goodbye(replace(conversation, entries=(), earlier=(), misses=0))


def summed_up(conversation: Conversation) -> Understood:
    """Gives the summary as it stands by now."""
    return aside(conversation, Aside("summary"))


COMMANDS: Mapping[str, Callable[[Conversation], Understood]] = {
    "start": start,
    "resume": resume,
    "back": back,
    "restart": restart,
    "book": booking,
    "stop": stop,
    "hide": hide,
    "help": lambda conversation: aside(conversation, Aside("reply", "help")),
    "person": lambda conversation: aside(conversation, Aside("reply", "a_person")),
    "privacy": lambda conversation: aside(conversation, Aside("topic", "privacy")),
}
