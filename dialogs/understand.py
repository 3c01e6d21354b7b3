"""One message in the light of the open question: what did the client do, tell and ask?"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogs.consent import consent_version
from dialogs.conversation import Conversation, Entry
from dialogs.heard import GRAVITY, Heard
from dialogs.hearing.answers import Offered, read_answer
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge
from dialogs.messages import Choice, Command, Message, Text, Unreadable
from dialogs.recall import recall
from dialogs.speaking.options import ENTRY, label
from dialogs.understood import Aside, Understood

AFTER_RESULT = frozenset({"showing_sources", "offering_appointment"})
"""States in which one complaint has been spoken through, so that another may begin."""

TOPICS_OF_INTENTS: Mapping[str, str] = {
    "price": "price_insurance",
    "hours": "hours_location",
    "cancel": "cancel_appointment",
    "privacy": "privacy",
}


def understand(conversation: Conversation, message: Message, knowledge: Knowledge) -> Understood:
    """What one message amounts to. Every message amounts to something."""
    match message:
        case Text(text):
            return _text(conversation, text, knowledge)
        case Choice(asked, option):
            if asked != conversation.asked or option not in conversation.options:
                return _aside(conversation, Aside("reply", "stale_choice"))
            return _chosen(conversation, (option,), "", knowledge)
        case Command(name):
            return _COMMANDS[name](conversation)
        case Unreadable(kind):
            known = kind if kind in ("photo", "voice", "sticker", "edited") else "other"
            return _aside(conversation, Aside("reply", f"unreadable_{known}"))


# -- words ---------------------------------------------------------------------------------------


def _text(conversation: Conversation, text: str, knowledge: Knowledge) -> Understood:
    heard = listen(text, knowledge)
    if heard.language != "en":
        return replace(_aside(conversation, Aside("foreign", heard.language)), alone=True)
    if GRAVITY.index(heard.disposition) >= GRAVITY.index("urgent"):
        return _told(conversation, text, heard, (), knowledge)
    answered = _answer(conversation, text, heard, knowledge)
    if answered is not None:
        return answered
    wish = _WISHES.get(_wish(heard))
    if wish is not None and not _has_content(heard):
        return replace(wish(conversation), heard=heard)
    asides = _asides(heard)
    if _tells(heard):
        return _told(conversation, text, heard, asides, knowledge)
    if "book" in heard.intents:
        return replace(_booking(conversation), asides=asides, heard=heard)
    if asides:
        return replace(_aside(conversation, *asides), heard=heard)
    if conversation.state == "greeting":
        return Understood("told", conversation, (Aside("reply", "greeting"),), heard)
    return _missed(conversation, heard)


def _answer(
    conversation: Conversation, text: str, heard: Heard, knowledge: Knowledge
) -> Understood | None:
    """The text as an answer to the open question; None when it is none."""
    if not conversation.options:
        return None
    offered = tuple(
        Offered(option, label(conversation.question, option, conversation, knowledge))
        for option in conversation.options
    )
    question = knowledge.questions.get(conversation.question)
    answer = read_answer(text, offered, question.kind if question else "many", knowledge)
    if not answer.chosen:
        return None
    # Words that say more than the tap would are kept: they are heard again, and never asked for.
    words = text if _has_content(heard) else ""
    understood = _chosen(conversation, answer.chosen, words, knowledge)
    asides = (*understood.asides, *_asides(heard))
    return replace(understood, asides=asides, heard=heard, wants_booking="book" in heard.intents)


def _told(
    conversation: Conversation,
    text: str,
    heard: Heard,
    asides: tuple[Aside, ...],
    knowledge: Knowledge,
) -> Understood:
    question = "correction" if "correction" in heard.intents else "complaint"
    if _is_another_complaint(conversation, heard, knowledge):
        conversation = _next_round(conversation)
    entry = Entry(conversation.state, question, (), text)
    return Understood(
        "told",
        replace(conversation, entries=(*conversation.entries, entry), misses=0),
        asides,
        heard,
        wants_booking="book" in heard.intents,
    )


def _is_another_complaint(conversation: Conversation, heard: Heard, knowledge: Knowledge) -> bool:
    """After a result, a place in another region is a complaint of its own."""
    if conversation.state == "closed":
        return bool(conversation.entries)
    if conversation.state not in AFTER_RESULT:
        return False
    known = recall(conversation, knowledge)
    regions = {knowledge.zones[zone.zone].region for zone in known.hurting()}
    named = {
        knowledge.zones[mention.zone].region
        for mention in heard.places.mentions
        if mention.mention == "present"
    }
    return bool(named) and named.isdisjoint(regions)


def _missed(conversation: Conversation, heard: Heard) -> Understood:
    misses = conversation.misses + 1
    kind = {1: "not_understood", 2: "not_understood_choices"}.get(misses, "not_understood_person")
    if kind == "not_understood_choices" and not conversation.options:
        kind = "not_understood"
    missed = replace(conversation, misses=misses)
    return Understood("asked_aside", missed, (Aside("reply", kind),), heard)


def _tells(heard: Heard) -> bool:
    """Whether the text tells of someone's pain, rather than asks about pain in general."""
    if heard.topic is not None and "complaint" not in heard.intents:
        return any(flag.certainty == "suspected" for flag in heard.flags)
    return _has_content(heard)


def _has_content(heard: Heard) -> bool:
    return bool(heard.places.mentions or heard.places.loose or heard.details or heard.flags) or (
        heard.person is not None
    )


