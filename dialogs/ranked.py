"""What reasoning makes of an intake: sources and conditions with their reasons."""

from dataclasses import dataclass
from typing import Literal

ReasonKind = Literal[
    "zone", "loose_zone", "denied_zone", "answer", "path", "path_end", "side", "guide", "often"
]
"""What a reason rests on. "guide" and "often" are how frequent a source is, by the books and by
counts: nothing that the client said."""


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


@dataclass(frozen=True, slots=True)
class ConditionFit:
    """Something that is no muscle and fits too: migraine, a nerve root, a joint."""

    condition: str
    score: float
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The likeliest first; ties in the order of ids, so that equal intakes give equal rankings."""

    sources: tuple[Source, ...] = ()
    conditions: tuple[ConditionFit, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionPlan:
    """The question most worth asking now, with the answers most worth offering."""

    question: str
    answers: tuple[str, ...]
    """At most 6; "none of these" and "not sure" are added when it is put."""
