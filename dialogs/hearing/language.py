"""Is the message in another language, and in which? English unless it clearly is not."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

ENGLISH = "en"
OTHER = "other"

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SAMPLE = 400
"""Letters that are looked at: a language shows in them, and a long message costs no more."""
_FOREIGN_SHARE = 0.6
"""Of the letters, those in another script; below it the rest is taken for English."""
_FOREIGN_LETTERS = 2
"""Letters of another script that tell it beside a few words that everybody knows: "please"."""
_WORDS = 2
"""Fewer different words of a language tell nothing: "hola", "gracias", a name."""
_WORD_SHARE = 0.3
"""Of all words, those of the language: people put single words of their own into English."""


def guess_language(text: str, knowledge: Knowledge) -> str:
    """The id of a language of data/, "other" for one that it lacks, "en" when in any doubt."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return _by_words(sample, knowledge)
    letters = [letter for letter in sample if letter.isalpha()]
    foreign = Counter(
        script for letter in letters if (script := _script(letter)) not in ("LATIN", "")
    )
    if foreign and (
        foreign.total() / len(letters) >= _FOREIGN_SHARE
        or (foreign.total() >= _FOREIGN_LETTERS and not _says_english(sample, knowledge))
    ):
        return _by_script(sample, foreign, knowledge)
    return _by_words(sample, knowledge)


def _by_script(sample: str, foreign: Counter[str], knowledge: Knowledge) -> str:
    fitting = [
        (any(letter in sample for letter in language.letters), name)
        for name, language in knowledge.languages.items()
        if any(script in foreign for script in language.scripts)
    ]
    told = [name for by_letters, name in fitting if by_letters]
    by_share = sorted(
        (name for _, name in fitting if not knowledge.languages[name].letters),
        key=lambda name: -sum(foreign[each] for each in knowledge.languages[name].scripts),
    )
    # Chinese characters stand in Japanese texts too; the kana beside them settle it.
    kana = [name for name in by_share if len(knowledge.languages[name].scripts) > 1]
    return (told or kana or by_share or [OTHER])[0]


def _says_english(sample: str, knowledge: Knowledge) -> bool:
    of_word = _languages_of_words(knowledge)
    return any(ENGLISH in of_word.get(word, ()) for word in _WORD.findall(sample.casefold()))


def _by_words(sample: str, knowledge: Knowledge) -> str:
    words = _WORD.findall(sample.casefold().replace("’", "'"))
    if not words:
        return ENGLISH
    of_word = _languages_of_words(knowledge)
    counts = Counter(name for word in words for name in of_word.get(word, ()))
    others = [name for name in knowledge.languages if name != ENGLISH and counts[name]]
    if not others:
        return ENGLISH
    best = max(others, key=lambda name: counts[name])
    different = sum(best in of_word.get(word, ()) for word in set(words))
    clear = different >= _WORDS and counts[best] > counts[ENGLISH]
    return best if clear and counts[best] / len(words) >= _WORD_SHARE else ENGLISH


@derived
def _languages_of_words(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """For each frequent word the languages that have it."""
    of_word: dict[str, tuple[str, ...]] = {}
    for name, language in knowledge.languages.items():
        for word in dict.fromkeys(language.words):
            of_word[word] = (*of_word.get(word, ()), name)
    return of_word


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The first word of the letter's Unicode name: LATIN, CYRILLIC, CJK; empty without a name."""
    return unicodedata.name(letter, "").split(" ")[0]
