"""Which of thousands of phrases does a text hold, and where?

A phrase is looked for only in a text that holds a word of each kind that it needs. Which phrases
those are is told for all of them at once: a text costs by its length, hardly by their number.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dialogs.hearing.patterns import NUMBER, Piece, Spans, Text, rarest
from dialogs.hearing.text import Utterance, Word, fillers
from dialogs.knowledge import Knowledge

_NUMBER = re.compile(r"\d[\d.,]*")

Entry = tuple[str, str, Piece]
"""A shelf, a key on it, and a pattern that stands there."""

_Asking = tuple[frozenset[int], tuple[int, str, str, Piece]]
"""Kinds of word, by number, that an entry needs besides its rarest; and the entry, numbered."""


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

    def __init__(self, near: Iterable[tuple[str, str, Piece]], text: Text, stream: Stream) -> None:
        self._text = text
        self._positions = stream.positions
        self._near: dict[str, dict[str, list[Piece]]] = {}
        for shelf, key, piece in near:
            self._near.setdefault(shelf, {}).setdefault(key, []).append(piece)

    def on(self, shelf: str) -> Iterator[tuple[str, list[Hit]]]:
        """Each key of the shelf of which something stands in the text, with where."""
        for key in self._near.get(shelf, ()):
            hits = self.hits(shelf, key)
            if hits:
                yield key, hits

    def hits(self, shelf: str, key: str) -> list[Hit]:
        """Where the patterns of one key stand, from left to right."""
        pieces = self._near.get(shelf, {}).get(key, ())
        if len(pieces) == 1:
            return self._hits(self._text.spans(pieces[0]))
        return sorted({hit for piece in pieces for hit in self._hits(self._text.spans(piece))})

    def _hits(self, spans: Spans) -> list[Hit]:
        """The likeliest reading from each word on, from left to right, not overlapping."""
        hits = []
        behind = 0
        for start in sorted(spans):
            if start >= behind:
                behind = spans[start][0]
                hits.append(Hit(self._positions[start], self._positions[behind - 1]))
        return hits


def unmasked(hits: Iterable[Hit], masks: Collection[Hit]) -> Iterator[Hit]:
    """The hits that share no word with a phrase that means something else."""
    for hit in hits:
        if not any(mask.first <= hit.last and hit.first <= mask.last for mask in masks):
            yield hit


class Index:
    """Many patterns by shelf and key, looked for all at once."""

    def __init__(
        self, entries: Iterable[Entry], vocabulary: Vocabulary, common: Mapping[str, int]
    ) -> None:
        """`common` tells how usual each anchor is."""
        self._vocabulary = vocabulary
        kinds: dict[frozenset[str], int] = {}
        self._asked_for_by: dict[int, list[_Asking]] = {}
        """For each kind of word, by number, the patterns of which it is the rarest."""
        for number, (shelf, key, piece) in enumerate(entries):
            needs = {kinds.setdefault(each, len(kinds)) for each in piece.needs()}
            first = kinds[rarest(piece.needs(), common)]
            asking = (frozenset(needs - {first}), (number, shelf, key, piece))
            self._asked_for_by.setdefault(first, []).append(asking)
        self._kinds: dict[str, list[int]] = {}
        """For each anchor the kinds of word that it is of."""
        for anchors, kind in kinds.items():
            for anchor in anchors:
                self._kinds.setdefault(anchor, []).append(kind)

    def search(self, stream: Stream) -> Found:
        """What a text holds."""
        text = self._vocabulary.read(stream)
        held = set[int]().union(*(self._kinds.get(anchor, ()) for anchor in text.anchors))
        near = [
            entry
            for kind in held & self._asked_for_by.keys()
            for needs, entry in self._asked_for_by[kind]
            if needs <= held
        ]
        return Found((entry[1:] for entry in sorted(near)), text, stream)
