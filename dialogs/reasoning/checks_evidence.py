"""What does a check by touch say of the muscle it was made on?"""

from collections.abc import Mapping

from dialogs.knowledge import Knowledge
from dialogs.ranked import Reason

_WEIGH = ("check_mine", "check_nothing")
"""Answers that weigh. Soreness alone proves nothing, and a check that was skipped tells nothing."""


def check_reasons(
    muscle: str, checks: Mapping[str, str], knowledge: Knowledge
) -> tuple[Reason, ...]:
    """One reason, for or against, where the muscle was checked with a result; else none."""
    answer = checks.get(muscle, "")
    if answer not in _WEIGH:
        return ()
    return (Reason("check", muscle, knowledge.scoring[answer].value),)
