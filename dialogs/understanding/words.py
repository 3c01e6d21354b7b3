"""What a client's own words amount to, in the light of the open question."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dialogs.conversation import Conversation, Entry
from dialogs.heard import Heard, cannot_wait
from dialogs.hearing.answers import Offered, read_answer
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge
from dialogs.known import CHECKS, Known
from dialogs.recall import signs_in
from dialogs.speaking.options import label
from dialogs.understanding.care_answers import care_answer, path_of, under_care
from dialogs.understanding.choices import ACTION_QUESTIONS, chosen, next_round
from dialogs.understanding.commands import (
    COMMANDS,
    aside,
    back,
    booking,
    change,
    goodbye,
    hide,
    leave,
    restart,
    stop,
    summed_up,
)
from dialogs.understanding.place_corrections import SIDE_MARKS, side_put_right, spot_put_right
from dialogs.understanding.sign_corrections import sign_correction
from dialogs.understood import Aside, Understood

_NUMBERED = re.compile(r"\s*(?:\d{1,2}\s*[,;:.)&+-]\s*)+(?=[^\d\s])")
"""Numbers of choices and something behind them; "3 weeks" and "3 - 5 days" are none."""

AFTER_RESULT = frozenset({"showing_sources", "offering_appointment"})
"""States in which one complaint has been spoken through, so that another may begin."""


@dataclass(frozen=True, slots=True)
class Said:
    """One text in its talk."""

    text: str
    heard: Heard
    conversation: Conversation
    known: Known
    """What was known before it."""
    knowledge: Knowledge


def understand_words(
    conversation: Conversation, text: str, known: Known, knowledge: Knowledge
) -> Understood:
    """The first reading that fits, in an order in which safety comes first."""
    said = Said(text, listen(text, knowledge), conversation, known, knowledge)
    for reading in _READINGS:
        understood = reading(said)
        if understood is not None:
            return replace(understood, heard=said.heard)
    return _missed(said)


def _foreign(said: Said) -> Understood | None:
    if said.heard.language == "en":
        return None
    return replace(aside(said.conversation, Aside("foreign", said.heard.language)), alone=True)


def _alarming(said: Said) -> Understood | None:
    """A sign that cannot wait is heard before anything else the text may be.

    Together with what was told before: a sign may lie in two messages.
    """
    return _told(said, ()) if is_alarming(said.text, said.known, said.knowledge) else None


def is_alarming(text: str, known: Known, knowledge: Knowledge) -> bool:
    """Whether a text states a sign that cannot wait and was not stated before."""
    held = {flag.id for flag in known.flags if flag.certainty == "stated"}
    signs = signs_in(text, known, knowledge)
    fresh = [sign for sign in signs if sign.certainty == "stated" and sign.id not in held]
    return any(cannot_wait(sign) for sign in fresh)


def _hiding(said: Said) -> Understood | None:
    """Whoever wants to leave unseen has no time for anything else."""
    path = path_of(said.known, said.knowledge)
    watched = "watched" in said.heard.intents and path is not None and "hide" in path.choices
    return hide(said.conversation) if watched or "hide" in said.heard.intents else None


def _under_care(said: Said) -> Understood | None:
    return care_answer(said.text, said.heard, said.conversation, said.known, said.knowledge)


def _correction(said: Said) -> Understood | None:
    """ "I meant last year", "that was my uncle", "my doctor has checked it"."""
    return sign_correction(said.conversation, said.heard, said.known, said.knowledge)


def _numbered(said: Said) -> Understood | None:
    """A choice by its number, and more: "3, goes down to the elbow too" answers and tells."""
    conversation = said.conversation
    begins = _NUMBERED.match(said.text)
    if begins is None or conversation.question in ACTION_QUESTIONS or not _has_content(said.heard):
        return None
    places = [int(number) for number in re.findall(r"\d+", begins.group())]
    if not all(0 < place <= len(conversation.options) for place in places):
        return None
    options = tuple(conversation.options[place - 1] for place in places)
    understood = chosen(conversation, options, said.text, said.knowledge)
    told, side = understood.conversation, said.heard.side
    if conversation.question == "zone" and side:
        entry = Entry(conversation.state, "side_corrected", (side,))
        told = replace(told, entries=(*told.entries, entry))
    asides = (*understood.asides, *_wanted(said.heard))
    return replace(understood, conversation=told, asides=asides)


def _spot(said: Said) -> Understood | None:
    """The text as the rest of the sentence that named a part too loosely.

    After "shoulder", the words "front, and down the arm" are heard as "shoulder, front, …".
    """
    conversation, knowledge = said.conversation, said.knowledge
    if conversation.question != "zone":
        return None
    parts = " ".join(loose.phrase for loose in said.known.loose)
    whole = f"{parts}, {said.text}"
    mentions = listen(whole, knowledge).places.mentions
    named = tuple(each.zone for each in mentions if each.mention == "present")
    if not set(named) & set(conversation.options):
        return None
    understood = chosen(conversation, named, whole, knowledge)
    understood = replace(understood, wants_booking="book" in said.heard.intents)
    side = side_put_right(conversation, said.heard, said.known, knowledge)
    return _with_side(understood, side) if side else understood


def _answer(said: Said) -> Understood | None:
    """The text as an answer to the open question."""
    options = _labelled(said) or _answering(said)
    if not options or (options == (_NOT_SURE,) and said.heard.outside is not None):
        # "Could it be arthritis?" wonders, and leaves the open question unanswered.
        return None
    if said.conversation.question == "care":
        return under_care(said.conversation, options[0], "", said.known, said.knowledge)
    heard = said.heard
    # Words that say more than the tap would are kept: they are heard again, and never asked for.
    words = said.text if _says_more(said) else ""
    understood = chosen(said.conversation, options, words, said.knowledge)
    # A short answer looks like many questions; only what is worded as one is answered besides.
    besides = _asides(heard, said.knowledge) if "question" in heard.intents else _wanted(heard)
    return replace(
        understood,
        asides=(*understood.asides, *besides),
        wants_booking="book" in heard.intents,
    )


def _says_more(said: Said) -> bool:
    """Whether an answer tells besides what it answers. "Nothing happens" to a check by touch tells
    of no injury; only a warning sign is heard in it."""
    if said.conversation.question.startswith(CHECKS):
        return bool(said.heard.flags)
    return _has_content(said.heard)


def _labelled(said: Said) -> tuple[str, ...]:
    """The choice whose label was typed as it stands."""
    typed = said.text.strip(" .!?").casefold()
    return tuple(
        offered.option
        for offered in _offered(said)
        if offered.label.strip(" .!?").casefold() == typed
    )[:1]


def _answering(said: Said) -> tuple[str, ...]:
    """What the text answers; nothing where it does something else as well as it answers."""
    conversation = said.conversation
    if conversation.question == "care":
        return ()
    question = said.knowledge.questions.get(conversation.question)
    offered = _offered(said)
    none = question.says_none if question else ""
    if none:
        offered = (*offered, Offered("none", said.knowledge.buttons["none"]))
    read = read_answer(said.text, offered, question.kind if question else "many", said.knowledge)
    options = tuple(none if none and option == "none" else option for option in read.chosen)
    if conversation.question == "consent" and options[:1] == ("decline",):
        # "My shoulder, I can't lift it" refuses nothing.
        return () if _has_content(said.heard) else options
    if conversation.question == "consent" and _tells_complaint(said.heard):
        # "That's my wife! It is my hand that tingles" agrees to nothing.
        options = options if "agreement" in said.heard.intents else ()
    # "Not sure" says something of a pain; of a consent or a menu it says nothing.
    asks = conversation.question not in {*ACTION_QUESTIONS, "consent"}
    return tuple(option for option in options if option in conversation.options or asks)


def _offered(said: Said) -> tuple[Offered, ...]:
    conversation, knowledge = said.conversation, said.knowledge
    return tuple(
        Offered(option, label(conversation.question, option, conversation, knowledge))
        for option in conversation.options
    )


def _other_side(said: Said) -> Understood | None:
    """ "No wait, the right one", "wrong side": the place stays, its side is put right."""
    entry = side_put_right(said.conversation, said.heard, said.known, said.knowledge)
    if entry is None:
        return None
    if _tells_besides(said.heard):
        return _with_side(_told(said, ()), entry)
    return _with_side(Understood("told", replace(said.conversation, misses=0)), entry)


def _side_again(said: Said) -> Understood | None:
    """A side insisted on in so many words answers nothing else: "wrong side, it's the right"."""
    insists = not {"correction", *SIDE_MARKS}.isdisjoint(said.heard.intents)
    return _other_side(said) if insists else None


def _other_spot(said: Said) -> Understood | None:
    """ "Not the inside, more the front": one spot is taken back for another."""
    whole = spot_put_right(said.conversation, said.heard, said.known, said.knowledge)
    if whole is None:
        return None
    entry = Entry(said.conversation.state, "complaint", (), whole)
    entries = (*said.conversation.entries, entry)
    told = replace(said.conversation, entries=entries, misses=0)
    return Understood("told", told, (_CORRECTED,))


def _with_side(understood: Understood, entry: Entry) -> Understood:
    """The same with a side put right by what was told last."""
    told = understood.conversation
    told = replace(told, entries=(*told.entries, entry))
    return replace(understood, conversation=told, asides=(*understood.asides, _CORRECTED))


def _tells_besides(heard: Heard) -> bool:
    """Whether a text that puts a side right tells more than the side."""
    return bool(heard.places.mentions or heard.details or heard.flags)


def _farewell(said: Said) -> Understood | None:
    """A goodbye, where consent is asked for, is neither a yes nor a riddle."""
    leaves = not {"goodbye", "stop"}.isdisjoint(said.heard.intents)
    if said.conversation.question != "consent" or not leaves or _has_content(said.heard):
        return None
    return leave(said.conversation)


def _dropping(said: Said) -> Understood | None:
    """ "Forget that, I want a person": nothing more is asked of whoever wants one."""
    if not {"person", "drops"} <= set(said.heard.intents):
        return None
    return replace(aside(said.conversation, *_wanted(said.heard)), alone=True)


def _wish(said: Said) -> Understood | None:
    """Back, stop, start over: only when the text is about nothing else."""
    if _has_content(said.heard) or said.conversation.question == "consent":
        return None
    wishes = (intent for intent in said.heard.intents if intent in _WISHES)
    wish = next(wishes, None)
    return _WISHES[wish](said.conversation) if wish else None


def _of_another(said: Said) -> Understood | None:
    """Other people's pains and habits, in a talk that is for the client alone, tell nothing of it:
    "my wife had a hip done", "he's a good lad, plays golf"."""
    heard, known = said.heard, said.known
    of_another = heard.person == "someone_else" or "of_another" in heard.intents
    if known.person != "self" or not known.hurting() or not of_another or heard.flags:
        return None
    other = Offered("agree_other", said.knowledge.buttons["agree_other"])
    switches = read_answer(said.text, (other,), "one", said.knowledge).chosen
    if switches or _speaks_of_self(said):
        return None
    return aside(said.conversation, *(_asides(heard, said.knowledge) or (_ALL_RIGHT,)))


def _speaks_of_self(said: Said) -> bool:
    """Whether the client comes in, other than by whose wife or son it is."""
    own = {*said.knowledge.place_words["own"]} - {*said.knowledge.context_words["own"]}
    return not own.isdisjoint(said.text.casefold().split())


def _telling(said: Said) -> Understood | None:
    """Someone's pain is told, rather than pain in general asked about."""
    heard = said.heard
    asks_only = heard.topic is not None and "complaint" not in heard.intents
    if asks_only and not any(flag.certainty == "suspected" for flag in heard.flags):
        return None
    if not _has_content(heard):
        return None
    # A complaint looks like many questions; only what is worded as one is answered besides.
    asks = "question" in heard.intents and "book" not in heard.intents
    return _told(said, _asides(heard, said.knowledge) if asks else _wanted(heard))


