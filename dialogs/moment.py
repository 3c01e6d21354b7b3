"""Everything that one reply may depend on, gathered for speaking."""

from dataclasses import dataclass

from dialogs.conversation import Conversation
from dialogs.heard import FlagHeard
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.ranked import Ranking
from dialogs.situation import Situation


@dataclass(frozen=True, slots=True)
class Moment:
    """One point in a talk, after the interview has moved."""

    conversation: Conversation
    """In its new state; the question that belongs to it is not put yet."""
    known: Known
    situation: Situation
    knowledge: Knowledge
    ranking: Ranking
    """Empty unless something that is said needs it."""
    signs: tuple[FlagHeard, ...]
    """Stated signs that belong to a doctor before any therapy, gravest first."""
    notes: tuple[FlagHeard, ...]
    """Stated signs that the therapist must know."""
    can_check: bool = False
    """Whether a check by touch is worth offering, and safe."""
    shown: Ranking | None = None
    """What was ranked when the result was shown before; None where it was not."""
