"""The small pattern language in which data/ writes what people say.

    neck is stiff         these words in this order, in any form ("necks", "stiffness" is another)
    =left                 this word exactly, not a form of it
    numb*                 words that begin so
    (worst|most painful)  one of these
    [of all]              may be left out
    ..                    up to 3 other words;  ... up to 7; never over a "no" or "not"
    #                     a number in digits
    <sudden_start>        whatever the concept of this name says

Fillers ("the", "really") are left out of patterns and texts before matching, and no pattern
reaches across the end of a sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from dialogs.errors import PainbotError
from dialogs.hearing.stems import stem
from dialogs.hearing.text import Utterance, Word, spell_out
from dialogs.knowledge import Knowledge
from dialogs.knowledge.references import nearest

_PIECE = re.compile(r"<\w+>|\.{2,3}|[()\[\]|#]|[^\s()\[\]|<>]+")
_GAPS = {"..": 3, "...": 7}
_START = r"(?<![^ ])"
_LONGEST_BEGINNING = 16
"""Anchors are no longer than this, so that a text of one endless word has few."""

Key = TypeVar("Key")

Read = tuple[str, frozenset[str]]
"""A regular expression, and anchors of which a text must hold one for it to match."""


class PatternBroken(PainbotError):
    """A phrase in data/ that is no pattern."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a pattern matched: the first and the last word, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stream:
    """An utterance as patterns see it: words without fillers, in one string."""

    encoded: str
    positions: tuple[int, ...]
    """For each word in `encoded`, its place in the utterance."""
    anchors: frozenset[str]
    """What patterns can hold on to: the stems of its words, the beginnings of its words with a
    "*", and "#" where it has a number."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase that was read and can be looked for."""

    phrase: str
    source: str
    """As a regular expression over `Stream.encoded`."""
    anchors: frozenset[str]
    """Anchors of which the text must hold one; empty when none can be told. Saves time only."""

    def hits(self, stream: Stream) -> Iterator[Hit]:
        """Every place where the phrase stands, from left to right, not overlapping."""
        if self.anchors and self.anchors.isdisjoint(stream.anchors):
            return
        for match in _regex(self.source).finditer(stream.encoded):
            first = _words_before(stream.encoded, match.start())
            last = _words_before(stream.encoded, match.end()) - 1
            if last >= first:
                yield Hit(stream.positions[first], stream.positions[last])


class Index(Generic[Key]):
    """Many patterns, found fast: only those are tried of which the text holds an anchor."""

    def __init__(self, patterns: Iterable[tuple[Key, Pattern]]) -> None:
        self._keys: dict[str, list[Key]] = {}
        self._everywhere: list[Pattern] = []
        self._by_anchor: dict[str, list[Pattern]] = {}
        for key, pattern in patterns:
            # Phrases of several keys that read alike are looked for once.
            if pattern.source not in self._keys:
                self._enter(pattern)
            self._keys.setdefault(pattern.source, []).append(key)

    def hits(self, stream: Stream) -> Iterator[tuple[Key, Hit]]:
        """Every hit with its pattern's key; the same hit may come more than once."""
        near = {pattern.source: pattern for pattern in self._everywhere}
        for anchor in sorted(stream.anchors & self._by_anchor.keys()):
            near.update((pattern.source, pattern) for pattern in self._by_anchor[anchor])
        for source, pattern in near.items():
            for hit in pattern.hits(stream):
                for key in self._keys[source]:
                    yield key, hit

    def _enter(self, pattern: Pattern) -> None:
        for anchor in pattern.anchors:
            self._by_anchor.setdefault(anchor, []).append(pattern)
        if not pattern.anchors:
            self._everywhere.append(pattern)


@lru_cache(maxsize=64)
def stream_of(
    utterance: Utterance, knowledge: Knowledge, without: frozenset[str] = frozenset()
) -> Stream:
    """The utterance without fillers, and `without` further words, ready for matching."""
    fillers = _fillers(knowledge) | without
    kept = [(i, word) for i, word in enumerate(utterance.words) if word.text not in fillers]
    return Stream(
        "".join(_encode(kept)),
        tuple(position for position, _ in kept),
        frozenset(anchor for _, word in kept for anchor in _anchors(word)),
    )


def compile_phrase(phrase: str, knowledge: Knowledge) -> Pattern:
    """Reads one phrase of data/. Raises PatternBroken, which says what is wrong with it."""
    return _compile(phrase, knowledge)


@lru_cache(maxsize=65536)
def _compile(phrase: str, knowledge: Knowledge) -> Pattern:
    source, anchors = _Reader(phrase, knowledge, ()).read()
    return Pattern(phrase, _START + source, anchors)


# Of thousands of phrases, a talk comes near a few hundred: compiling all of them would make the
# first message wait for seconds.
@lru_cache(maxsize=65536)
def _regex(source: str) -> re.Pattern[str]:
    return re.compile(source)


