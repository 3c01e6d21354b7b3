"""For each zone alone: is the muscle that the books name first among our first three?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.evaluation.figures import Measure, Report, Share, held, report

_SHOWN = 3
"""How many sources a client is shown."""


@dataclass(frozen=True, slots=True)
class RegionalGuide:
    """A zone, the muscles its guides name as most frequent, and our ranking for it."""

    zone: str
    leaders: tuple[str, ...]
    """One for each guide that covers the zone, such as the front and the back of the arm."""
    ranked: tuple[str, ...]

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
    leaders: dict[str, dict[str, None]] = {}
    for row in rows:
        if str(row["rank"]) == "1":
            leaders.setdefault(row["zone"], {})[row.get("muscle_id") or row["muscle"]] = None
    cases = [
        RegionalGuide(zone, tuple(muscles), _ranked(assess({"zones": [zone]})))
        for zone, muscles in leaders.items()
    ]
    return report("regional guides", cases, MEASURES)


def _ranked(answer: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(source["muscle"] for source in answer["sources"][:_SHOWN])


def _any_leader(case: RegionalGuide) -> Share:
    return held(not set(case.leaders).isdisjoint(case.ranked))


def _each_leader(case: RegionalGuide) -> Share:
    """Of a zone with more guides than three, three leaders are all that can be shown."""
    found = sum(leader in case.ranked for leader in case.leaders)
    return Share(found, min(len(case.leaders), _SHOWN))


MEASURES = (
    Measure("most frequent muscle in the first 3", _any_leader, goal=1.0, gravity=2),
    Measure("  of every guide that covers the zone", _each_leader),
)
