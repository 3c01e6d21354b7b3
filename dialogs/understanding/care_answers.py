"""What does a text answer under a message for care? Less than elsewhere: most of it is worry.

Only a choice named as such counts, and on a path of its own what its question asks. "What about
my appointment?" looks like "That's not what I meant", and must not be taken for it.
"""

from collections.abc import Sequence
from dataclasses import replace

from dialogs.conversation import Conversation, Entry
from dialogs.heard import Heard
from dialogs.hearing.answers import Offered, read_answer
from dialogs.hearing.ordinals import choices_named
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge
from dialogs.knowledge.signs import CareChoice, CarePath
from dialogs.known import Known
from dialogs.reasoning.survey import signs_for_a_doctor
from dialogs.speaking.care import leading_sign
from dialogs.understanding.choices import chosen
from dialogs.understanding.commands import hide
from dialogs.understanding.denials import PUT_RIGHT, denies_sign
from dialogs.understood import Aside, Understood

PATH_ANSWER = "care_path"
"""The question of an entry that holds an answer on a path."""
_BRIEF = 14
"""Words: "no he is here", "i'm safe, i wouldn't do anything, i'm tired of it". Judgement."""


def care_answer(
    text: str, heard: Heard, conversation: Conversation, known: Known, knowledge: Knowledge
) -> Understood | None:
    """What a text answers under a message for care; None when it answers nothing."""
    if conversation.question != "care" or not signs_for_a_doctor(known):
        return None
    if PUT_RIGHT & {*heard.intents} and not heard.flags:
        return _reopened(text, conversation, knowledge)
    named = choices_named(read_words(text, knowledge), len(conversation.options), knowledge)
    if len(named) == 1:
        return under_care(conversation, conversation.options[named[0]], "", known, knowledge)
    path = path_of(known, knowledge)
    choice = _on_path(text, path, conversation, knowledge) if path else None
    if choice:
        return under_care(conversation, choice, text, known, knowledge)
    leading = leading_sign(signs_for_a_doctor(known), knowledge)
    denied = denies_sign(text, heard, leading.id, known, knowledge)
    return _reopened(text, conversation, knowledge) if denied else None


def _reopened(text: str, conversation: Conversation, knowledge: Knowledge) -> Understood:
    """The sign is asked about; what the denial tells besides is kept: "no rash, it's my neck"."""
    understood = chosen(conversation, ("correct_sign",), "", knowledge)
    told = understood.conversation
    *before, asked = told.entries
    entries = (*before, replace(asked, words=text))
    return replace(understood, conversation=replace(told, entries=entries))


def under_care(
    conversation: Conversation, choice: str, words: str, known: Known, knowledge: Knowledge
) -> Understood:
    """A choice under a message for care, tapped or typed."""
    if choice == "hide":
        return hide(conversation)
    path = path_of(known, knowledge)
    if path is None or choice not in {*path.choices, *path.yes, *path.no} - {"correct_sign"}:
        return chosen(conversation, (choice,), words, knowledge)
    entry = Entry(conversation.state, PATH_ANSWER, (choice,), words)
    told = replace(conversation, entries=(*conversation.entries, entry), misses=0)
    return Understood("told", told, (Aside("care_path", choice),))


def path_of(known: Known, knowledge: Knowledge) -> CarePath | None:
    """The path of the sign that is spoken of, if it has one."""
    signs = signs_for_a_doctor(known)
    leading = leading_sign(signs, knowledge) if signs else None
    return knowledge.care_paths.get(leading.id) if leading else None


def _on_path(
    text: str, path: CarePath, conversation: Conversation, knowledge: Knowledge
) -> CareChoice | None:
    if len(text.split()) > _BRIEF:
        return None
    named = read_answer(text, _offered(path, knowledge), "many", knowledge).chosen
    if "not_safe" in named:  # "I'm safe, but I have pills here"
        return "not_safe"
    read = named[:1]
    answered = sum(entry.question == PATH_ANSWER for entry in conversation.entries)
    match read:
        case ("yes",):
            return path.meant_by("yes", answered)
        case ("no",):
            return path.meant_by("no", answered)
        case _:
            return next((choice for choice in path.choices if (choice,) == read), None)


def _offered(path: CarePath, knowledge: Knowledge) -> Sequence[Offered]:
    asked = tuple(choice for choice in path.choices if choice not in ("correct_sign", "hide"))
    choices = (*asked, "yes", "no") if path.yes else asked
    return [Offered(choice, knowledge.buttons[choice]) for choice in choices]
