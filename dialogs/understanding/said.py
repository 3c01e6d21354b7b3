"""One text in its talk: what every reading of it looks at."""

from dataclasses import dataclass

from dialogs.conversation import Conversation
from dialogs.heard import Heard
from dialogs.knowledge import Knowledge
from dialogs.known import Known


@dataclass(frozen=True, slots=True)
class Said:
    """One text in its talk."""

    text: str
    heard: Heard
    conversation: Conversation
    known: Known
    """What was known before it."""
    knowledge: Knowledge
