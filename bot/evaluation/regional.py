"""For each zone alone: do the books' most frequent muscles come out, and in the books' order?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from bot.evaluation.figures import Measure, Report, Share, held, report

_SHOWN = 3
"""How many sources a client is shown."""


@dataclass(frozen=True, slots=True)
class RegionalGuide:
    """A zone, the muscles of the guides that cover it, and our ranking for it."""

    zone: str
    guides: tuple[tuple[str, ...], ...]
    """One for each guide, such as the front and the back of the arm; most frequent first."""
    listed: tuple[str, ...]
    """Everything that we list."""

    @property
    def leaders(self) -> tuple[str, ...]:
        """What each guide names as most frequent."""
        return tuple(dict.fromkeys(muscles[0] for muscles in self.guides))

    @property
    def ranked(self) -> tuple[str, ...]:
        """What a client is shown of it."""
        return self.listed[:_SHOWN]

    @property
    def text(self) -> str:
        return self.zone

    @property
    def group(self) -> str:
        return "all"

    @property
    def wanted(self) -> str:
        return ", ".join(self.leaders)

    @property
    def found(self) -> str:
        return ", ".join(self.ranked) or "no source"


def measure_regional_order(
    rows: Sequence[Mapping[str, Any]], assess: Callable[[Mapping[str, Any]], Mapping[str, Any]]
) -> Report:
    """The figure of the regional guides; `assess` answers as `painbot assess` does."""
    cases = [
        RegionalGuide(zone, guides, _listed(assess({"zones": [zone]})))
        for zone, guides in _guides(rows).items()
    ]
    return report("regional guides", cases, MEASURES)


def _guides(rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The guides of each zone, each muscle once, where its guide first names it."""
    guides: dict[str, dict[str, dict[str, None]]] = {}
    for row in sorted(rows, key=lambda row: int(row["rank"])):
        of_zone = guides.setdefault(row["zone"], {})
        muscle = row.get("muscle_id") or row["muscle"]
        of_zone.setdefault(row.get("heading") or "", {})[muscle] = None
    return {zone: tuple(tuple(each) for each in found.values()) for zone, found in guides.items()}


def _listed(answer: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(source["muscle"] for source in answer["sources"])


def _any_leader(case: RegionalGuide) -> Share:
    return held(not set(case.leaders).isdisjoint(case.ranked))


def _each_leader(case: RegionalGuide) -> Share:
    """Of a zone with more guides than three, three leaders are all that can be shown."""
    found = sum(leader in case.ranked for leader in case.leaders)
    return Share(found, min(len(case.leaders), _SHOWN))


def _pairs_in_order(case: RegionalGuide) -> Share:
    """Of two muscles of one guide, is the more frequent one higher in our list?

    Kendall's tau is twice this share less one. One that we do not list counts as below all that
    we do; pairs of two such are left out.
    """
    place = {muscle: position for position, muscle in enumerate(case.listed)}
    last = len(place)
    pairs = [
        (place.get(first, last), place.get(then, last))
        for guide in case.guides
        for first, then in combinations(guide, 2)
        if first in place or then in place
    ]
    return Share(sum(first < then for first, then in pairs), len(pairs))


MEASURES = (
    Measure("most frequent muscle in the first 3", _any_leader, goal=1.0, gravity=2),
    Measure("  of every guide that covers the zone", _each_leader),
    Measure("  pairs of muscles in the order of the guide", _pairs_in_order),
)
