"""One message -> the next conversation and the replies: the whole of dialogs in one function."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.conversation import Conversation, Entry
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge
from dialogs.messages import Ask, Message, Option, Reply, Text


@dataclass(frozen=True, slots=True)
class Turn:
    """What one message led to."""

    conversation: Conversation
    replies: tuple[Reply, ...]


def turn(conversation: Conversation, message: Message, knowledge: Knowledge, at: datetime) -> Turn:
    """One message from the client: the conversation as it now stands, and the replies.

    The same arguments always give the same turn. `at` is when the message came in (aware).
    """
    words = message.text if isinstance(message, Text) else ""
    listen(words, knowledge)
    asked = conversation.asked + 1
    options = tuple(Option(zone, words.button) for zone, words in knowledge.zone_words.items())[:6]
    after = replace(
        conversation,
        state="asking_complaint",
        asked=asked,
        question="zone",
        options=tuple(option.id for option in options),
        entries=(*conversation.entries, Entry(conversation.state, "complaint", (), words)),
    )
    return Turn(after, (Ask("Where does it hurt?", options, asked),))
