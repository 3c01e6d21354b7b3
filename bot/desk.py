"""One incoming message: fetch the conversation, take a turn, store what came of it."""

import json
import logging
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from time import perf_counter
from typing import cast, get_args

from bot.logs import new_error_id, pseudonym, where
from bot.storage.store import Besides, ChatKey, Exchange, Store
from dialogs import turn as turns
from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge
from dialogs.knowledge.replies import ReplyKey
from dialogs.messages import Choice, Command, CommandName, Message, RecordsWish, Reply, Say, Text
from dialogs.speaking.replies import say
from dialogs.turn import Turn

_log = logging.getLogger(__name__)

_NEVER_ASKED = -1
"""The question of a tap that fits no open choice: always an earlier one."""

TakeTurn = Callable[[Conversation, Message, Knowledge, datetime], Turn]


@dataclass(frozen=True, slots=True)
class Tap:
    """A press on a button of question number `asked`; `position` counts its buttons from 0.

    Channels pass positions, not ids: what a client answered must not stand in a button.
    """

    asked: int
    position: int


@dataclass(frozen=True, slots=True)
class Records:
    """A wish about what is kept, answered in every state of a talk."""

    wish: RecordsWish


Incoming = Message | Tap | Records


_LINK = re.compile(r"appt_([A-Za-z0-9_-]{1,59})")
"""What follows /start in a link to an appointment: an opaque reference, never anything else."""


def command_named(name: str, argument: str = "") -> Command | Records | None:
    """What a channel passes on for /name, in any case of letters; None for no command of ours.

    `argument` is what stands behind it: "appt_" and a reference link a talk to an appointment.
    """
    folded = name.casefold()
    if wish := next((wish for wish in get_args(RecordsWish) if wish == folded), None):
        return Records(wish)
    known = next((known for known in get_args(CommandName) if known == folded), None)
    link = _LINK.fullmatch(argument.strip())
    return Command(known, link[1] if link else "") if known else None


class Desk:
    """Serves every channel; holds nothing of a talk itself."""

    def __init__(
        self,
        store: Store,
        knowledge: Knowledge,
        turn: TakeTurn = turns.turn,
        *,
        staff: ChatKey | None = None,
    ) -> None:
        """`staff` is the chat in which staff are told of appointments; without it they are not."""
        self.store = store
        self.knowledge = knowledge
        self._turn = turn
        self._staff = staff

    async def receive(
        self, channel: str, chat: str, update_id: str, message: Incoming, at: datetime
    ) -> tuple[Reply, ...]:
        """The replies to one message, for a channel that shows them at once.

        Empty for an update that came before. Raises StorageTrouble; then nothing was kept, and
        the same update may be tried again.
        """
        exchange = await self.take_in(ChatKey(channel, chat), update_id, message, at)
        for outgoing in exchange.outgoing:
            await self.store.mark_sent(outgoing.id, None, at)
        return tuple(outgoing.reply for outgoing in exchange.outgoing)

    async def take_in(
        self,
        key: ChatKey,
        update_id: str,
        message: Incoming,
        at: datetime,
        message_id: str | None = None,
    ) -> Exchange:
        """Takes one message in and leaves the replies in the outbox, for a channel that sends.

        `message_id` is the channel's own, where it can delete messages. Raises StorageTrouble as
        `receive` does.
        """
        started = perf_counter()

        def decide(stored: Conversation | None) -> Turn:
            return self._decide(key, stored, message, at)

        if message == Records("erase"):
            erased = Say(say("erased", self.knowledge))
            exchange = await self.store.erase(key, update_id, at, erased)
        else:
            besides = Besides(message_id, self._told_to_staff)
            exchange = await self.store.exchange(key, update_id, at, decide, besides)
        _log.info(
            "taken in: chat=%s kind=%s repeated=%s replies=%d ms=%.0f",
            pseudonym(key.channel, key.chat),
            type(message).__name__.lower(),
            exchange.repeated,
            len(exchange.outgoing),
            (perf_counter() - started) * 1000,
        )
        return exchange

    def _decide(
        self, key: ChatKey, stored: Conversation | None, message: Incoming, at: datetime
    ) -> Turn:
        chat = pseudonym(key.channel, key.chat)
        if stored is None:
            _log.error("unreadable conversation begun anew: chat=%s", chat)
            lost = Say(say("conversation_lost", self.knowledge))
            # What was written may be an emergency: it is heard, whatever was lost before it.
            said = message if isinstance(message, Text) else Command("start")
            after = self._safe_turn(chat, Conversation(), said, at)
            return Turn(after.conversation, (lost, *after.replies))
        if isinstance(message, Records):
            return Turn(stored, (Say(self._exported(stored)),))
        return self._safe_turn(chat, stored, _meant(message, stored), at)

    def _safe_turn(
        self, chat: str, conversation: Conversation, message: Message, at: datetime
    ) -> Turn:
        try:
            after = self._turn(conversation, message, self.knowledge, at)
        except Exception as error:
            error_id = new_error_id()
            # No traceback: it would repeat what the client wrote.
            _log.error("turn failed: chat=%s error_id=%s %s", chat, error_id, where(error))
            return Turn(conversation, (Say(self.trouble_told(error_id)),))
        _log.info("turn: chat=%s %s > %s", chat, conversation.state, after.conversation.state)
        return after

    def _told_to_staff(self, after: Turn) -> tuple[tuple[ChatKey, Reply], ...]:
        """A reference and how grave, never what was said; at once, with the talk itself."""
        notice = after.notice
        if notice is None:
            return ()
        _log.info("notice: appointment=%s level=%s", notice.reference, notice.level)
        if self._staff is None:
            _log.warning("staff not told, PAINBOT_STAFF_CHAT is not set")
            return ()
        key = cast("ReplyKey", f"staff_{notice.level}")
        return ((self._staff, Say(say(key, self.knowledge, reference=notice.reference))),)

    def _exported(self, conversation: Conversation) -> str:
        records = json.dumps(asdict(conversation), ensure_ascii=False, indent=1)
        return say("exported", self.knowledge, records=records)

    def trouble_told(self, error_id: str) -> str:
        """What a client is told when painbot itself fails."""
        return say("technical_trouble", self.knowledge, error_id=error_id)


def _meant(message: Message | Tap, conversation: Conversation) -> Message:
    """The message itself; a tap as the choice that stands at its place."""
    if not isinstance(message, Tap):
        return message
    current = message.asked == conversation.asked
    if current and 0 <= message.position < len(conversation.options):
        return Choice(message.asked, conversation.options[message.position])
    return Choice(_NEVER_ASKED, "")
