"""Which muscle is worth a check by touch now, and what did the checks show?"""

from dialogs.heard import FlagHeard
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.ranked import Ranking
from dialogs.reasoning.ranking import rank

SKIPPED = "check_skip"


def next_self_check(known: Known, ranking: Ranking, knowledge: Knowledge) -> str | None:
    """The muscle whose check is worth trying next; None when none is, or none would be safe.

    Nobody with a warning sign, stated or still open, presses or stretches anything on our word,
    and nothing is tried on a child.
    """
    unsafe = known.person == "child" or any(_counts(flag, known) for flag in known.flags)
    most = int(knowledge.scoring["checks_most"].value)
    if unsafe or len(known.checks) >= most or SKIPPED in known.checks.values():
        return None
    leading = ranking.sources[: int(knowledge.scoring["checks_among"].value)]
    open_ones = (source.muscle for source in leading if source.muscle not in known.checks)
    return next((muscle for muscle in open_ones if muscle in knowledge.self_checks), None)


def self_check_wanted(known: Known, knowledge: Knowledge) -> str | None:
    """The next check of a client who asked for checks."""
    if not known.checks_wanted or not known.hurting():
        return None
    return next_self_check(known, rank(known.intake(), knowledge), knowledge)


def _counts(flag: FlagHeard, known: Known) -> bool:
    return flag.certainty == "stated" or flag.id not in known.settled
