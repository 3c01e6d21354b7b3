"""Every reply becomes messages that Telegram takes, and that can be read on a phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram_messages import messages_of, split_text
from bot.storage.store import Outgoing
from dialogs.messages import Ask, Option, Say


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def rows(*labels: str) -> list[list[str]]:
    options = tuple(Option(f"o{number}", label) for number, label in enumerate(labels))
    (message,) = messages_of(Outgoing(1, Ask("?", options, 12), with_buttons=True))
    assert message.keyboard is not None
    return [[button.text for button in row] for row in message.keyboard.inline_keyboard]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Yes", "No"), [["Yes", "No"]]),
        (("Left", "Right", "Both", "Not sure"), [["Left", "Right"], ["Both", "Not sure"]]),
        (("Yes", "No", "Not sure"), [["Yes", "No"], ["Not sure"]]),
        (("Numb, weak or slurred", "None"), [["Numb, weak or slurred"], ["None"]]),
        (("None", "Numb, weak or slurred", "Yes"), [["None"], ["Numb, weak or slurred"], ["Yes"]]),
    ],
)
def test_short_buttons_stand_in_pairs_and_long_ones_alone(
    labels: tuple[str, ...], expected: list[list[str]]
) -> None:
    assert rows(*labels) == expected


def test_a_button_carries_numbers_alone_and_a_link_its_address() -> None:
    options = (Option("chest_pain", "Chest"), Option("book", "Book", "https://example.com"))
    (message,) = messages_of(Outgoing(1, Ask("?", options, 12), with_buttons=True))
    assert message.keyboard is not None
    chest, book = message.keyboard.inline_keyboard[0]
    assert (chest.callback_data, chest.url) == ("v1:12:0", None)
    assert (book.callback_data, book.url) == (None, "https://example.com")


def test_the_last_of_several_messages_carries_the_buttons() -> None:
    ask = Ask("word " * 1500, (Option("yes", "Yes"),), 1)
    *before, last = messages_of(Outgoing(1, ask, with_buttons=True))
    assert before
    assert all(message.keyboard is None for message in before)
    assert last.keyboard is not None


@pytest.mark.parametrize("options", [(), (Option("yes", "Yes"),)])
def test_no_buttons_are_shown_where_none_are_wanted(options: tuple[Option, ...]) -> None:
    (message,) = messages_of(Outgoing(1, Ask("?", options, 1), with_buttons=not options))
    assert message.keyboard is None


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_reply_is_no_message(text: str) -> None:
    assert messages_of(Outgoing(1, Say(text), with_buttons=False)) == ()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("short", ("short",)),
        ("one one\n\ntwo two", ("one one", "two two")),
        ("one one\ntwo two", ("one one", "two two")),
        ("One one. Two two", ("One one.", "Two two")),
        ("one two three", ("one two", "three")),
        ("uninterrupted", ("uninterrup", "ted")),
        ("🤕🤕🤕🤕🤕🤕", ("🤕🤕🤕🤕🤕", "🤕")),
    ],
)
def test_a_long_text_is_cut_where_it_hurts_least(text: str, pieces: tuple[str, ...]) -> None:
    assert split_text(text, 10) == pieces


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300), st.integers(4, 60))
def test_no_piece_is_too_long_or_empty_and_no_word_is_lost(text: str, limit: int) -> None:
    pieces = split_text(text, limit)
    assert all(piece.strip() and units(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
