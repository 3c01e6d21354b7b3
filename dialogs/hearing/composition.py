"""Which place do a part and its locators make together? "Back" of "my shoulder", "the inside"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dialogs.hearing.parts import PartHit, phrase_hits
from dialogs.hearing.phrasebook import LOCATORS, found_in
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.places import Part

_FARTHEST = 9
"""Words between a locator and its part at most: "back of both of my poor old knees"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place as it was named: what is said of it, and where its words stand."""

    part: str
    zones: tuple[str, ...]
    offers: tuple[str, ...]
    first: int
    last: int
    """The words that name it, locators included where they stand beside it."""
    about: int
    """Position of the part's first word, which may stand in an earlier sentence."""
    located: bool = False
    score: float = 1.0
    """Less than 1 for a guess that wants confirming."""


@dataclass(frozen=True, slots=True)
class _Located:
    locator: str
    kind: str
    first: int
    last: int


def compose_places(
    hits: tuple[PartHit, ...], utterance: Utterance, knowledge: Knowledge
) -> tuple[Named, ...]:
    """Every place named, in the order of the text."""
    locators = tuple(_locators(utterance, knowledge))
    composer = _Composer(hits, locators, utterance, knowledge)
    named = sorted(composer.compose(), key=lambda each: (each.first, each.last))
    again = [
        replace(before, first=hit.first, last=hit.last, about=hit.first)
        for hit in phrase_hits("one_again", utterance, knowledge)
        for before in [each for each in named if each.last < hit.first][-1:]
    ]
    return tuple(sorted((*named, *again), key=lambda each: (each.first, each.last)))