def _declining(said: Said) -> Understood | None:
    """A "no" to a menu: nothing of it is wanted, and nothing has to follow."""
    if said.conversation.question not in ("result", "appointment") or _has_content(said.heard):
        return None
    buttons = said.knowledge.buttons
    refusals = tuple(Offered(option, buttons[option]) for option in ("no", "none", "decline"))
    chosen_ones = read_answer(said.text, refusals, "one", said.knowledge).chosen
    if not set(chosen_ones) & {refusal.option for refusal in refusals}:
        return None
    return aside(said.conversation, Aside("reply", "all_right"))


def _booking(said: Said) -> Understood | None:
    if "book" not in said.heard.intents:
        return None
    return replace(booking(said.conversation), asides=_asides(said.heard, said.knowledge))


def _passing(said: Said) -> Understood | None:
    """A question, a wish for a person, thanks: answered without moving the interview."""
    asides = _asides(said.heard, said.knowledge)
    if said.conversation.question == "care" and "question" not in said.heard.intents:
        # "It's fine, the scan was normal" looks like a question about scans, and asks nothing.
        asides = tuple(each for each in asides if each.kind != "topic")
    if said.conversation.state == "greeting" and asides == (_COURTESIES["greeting"],):
        return None  # a talk opened with "hi" is opened as one without
    return aside(said.conversation, *asides) if asides else None


