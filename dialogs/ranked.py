"""What reasoning makes of an intake: sources and conditions with their reasons."""

from dataclasses import dataclass
from typing import Literal

ReasonKind = Literal[
    "zone", "loose_zone", "denied_zone", "answer", "path", "path_end", "side",
    "guide", "often", "criteria", "check",
]  # fmt: skip
"""What a reason rests on. "guide" and "often" are how frequent a source is, by the books and by
counts: nothing that the client said; "criteria" that published criteria are met; "check" that
the client pressed or moved the muscle."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against a source."""

    kind: ReasonKind
    id: str
    """A zone's id, "question.answer", or the complaint in which a muscle was counted."""
    weight: float
    """In log-odds; positive speaks for."""


@dataclass(frozen=True, slots=True)
class Source:
    """A muscle that could explain the pain."""

    muscle: str
    score: float
    """0 to 1, comparable within one ranking."""
    because: tuple[Reason, ...] = ()
    """What speaks for it, weightiest first."""
    against: tuple[Reason, ...] = ()
    """What speaks against it, weightiest first."""
    prior: float = 0.0
    """Log-odds before anything is known; what is still missing after all reasons are the
    essential places that nobody spoke of."""
    log_odds: float = 0.0
    point: str = ""
    """The trigger point that explains the places best."""


@dataclass(frozen=True, slots=True)
class ConditionFit:
    """Something that is no muscle and fits too: migraine, a nerve root, a joint."""

    condition: str
    score: float
    because: tuple[Reason, ...] = ()
    """What speaks for it, weightiest first."""
    against: tuple[Reason, ...] = ()
    prior: float = 0.0
    log_odds: float = 0.0
    met: tuple[str, ...] = ()
    """The published criteria that are met by what was told."""
    of: int = 0
    """How many there are that a client can answer."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact, not told yet, that would bring another source first."""

    kind: Literal["answer", "zone"]
    id: str
    """"question.answer", or a zone's id."""
    towards: str
    """The muscle or condition that would come first."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The likeliest first; ties in the order of ids, so that equal intakes give equal rankings."""

    sources: tuple[Source, ...] = ()
    conditions: tuple[ConditionFit, ...] = ()
    changes: tuple[Change, ...] = ()
    """What would change our mind, for the closest rivals of what comes first."""


@dataclass(frozen=True, slots=True)
class QuestionPlan:
    """The question most worth asking now, with the answers most worth offering."""

    question: str
    answers: tuple[str, ...]
    """At most 6; "none of these" and "not sure" are added when it is put."""