@lru_cache(maxsize=8)
def _fillers(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(word for words in knowledge.fillers.values() for word in words)


def _encode(kept: list[tuple[int, Word]]) -> Iterator[str]:
    """Each word as "text/stem "; the end of a sentence as a mark that belongs to no word."""
    for here, (_, word) in enumerate(kept):
        if here and word.sentence != kept[here - 1][1].sentence:
            yield "¶ "
        yield f"{word.text}/{word.stem} "


def _anchors(word: Word) -> Iterator[str]:
    yield word.stem
    for length in range(1, min(len(word.text), _LONGEST_BEGINNING) + 1):
        yield f"{word.text[:length]}*"
    if word.text[:1].isdigit():
        yield "#"


def _words_before(encoded: str, end: int) -> int:
    return encoded.count(" ", 0, end) - encoded.count("¶", 0, end)


@lru_cache(maxsize=64)
def _gap(most: int, knowledge: Knowledge) -> str:
    """Up to so many words. A denial is never skipped: "tight, no fever, chest pain" would be
    a tight chest."""
    kept = "|".join(re.escape(word) for word in knowledge.context_words["never_skipped"])
    return rf"(?:(?!(?:{kept})/)[^ ¶]+ ){{0,{most}}}?"


class _Reader:
    """Reads one phrase from left to right into a regular expression."""

    def __init__(self, phrase: str, knowledge: Knowledge, inside: tuple[str, ...]) -> None:
        self.phrase = phrase
        self.pieces = _PIECE.findall(phrase)
        self.knowledge = knowledge
        self.inside = inside
        self.at = 0

    def read(self) -> Read:
        source, anchors = self._alternatives()
        if self.at < len(self.pieces):
            raise PatternBroken(f'"{self.phrase}": "{self.pieces[self.at]}" closes nothing')
        if not source:
            raise PatternBroken(f'"{self.phrase}" holds no word to match')
        return source, anchors

    def _alternatives(self) -> Read:
        branches = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else _joined(branches)

    def _sequence(self) -> Read:
        sources: list[str] = []
        anchors: frozenset[str] = frozenset()
        while (piece := self._peek()) not in (None, "|", ")", "]"):
            source, found = self._item(str(piece))
            sources.append(source)
            if found and (not anchors or len(found) < len(anchors)):
                anchors = found
        return "".join(sources), anchors

    def _item(self, piece: str) -> Read:
        self.at += 1
        if piece in "([":
            source, anchors = self._alternatives()
            self._expect(")" if piece == "(" else "]")
            return (source, anchors) if piece == "(" else (f"(?:{source})?", frozenset())
        if piece.startswith("<"):
            return self._concept(piece[1:-1])
        if piece in _GAPS:
            return _gap(_GAPS[piece], self.knowledge), frozenset()
        if piece == "#":
            return r"\d[\d.,]*/[^ ]* ", frozenset("#")
        return _word(piece, self.knowledge)

    def _concept(self, name: str) -> Read:
        if name in self.inside:
            raise PatternBroken(f'"{self.phrase}": concept "{name}" contains itself')
        if name not in self.knowledge.concepts:
            near = nearest(name, self.knowledge.concepts)
            hint = f'; did you mean "{near}"?' if near else ""
            raise PatternBroken(f'"{self.phrase}": concept "{name}" is unknown{hint}')
        already = _concepts_read(self.knowledge)
        if name not in already:
            phrases = self.knowledge.concepts[name].says
            inside = (*self.inside, name)
            already[name] = _joined(
                [_Reader(each, self.knowledge, inside).read() for each in phrases]
            )
        return already[name]

    def _peek(self) -> str | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    def _expect(self, closing: str) -> None:
        if self._peek() != closing:
            raise PatternBroken(f'"{self.phrase}": a "{closing}" is missing')
        self.at += 1


def _joined(branches: list[Read]) -> Read:
    """Any one of some branches; without anchors as soon as one of them has none."""
    anchored = all(anchors for _, anchors in branches)
    union = frozenset[str]().union(*(anchors for _, anchors in branches))
    source = "(?:" + "|".join(source for source, _ in branches) + ")"
    return source, union if anchored else frozenset()


@lru_cache(maxsize=32768)
def _word(piece: str, knowledge: Knowledge) -> Read:
    if piece.endswith("*"):
        beginning = piece[:-1].casefold()
        anchors = (f"{beginning[:_LONGEST_BEGINNING]}*",) if beginning else ()
        return re.escape(beginning) + "[^ ]* ", frozenset(anchors)
    if piece.startswith("="):
        exact = piece[1:].casefold()
        return re.escape(exact) + "/[^ ]* ", frozenset((stem(exact),))
    kept = [word for word in spell_out(piece, knowledge) if word not in _fillers(knowledge)]
    source = "".join(f"[^ /]*/{re.escape(stem(word))} " for word in kept)
    return source, frozenset(stem(word) for word in kept[:1])


@lru_cache(maxsize=8)
def _concepts_read(_knowledge: Knowledge) -> dict[str, Read]:
    """What each concept reads as, filled as they are met: some stand within hundreds of others."""
    return {}
