"""What was heard in one message: the values that hearing gives and everything else reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Standing = Literal["present", "denied", "past", "someone_else", "unsure", "hypothetical"]
"""How something was said: as so now, as not so, as over, of someone who is not to be treated,
with doubt, or as feared, wished or asked in general."""

Side = Literal["left", "right", "both"]
"""Always the client's own left and right."""

Disposition = Literal["none", "caution", "see_clinician", "urgent", "emergency"]

GRAVITY: tuple[Disposition, ...] = ("none", "caution", "see_clinician", "urgent", "emergency")
"""Dispositions from harmless to grave."""

Certainty = Literal["stated", "suspected"]
"""Said, or only so likely that one question has to settle it."""

Person = Literal["self", "someone_else", "child"]
"""Who is to be treated."""


@dataclass(frozen=True, slots=True)
class ConceptMention:
    """A concept of data/ that the text says, and how it stands."""

    concept: str
    standing: Standing
    phrase: str
    """The client's own words."""
    start: int
    end: int
    """Position in the text, in characters."""
    sentence: int
    """Which sentence of the text, from 0."""


@dataclass(frozen=True, slots=True)
class ZoneMention:
    """A zone that the text names, how it stands, and on which side."""

    zone: str
    side: Side | None
    mention: Standing
    phrase: str
    score: float
    """0 to 1: 1 for a place named exactly, less for a guess that wants confirming."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Candidates:
    """The few zones to offer for a part named too loosely to choose: "my head hurts"."""

    zones: tuple[str, ...] = ()
    side: Side | None = None
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Everything that one text says about where it hurts."""

    mentions: tuple[ZoneMention, ...] = ()
    loose: tuple[Candidates, ...] = ()
    path: tuple[str, ...] = ()
    """Zones in the order in which the pain is said to travel."""


@dataclass(frozen=True, slots=True)
class FlagHeard:
    """A warning sign that holds now for the person in trouble."""

    id: str
    disposition: Disposition
    certainty: Certainty
    phrase: str


@dataclass(frozen=True, slots=True)
class TopicHeard:
    """The topic of data/ that a question asks about."""

    topic: str
    score: float
    """0 to 1; below the cut-off of data/ no topic is reported."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text asks about: one of our topics, or a kind of question that is none of ours."""

    topic: TopicHeard | None = None
    outside: str | None = None
    """Id of data/en/off_topic.toml; None as well when nothing is asked."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything understood in one text; nothing in it was not said."""

    text: str
    language: str = "en"
    """ISO 639-1 code of the language the text seems to be in."""
    places: Places = field(default_factory=Places)
    side: Side | None = None
    """A side in a text that names no place: "no wait, the right one"."""
    flags: tuple[FlagHeard, ...] = ()
    denials: frozenset[str] = frozenset()
    """Concepts of warning signs that the text says are not so: "no fever"."""
    details: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Question id to the ids of the answers that the text gives."""
    intents: tuple[str, ...] = ()
    """What the client wants, in the order said: complaint, question, book, price, person …"""
    topic: TopicHeard | None = None
    outside: str | None = None
    """The kind of question asked that is none of ours, an id of data/en/off_topic.toml."""
    person: Person | None = None
    """Who it is for, when said."""

    @property
    def disposition(self) -> Disposition:
        """The gravest stated disposition."""
        return gravest(flag.disposition for flag in self.flags if flag.certainty == "stated")


def gravest(dispositions: Iterable[Disposition]) -> Disposition:
    """The gravest of some dispositions; "none" of none."""
    return max(dispositions, key=GRAVITY.index, default="none")


def cannot_wait(flag: FlagHeard) -> bool:
    """Whether a sign belongs to a doctor today."""
    return flag.disposition in ("urgent", "emergency")


def needs_a_doctor(disposition: Disposition) -> bool:
    """Whether it belongs to a doctor before any therapy."""
    return disposition in ("see_clinician", "urgent", "emergency")
