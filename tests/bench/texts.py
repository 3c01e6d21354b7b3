"""Messages of known lengths, no two alike: an answer that is still remembered measures nothing."""

from collections.abc import Iterator
from itertools import product
from random import Random

TEN_WORDS = 10
A_HUNDRED_WORDS = 100
TEN_THOUSAND_LETTERS = 10_000

_OPENINGS = (
    "its like a nail behind my", "a dull ache sits under the", "something pulls along my whole",
    "there is a burning spot on my", "no numbness but cramps in the", "since monday i feel my",
    "my husband rubbed it but still the", "not the jaw its rather the", "went for a run now my",
    "been weeks and every morning the",
)  # fmt: skip
_PLACES = (
    "right eye", "left temple", "lower back", "neck", "shouler blade", "left calf", "outer elbow",
    "hip", "ribs", "sole", "jaw", "knee cap", "groin", "upper arm", "forehead", "buttock",
)  # fmt: skip
_ENDINGS = (
    "when i sit at the desk", "worse after driving a while", "and it goes down the leg",
    "more by the evening, no fever", "should i book for thursday", "mostly when i turn over",
    "and stairs make it worse", "does massage help with that",
)  # fmt: skip


def messages(words: int, count: int) -> list[str]:
    """So many different messages of so many words; always the same ones."""
    stream = _clauses(Random(7))
    return [" ".join(_words(stream, words)) for _ in range(count)]


def long_messages(letters: int, count: int) -> list[str]:
    """The same by letters."""
    return [message[:letters] for message in messages(letters // 4, count)]


def _words(stream: Iterator[str], count: int) -> list[str]:
    found: list[str] = []
    while len(found) < count:
        found += next(stream).split()
    return found[:count]


def _clauses(random: Random) -> Iterator[str]:
    every = [" ".join(parts) for parts in product(_OPENINGS, _PLACES, _ENDINGS)]
    while True:
        random.shuffle(every)
        yield from every
