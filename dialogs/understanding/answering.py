"""What does a text answer to the open question, if anything?"""

import re
from dataclasses import replace

from dialogs.conversation import Entry
from dialogs.hearing.answers import Offered, read_answer
from dialogs.hearing.listen import listen
from dialogs.known import CHECKS, SETTLES
from dialogs.speaking.options import label
from dialogs.understanding.asked import asides_in, has_content, tells_complaint, wanted_in
from dialogs.understanding.care_answers import under_care
from dialogs.understanding.choices import ACTION_QUESTIONS, chosen
from dialogs.understanding.commands import aside
from dialogs.understanding.place_corrections import side_put_right
from dialogs.understanding.said import Said
from dialogs.understood import Aside, Understood

_NUMBERED = re.compile(r"\s*(?:\d{1,2}\s*[,;:.)&+-]\s*)+(?=[^\d\s])")
"""Numbers of choices and something behind them; "3 weeks" and "3 - 5 days" are none."""

_NOT_SURE = "not_sure"
_CORRECTED = Aside("reply", "corrected")


def numbered(said: Said) -> Understood | None:
    """A choice by its number, and more: "3, goes down to the elbow too" answers and tells."""
    conversation = said.conversation
    begins = _NUMBERED.match(said.text)
    if begins is None or conversation.question in ACTION_QUESTIONS or not has_content(said.heard):
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
    asides = (*understood.asides, *wanted_in(said.heard))
    return replace(understood, conversation=told, asides=asides)


def spot(said: Said) -> Understood | None:
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
    return with_side(understood, side) if side else understood


def answer(said: Said) -> Understood | None:
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
    besides = asides_in(heard, said.knowledge) if "question" in heard.intents else wanted_in(heard)
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
    return has_content(said.heard)


def _labelled(said: Said) -> tuple[str, ...]:
    """The choice whose label was typed as it stands."""
    typed = said.text.strip(" .!?").casefold()
    return tuple(
        offered.option
        for offered in _offered(said)
        if offered.label.strip(" .!?").casefold() == typed
    )[:1]


def _consents_to_a_sign(said: Said) -> bool:
    """Whether a sign's own question is met with consent, which is no yes to the sign: someone who
    expected to be asked for it says "I agree, it's for me"."""
    typed = said.text.strip(" .!?").casefold()
    consents = (said.knowledge.buttons[each].casefold() for each in ("agree_self", "agree_other"))
    return said.conversation.question.startswith(SETTLES) and typed in consents


def _answering(said: Said) -> tuple[str, ...]:
    """What the text answers; nothing where it does something else as well as it answers."""
    conversation = said.conversation
    if conversation.question == "care" or _consents_to_a_sign(said):
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
        return () if has_content(said.heard) else options
    if conversation.question == "consent" and tells_complaint(said.heard):
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


def declining(said: Said) -> Understood | None:
    """A "no" to a menu: nothing of it is wanted, and nothing has to follow."""
    if said.conversation.question not in ("result", "appointment") or has_content(said.heard):
        return None
    buttons = said.knowledge.buttons
    refusals = tuple(Offered(option, buttons[option]) for option in ("no", "none", "decline"))
    chosen_ones = read_answer(said.text, refusals, "one", said.knowledge).chosen
    if not set(chosen_ones) & {refusal.option for refusal in refusals}:
        return None
    return aside(said.conversation, Aside("reply", "all_right"))


def which(said: Said) -> Understood | None:
    """A "yes" to a list of things: which of them?"""
    options = set(said.conversation.options)
    if "yes" in options or not options or said.conversation.question in ACTION_QUESTIONS:
        return None
    yes = Offered("yes", said.knowledge.buttons["yes"])
    if read_answer(said.text, (yes,), "one", said.knowledge).chosen != ("yes",):
        return None
    return aside(said.conversation, Aside("reply", "which_of_these"))


def with_side(understood: Understood, entry: Entry) -> Understood:
    """The same with a side put right by what was told last."""
    told = understood.conversation
    told = replace(told, entries=(*told.entries, entry))
    return replace(understood, conversation=told, asides=(*understood.asides, _CORRECTED))
