"""What did the interviews of simulated clients come to? Shares by kind of complaint."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bot.evaluation.figures import Measure, Report, Share, held, report
from bot.simulation.interviews import Interview

_SHOWN = 3
_BINS = 10


@dataclass(frozen=True, slots=True)
class Played:
    """An interview, to be judged like a labelled case."""

    interview: Interview

    @property
    def text(self) -> str:
        return f"{self.interview.client.region}: {', '.join(self.interview.client.zones)}"

    @property
    def group(self) -> str:
        return self.interview.client.region

    @property
    def wanted(self) -> str:
        return ", ".join(self.interview.client.sources)

    @property
    def found(self) -> str:
        ranked = [source.muscle for source in self.interview.ranking.sources[:_SHOWN]]
        return f"{self.interview.end}: {', '.join(ranked) or 'no source'}"


def measure_interviews(interviews: Sequence[Interview]) -> Report:
    """The figures of a simulation; a true source is any that the client was drawn with."""
    return report("simulated clients", [Played(each) for each in interviews], MEASURES)


MEASURES: tuple[Measure[Played], ...] = (
    Measure("a true source first", lambda case: held(case.interview.place == 0), gravity=2),
    Measure("a true source in the first 3", lambda case: held(case.interview.place < _SHOWN)),
    Measure("  first, before any question", lambda case: held(case.interview.places[0] == 0)),
    Measure(
        "named as likely, and true",
        lambda case: Share(
            len(set(case.interview.named) & set(case.interview.client.sources)),
            len(case.interview.named),
        ),
    ),
    Measure(
        "sent to a doctor, though nothing is wrong",
        lambda case: held(case.interview.end == "sending_to_care"),
        better="low",
        gravity=3,
    ),
    Measure("stuck", lambda case: held(case.interview.end == "asking_detail"), better="low"),
)


@dataclass(frozen=True, slots=True)
class Burden:
    """How many detail questions were put."""

    median: float
    most: int


def burden_of(interviews: Sequence[Interview]) -> Burden:
    """Of at least one interview."""
    counts = [each.asked for each in interviews]
    return Burden(median(counts), max(counts))


@dataclass(frozen=True, slots=True)
class Bin:
    """First sources that were given about the same score."""

    score: float
    """Their mean score, 0 to 1."""
    right: Share
    """How many of them were true."""


def calibration(interviews: Sequence[Interview]) -> tuple[Bin, ...]:
    """When the first source is given so much, how often is it so? Ten equal steps of score."""
    first = [
        (each.ranking.sources[0].score, each.place == 0)
        for each in interviews
        if each.ranking.sources
    ]
    bins = []
    for step in range(_BINS):
        held_here = [(s, right) for s, right in first if min(int(s * _BINS), _BINS - 1) == step]
        if held_here:
            mean = sum(score for score, _ in held_here) / len(held_here)
            bins.append(Bin(mean, Share(sum(right for _, right in held_here), len(held_here))))
    return tuple(bins)


def calibration_error(bins: Sequence[Bin]) -> float:
    """The mean distance between score and share, weighed by how many have it (0 is best)."""
    total = sum(each.right.of for each in bins)
    off = (abs(each.score - (each.right.value or 0.0)) * each.right.of for each in bins)
    return sum(off) / total if total else 0.0


def by_questions(interviews: Sequence[Interview]) -> tuple[float, ...]:
    """The share with a true source first after 0, 1, 2 … questions; who is asked no more keeps
    what they have."""
    longest = max((len(each.places) for each in interviews), default=0)
    return tuple(
        sum(each.places[min(asked, len(each.places) - 1)] == 0 for each in interviews)
        / len(interviews)
        for asked in range(longest)
    )
