"""What did Telegram bring? An update as a message of ours, or as something beside the talk."""

import re
from dataclasses import dataclass

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType, MessageType, UpdateType

from bot.desk import Incoming, Records, Tap, command_named
from dialogs.messages import Command, CommandName, RecordsWish, Text, Unreadable, UnreadableKind

ALLOWED_UPDATES = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.MY_CHAT_MEMBER,
)

_COMMAND = re.compile(r"/([a-z_]+)(?:@\w+)?(?:\s|$)", re.IGNORECASE)
_TAP = re.compile(r"v1:(\d{1,9}):(\d{1,3})")
_NEVER_ASKED = -1
"""The question of a button that is none of ours: always an old one."""

_OTHER_NAMES: dict[str, CommandName | RecordsWish] = {
    "cancel": "stop",
    "menu": "help",
    "settings": "help",
    "delete": "erase",
}
"""Commands that other bots have taught people, by what they mean here."""

_UNREADABLE: dict[str, UnreadableKind] = {
    MessageType.PHOTO: "photo",
    MessageType.VOICE: "voice",
    MessageType.AUDIO: "voice",
    MessageType.VIDEO_NOTE: "voice",
    MessageType.STICKER: "sticker",
    MessageType.ANIMATION: "sticker",
    MessageType.LOCATION: "location",
    MessageType.VENUE: "location",
    MessageType.DOCUMENT: "document",
    MessageType.VIDEO: "other",
    MessageType.CONTACT: "other",
    MessageType.POLL: "other",
    MessageType.DICE: "other",
    MessageType.GAME: "other",
    MessageType.STORY: "other",
    MessageType.PAID_MEDIA: "other",
}
"""What clients send, by how it is answered. What Telegram itself reports is left out."""


@dataclass(frozen=True, slots=True)
class FromClient:
    """Something a client said, did or sent in a private chat."""

    chat: str
    message: Incoming
    callback: str | None = None
    """The id of the press on a button, which has to be answered."""
    message_id: str | None = None
    """Telegram's id of what was written, by which it can be deleted."""


@dataclass(frozen=True, slots=True)
class FromGroup:
    """Anything from a group, where painbot does not talk."""

    chat: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """A client has blocked painbot."""

    chat: str


Brought = FromClient | FromGroup | Blocked


def read_update(update: Update) -> Brought | None:
    """What an update brings; None for what needs no answer, such as a service message."""
    if update.callback_query:
        return _pressed(update.callback_query)
    if update.my_chat_member:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or (message.from_user and message.from_user.is_bot):
        return None
    chat = str(message.chat.id)
    if message.chat.type != ChatType.PRIVATE:
        return _in_group(message.chat)
    if update.edited_message:
        # A live location is "edited" every few seconds; nobody changed their words.
        words = message.text or message.caption or ""
        return None if message.location else FromClient(chat, Unreadable("edited", words))
    said = _said(message)
    return FromClient(chat, said, message_id=str(message.message_id)) if said else None


def _pressed(query: CallbackQuery) -> FromClient:
    chat = query.message.chat.id if query.message else query.from_user.id
    match = _TAP.fullmatch(query.data or "")
    tap = Tap(int(match[1]), int(match[2])) if match else Tap(_NEVER_ASKED, 0)
    return FromClient(str(chat), tap, query.id)


def button_data(tap: Tap) -> str:
    """What a button carries: at most 16 bytes, and nothing about health."""
    return f"v1:{tap.asked}:{tap.position}"


def _membership(change: ChatMemberUpdated) -> Brought | None:
    gone = change.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
    if change.chat.type == ChatType.PRIVATE:
        return Blocked(str(change.chat.id)) if gone else None
    return None if gone else _in_group(change.chat)


def _in_group(chat: Chat) -> FromGroup | None:
    return None if chat.type == ChatType.CHANNEL else FromGroup(str(chat.id))


def _said(message: Message) -> Incoming | None:
    # A caption is words like any others: it may hold the complaint, or an emergency.
    words = message.text or message.caption
    if words:
        return _command(words) or Text(words)
    kind = next((kind for type_, kind in _UNREADABLE.items() if message[type_]), None)
    return Unreadable(kind) if kind else None


def _command(words: str) -> Command | Records | None:
    match = _COMMAND.match(words)
    if match is None:
        return None
    name = match[1].lower()
    return command_named(_OTHER_NAMES.get(name, name), words[match.end() :]) or Command("help")
