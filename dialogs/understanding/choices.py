"""What a choice of the open question amounts to, tapped or typed."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogs.consent import consent_version
from dialogs.conversation import Conversation, Entry
from dialogs.knowledge import Knowledge
from dialogs.speaking.options import ENTRY, MORE
from dialogs.understanding.commands import COMMANDS, aside, booking, change, goodbye, restart
from dialogs.understood import Aside, Understood

ACTION_QUESTIONS = frozenset({"result", "appointment", "care", "topics", "change"})
"""Questions whose choices do something instead of telling something."""


def chosen(
    conversation: Conversation, options: tuple[str, ...], words: str, knowledge: Knowledge
) -> Understood:
    """Choices of the open question, tapped or typed."""
    first = options[0]
    if conversation.question == "consent":
        return _consented(conversation, first, words, knowledge)
    if first.startswith(ENTRY):
        return _without(conversation, int(first.removeprefix(ENTRY)))
    if conversation.question in ACTION_QUESTIONS:
        return _ACTIONS.get(first, _topic_chosen(first))(conversation)
    entry = Entry(conversation.state, conversation.question, options, words, conversation.options)
    told = replace(conversation, entries=(*conversation.entries, entry), misses=0)
    return Understood("told", told)


def _consented(
    conversation: Conversation, first: str, words: str, knowledge: Knowledge
) -> Understood:
    if first in ("decline", "no"):
        dropped = replace(conversation, entries=(), earlier=(), misses=0)
        return Understood("refused_consent", dropped, (Aside("reply", "consent_refused"),))
    entry = Entry(conversation.state, "consent", (first,), words, conversation.options)
    given = replace(
        conversation,
        entries=(*conversation.entries, entry),
        consent=consent_version(knowledge),
        misses=0,
    )
    return Understood("told", given, (Aside("reply", "consent_thanks"),))


def _without(conversation: Conversation, number: int) -> Understood:
    """Takes one answer back; what depended on it is asked again because it is no longer known."""
    kept = tuple(entry for place, entry in enumerate(conversation.entries) if place != number)
    dropped = conversation.entries[number]
    if dropped.words and not dropped.answers:
        # Without the complaint nothing that followed from it stands.
        kept = tuple(entry for entry in kept if entry.question == "consent")
    told = replace(conversation, entries=kept, misses=0)
    return Understood("told", told, (Aside("reply", "corrected"),))


def _topic_chosen(option: str) -> Callable[[Conversation], Understood]:
    if option.startswith(MORE):
        return lambda conversation: aside(conversation, Aside("more", option.removeprefix(MORE)))
    return lambda conversation: aside(conversation, Aside("topic", option))


def _another(conversation: Conversation) -> Understood:
    return Understood("told", next_round(conversation))


def next_round(conversation: Conversation) -> Conversation:
    """Puts the complaint aside for the therapist and begins another; who it is for stays."""
    kept = tuple(entry for entry in conversation.entries if entry.question == "consent")
    return replace(
        conversation, entries=kept, earlier=(*conversation.earlier, conversation.entries), misses=0
    )


def _checking(conversation: Conversation) -> Understood:
    entry = Entry(conversation.state, "self_check", ("yes",))
    told = replace(conversation, entries=(*conversation.entries, entry), misses=0)
    return Understood("told", told)


def _cleared(conversation: Conversation) -> Understood:
    entry = Entry(conversation.state, "cleared", ("yes",))
    return Understood(
        "told", replace(conversation, entries=(*conversation.entries, entry), misses=0)
    )


def _reopened(conversation: Conversation) -> Understood:
    entry = Entry(conversation.state, "reopened", ("yes",))
    told = replace(conversation, entries=(*conversation.entries, entry), misses=0)
    return Understood("told", told, (Aside("reply", "care_correct"),))


def _held(conversation: Conversation) -> Understood:
    """Staff know already, where the talk belongs to an appointment."""
    key = "hold_told" if conversation.appointment else "hold_noted"
    return aside(conversation, Aside("reply", key))


_ACTIONS: Mapping[str, Callable[[Conversation], Understood]] = {
    "book": booking,
    "why": lambda conversation: aside(conversation, Aside("why")),
    "summary": lambda conversation: aside(conversation, Aside("summary")),
    "account": lambda conversation: aside(conversation, Aside("account")),
    "another": _another,
    "self_check": _checking,
    "change": change,
    "done": goodbye,
    "hold": _held,
    "cleared": _cleared,
    "correct_sign": _reopened,
    "restart": restart,
    "person": COMMANDS["person"],
    "tell": lambda conversation: Understood("told", conversation),
}
