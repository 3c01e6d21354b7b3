"""Where in a text does a pattern stand? The pieces that phrases of data/ are made of.

Each piece tells for a whole text at once where it stands: from which words to behind which others.
A piece that stands in many patterns, such as a concept, is looked for once a text. That keeps the
work in step with the length of the text, however patterns are nested.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from dialogs.hearing.sieve import Anchors, Sieve

Spans = Mapping[int, tuple[int, ...]]
"""First word to each word right behind the last one, the likeliest reading first."""

NOWHERE: Spans = {}


class Text:
    """The words of one text by what patterns hold on to."""

    def __init__(self, where: Mapping[str, Spans], free: tuple[int, ...]) -> None:
        self.where = where
        """For each anchor the words that have it."""
        self.anchors = frozenset(where)
        self.free = free
        """For each word how many from there on a gap may skip."""
        self._found: dict[Piece, Spans] = {}
        self._bits: dict[Anchors, int] = {}

    def spans(self, piece: "Piece") -> Spans:
        """Where the piece stands; empty when it does not."""
        found = self._found.get(piece)
        if found is None:
            found = self._found[piece] = piece.find(self)
        return found

    def bits(self, anchors: Anchors) -> int:
        """The words that have one of the anchors, as the bits of a number."""
        bits = self._bits.get(anchors)
        if bits is None:
            bits = 0
            for anchor in anchors & self.anchors:
                for position in self.where[anchor]:
                    bits |= 1 << position
            self._bits[anchors] = bits
        return bits


class Piece(ABC):
    """What a pattern is, or is made of. It never matches nothing. Compared by identity."""

    __slots__ = ()

    @abstractmethod
    def find(self, text: Text) -> Spans:
        """Where it stands, worked out afresh; Text.spans remembers."""

    @abstractmethod
    def needs(self) -> Iterator[Anchors]:
        """Sets of anchors; a text that it stands in has one of each."""

    def behind(self, spans: Spans, text: Text) -> Spans:
        """The spans that it follows, with it."""
        following = text.spans(self)
        found: dict[int, tuple[int, ...]] = {}
        for start, middles in spans.items():
            ends = _all_ends(following, middles)
            if ends:
                found[start] = ends
        return found


@dataclass(slots=True, eq=False)
class AnyWord(Piece):
    """One word, by any of some anchors."""

    anchors: Anchors

    def find(self, text: Text) -> Spans:
        said = self.anchors & text.anchors
        if len(said) == 1:
            return text.where[next(iter(said))]
        return {start: ends for anchor in said for start, ends in text.where[anchor].items()}

    def needs(self) -> Iterator[Anchors]:
        yield self.anchors


@dataclass(slots=True, eq=False)
class OneOf(Piece):
    """Any one of some pieces; where several stand, the first listed is the likeliest."""

    branches: tuple[Piece, ...]
    sieve: Sieve
    """Tells which of the branches are worth trying."""

    def find(self, text: Text) -> Spans:
        found = NOWHERE
        for number in self.sieve.near(text.anchors):
            spans = text.spans(self.branches[number])
            if spans:
                found = _either(found, spans) if found else spans
        return found

    def needs(self) -> Iterator[Anchors]:
        yield self.sieve.anchors


@dataclass(slots=True, eq=False)
class Maybe:
    """A piece of a sequence that is likelier to stand there than to be left out."""

    piece: Piece

    def behind(self, spans: Spans, text: Text) -> Spans:
        """The spans, with it where it follows."""
        following = text.spans(self.piece)
        if not following:
            return spans
        return {
            start: _each_once((*_all_ends(following, (middle,)), middle) for middle in middles)
            for start, middles in spans.items()
        }

    def ahead(self, spans: Spans, text: Text) -> Spans:
        """The spans, and those that it leads."""
        led: dict[int, tuple[int, ...]] = {}
        for start, middles in text.spans(self.piece).items():
            ends = _all_ends(spans, middles)
            if ends:
                led[start] = ends
        return _either(led, spans) if led else spans


@dataclass(slots=True, eq=False)
class Gap:
    """Up to so many other words, the fewer the likelier."""

    longest: int

    def behind(self, spans: Spans, text: Text) -> Spans:
        """The spans, each with as many words behind as may be skipped."""
        return {
            start: _each_once(self._reached(end, text) for end in ends)
            for start, ends in spans.items()
        }

    def ahead(self, spans: Spans, text: Text) -> Spans:
        """The spans, also from as many words before as may be skipped."""
        starts = {
            start - back
            for start in spans
            for back in range(min(self.longest, start) + 1)
            if text.free[start - back] >= back
        }
        return {start: _all_ends(spans, self._reached(start, text)) for start in starts}

    def _reached(self, start: int, text: Text) -> Sequence[int]:
        return range(start, start + min(self.longest, text.free[start]) + 1)


Item = Piece | Maybe | Gap


class Joint(NamedTuple):
    """Two pieces of a sequence that both must stand there, and nothing such between them."""

    closes: Anchors
    """What the last word of the one may be."""
    opens: Anchors
    """What the first word of the other may be."""
    steps: tuple[int, ...]
    """Shifts that together reach over the words that may stand between these."""

    def may_stand_in(self, text: Text) -> bool:
        """Whether two such words follow one another in the text."""
        reached = text.bits(self.closes) << 1
        for step in self.steps:
            reached |= reached << step
        return bool(reached & text.bits(self.opens))


@dataclass(slots=True, eq=False)
class InOrder(Piece):
    """Pieces that follow one another."""

    before: tuple[Maybe | Gap, ...]
    """What may stand before `core`, the nearest first."""
    core: Piece
    after: tuple[Item, ...]
    joints: tuple[Joint, ...]
    """Quickly told, and most sequences fail at one of them."""

    def find(self, text: Text) -> Spans:
        for joint in self.joints:
            if not joint.may_stand_in(text):
                return NOWHERE
        found = text.spans(self.core)
        for item in self.after:
            if not found:
                return NOWHERE
            found = item.behind(found, text)
        for leading in self.before:
            if not found:
                return NOWHERE
            found = leading.ahead(found, text)
        return found

    def needs(self) -> Iterator[Anchors]:
        yield from self.core.needs()
        for item in self.after:
            if isinstance(item, Piece):
                yield from item.needs()


def _either(likelier: Spans, other: Spans) -> Spans:
    """Where one or the other stands."""
    both = {**other, **likelier}
    for start in likelier.keys() & other.keys():
        both[start] = _each_once((likelier[start], other[start]))
    return both


def _all_ends(spans: Spans, starts: Sequence[int]) -> tuple[int, ...]:
    """The ends of the spans that begin at one of the starts."""
    if len(starts) == 1:
        return spans.get(starts[0], ())
    return _each_once(spans[start] for start in starts if start in spans)


def _each_once(several: Iterable[Sequence[int]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(several)))