def _opening(said: Said) -> Understood | None:
    """Whatever opens a talk and says nothing yet is a greeting."""
    if said.conversation.state not in ("greeting", "closed"):
        return None
    return Understood("told", said.conversation, (Aside("reply", "greeting"),))


def _which(said: Said) -> Understood | None:
    """A "yes" to a list of things: which of them?"""
    options = set(said.conversation.options)
    if "yes" in options or not options or said.conversation.question in ACTION_QUESTIONS:
        return None
    yes = Offered("yes", said.knowledge.buttons["yes"])
    if read_answer(said.text, (yes,), "one", said.knowledge).chosen != ("yes",):
        return None
    return aside(said.conversation, Aside("reply", "which_of_these"))


def _missed(said: Said) -> Understood:
    """Not understood: the question again, then its choices, then a person."""
    misses = said.conversation.misses + 1
    key = {1: "not_understood", 2: "not_understood_choices"}.get(misses, "not_understood_person")
    missed = replace(said.conversation, misses=misses)
    return Understood("asked_aside", missed, (Aside("reply", key),), heard=said.heard)


_READINGS: tuple[Callable[[Said], Understood | None], ...] = (
    _foreign,
    _alarming,
    _hiding,
    _correction,
    _dropping,
    _under_care,
    _numbered,
    _spot,
    # "Go back" is a wish, even where a choice is called "Back of the thigh".
    _wish,
    _side_again,
    _other_spot,
    _answer,
    _farewell,
    _other_side,
    _of_another,
    _telling,
    _declining,
    _which,
    _booking,
    _passing,
    _opening,
)


