"""Which words may follow one another where two pieces of a pattern do?"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dialogs.hearing.patterns import AnyWord, Gap, InOrder, Item, Joint, Maybe, OneOf, Piece
from dialogs.hearing.sieve import Anchors


class _Ends(NamedTuple):
    """How a piece begins and ends."""

    opens: Anchors | None
    """What its first word may be; None for any word."""
    closes: Anchors | None
    """What its last word may be."""
    longest: int
    """Its words at most."""


class Joiner:
    """Finds joints, and remembers how pieces begin and end."""

    def __init__(self) -> None:
        self._known: dict[Piece | Maybe | Gap, _Ends] = {}

    def joints(self, items: Iterable[Item]) -> Iterator[Joint]:
        """The joints of a sequence: between each two pieces that must stand there."""
        last: Anchors | None = None
        between = 0
        for item in items:
            ends = self._ends(item)
            if not isinstance(item, Piece):
                between += ends.longest
                continue
            if last is not None and ends.opens is not None:
                yield Joint(last, ends.opens, tuple(_steps(between)))
            last, between = ends.closes, 0

    def _ends(self, item: Item) -> _Ends:
        if item not in self._known:
            self._known[item] = self._told(item)
        return self._known[item]

    def _told(self, item: Item) -> _Ends:
        if isinstance(item, AnyWord):
            return _Ends(item.anchors, item.anchors, 1)
        if isinstance(item, Gap):
            return _Ends(None, None, item.longest)
        if isinstance(item, Maybe):
            return self._ends(item.piece)
        if isinstance(item, OneOf):
            branches = [self._ends(branch) for branch in item.branches]
            return _Ends(
                _any_of(each.opens for each in branches),
                _any_of(each.closes for each in branches),
                max(each.longest for each in branches),
            )
        if isinstance(item, InOrder):
            items = (*reversed(item.before), item.core, *item.after)
            return _Ends(
                _any_of(self._ends(each).opens for each in _outermost(items)),
                _any_of(self._ends(each).closes for each in _outermost(reversed(items))),
                sum(self._ends(each).longest for each in items),
            )
        raise TypeError(item)


def _outermost(items: Iterable[Item]) -> Iterator[Item]:
    """Those that may come first: as far as one that must stand there."""
    for item in items:
        yield item
        if isinstance(item, Piece):
            return


def _any_of(several: Iterable[Anchors | None]) -> Anchors | None:
    known: list[Anchors] = []
    for anchors in several:
        if anchors is None:
            return None
        known.append(anchors)
    return known[0].union(*known[1:]) if len(known) > 1 else known[0]


def _steps(distance: int) -> Iterator[int]:
    """Each step doubles what was reached, as far as the distance goes."""
    reached = 0
    while reached < distance:
        step = min(reached + 1, distance - reached)
        yield step
        reached += step
