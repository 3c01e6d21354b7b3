"""What a place to keep talks must be able to do, whichever database is behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from dialogs.conversation import Conversation
from dialogs.messages import Ask, Reply
from dialogs.turn import Turn

# Telegram repeats an update for at most a day; a week leaves room for a long holiday of ours.
REPEATS_WITHIN = timedelta(days=7)

# Long enough to come back to a talk the next morning; what was said before agreeing is not kept.
UNAGREED_KEPT = timedelta(days=1)

# Telegram lets a bot delete what is younger than two days.
HIDEABLE = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class ChatKey:
    """One client in one channel."""

    channel: str
    chat: str
    """The channel's own id of the chat: what is needed to send there."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A reply that waits to be sent."""

    id: int
    reply: Reply
    with_buttons: bool
    """False when its question was answered before it could be sent."""


@dataclass(frozen=True, slots=True)
class SpentKeyboard:
    """Buttons that still stand under a question which is no longer open."""

    id: int
    message: str
    """The channel's id of the message that carries them."""


@dataclass(frozen=True, slots=True)
class HiddenMessage:
    """A message that is to disappear where the client reads it."""

    id: int
    message: str
    """The channel's id of it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What became of one incoming message."""

    outgoing: tuple[Outgoing, ...] = ()
    told: tuple[ChatKey, ...] = ()
    """Other chats for which something was put out besides: that of the staff."""
    repeated: bool = False
    """True when this update was taken in before; then nothing was done."""


Decide = Callable[[Conversation | None], Turn]
"""From the stored conversation to the next; None when what is stored cannot be read."""

Tell = Callable[[Turn], tuple[tuple[ChatKey, Reply], ...]]
"""What a turn has to be told to others than the client, with the chats that it goes to."""


def nobody(_turn: Turn) -> tuple[tuple[ChatKey, Reply], ...]:
    """A turn of which nobody else is told."""
    return ()


@dataclass(frozen=True, slots=True)
class Besides:
    """What belongs to an incoming message besides its update."""

    message: str | None = None
    """The channel's own id of it, by which it can be deleted should the client have to hide."""
    tell: Tell = nobody
    """What others are told of the turn, in the same transaction."""


NOTHING_BESIDES = Besides()


def month_of(at: datetime) -> str:
    """The month in which signs are counted: finer figures of a small clinic could tell people."""
    return at.astimezone(UTC).strftime("%Y-%m")


@dataclass(frozen=True, slots=True)
class Counted:
    """How often one sign came to stand in one way within a month."""

    month: str
    """As 2026-11."""
    sign: str
    disposition: str
    outcome: str
    times: int


class Store(Protocol):
    """Every method is one transaction, and raises StorageTrouble when it cannot be carried out."""

    async def exchange(
        self,
        key: ChatKey,
        update: str,
        at: datetime,
        decide: Decide,
        besides: Besides = NOTHING_BESIDES,
    ) -> Exchange:
        """Takes one message in: lock, refuse a repetition, decide, keep all of it or nothing.

        What `decide` raises is raised on, and nothing is kept.
        """

    async def hidden_messages(self, key: ChatKey) -> tuple[HiddenMessage, ...]:
        """The messages that are to disappear from one chat, oldest first."""

    async def mark_gone(self, hidden: int) -> None:
        """Notes that a hidden message is gone, or cannot be deleted any more."""

    async def sign_counts(self) -> tuple[Counted, ...]:
        """How often which sign stood how, month by month."""

    async def erase(self, key: ChatKey, update: str, at: datetime, reply: Reply) -> Exchange:
        """Deletes all that is kept of a chat, what waits to be sent included, and puts out one
        reply. A repetition does nothing. Afterwards no file of the database holds the words.
        """

    async def first_time(self, channel: str, update: str, at: datetime) -> bool:
        """Notes an update that is no part of a talk; False when it was noted before."""

    async def unsent(self, key: ChatKey) -> tuple[Outgoing, ...]:
        """What waits to be sent to one chat, oldest first."""

    async def chats_waiting(self, channel: str) -> tuple[ChatKey, ...]:
        """The chats to which something waits to be sent, the longest waiting first."""

    async def mark_sent(self, outgoing: int, message: str | None, at: datetime) -> None:
        """Notes that a reply was sent, as which message of the channel, and blanks its text."""

    async def spent_keyboards(self, key: ChatKey) -> tuple[SpentKeyboard, ...]:
        """The keyboards to be removed in one chat."""

    async def mark_removed(self, keyboard: int) -> None:
        """Notes that a spent keyboard is gone."""

    async def mark_blocked(self, key: ChatKey, at: datetime, last: int | None = None) -> None:
        """Notes that the client blocked us, and drops what waits, up to the reply `last`.

        Their next message undoes it; what that one has led to comes after `last`.
        """

    async def last_chat(self, channel: str) -> ChatKey | None:
        """The chat of a channel that was spoken in last."""

    async def sweep(self, at: datetime, keeps: timedelta) -> int:
        """Deletes the talks untouched for as long as `keeps`, and after a day already those of
        clients who did not agree to be asked; says how many. `at` is now.
        """

    async def close(self) -> None:
        """Lets go of the database."""


def question_left_open(turn: Turn) -> int | None:
    """The number of the earlier question that a turn leaves open; the buttons of others go."""
    asks_anew = any(isinstance(reply, Ask) for reply in turn.replies)
    return turn.conversation.asked if turn.conversation.question and not asks_anew else None
