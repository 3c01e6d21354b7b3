"""Figures: how often something held, of the cases where it could, in all and by group."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

ALL = "all"
"""The group of every case."""


class Judged(Protocol):
    """A labelled case together with what painbot made of it."""

    @property
    def text(self) -> str:
        """What to show of it when it is missed."""

    @property
    def group(self) -> str:
        """The style or kind it is counted under."""

    @property
    def wanted(self) -> str:
        """The label, for people."""

    @property
    def found(self) -> str:
        """What painbot made of it, for people."""


T = TypeVar("T", bound=Judged)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int = 0
    of: int = 0

    @property
    def value(self) -> float | None:
        """0 to 1; None where there is nothing to count."""
        return self.count / self.of if self.of else None

    def __add__(self, other: "Share") -> "Share":
        return Share(self.count + other.count, self.of + other.of)


NOT_COUNTED = Share()
"""For a case to which a measure does not apply."""


def held(condition: bool) -> Share:
    """One case in which something did or did not hold."""
    return Share(int(condition), 1)


@dataclass(frozen=True, slots=True)
class Measure(Generic[T]):
    """One figure: what is counted, and what it should come to."""

    name: str
    judge: Callable[[T], Share]
    better: Literal["high", "low"] = "high"
    goal: float | None = None
    """What we hold ourselves to; None for a figure that only explains others."""
    gravity: int = 1
    """How much a miss matters beside misses of other measures; the worst are shown first."""

    def missed_by(self, share: Share) -> int:
        """How many of the cases counted in `share` went wrong."""
        return share.of - share.count if self.better == "high" else share.count

    def is_met(self, share: Share) -> bool:
        """Whether a share reaches the goal; true where there is none to reach."""
        if self.goal is None or share.value is None:
            return True
        return share.value >= self.goal if self.better == "high" else share.value <= self.goal


@dataclass(frozen=True, slots=True)
class Figure:
    """What a measure came to, in all and by group."""

    name: str
    better: Literal["high", "low"]
    goal: float | None
    is_met: bool
    shares: Mapping[str, Share]


@dataclass(frozen=True, slots=True)
class Miss:
    """One case that went wrong."""

    text: str
    measure: str
    wanted: str
    found: str
    gravity: int


@dataclass(frozen=True, slots=True)
class Report:
    """What the cases of one file came to."""

    kind: str
    cases: int
    figures: tuple[Figure, ...]
    misses: tuple[Miss, ...]
    """The gravest first; each case once."""


def report(kind: str, cases: Sequence[T], measures: Sequence[Measure[T]]) -> Report:
    """Applies every measure to every case."""
    return Report(
        kind=kind,
        cases=len(cases),
        figures=tuple(_figure(measure, cases) for measure in measures),
        misses=tuple(sorted(_misses(cases, measures), key=lambda miss: -miss.gravity)),
    )


def _figure(measure: Measure[T], cases: Iterable[T]) -> Figure:
    shares = {ALL: NOT_COUNTED}
    for case in cases:
        share = measure.judge(case)
        for group in dict.fromkeys((ALL, case.group)):
            shares[group] = shares.get(group, NOT_COUNTED) + share
    return Figure(measure.name, measure.better, measure.goal, measure.is_met(shares[ALL]), shares)


def _misses(cases: Iterable[T], measures: Sequence[Measure[T]]) -> Iterator[Miss]:
    for case in cases:
        missed = [each for each in measures if each.missed_by(each.judge(case))]
        if missed:
            gravest = max(missed, key=lambda measure: measure.gravity)
            names = "; ".join(measure.name.strip() for measure in missed)
            yield Miss(case.text, names, case.wanted, case.found, gravest.gravity)
