"""Which numbers do some words say, in digits or spelt out?"""

import re
from collections.abc import Iterator, Sequence

from dialogs.knowledge import Knowledge

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_HUNDRED = 100
_SPOKEN_HUNDREDS = (1, 2)
"""Of blood pressure people say "one ninety" for 190."""


def numbers_in(words: Sequence[str], knowledge: Knowledge) -> tuple[float, ...]:
    """The numbers in their order: "seventy two" is 72, "one ninety" 190, "1,500" 1500."""
    return tuple(_joined(_read(words, knowledge)))


def _read(words: Sequence[str], knowledge: Knowledge) -> Iterator[float | None]:
    """Each word's number; None stands for a word that is none and parts two numbers."""
    for word in words:
        digits = _DIGITS.match(word)
        if digits:
            yield float(digits.group().replace(",", ""))
            yield None
        elif word in knowledge.number_words:
            yield knowledge.number_words[word]
        else:
            yield None


def _joined(read: Iterator[float | None]) -> Iterator[float]:
    """Tens with their ones, and whatever stands before a hundred, as one number."""
    sofar: float | None = None
    for number in read:
        if sofar is None or number is None:
            if sofar is not None:
                yield sofar
            sofar = number
        elif number == _HUNDRED and sofar < 10:
            sofar *= number
        elif sofar in _SPOKEN_HUNDREDS and 10 <= number < _HUNDRED:
            sofar = sofar * _HUNDRED + number
        elif _leaves_room(sofar, number):
            sofar += number
        else:
            yield sofar
            sofar = number
    if sofar is not None:
        yield sofar


def _leaves_room(sofar: float, number: float) -> bool:
    if sofar >= _HUNDRED:
        return sofar % _HUNDRED == 0 and number < _HUNDRED
    return sofar >= 20 and sofar % 10 == 0 and number < 10
