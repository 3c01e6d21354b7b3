"""Any text is read into words that know where they stood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge


def texts(text: str, knowledge: Knowledge) -> list[str]:
    return [word.text for word in read_words(text, knowledge).words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DON’T touch", ["do", "not", "touch"]),
        ("it's sooooo sore", ["it", "is", "soo", "sore"]),
        ("tailbone's bruised", ["tailbone", "bruised"]),
        ("r.Hip & l/shoulder", ["r", "hip", "l", "shoulder"]),
        ("👍 ok", ["ok"]),
        ("", []),
        ("…!?", []),
    ],
)
def test_words_are_folded_and_spelt_out(text: str, words: list[str], knowledge: Knowledge) -> None:
    assert texts(text, knowledge) == words


def test_sentences_and_clauses_are_counted_on(knowledge: Knowledge) -> None:
    words = read_words("neck, back. Knee (left) ok", knowledge).words
    assert [word.sentence for word in words] == [0, 0, 1, 1, 1]
    assert len({word.clause for word in words}) == 5


def test_a_mended_word_keeps_its_place_in_the_text(knowledge: Knowledge) -> None:
    utterance = read_words("my SHOLDER blad", knowledge)
    assert [word.text for word in utterance.words] == ["my", "shoulder", "blade"]
    assert utterance.phrase(1, 2) == "SHOLDER blad"


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_words_stand_in_the_text_in_order(text: str) -> None:
    words = read_words(text, shipped_knowledge()).words
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
