"""What competes in one ranking: every muscle and condition, with where each is felt."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dialogs.knowledge import Knowledge
from dialogs.knowledge.muscles import Pattern, Referral

Side = Literal["same", "either", "bilateral"]


@dataclass(frozen=True, slots=True)
class Reach:
    """How a source is felt in one zone."""

    pattern: Pattern
    side: Side
    order: float
    """1 for the most frequent muscle of that zone's guide, less further down, 0 if not in it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A muscle or a condition, ready to be scored."""

    id: str
    is_muscle: bool
    prior: float
    """Log-odds before anything is known of the pain."""
    reaches: Mapping[str, Reach]
    home: tuple[str, ...]
    """Where a muscle lies; empty for a condition."""


@lru_cache(maxsize=8)
def candidates(knowledge: Knowledge) -> tuple[Candidate, ...]:
    """All muscles and conditions, in the order of their ids."""
    return tuple(
        sorted((*_muscles(knowledge), *_conditions(knowledge)), key=lambda candidate: candidate.id)
    )


def _muscles(knowledge: Knowledge) -> list[Candidate]:
    rows: dict[str, list[Referral]] = {}
    for row in knowledge.referrals:
        rows.setdefault(row.muscle, []).append(row)
    order = _order(knowledge)
    return [
        Candidate(
            name,
            True,
            knowledge.scoring[f"odds_{muscle.frequency}"].value,
            _reaches(name, rows[name], order),
            muscle.home,
        )
        for name, muscle in knowledge.muscles.items()
    ]


def _conditions(knowledge: Knowledge) -> list[Candidate]:
    return [
        Candidate(
            name,
            False,
            knowledge.scoring[f"odds_{condition.frequency}"].value,
            {
                zone: Reach("essential" if grade == "typical" else "spillover", "either", 0.0)
                for zone, grade in condition.zones.items()
            },
            (),
        )
        for name, condition in knowledge.conditions.items()
    ]


def _reaches(
    muscle: str, rows: list[Referral], order: Mapping[tuple[str, str], float]
) -> dict[str, Reach]:
    """The strongest pattern for each zone, over all trigger points of one muscle."""
    reaches: dict[str, Reach] = {}
    for row in sorted(rows, key=lambda row: row.pattern == "essential"):
        reaches[row.zone] = Reach(row.pattern, row.side, order.get((muscle, row.zone), 0.0))
    return reaches


def _order(knowledge: Knowledge) -> dict[tuple[str, str], float]:
    """How high each muscle stands in the guides of each zone, the best of several headings."""
    decay = knowledge.scoring["order_decay"].value
    approx = knowledge.scoring["order_approx"].value
    standing: dict[tuple[str, str], float] = {}
    for row in knowledge.regional_order:
        share = decay ** (row.rank - 1) * (approx if row.mapping == "approx" else 1.0)
        key = (row.muscle, row.zone)
        standing[key] = max(share, standing.get(key, 0.0))
    return standing