def _asides(heard: Heard) -> tuple[Aside, ...]:
    """Everything asked for in passing, in the order said, each once."""
    found: list[Aside] = []
    for intent in heard.intents:
        if intent in TOPICS_OF_INTENTS:
            found.append(Aside("topic", TOPICS_OF_INTENTS[intent]))
        elif intent == "person":
            found.append(Aside("reply", "a_person"))
        elif intent == "why_asked":
            found.append(Aside("reason"))
    if heard.topic is not None and heard.topic.topic != "booking":
        kind = heard.topic.topic
        found.append(
            Aside("reply", "a_person") if kind == "talk_to_human" else Aside("topic", kind)
        )
    if not found and not _has_content(heard):
        found += _courtesies(heard)
    return tuple(dict.fromkeys(found))


def _courtesies(heard: Heard) -> list[Aside]:
    if "off_topic" in heard.intents:
        return [Aside("reply", "outside_my_field")]
    if "thanks" in heard.intents:
        return [Aside("reply", "thanks")]
    return []


def _wish(heard: Heard) -> str:
    return next((intent for intent in heard.intents if intent in _WISHES), "")


# -- choices -------------------------------------------------------------------------------------


def _chosen(
    conversation: Conversation, chosen: tuple[str, ...], words: str, knowledge: Knowledge
) -> Understood:
    """Choices of the open question, tapped or typed."""
    first = chosen[0]
    if conversation.question == "consent":
        return _consented(conversation, first, words, knowledge)
    if first.startswith(ENTRY):
        return _without(conversation, int(first.removeprefix(ENTRY)))
    if conversation.question in ("result", "appointment", "care", "topics"):
        return _ACTIONS.get(first, _topic_chosen(first))(conversation)
    entry = Entry(conversation.state, conversation.question, chosen, words, conversation.options)
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
    if option.startswith("more:"):
        return lambda conversation: _aside(
            conversation, Aside("more", option.removeprefix("more:"))
        )
    return lambda conversation: _aside(conversation, Aside("topic", option))


def _another(conversation: Conversation) -> Understood:
    return Understood("told", _next_round(conversation))


def _next_round(conversation: Conversation) -> Conversation:
    """Puts the complaint aside for the therapist and begins another; who it is for stays."""
    kept = tuple(entry for entry in conversation.entries if entry.question == "consent")
    return replace(
        conversation, entries=kept, earlier=(*conversation.earlier, conversation.entries), misses=0
    )


def _cleared(conversation: Conversation) -> Understood:
    entry = Entry(conversation.state, "cleared", ("yes",))
    return Understood(
        "told", replace(conversation, entries=(*conversation.entries, entry), misses=0)
    )


def _reopened(conversation: Conversation) -> Understood:
    entry = Entry(conversation.state, "reopened", ("yes",))
    told = replace(conversation, entries=(*conversation.entries, entry), misses=0)
    return Understood("told", told, (Aside("reply", "care_correct"),))


# -- commands ------------------------------------------------------------------------------------


def _aside(conversation: Conversation, *asides: Aside) -> Understood:
    return Understood("asked_aside", replace(conversation, misses=0), asides)


def _start(conversation: Conversation) -> Understood:
    if conversation.state in ("greeting", "closed"):
        return Understood("told", conversation, (Aside("reply", "greeting"),))
    return _resume(conversation)


def _resume(conversation: Conversation) -> Understood:
    if conversation.state in ("greeting", "closed"):
        return _start(conversation)
    return _aside(conversation, Aside("reply", "welcome_back"))


def _back(conversation: Conversation) -> Understood:
    told = [
        place for place, entry in enumerate(conversation.entries) if entry.question != "consent"
    ]
    if not told:
        return _aside(conversation, Aside("reply", "nothing_to_go_back_to"))
    kept = tuple(entry for place, entry in enumerate(conversation.entries) if place != told[-1])
    return Understood("went_back", replace(conversation, entries=kept, misses=0))


def _restart(conversation: Conversation) -> Understood:
    fresh = replace(conversation, entries=(), earlier=(), misses=0)
    return Understood("restarted", fresh, (Aside("reply", "restarted"),))


def _booking(conversation: Conversation) -> Understood:
    return Understood("wanted_booking", replace(conversation, misses=0), wants_booking=True)


def _stop(conversation: Conversation) -> Understood:
    return Understood("stopped", conversation, (Aside("reply", "stopped"),))


def _goodbye(conversation: Conversation) -> Understood:
    return Understood("stopped", conversation, (Aside("reply", "goodbye"),))


def _change(conversation: Conversation) -> Understood:
    aside = () if conversation.entries else (Aside("reply", "nothing_to_change"),)
    return Understood("wanted_change", replace(conversation, misses=0), aside)


_COMMANDS: Mapping[str, Callable[[Conversation], Understood]] = {
    "start": _start,
    "resume": _resume,
    "back": _back,
    "restart": _restart,
    "book": _booking,
    "stop": _stop,
    "help": lambda conversation: _aside(conversation, Aside("reply", "help")),
    "person": lambda conversation: _aside(conversation, Aside("reply", "a_person")),
    "privacy": lambda conversation: _aside(conversation, Aside("topic", "privacy")),
}

_WISHES: Mapping[str, Callable[[Conversation], Understood]] = {
    "back": _back,
    "restart": _restart,
    "stop": _stop,
    "goodbye": _goodbye,
    "help": _COMMANDS["help"],
    "change_answer": _change,
}

_ACTIONS: Mapping[str, Callable[[Conversation], Understood]] = {
    "book": _booking,
    "why": lambda conversation: _aside(conversation, Aside("why")),
    "summary": lambda conversation: _aside(conversation, Aside("summary")),
    "another": _another,
    "change": _change,
    "done": _goodbye,
    "cleared": _cleared,
    "correct_sign": _reopened,
    "restart": _restart,
    "person": _COMMANDS["person"],
    "tell": lambda conversation: Understood("told", conversation),
}
