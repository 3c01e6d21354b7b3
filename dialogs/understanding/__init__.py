"""One message in the light of the open question: what did the client do, tell and ask?"""

from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.messages import Choice, Command, Message, Text, Unreadable
from dialogs.recall import recall
from dialogs.understanding.care_answers import under_care
from dialogs.understanding.choices import chosen
from dialogs.understanding.commands import COMMANDS, aside, linked
from dialogs.understanding.safekeeping import kept_safe
from dialogs.understanding.words import is_alarming, understand_words
from dialogs.understood import Aside, Understood


def understand(conversation: Conversation, message: Message, knowledge: Knowledge) -> Understood:
    """What one message amounts to. Every message amounts to something, and loses no sign."""
    known = recall(conversation, knowledge)
    understood = _read(conversation, message, known, knowledge)
    return kept_safe(understood, conversation, known, knowledge)


def _read(
    conversation: Conversation, message: Message, known: Known, knowledge: Knowledge
) -> Understood:
    match message:
        case Text(text):
            return understand_words(conversation, text, known, knowledge)
        case Choice():
            return _tapped(conversation, message, known, knowledge)
        case Command(name, appointment):
            return linked(COMMANDS[name](conversation), appointment)
        case Unreadable(kind, words):
            if words and is_alarming(words, known, knowledge):
                return understand_words(conversation, words, known, knowledge)
            told = kind if kind in ("photo", "voice", "sticker", "edited") else "other"
            return aside(conversation, Aside("reply", f"unreadable_{told}"))


def _tapped(
    conversation: Conversation, tap: Choice, known: Known, knowledge: Knowledge
) -> Understood:
    if tap.asked != conversation.asked or tap.option not in conversation.options:
        return aside(conversation, Aside("reply", "stale_choice"))
    if conversation.question == "care":
        return under_care(conversation, tap.option, "", known, knowledge)
    return chosen(conversation, (tap.option,), "", knowledge)
