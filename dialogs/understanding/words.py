"""What a client's own words amount to, in the light of the open question."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogs.conversation import Conversation, Entry
from dialogs.heard import Heard, cannot_wait
from dialogs.hearing.answers import Offered, read_answer
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.recall import signs_in
from dialogs.understanding.answering import (
    answer,
    declining,
    numbered,
    spot,
    which,
    with_side,
)
from dialogs.understanding.asked import COURTESIES, asides_in, has_content, wanted_in
from dialogs.understanding.care_answers import care_answer, path_of
from dialogs.understanding.choices import next_round
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
from dialogs.understanding.said import Said
from dialogs.understanding.sign_corrections import sign_correction
from dialogs.understood import Aside, Understood

AFTER_RESULT = frozenset({"showing_sources", "offering_appointment"})
"""States in which one complaint has been spoken through, so that another may begin."""


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


def _other_side(said: Said) -> Understood | None:
    """ "No wait, the right one", "wrong side": the place stays, its side is put right."""
    entry = side_put_right(said.conversation, said.heard, said.known, said.knowledge)
    if entry is None:
        return None
    if _tells_besides(said.heard):
        return with_side(_told(said, ()), entry)
    return with_side(Understood("told", replace(said.conversation, misses=0)), entry)


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


def _tells_besides(heard: Heard) -> bool:
    """Whether a text that puts a side right tells more than the side."""
    return bool(heard.places.mentions or heard.details or heard.flags)


def _farewell(said: Said) -> Understood | None:
    """A goodbye, where consent is asked for, is neither a yes nor a riddle."""
    leaves = not {"goodbye", "stop"}.isdisjoint(said.heard.intents)
    if said.conversation.question != "consent" or not leaves or has_content(said.heard):
        return None
    return leave(said.conversation)


def _dropping(said: Said) -> Understood | None:
    """ "Forget that, I want a person": nothing more is asked of whoever wants one."""
    if not {"person", "drops"} <= set(said.heard.intents):
        return None
    return replace(aside(said.conversation, *wanted_in(said.heard)), alone=True)


def _wish(said: Said) -> Understood | None:
    """Back, stop, start over: only when the text is about nothing else."""
    if has_content(said.heard) or said.conversation.question == "consent":
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
    return aside(said.conversation, *(asides_in(heard, said.knowledge) or (_ALL_RIGHT,)))


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
    if not has_content(heard):
        return None
    # A complaint looks like many questions; only what is worded as one is answered besides.
    asks = "question" in heard.intents and "book" not in heard.intents
    return _told(said, asides_in(heard, said.knowledge) if asks else wanted_in(heard))


def _booking(said: Said) -> Understood | None:
    if "book" not in said.heard.intents:
        return None
    return replace(booking(said.conversation), asides=asides_in(said.heard, said.knowledge))


def _passing(said: Said) -> Understood | None:
    """A question, a wish for a person, thanks: answered without moving the interview."""
    asides = asides_in(said.heard, said.knowledge)
    if said.conversation.question == "care" and "question" not in said.heard.intents:
        # "It's fine, the scan was normal" looks like a question about scans, and asks nothing.
        asides = tuple(each for each in asides if each.kind != "topic")
    if said.conversation.state == "greeting" and asides == (COURTESIES["greeting"],):
        return None  # a talk opened with "hi" is opened as one without
    return aside(said.conversation, *asides) if asides else None


def _opening(said: Said) -> Understood | None:
    """Whatever opens a talk and says nothing yet is a greeting."""
    if said.conversation.state not in ("greeting", "closed"):
        return None
    return Understood("told", said.conversation, (Aside("reply", "greeting"),))


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
    numbered,
    spot,
    # "Go back" is a wish, even where a choice is called "Back of the thigh".
    _wish,
    _side_again,
    _other_spot,
    answer,
    _farewell,
    _other_side,
    _of_another,
    _telling,
    declining,
    which,
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


_CORRECTED = Aside("reply", "corrected")
_ALL_RIGHT = Aside("reply", "all_right")
_WISHES: Mapping[str, Callable[[Conversation], Understood]] = {
    "back": back,
    "restart": restart,
    "stop": stop,
    "goodbye": goodbye,
    "help": COMMANDS["help"],
    "change_answer": change,
    "summary": summed_up,
}
