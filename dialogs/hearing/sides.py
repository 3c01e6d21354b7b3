"""Left, right, both, or not said: for each place, the client's own side."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogs.heard import Side
from dialogs.hearing.composition import Named
from dialogs.hearing.context import Context
from dialogs.hearing.parts import phrase_hits
from dialogs.hearing.paths import travelling_sentences
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge

_NEAR = 5
"""Little words between a side and its place at most: "the right outer part of the elbow"."""


@dataclass(frozen=True, slots=True)
class SideSaid:
    """A side, and the words that say it."""

    side: Side
    first: int
    last: int
    denied: bool = False
    """Whether it is said of what does not hurt."""


def find_sides(
    utterance: Utterance, context: Context, knowledge: Knowledge
) -> tuple[SideSaid, ...]:
    """Every side said. "Right here", "it left me tired" and the like are none."""
    taken = _no_sides(utterance, knowledge)
    said: list[SideSaid] = []
    both = phrase_hits("both", utterance, knowledge)
    for hit in sorted(both, key=lambda hit: (hit.first - hit.last, hit.first)):
        if taken.isdisjoint(range(hit.first, hit.last + 1)):
            taken.update(range(hit.first, hit.last + 1))
            said.append(SideSaid("both", hit.first, hit.last, _is_denied(hit.first, context)))
    words = knowledge.place_words
    sides: tuple[tuple[Side, str], ...] = (("left", "left"), ("right", "right"))
    for side, group in sides:
        said.extend(
            SideSaid(side, position, position, _is_denied(position, context))
            for position, word in enumerate(utterance.words)
            if word.text in words[group] and position not in taken
        )
    return _uncorrected(tuple(sorted(said, key=lambda each: each.first)), utterance, knowledge)


def _uncorrected(
    said: tuple[SideSaid, ...], utterance: Utterance, knowledge: Knowledge
) -> tuple[SideSaid, ...]:
    """Without the sides that were taken back: "the right, no sorry, the left one"."""
    words = utterance.words
    kept = said
    for hit in phrase_hits("corrections", utterance, knowledge, within_clause=False):
        before = [each for each in kept if each.last < hit.first]
        after = [each for each in kept if each.first > hit.last]
        if before and after and words[before[-1].last].sentence == words[after[0].first].sentence:
            kept = tuple(each for each in kept if each != before[-1])
    return kept


def lone_side(utterance: Utterance, context: Context, knowledge: Knowledge) -> Side | None:
    """The side that was said last, of a text without a place: "no wait, the right one".

    A side that is denied counts only alone: "the right, not the left".
    """
    said = find_sides(utterance, context, knowledge)
    held = [each for each in said if not each.denied] or said
    return held[-1].side if held else None


def _is_denied(position: int, context: Context) -> bool:
    return context.standing(position, position) in ("denied", "past")


def _no_sides(utterance: Utterance, knowledge: Knowledge) -> set[int]:
    """Positions of "left" and "right" that are no side."""
    words = utterance.words
    fillers = {word for group in knowledge.fillers.values() for word in group}
    # "Is left" is no side, "is my left" is one: nothing may stand between.
    hits = [
        hit
        for hit in phrase_hits("no_side", utterance, knowledge)
        if not any(each.text in fillers for each in words[hit.first : hit.last + 1])
    ]
    owners = {*knowledge.place_words["owners"], *knowledge.place_words["articles"]} - {"me"}
    hits += [
        hit
        for hit in phrase_hits("right_here", utterance, knowledge)
        if not hit.first or words[hit.first - 1].text not in owners
        if hit.last == hit.first or words[hit.last - 1].text not in knowledge.place_words["own"]
    ]
    alone = {i for i in range(len(words)) if _opens_alone(i, utterance, knowledge)}
    return alone | {word for hit in hits for word in range(hit.first, hit.last + 1)}


def _opens_alone(position: int, utterance: Utterance, knowledge: Knowledge) -> bool:
    """Whether a word such as "right" is a clause of its own that opens a longer sentence."""
    words = utterance.words
    word = words[position]
    if word.text not in knowledge.place_words["openings"] or position + 1 == len(words):
        return False
    opens = not position or words[position - 1].sentence != word.sentence
    after = words[position + 1]
    return opens and after.sentence == word.sentence and after.clause != word.clause


def sides_of(
    named: tuple[Named, ...],
    said: tuple[SideSaid, ...],
    utterance: Utterance,
    knowledge: Knowledge,
) -> tuple[Side | None, ...]:
    """The side of each place, in the order of `named`."""
    given = _Giving(named, utterance, knowledge)
    for side in said:
        given.give(side)
    given.spread()
    return tuple(merged(sides) for sides in given.sides)


def merged(sides: Iterable[Side | None]) -> Side | None:
    """One side for several: left and right make both."""
    told = {side for side in sides if side}
    if not told:
        return None
    return next(iter(told)) if len(told) == 1 else "both"


class _Giving:
    """Hands each side to the places that it speaks of."""

    def __init__(
        self, named: tuple[Named, ...], utterance: Utterance, knowledge: Knowledge
    ) -> None:
        self.named = named
        self.text = utterance.text
        self.words = utterance.words
        self.parts = knowledge.parts
        self.plural = knowledge.letters["plural"]
        self.travelling = travelling_sentences(utterance, knowledge)
        self.sides: list[set[Side]] = [set() for _ in named]
        self.loose_ends: list[SideSaid] = []
        words = knowledge.place_words
        self.glue = frozenset(words["glue"]) | frozenset(words["side_glue"])
        self.joiners = frozenset(words["joiners"])
        self.units = knowledge.letters["of_units"]

    def give(self, said: SideSaid) -> None:
        """To the place it stands in or right before; else to the last one before it."""
        inside = [i for i, each in enumerate(self.named) if each.first <= said.first <= each.last]
        behind = inside or self._right_behind(said)
        if not behind and len(self.words[said.first].text) == 1 and not self._ends_clause(said):
            return  # "r" and "l" are sides only beside a place, or behind it: "calf pain (L)"
        if said.side == "both" and not inside and self._joins_two(said, behind):
            return
        if behind:
            for i in behind:
                self.sides[i].add(said.side)
            return
        if not said.denied:
            self.loose_ends.append(said)

    def _ends_clause(self, said: SideSaid) -> bool:
        after = self.words[said.last + 1 : said.last + 2]
        start = self.words[said.first].start
        unit = self.text[max(0, start - 1) : start] in self.units  # "4 mmol/L"
        return (
            not unit
            and said.first > 0
            and all(word.clause != self.words[said.last].clause for word in after)
        )

    def spread(self) -> None:
        for said in self.loose_ends:
            self._give_to_sentence(said)
        self._spread_inwards()
        self._spread_onwards()

    def _right_behind(self, said: SideSaid) -> list[int]:
        """The places that follow it with nothing but little words between."""
        starts = sorted({at for each in self.named for at in (each.first, each.about)})
        after = [at for at in starts if at > said.last]
        if not after:
            return []
        between = self.words[said.last + 1 : after[0]]
        apart = self.words[said.last].clause != self.words[after[0]].clause
        if apart and len(self.words[said.last].text) > 1:  # "r.Hip" is one
            return []
        if len(between) > _NEAR or not all(word.text in self.glue for word in between):
            return []
        return [i for i, each in enumerate(self.named) if after[0] in (each.first, each.about)]

    def _joins_two(self, said: SideSaid, behind: list[int]) -> bool:
        """ "Both the kneecap and the shin", "wrists and ankles both": two places, no two sides."""
        if self.words[said.last].text != self.words[said.first].text:
            return False
        if behind:
            return self._is_single(self.named[behind[0]]) and self._joined_after(behind[0])
        before = [each for each in self.named if each.last < said.first]
        if not before or self.words[before[-1].last].sentence != self.words[said.first].sentence:
            return False
        near = said.first - before[-1].last <= 2
        return near and (len(before) > 1 or self._is_single(before[-1]))

    def _is_single(self, named: Named) -> bool:
        return not self.words[named.last].text.endswith(self.plural)

    def _joined_after(self, position: int) -> bool:
        ahead = self.words[self.named[position].last + 1 : self.named[position].last + 2]
        return any(word.text in self.joiners for word in ahead)

    def _give_to_sentence(self, said: SideSaid) -> None:
        sentence = self.words[said.first].sentence
        same = [i for i, each in enumerate(self.named)
                if self.words[each.last].sentence == sentence]  # fmt: skip
        before = [i for i in same if self.named[i].last < said.first]
        if before:
            self._give_back(before, said)
        elif same:
            self.sides[same[0]].add(said.side)
        else:
            self._give_to_neighbour(said)

    def _give_back(self, before: list[int], said: SideSaid) -> None:
        """To the places before it that have no side yet, back to one that has."""
        unsided = [i for i in before if not self.sides[i]]
        for i in unsided or before[-1:]:
            self.sides[i].add(said.side)

    def _give_to_neighbour(self, said: SideSaid) -> None:
        before = [i for i, each in enumerate(self.named) if each.last < said.first]
        after = [i for i, each in enumerate(self.named) if each.first > said.last]
        for i in before[-1:] or after[:1]:
            self.sides[i].add(said.side)

    def _spread_inwards(self) -> None:
        """A limb's side is that of the places in it: "hamstring pulled, left leg"."""
        for i, limb in enumerate(self.named):
            part = self.parts[limb.part]
            inside = {*limb.offers, *part.holds}
            for j, each in enumerate(self.named):
                near = self.words[each.last].sentence == self.words[limb.last].sentence
                same = (each.zones, each.offers) == (limb.zones, limb.offers)
                within = inside.intersection(each.zones) or same
                if self.sides[i] and i != j and near and within and not self.sides[j]:
                    self.sides[j] = set(self.sides[i])

    def _spread_onwards(self) -> None:
        """A path keeps to its side: "left buttock, then down the back of the thigh"."""
        for i in range(1, len(self.named)):
            if self.words[self.named[i].first].sentence not in self.travelling:
                continue
            same = (
                self.words[self.named[i].first].sentence
                == self.words[self.named[i - 1].first].sentence
            )
            if same and not self.sides[i] and self.sides[i - 1] in ({"left"}, {"right"}):
                self.sides[i] = set(self.sides[i - 1])
