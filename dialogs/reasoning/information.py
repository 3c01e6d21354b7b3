"""How much is an answer expected to tell? Shares of belief in, nats out; knows nothing of pain."""

import math
from collections.abc import Sequence

Chances = Sequence[float]
"""How likely one answer is with each hypothesis, in the order of their shares."""


def chance(chances: Chances, shares: Sequence[float]) -> float:
    """How likely an answer is over all hypotheses."""
    return sum(share * each for share, each in zip(shares, chances, strict=True))


def spread(chances: Chances, shares: Sequence[float]) -> float:
    """How differently the hypotheses make an answer likely; 0 when it tells nothing."""
    mean = chance(chances, shares)
    return sum(share * abs(each - mean) for share, each in zip(shares, chances, strict=True))


def expected_gain(answers: Sequence[Chances], shares: Sequence[float], none_share: float) -> float:
    """By how much the entropy is expected to fall when one of the answers, or none, is given.

    Answers exclude each other here. `none_share` is the least chance of "none of these", with
    any hypothesis: lists are never complete.
    """
    columns = [
        _with_none([row[position] for row in answers], none_share)
        for position in range(len(shares))
    ]
    left = 0.0
    for outcome in range(len(answers) + 1):
        joint = [share * column[outcome] for share, column in zip(shares, columns, strict=True)]
        total = sum(joint)
        if total > 0:
            left += total * entropy([part / total for part in joint])
    return entropy(shares) - left


def entropy(shares: Sequence[float]) -> float:
    """Doubt among hypotheses, in nats: 0 when one is certain."""
    return -sum(share * math.log(share) for share in shares if share > 0)


def _with_none(chances: list[float], none_share: float) -> list[float]:
    """The chances of the answers and of none of them, adding up to 1."""
    total = sum(chances)
    scale = min(1.0, (1 - none_share) / total) if total > 0 else 1.0
    scaled = [each * scale for each in chances]
    return [*scaled, 1 - sum(scaled)]
