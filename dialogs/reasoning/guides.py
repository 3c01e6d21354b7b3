"""How much does a regional guide say for a muscle, when one zone of that region hurts?

The guides name the muscles of a region, most frequent first: that is the order in which they must
come out when nothing but the place is known. They give no counts, so the distance between two
neighbours is judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.knowledge import Knowledge
from dialogs.knowledge.muscles import RegionalRank


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a muscle stands for one zone, and how likely that makes it with nothing else known."""

    row: RegionalRank
    log_odds: float


def standings(knowledge: Knowledge) -> dict[tuple[str, str], Standing]:
    """The best standing of each muscle for each zone, over all headings that cover the zone."""
    best: dict[tuple[str, str], Standing] = {}
    for row in knowledge.regional_order:
        key = (row.muscle, row.zone)
        standing = Standing(row, _log_odds(row, knowledge))
        if key not in best or best[key].log_odds < standing.log_odds:
            best[key] = standing
    return best


def _log_odds(row: RegionalRank, knowledge: Knowledge) -> float:
    scoring = knowledge.scoring
    rank = row.rank + (scoring["guide_approx"].value if row.mapping == "approx" else 0.0)
    first, last = scoring["guide_first"].value, scoring["guide_last"].value
    return last + (first - last) * float(scoring["guide_decay"].value ** (rank - 1))


def guide_weight(standing: Standing, alone: float, knowledge: Knowledge) -> float:
    """What the guide adds to the log-odds that a muscle has for this zone `alone`; may be below 0.

    All of the way to the guide's own log-odds would leave nothing of what is known besides.
    """
    pull: Mapping[bool, float] = {
        True: knowledge.scoring["guide_lift"].value,
        False: knowledge.scoring["guide_drop"].value,
    }
    gap = standing.log_odds - alone
    return pull[gap > 0] * gap
