"""Where in a text does a pattern stand? The pieces that phrases of data/ are made of.

Each piece tells for a whole text at once where it stands: from which words to behind which others.
A piece that stands in many patterns, such as a concept, is looked for once a text. That keeps the
work in step with the length of the text, however patterns are nested.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

Spans = Mapping[int, tuple[int, ...]]
"""First word to each word right behind the last one, the likeliest reading first."""

NOWHERE: Spans = {}

NUMBER = "#"
"""The anchor of a number in digits."""


class Text:
    """The words of one text by what patterns hold on to."""

    def __init__(self, where: Mapping[str, Spans], free: tuple[int, ...]) -> None:
        self.where = where
        """For each anchor the words that have it."""
        self.anchors = frozenset(where)
        self.free = free
        """For each word how many from there on a gap may skip."""
        self._found: dict[Piece, Spans] = {}

    def spans(self, piece: "Piece") -> Spans:
        """Where the piece stands; empty when it does not."""
        found = self._found.get(piece)
        if found is None:
            found = self._found[piece] = piece.find(self)
        return found


class Piece(Protocol):
    """What a pattern is, or is made of. It never matches nothing. Compared by identity."""

    def find(self, text: Text) -> Spans:
        """Where it stands, worked out afresh; Text.spans remembers."""

    def needs(self) -> Iterator[frozenset[str]]:
        """Sets of anchors; a text that it stands in has one of each."""


@dataclass(slots=True, eq=False)
class AnyWord:
    """One word, by any of some anchors."""

    anchors: frozenset[str]
    """A stem; "=" and a word for itself alone; the beginning of a word and "*"; NUMBER."""

    def find(self, text: Text) -> Spans:
        said = self.anchors & text.anchors
        if len(said) == 1:
            return text.where[next(iter(said))]
        return {start: ends for anchor in said for start, ends in text.where[anchor].items()}

    def needs(self) -> Iterator[frozenset[str]]:
        yield self.anchors


@dataclass(slots=True, eq=False)
class OneOf:
    """Any one of some pieces; where several stand, the first listed is the likeliest."""

    branches: tuple[Piece, ...]
    by_anchor: Mapping[str, tuple[int, ...]]
    """Numbers of the branches that need the anchor, or one that stands in its place."""

    def find(self, text: Text) -> Spans:
        near = {number for anchor in self.by_anchor.keys() & text.anchors
                for number in self.by_anchor[anchor]}  # fmt: skip
        found = (text.spans(self.branches[number]) for number in sorted(near))
        standing = [spans for spans in found if spans]
        return standing[0] if len(standing) == 1 else _merged(standing)

    def needs(self) -> Iterator[frozenset[str]]:
        yield frozenset(self.by_anchor)


@dataclass(slots=True, eq=False)
class Maybe:
    """A piece of a sequence that may be left out."""

    piece: Piece


@dataclass(slots=True, eq=False)
class Gap:
    """Up to so many other words, the fewer the likelier."""

    most: int


Item = Piece | Maybe | Gap


@dataclass(slots=True, eq=False)
class Sequence:
    """Pieces that follow one another."""

    before: tuple[Maybe | Gap, ...]
    """What may stand before `core`, the nearest first."""
    core: Piece
    after: tuple[Item, ...]

    def find(self, text: Text) -> Spans:
        found = text.spans(self.core)
        for item in self.after:
            if not found:
                return NOWHERE
            if isinstance(item, Gap):
                found = _with_gap_behind(found, item.most, text.free)
            elif isinstance(item, Maybe):
                found = _followed(found, text.spans(item.piece), needed=False)
            else:
                found = _followed(found, text.spans(item), needed=True)
        for item in self.before:
            if isinstance(item, Gap):
                found = _with_gap_ahead(found, item.most, text.free)
            else:
                found = _preceded(found, text.spans(item.piece))
        return found

    def needs(self) -> Iterator[frozenset[str]]:
        yield from self.core.needs()
        for item in self.after:
            if not isinstance(item, Maybe | Gap):
                yield from item.needs()


def rarest(needs: Iterable[frozenset[str]], common: Mapping[str, int]) -> frozenset[str]:
    """Of some sets of anchors the one that the fewest texts hold, by how usual each anchor is."""
    return min(needs, key=lambda anchors: sum(common.get(anchor, 1) for anchor in anchors))


def _merged(several: Iterable[Spans]) -> Spans:
    merged: dict[int, tuple[int, ...]] = {}
    for spans in several:
        for start, ends in spans.items():
            merged[start] = _each_once((*merged[start], *ends)) if start in merged else ends
    return merged


def _followed(spans: Spans, following: Spans, *, needed: bool) -> Spans:
    if not following:
        return NOWHERE if needed else spans
    found = {}
    for start, middles in spans.items():
        ends: list[int] = []
        for middle in middles:
            ends += following.get(middle, ())
            if not needed:
                ends.append(middle)
        if ends:
            found[start] = _each_once(ends)
    return found


def _preceded(spans: Spans, leading: Spans) -> Spans:
    """With what may stand right before them, which is likelier than to go without."""
    if not leading:
        return spans
    led = {
        start: tuple(end for middle in middles for end in spans.get(middle, ()))
        for start, middles in leading.items()
    }
    return _merged(({start: ends for start, ends in led.items() if ends}, spans))


def _with_gap_behind(spans: Spans, most: int, free: tuple[int, ...]) -> Spans:
    return {
        start: _each_once([far for end in ends for far in _reached(end, most, free)])
        for start, ends in spans.items()
    }


def _with_gap_ahead(spans: Spans, most: int, free: tuple[int, ...]) -> Spans:
    starts = {
        start - back for start in spans for back in range(most + 1)
        if start >= back and free[start - back] >= back
    }  # fmt: skip
    return {
        start: _each_once(
            [end for near in _reached(start, most, free) for end in spans.get(near, ())]
        )
        for start in sorted(starts)
    }


def _reached(start: int, most: int, free: tuple[int, ...]) -> range:
    return range(start, start + min(most, free[start]) + 1)


def _each_once(ends: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(ends))
