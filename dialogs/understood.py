"""What one message amounts to: what the client did, what was told, what to answer in passing."""

from dataclasses import dataclass, field
from typing import Literal

from dialogs.conversation import Conversation
from dialogs.heard import Heard
from dialogs.known import Known
from dialogs.states import Trigger

AsideKind = Literal[
    "reply",
    "topic",
    "more",
    "foreign",
    "why",
    "reason",
    "summary",
    "account",
    "care_path",
    "linked",
]


@dataclass(frozen=True, slots=True)
class Aside:
    """Something to answer without moving the interview."""

    kind: AsideKind
    value: str = ""
    """A reply's key, a topic's id or a language's code."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One message, understood."""

    trigger: Trigger
    conversation: Conversation
    """With what was told added, taken back or dropped; its state is still the one before."""
    asides: tuple[Aside, ...] = ()
    known: Known = field(default_factory=Known)
    """What is known with it; filled once the whole message is understood."""
    held: Known = field(default_factory=Known)
    """What was known before it; filled at the same time."""
    heard: Heard | None = None
    """What the words said, where there were words."""
    wants_booking: bool = False
    hides: bool = False
    """Everything is to be deleted at once, and the talk looks as if it had never been."""
    alone: bool = False
    """The asides stand alone; the open question is not put again."""
