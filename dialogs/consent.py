"""Which words a client agreed to: a version that changes with the consent text itself."""

import hashlib

from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge


def consent_version(knowledge: Knowledge) -> str:
    """Twelve letters that stand for the consent text; another text has others."""
    text = knowledge.replies["ask_consent"].text
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def has_consented(conversation: Conversation, knowledge: Knowledge) -> bool:
    """Whether the client agreed to the text as it stands today; an older text is asked again."""
    return conversation.consent == consent_version(knowledge)