class _Composer:
    def __init__(
        self,
        hits: tuple[PartHit, ...],
        locators: tuple[_Located, ...],
        utterance: Utterance,
        knowledge: Knowledge,
    ) -> None:
        self.hits = hits
        self.locators = locators
        self.words = utterance.words
        self.knowledge = knowledge
        words = knowledge.place_words
        self.glue = frozenset(words["glue"])
        self.joiners = frozenset(words["joiners"])
        self.articles = frozenset(words["articles"])
        self.it = frozenset(words["it"])
        self.inside = frozenset(words["inside"])
        self.of = frozenset(words["of"])
        self.own = frozenset(words["own"])
        self.onwards = frozenset(words["onwards"])
        self.stops = frozenset(knowledge.context_words["stops"])
        pains = phrase_hits("pains", utterance, knowledge)
        self.leads = {hit.last for hit in hits} | {hit.last for hit in pains}
        self.used: set[int] = set()
        self.eaten: set[PartHit] = set()
        self.led: set[PartHit] = set()

    def compose(self) -> Iterator[Named]:
        led = {hit: tuple(self._leading(hit)) for hit in self.hits}
        self.led = {hit for hit, locators in led.items() if locators}
        trailing = self._trailing()
        self._eat_idle()
        located = {hit: (*led[hit], *trailing.get(hit, ())) for hit in self.hits}
        self._lend(located)
        for hit in self.hits:
            if hit in self.eaten:
                continue
            if not located[hit]:
                yield self._named(hit, None)
            for locator in located[hit]:
                yield self._named(hit, locator)

    def _lend(self, located: dict[PartHit, tuple[_Located, ...]]) -> None:
        """What says where on a whole says so of its part: "by the knee, outside of the leg"."""
        for whole, locators in tuple(located.items()):
            for hit in self.hits:
                if locators and not located[hit] and self._lies_in(hit, whole):
                    fitting = tuple(each for each in locators if self._has(hit, each))
                    if fitting:
                        located[hit] = fitting
                        self.eaten.add(whole)

    def _lies_in(self, hit: PartHit, whole: PartHit) -> bool:
        """Whether it is a loose part of the whole, named right beside it as one place."""
        part, around = self.knowledge.parts[hit.part], self.knowledge.parts[whole.part]
        inside = {*around.offers, *around.holds}
        if part.zones or hit.part == whole.part or not inside.issuperset(part.offers):
            return False
        between = self.words[min(hit.last, whole.last) + 1 : max(hit.first, whole.first)]
        near = len(between) <= _FARTHEST
        apart = any(w.text in self.joiners or w.text in self.onwards for w in between)
        same = self.words[hit.first].sentence == self.words[whole.first].sentence
        return near and same and not apart

    def _leading(self, hit: PartHit) -> Iterator[_Located]:
        """Locators in front of a part, little words between them: "back and side of my neck"."""
        part = self.knowledge.parts[hit.part]
        here, found, joined = hit.first - 1, False, True
        while here >= 0 and hit.first - here <= _FARTHEST and self._together(here, hit, found):
            locator = self._ending_at(here, part)
            if locator and not self._is_part_itself(locator):
                self.used.update(range(locator.first, locator.last + 1))
                self._eat(locator, hit)
                if joined:
                    yield locator
                here, found, joined = locator.first - 1, True, False
            elif found and self.words[here].text in self.joiners:
                here, joined = here - 1, True
            elif self.words[here].text in self.glue:
                here -= 1
            else:
                return

    def _together(self, here: int, hit: PartHit, found: bool) -> bool:
        return found or self.words[here].clause == self.words[hit.first].clause

    def _ending_at(self, position: int, part: Part) -> _Located | None:
        fitting = [
            locator
            for locator in self.locators
            if locator.last == position
            and locator.kind == "before"
            and (not part.wary or locator.locator in part.at or locator.locator in part.offers_at)
        ]
        return min(
            fitting,
            key=lambda each: (
                each.locator not in part.at and each.locator not in part.offers_at,
                each.first,
            ),
            default=None,
        )

    def _is_part_itself(self, locator: _Located) -> bool:
        """Whether its words belong to a longer name: the "back" of "lower back"."""
        return any(
            hit.first <= locator.last and locator.first <= hit.last and hit.last > hit.first
            for hit in self.hits
        )

    def _eat(self, locator: _Located, owner: PartHit) -> None:
        """A part whose word is the locator of another is none: the back of "back of my neck"."""
        for hit in self.hits:
            inside = locator.first <= hit.first and hit.last <= locator.last
            if inside and hit != owner and hit.first == hit.last:
                self.eaten.add(hit)

    def _trailing(self) -> dict[PartHit, list[_Located]]:
        """Locators behind their part, or in a later sentence: "hurts on the inside"."""
        found: dict[PartHit, list[_Located]] = {}
        for locator in sorted(self.locators, key=lambda each: (each.first, -each.last)):
            span = range(locator.first, locator.last + 1)
            if self._is_part_itself(locator) or not self._stands_alone(locator):
                continue
            if not self.used.isdisjoint(span):
                continue
            owner = self._owner(locator)
            if owner:
                self.used.update(span)
                self._eat(locator, owner)
                found.setdefault(owner, []).append(locator)
        return found

    def _stands_alone(self, locator: _Located) -> bool:
        after = [word.text for word in self.words[locator.last + 1 : locator.last + 3]]
        if self.of.intersection(after[:1]) and not self.it.intersection(after[1:]):
            return False
        inside = self.words[locator.first : locator.last + 1]
        if any(word.text in self.own for word in inside):
            return False  # "to my back" is the back itself
        if locator.kind == "after":
            return True
        if locator.kind == "last":
            return self._follows_lead(locator) and not self._clause_goes_on(locator.last)
        before = self.words[locator.first - 1].text if locator.first else ""
        beside = any(hit.last == locator.first - 1 for hit in self.hits)
        return locator.kind == "noun" and (before in self.articles or beside)

    def _follows_lead(self, locator: _Located) -> bool:
        """Whether a part or a pain stands right before it: "my leg is hurting in behind"."""
        before = locator.first - 1
        while before >= 0 and self.words[before].text in self.inside:
            before -= 1
        return before in self.leads

    def _clause_goes_on(self, position: int) -> bool:
        clause = self.words[position].clause
        after = self.words[position + 1 : position + 2]
        return any(word.clause == clause and word.text not in self.stops for word in after)

    def _owner(self, locator: _Located) -> PartHit | None:
        """The part that a locator by itself speaks of: the last one named that has such a place."""
        fitting = [
            hit
            for hit in self.hits
            if hit not in self.eaten and self._has(hit, locator) and not self._overlap(hit, locator)
        ]
        sentence = self.words[locator.first].sentence
        before = [
            hit
            for hit in fitting
            if hit.last < locator.first
            and (self.words[hit.last].sentence == sentence or hit not in self.led)
        ]
        if before:
            return before[-1]
        return next((hit for hit in fitting if self.words[hit.first].sentence == sentence), None)

    def _has(self, hit: PartHit, locator: _Located) -> bool:
        part = self.knowledge.parts[hit.part]
        return locator.locator in part.at or locator.locator in part.offers_at

    def _eat_idle(self) -> None:
        """Locators of parts that are one place anyway: "my feet, in the bottom side"."""
        for locator in self.locators:
            if locator.kind == "after" and self.used.isdisjoint(
                range(locator.first, locator.last + 1)
            ):
                clause = self.words[locator.first].clause
                for hit in self.hits:
                    exact = self.knowledge.parts[hit.part].zones
                    if exact and hit.last < locator.first and self._clause(hit) == clause:
                        self._eat(locator, hit)

    def _clause(self, hit: PartHit) -> int:
        return self.words[hit.first].clause

    def _overlap(self, hit: PartHit, locator: _Located) -> bool:
        return hit.first <= locator.last and locator.first <= hit.last

    def _named(self, hit: PartHit, locator: _Located | None) -> Named:
        part = self.knowledge.parts[hit.part]
        if locator is None:
            return Named(
                hit.part, part.zones, part.offers, hit.first, hit.last, hit.first, score=hit.score
            )
        zones = part.at.get(locator.locator, ())
        offers = () if zones else part.offers_at.get(locator.locator, ())
        if not zones and not offers:
            zones, offers = part.zones, part.offers
        beside = locator.last < hit.first
        first = locator.first
        last = hit.last if beside else locator.last
        return Named(hit.part, zones, offers, first, last, hit.first, True, hit.score)


def _locators(utterance: Utterance, knowledge: Knowledge) -> Iterator[_Located]:
    found = found_in(utterance, knowledge)
    for kind, shelf in LOCATORS.items():
        for name, hits in found.on(shelf):
            for hit in hits:
                if utterance.words[hit.first].clause == utterance.words[hit.last].clause:
                    yield _Located(name, kind, hit.first, hit.last)
