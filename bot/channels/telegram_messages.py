"""How does a reply look on Telegram? Plain texts short enough to be sent, buttons under them."""

from collections.abc import Iterator
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

from bot.channels.telegram_updates import button_data
from bot.desk import Tap
from bot.storage.store import Outgoing
from dialogs.messages import Ask, Option

_SHORT_LABEL = 16
"""Letters of a label that still stand side by side with another one on a narrow phone."""


@dataclass(frozen=True, slots=True)
class TelegramMessage:
    """One message as it is sent, without markup: what a client wrote needs no escaping then."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None


def messages_of(outgoing: Outgoing) -> tuple[TelegramMessage, ...]:
    """The messages of one reply; the last one carries the buttons. Empty for an empty reply."""
    *before, last = split_text(outgoing.reply.text) or ("",)
    if not last:
        return ()
    keyboard = keyboard_of(outgoing.reply) if outgoing.with_buttons else None
    return (*(TelegramMessage(text) for text in before), TelegramMessage(last, keyboard))


def keyboard_of(reply: object) -> InlineKeyboardMarkup | None:
    """The buttons of a question: short ones in pairs, long ones each in a row of its own."""
    if not isinstance(reply, Ask) or not reply.options:
        return None
    rows: list[list[InlineKeyboardButton]] = []
    room_left = False
    for position, option in enumerate(reply.options):
        button = _button(option, Tap(reply.asked, position))
        short = len(option.label) <= _SHORT_LABEL
        if short and room_left:
            rows[-1].append(button)
            room_left = False
        else:
            rows.append([button])
            room_left = short
    return InlineKeyboardMarkup(rows)


def _button(option: Option, tap: Tap) -> InlineKeyboardButton:
    if option.url:
        return InlineKeyboardButton(option.label, url=option.url)
    return InlineKeyboardButton(option.label, callback_data=button_data(tap))


def split_text(text: str, limit: int = MessageLimit.MAX_TEXT_LENGTH) -> tuple[str, ...]:
    """A text in pieces of at most `limit` letters, cut between paragraphs where that is possible.

    Nothing but white space at the cuts is lost. Letters are counted as Telegram counts them, in
    UTF-16 units: an emoji is two.
    """
    return tuple(_pieces(text.strip(), limit))


def _pieces(text: str, limit: int) -> Iterator[str]:
    while _length(text) > limit:
        cut = _cut(text, limit)
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    if text:
        yield text


def _cut(text: str, limit: int) -> int:
    """Where to cut: after the last paragraph that fits, else line, sentence, word, letter."""
    end = _letters_within(text, limit)
    for mark in ("\n\n", "\n", ". ", " "):
        cut = text.rfind(mark, 1, end)
        if cut > 0:
            return cut + len(mark.rstrip())
    return end


def _letters_within(text: str, limit: int) -> int:
    """How many letters from the beginning take at most `limit` units."""
    return len(text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", errors="ignore"))


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
