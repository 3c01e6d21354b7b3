"""Which warning signs are there, what tells them from a text, and how are they asked about?"""

from collections.abc import Mapping
from typing import Annotated, Literal

from dialogs.heard import Disposition, Standing
from dialogs.knowledge.body import SourceId, ZoneId
from dialogs.knowledge.questions import ConceptId
from dialogs.knowledge.replies import ReplyKey
from dialogs.knowledge.shelf import Button, Ref, Shelf, entry

FlagId = Annotated[str, Ref("red_flags")]
ScreeningItemId = Annotated[str, Ref("screening_items")]

Reach = Literal["near", "sentence", "message"]
"""How close together the concepts of a rule stand: a dozen words, one sentence, anywhere."""


@entry
class SignRule:
    """One way to tell a sign: every group of concepts is met, and no excluding concept is."""

    all: tuple[tuple[ConceptId, ...], ...]
    """Groups; of each, one concept must be said as being so now."""
    none: tuple[ConceptId, ...] = ()
    """Where one of these is said as being so now, anywhere in the text, the rule is silent."""
    within: Reach = "message"
    gives: Literal["stated", "suspected"] = "stated"
    """"suspected" when one question has to settle it."""
    disposition: Disposition | None = None
    """Where this way asks for more than the sign itself: tingling down an arm that hurts."""
    counts: tuple[Standing, ...] = ("present", "unsure")
    """How a concept may stand to count. "past" where what is gone again is no safer (speech lost
    for ten minutes) or still weighs (a cancer); "hypothetical" where asking tells the fact ("can
    you treat my 8 year old")."""


@entry
class RedFlag:
    """A warning sign: what to do when it holds, and what in a text shows it."""

    disposition: Disposition
    regions: tuple[str, ...]
    """Regions of data/zones.toml where it is looked for; empty: wherever it hurts."""
    sources: tuple[SourceId, ...]
    rules: tuple[SignRule, ...]
    lasts: bool = False
    """Whether it weighs for life: "that was years ago" takes no cancer and no brittle bone back."""


@entry
class RedFlagWords:
    """How painbot speaks of a warning sign."""

    button: Button
    """As one choice among others: "Red eye or blurred sight"."""
    question: str
    """Settles a suspicion with yes or no."""
    advice: str
    """What is said when it holds. {emergency}, {urgent} and {crisis} are the clinic's numbers."""
    note: str
    """For the therapist."""


@entry
class ScreeningItem:
    """One choice of the screening question: the signs it stands for."""

    flags: tuple[FlagId, ...]
    """Gravest first. Choosing none of the items denies all of them."""
    denied_by: tuple[tuple[ConceptId, ...], ...] = ()
    """Where of each group one concept was denied in words, the choice is not offered any more."""
    settles: bool = False
    """True: the choice is ambiguous; each sign's own question is put before anything is said."""


@entry
class ScreeningWords:
    """How a screening item is offered."""

    button: Button


@entry
class ScreeningPlace:
    """What is screened where: a region's items, or those of single zones that need others."""

    items: tuple[ScreeningItemId, ...]
    """Most telling first."""
    region: str = ""
    zones: tuple[ZoneId, ...] = ()
    """Of these zones alone; they go before their region's items."""


CareChoice = Literal[
    "safe_now", "not_safe", "unclear", "can_chat", "cannot_chat", "meant_it", "hide", "correct_sign"
]  # fmt: skip


@entry
class CarePath:
    """A sign whose care is a talk of its own: what can be answered under its message."""

    choices: tuple[CareChoice, ...]
    yes: tuple[CareChoice, ...] = ()
    """What a plain yes means, the first time and after that; empty where it means nothing."""
    no: tuple[CareChoice, ...] = ()
    ends: tuple[CareChoice, ...] = ()
    """Answers after which only a way out is offered."""
    to_writer: bool = False
    """Whether its texts speak to whoever writes, whoever it is for: "my boyfriend did it"."""
    before: int = 0
    """Which of several emergencies is spoken of: the highest; 0 for those without a path."""
    talks_on: bool = False
    """Whether thanks and the clinic's own matters are answered too: someone who is not well wants
    to be spoken with."""
    besides: ReplyKey
    """What is said of it where another sign is spoken of."""

    def offered_after(self, chosen: str) -> tuple[CareChoice, ...]:
        """The choices that are still worth offering."""
        if chosen in self.ends:
            return tuple(choice for choice in self.choices if choice in ("hide", "correct_sign"))
        return tuple(choice for choice in self.choices if choice != chosen)

    def meant_by(self, answer: Literal["yes", "no"], answered: int) -> CareChoice | None:
        """What a plain yes or no means after so many answers."""
        meanings = self.yes if answer == "yes" else self.no
        return meanings[min(answered, len(meanings) - 1)] if meanings else None


@entry
class CarePathWords:
    """What is said to each answer on a path."""

    answers: Mapping[CareChoice, str]
    later: str = ""
    """What is said to anything else that is asked; empty: that it can wait."""
    still: str = ""
    """What stands when something else is said; empty: that the emergency number is to be called."""


@entry
class PersonWords:
    """How the person a text is about is named in it."""

    you: str
    your: str
    them: str


FLAGS = Shelf("red_flags", "red_flags.toml", RedFlag)

SHELVES = (
    Shelf("care_paths", "care_paths.toml", CarePath),
    Shelf("care_path_words", "en/care_paths.toml", CarePathWords, mirrors="care_paths"),
    Shelf("persons", "en/persons.toml", PersonWords),
    FLAGS,
    Shelf("red_flag_words", "en/red_flags.toml", RedFlagWords, mirrors="red_flags"),
    Shelf("screening_items", "screening.toml", ScreeningItem),
    Shelf("screening_words", "en/screening.toml", ScreeningWords, mirrors="screening_items"),
    Shelf("screening_places", "screening_places.toml", ScreeningPlace),
    Shelf("number_words", "en/numbers.toml", float),
)