def _told(said: Said, asides: tuple[Aside, ...]) -> Understood:
    heard, conversation = said.heard, said.conversation
    if _is_another_complaint(said):
        conversation = next_round(conversation)
    question = "correction" if "correction" in heard.intents else "complaint"
    entry = Entry(conversation.state, question, (), said.text)
    told = replace(conversation, entries=(*conversation.entries, entry), misses=0)
    return Understood("told", told, asides, wants_booking="book" in heard.intents)


def _is_another_complaint(said: Said) -> bool:
    """After a result, a place in another region is a complaint of its own."""
    if said.conversation.state == "closed":
        return bool(said.conversation.entries)
    if said.conversation.state not in AFTER_RESULT:
        return False
    zones = said.knowledge.zones
    before = {zones[mention.zone].region for mention in said.known.hurting()}
    named = {
        zones[mention.zone].region
        for mention in said.heard.places.mentions
        if mention.mention == "present"
    }
    return bool(named) and named.isdisjoint(before)


def _has_content(heard: Heard) -> bool:
    """Whether the text tells anything about a complaint."""
    places = heard.places
    told = (places.mentions, places.loose, heard.details, heard.flags, heard.person)
    return any(told)


def _tells_complaint(heard: Heard) -> bool:
    """Whether the text tells what hurts, and not only for whom it is."""
    return bool(heard.places.mentions or heard.places.loose or heard.details or heard.flags)


def _asides(heard: Heard, knowledge: Knowledge) -> tuple[Aside, ...]:
    """Everything asked for in passing, in the order said, each once."""
    found = list(_wanted(heard))
    if Aside("reason") in found or Aside("why") in found:
        return tuple(dict.fromkeys(found))
    if heard.topic is not None and heard.topic.topic != "booking":
        found.append(_TOPICS.get(heard.topic.topic, Aside("topic", heard.topic.topic)))
    if not found and heard.outside is not None:
        reply = knowledge.no_topics[heard.outside].reply
        # A told pain with an odd question is taken up, rather than declined.
        if reply != _OUTSIDE or not _has_content(heard):
            found.append(Aside("reply", reply))
    if not found and not _has_content(heard):
        found = [_COURTESIES[intent] for intent in heard.intents if intent in _COURTESIES][:1]
    return tuple(dict.fromkeys(found))


def _wanted(heard: Heard) -> tuple[Aside, ...]:
    """What the clinic is asked for: prices, hours, a person."""
    return tuple(_ASIDES[intent] for intent in heard.intents if intent in _ASIDES)


_NOT_SURE = "not_sure"
_OUTSIDE = "outside_my_field"
_CORRECTED = Aside("reply", "corrected")
_ALL_RIGHT = Aside("reply", "all_right")
_PERSON = Aside("reply", "a_person")
_TOPICS: Mapping[str, Aside] = {"talk_to_human": _PERSON}
_ASIDES: Mapping[str, Aside] = {
    "price": Aside("topic", "price_insurance"),
    "hours": Aside("topic", "hours_location"),
    "cancel": Aside("topic", "cancel_appointment"),
    "privacy": Aside("topic", "privacy"),
    "person": _PERSON,
    "why_asked": Aside("reason"),
    "why_muscles": Aside("why"),
}
_COURTESIES: Mapping[str, Aside] = {
    "off_topic": Aside("reply", _OUTSIDE),
    "thanks": Aside("reply", "thanks"),
    "acknowledgement": Aside("reply", "all_right"),
    "greeting": Aside("reply", "hello_again"),
}
_WISHES: Mapping[str, Callable[[Conversation], Understood]] = {
    "back": back,
    "restart": restart,
    "stop": stop,
    "goodbye": goodbye,
    "help": COMMANDS["help"],
    "change_answer": change,
    "summary": summed_up,
}
