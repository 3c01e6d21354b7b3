"""Which of some patterns may a text hold? Told by two kinds of word that each of them needs.

A pattern is tried where a word of its rarest kind stands, and one of the next. Each word of a
text leads to those of which it is the rarest: a text costs by its length, hardly by the number
of patterns.
"""

from collections.abc import Iterable, Mapping

Anchors = frozenset[str]
"""What can tell a word, any of these: a stem; "=" and a word, for itself alone; the beginning of
a word and "*"; NUMBER."""

NUMBER = "#"
"""Tells a number in digits."""


class Sieve:
    """Some patterns, by number, and the words that they need."""

    def __init__(self, needs: Iterable[Iterable[Anchors]], common: Mapping[str, int]) -> None:
        """`needs` are for each pattern the kinds of word of which a text must have one each;
        `common` tells how usual each anchor is."""
        self._alone: dict[str, list[int]] = {}
        """For each anchor the patterns that need nothing else."""
        self._with: dict[str, list[tuple[Anchors, int]]] = {}
        """For each anchor of a pattern's rarest kind those of its next kind, and the pattern."""

        def rarity(kind: Anchors) -> int:
            return sum(common.get(anchor, 1) for anchor in kind)

        for number, kinds in enumerate(needs):
            rarest, *others = sorted(dict.fromkeys(kinds), key=rarity)
            for anchor in rarest:
                if others:
                    self._with.setdefault(anchor, []).append((others[0], number))
                else:
                    self._alone.setdefault(anchor, []).append(number)

    @property
    def anchors(self) -> Anchors:
        """A text that holds any of the patterns has one of these."""
        return frozenset((*self._alone, *self._with))

    def near(self, said: Anchors) -> list[int]:
        """The patterns that a text with such words may hold, in order."""
        near: set[int] = set()
        for anchor in said:
            if anchor in self._alone:
                near.update(self._alone[anchor])
            if anchor in self._with:
                for others, number in self._with[anchor]:
                    if not others.isdisjoint(said):
                        near.add(number)
        return sorted(near)
