"""From characters to words: folded, short forms spelt out, split into sentences and clauses."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from dialogs.hearing.spelling import mend, mend_in_pain
from dialogs.hearing.stems import stem
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

# A number is a word of its own ("37wks", "10:15"), unless letters come first ("L5").
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:['’‘´`][^\W_]+)*|\n+|[^\w\s]", re.UNICODE)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘´`", "'"))
_LONG_RUN = re.compile(r"(\w)\1{2,}")
_SENTENCE_ENDS = frozenset(".!?;:…")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, as it is understood, and where it stands."""

    text: str
    """Lower case, spelling mended."""
    stem: str
    """Without its ending: "aches", "aching" and "ached" share one."""
    start: int
    end: int
    """Characters of the client's text. Words of one short form share them."""
    sentence: int
    clause: int
    """Counts on at commas and brackets as well as at ends of sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """A client's text, read into words. Compared by identity: what is found in it is kept."""

    text: str
    words: tuple[Word, ...]

    def phrase(self, first: int, last: int) -> str:
        """The client's own letters, from word `first` to word `last`, both included."""
        return self.text[self.words[first].start : self.words[last].end]


def read_words(text: str, knowledge: Knowledge) -> Utterance:
    """Reads a text into words. Any text is readable; one without words has none."""
    words: list[Word] = []
    sentence = clause = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        if not token[0].isalnum():
            if _is_abbreviated(text, match, words, knowledge):
                continue
            sentence, clause = _after_mark(token, sentence, clause)
            continue
        start, end = match.span()
        for meant, its_stem in _meant(token, knowledge):
            words.append(Word(meant, its_stem, start, end, sentence, clause))
    return Utterance(text, _misheard_mended(words, knowledge))


@lru_cache(maxsize=32768)
def _meant(token: str, knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    """The words that a token stands for, each with its stem."""
    return tuple(
        (meant, stem(meant))
        for spelt in spell_out(token, knowledge)
        for meant in mend(spelt, knowledge)
    )


def _misheard_mended(words: list[Word], knowledge: Knowledge) -> tuple[Word, ...]:
    """Real words that stand for body words ("my jar hurts") read as those."""
    heard = tuple(word.text for word in words)
    meant = mend_in_pain(heard, knowledge)
    if meant == heard:
        return tuple(words)
    mended: list[Word] = []
    for word, text in zip(words, meant, strict=True):
        if text:
            same = text == word.text
            mended.append(word if same else replace(word, text=text, stem=stem(text)))
        else:  # the second half of one word: "should her"
            mended[-1] = replace(mended[-1], end=word.end)
    return tuple(mended)


def spell_out(token: str, knowledge: Knowledge) -> tuple[str, ...]:
    """A token as lower-case words: "DON’T" gives "do", "not"; "sooooo" gives "soo"."""
    folded = unicodedata.normalize("NFKC", token).translate(_APOSTROPHES).casefold()
    folded = _LONG_RUN.sub(r"\1\1", folded)
    short = knowledge.contractions.get(folded)
    if short is not None:
        return tuple(short.split())
    return (folded.removesuffix("'s"),)


def _is_abbreviated(
    text: str, mark: re.Match[str], words: list[Word], knowledge: Knowledge
) -> bool:
    """Whether the full stop ends a short form and no sentence: "my rt. side"."""
    if mark.group() != "." or not words or words[-1].end != mark.start():
        return False
    short = text[words[-1].start : words[-1].end].casefold()
    after = text[mark.end() :].lstrip(" ")[:1]
    return short in knowledge.letters["abbreviated"] and after.islower()


def _after_mark(mark: str, sentence: int, clause: int) -> tuple[int, int]:
    if mark in _SENTENCE_ENDS or mark.startswith("\n"):
        return sentence + 1, clause + 1
    return sentence, clause + (mark in ",()-–—/" and mark not in "-/")


@derived
def fillers(knowledge: Knowledge) -> frozenset[str]:
    """Little words that patterns and comparisons skip."""
    return frozenset(word for words in knowledge.fillers.values() for word in words)
