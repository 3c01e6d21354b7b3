"""What can come in from a client, and what can go out to one."""

from dataclasses import dataclass
from typing import Literal

CommandName = Literal[
    "start", "help", "back", "restart", "book", "person", "stop", "hide", "privacy", "resume"
]
"""What a client can ask for at any moment, by command, button or in words. "resume" is sent by
a channel when the client comes back: the open question is put again."""

RecordsWish = Literal["export", "erase"]
"""What a client can ask about all that is kept of them. Answered where it is kept, in bot/."""

UnreadableKind = Literal["photo", "voice", "sticker", "edited", "location", "document", "other"]


@dataclass(frozen=True, slots=True)
class Text:
    """Something typed. Channels pass it on as it came; any length, any letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A tap on an option of question number `asked`; stale when another question is open."""

    asked: int
    option: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the channel, such as /back."""

    name: CommandName
    appointment: str = ""
    """The reference of an appointment, where the client came from a link to it."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that painbot cannot read, answered kindly: a photo, a voice message."""

    kind: UnreadableKind
    words: str = ""
    """What could be read of it, such as the new text of an edited message: heard for signs that
    cannot wait, and for nothing else."""


Message = Text | Choice | Command | Unreadable


@dataclass(frozen=True, slots=True)
class Say:
    """A message without a question."""

    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice under a question. `url` makes it a link instead of an answer."""

    id: str
    label: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question with its choices; typing is always as good."""

    text: str
    options: tuple[Option, ...]
    asked: int
    """The question's number in this conversation, from 1."""


Reply = Say | Ask
