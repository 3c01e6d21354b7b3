"""Which of the listed choices does a text name by number: "2", "the first two", "option b"?"""

import re
from collections.abc import Sequence

from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge

_LETTERS_AMONG = 2
"""A single letter names a choice only in a text this short: "a" is a word of its own."""
_LAST = -1
_SEPARATORS = re.compile(r"[,.&+]")
""""1,3" reads as one number elsewhere."""
_PLAIN = re.compile(r"[\w\s.,()&+'’!-]*")
"""Among other signs a single letter is no choice: "<b>" is none."""


def choices_named(utterance: Utterance, listed: int, knowledge: Knowledge) -> tuple[int, ...]:
    """Places in the list, from 0, in their order; empty unless the text is about nothing else."""
    words = [part for word in utterance.words for part in _SEPARATORS.split(word.text) if part]
    words = _joined(words, knowledge)
    if not _PLAIN.fullmatch(utterance.text) and any(len(word) == 1 for word in words):
        return ()
    places = _places(words, listed, knowledge)
    if not places or not all(0 <= place < listed for place in places):
        return ()
    return tuple(sorted(set(places)))


def _joined(words: Sequence[str], knowledge: Knowledge) -> list[str]:
    """The words, with those as one that only together name a place in the list: "top one"."""
    joined: list[str] = []
    for word in words:
        pair = f"{joined[-1]} {word}" if joined else ""
        if pair in knowledge.choice_words:
            joined[-1] = pair
        else:
            joined.append(word)
    return joined


def _places(words: Sequence[str], listed: int, knowledge: Knowledge) -> list[int] | None:
    """None when a word is neither a place nor such as may stand beside one."""
    places: list[int] = []
    bare: list[int] = []
    numbers = [_number(word, knowledge) for word in words]
    for at, (word, number) in enumerate(zip(words, numbers, strict=True)):
        place = _ordinal(word, words, knowledge)
        follower = (numbers[at + 1] if at + 1 < len(words) else None) or 0
        if place in (1, _LAST) and follower > 1:
            places += range(follower) if place == 1 else range(listed - follower, listed)
        elif place:
            places.append(place - 1 if place > 0 else listed + place)
        elif number is None and word not in knowledge.choice_words:
            return None
        elif number is not None and not (at and _spans(words[at - 1], number, knowledge)):
            # "the left one": "one" is a number only where nothing else chooses.
            (bare if word in knowledge.choice_words else places).append(number - 1)
    return places or bare


def _ordinal(word: str, words: Sequence[str], knowledge: Knowledge) -> int:
    if len(word) == 1 and not word.isdigit() and len(words) > _LETTERS_AMONG:
        return 0
    return knowledge.choice_words.get(word, 0)


def _spans(before: str, number: int, knowledge: Knowledge) -> bool:
    """Whether a number belongs to the word before it: the "two" of "the last two"."""
    return number > 1 and knowledge.choice_words.get(before) in (1, _LAST)


def _number(word: str, knowledge: Knowledge) -> int | None:
    if word.isascii() and word.isdigit() and len(word) <= 2:
        return int(word)
    number = knowledge.number_words.get(word)
    return int(number) if number is not None else None
