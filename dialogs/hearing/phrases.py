"""Which of thousands of phrases does a text hold, and where?

Words lead to the phrases that may stand there (sieve.py), and these are matched (patterns.py).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dialogs.hearing.patterns import Piece, Spans, Text
from dialogs.hearing.sieve import NUMBER, Sieve
from dialogs.hearing.text import Utterance, Word, fillers
from dialogs.knowledge import Knowledge

_NUMBER = re.compile(r"\d[\d.,]*")

Entry = tuple[str, str, Piece]
"""A shelf, a key on it, and a pattern that stands there."""


class Hit(NamedTuple):
    """Where a pattern stands: the first and the last word, both included."""

    first: int
    last: int


class Stream:
    """An utterance as patterns see it: words without fillers, and the ends of its sentences."""

    def __init__(self, kept: Iterable[tuple[int, Word]], never_skipped: Collection[str]) -> None:
        self.words: list[Word | None] = []
        """None is the end of a sentence."""
        self.positions: list[int] = []
        """For each of them its place in the utterance."""
        sentence: int | None = None
        for position, word in kept:
            if sentence not in (None, word.sentence):
                self.words.append(None)
                self.positions.append(position)
            sentence = word.sentence
            self.words.append(word)
            self.positions.append(position)
        self.free = self._free(never_skipped)

    def _free(self, never_skipped: Collection[str]) -> tuple[int, ...]:
        """For each word how many a gap may skip from there on.

        A denial is never skipped: "tight, no fever, chest pain" would be a tight chest.
        """
        free = [0]
        for word in reversed(self.words):
            skipped = word is not None and word.text not in never_skipped
            free.append(free[-1] + 1 if skipped else 0)
        return tuple(reversed(free))


@lru_cache(maxsize=64)
def stream_of(
    utterance: Utterance, knowledge: Knowledge, without: frozenset[str] = frozenset()
) -> Stream:
    """The utterance without fillers, and `without` further words, ready for matching."""
    left_out = fillers(knowledge) | without
    kept = ((i, word) for i, word in enumerate(utterance.words) if word.text not in left_out)
    return Stream(kept, knowledge.context_words["never_skipped"])


class Vocabulary:
    """The anchors of some patterns: what each of them holds on to in a text."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self.anchors = frozenset(anchors)
        self.beginnings = sorted({len(each) - 1 for each in self.anchors if each.endswith("*")})

    def read(self, stream: Stream) -> Text:
        """The words of a text by the anchors that they have."""
        where: dict[str, dict[int, tuple[int, ...]]] = {}
        for position, word in enumerate(stream.words):
            if word is not None:
                behind = (position + 1,)
                for anchor in _anchors(word.text, word.stem, self):
                    where.setdefault(anchor, {})[position] = behind
        return Text(where, stream.free)


@lru_cache(maxsize=8192)
def _anchors(text: str, stem: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    possible = [stem, f"={text}"]
    possible += [f"{text[:length]}*" for length in vocabulary.beginnings if length <= len(text)]
    if _NUMBER.fullmatch(text):
        possible.append(NUMBER)
    return tuple(anchor for anchor in possible if anchor in vocabulary.anchors)


class Found:
    """What a text holds of an index. Patterns are matched when they are asked for."""

    def __init__(self, near: Iterable[Entry], text: Text, positions: Sequence[int]) -> None:
        """`near` are the entries that the text may hold."""
        self._text = text
        self._positions = positions
        self._near: defaultdict[str, dict[str, list[Piece]]] = defaultdict(dict)
        for shelf, key, piece in near:
            on_shelf = self._near[shelf]
            if key in on_shelf:
                on_shelf[key].append(piece)
            else:
                on_shelf[key] = [piece]

    def on(self, shelf: str) -> Iterator[tuple[str, list[Hit]]]:
        """Each key of the shelf of which something stands in the text, with where."""
        for key, pieces in self._near[shelf].items():
            hits = self._hits(pieces)
            if hits:
                yield key, hits

    def hits(self, shelf: str, key: str) -> list[Hit]:
        """Where the patterns of one key stand, from left to right."""
        pieces = self._near[shelf].get(key)
        return self._hits(pieces) if pieces else []

    def _hits(self, pieces: Iterable[Piece]) -> list[Hit]:
        hits: list[Hit] = []
        for piece in pieces:
            spans = self._text.spans(piece)
            if spans:
                apart = self._apart(spans)
                hits = sorted({*hits, *apart}) if hits else apart
        return hits

    def _apart(self, spans: Spans) -> list[Hit]:
        """The likeliest reading from each word on, from left to right, not overlapping."""
        positions, hits = self._positions, []
        behind = 0
        for start in sorted(spans) if len(spans) > 1 else spans:
            if start >= behind:
                behind = spans[start][0]
                hits.append(Hit(positions[start], positions[behind - 1]))
        return hits


def unmasked(hits: Iterable[Hit], masks: Collection[Hit]) -> Iterator[Hit]:
    """The hits that share no word with a phrase that means something else."""
    for hit in hits:
        if not (masks and any(m.first <= hit.last and hit.first <= m.last for m in masks)):
            yield hit


class Index:
    """Many patterns by shelf and key, looked for all at once."""

    def __init__(
        self, entries: Iterable[Entry], vocabulary: Vocabulary, common: Mapping[str, int]
    ) -> None:
        """`common` tells how usual each anchor is."""
        self._vocabulary = vocabulary
        self._entries = tuple(entries)
        self._sieve = Sieve((piece.needs() for _, _, piece in self._entries), common)

    def search(self, stream: Stream) -> Found:
        """What a text holds."""
        text = self._vocabulary.read(stream)
        near = self._sieve.near(text.anchors)
        return Found((self._entries[number] for number in near), text, stream.positions)
