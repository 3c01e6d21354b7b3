"""Which messages show which warning signs, and what was learned from them of how signs sound?"""

from collections.abc import Mapping

from dialogs.heard import Disposition
from dialogs.knowledge.shelf import Shelf, entry
from dialogs.knowledge.signs import FlagId

LEVELS: tuple[Disposition, ...] = ("see_clinician", "urgent", "emergency")
"""Levels of which is learned how they sound; each means: at least so grave."""

NUMBERS = ("stated", "own_level", "sign", "suspected", "doubted", "doubted_emergency")
"""The likelihoods that hearing asks for."""


@entry
class SignExample:
    """A message as a client may write it, and the warning signs that it shows."""

    text: str
    shows: tuple[FlagId, ...] = ()
    """The signs that hold; none where the message is harmless."""
    looks_like: FlagId | None = None
    """The sign that a harmless message could be taken for."""
    disposition: Disposition | None = None
    """Where the message asks for more than its signs do."""


@entry
class Impression:
    """What in a text speaks for one level or one sign, in log-odds."""

    base: float
    """Before anything was said."""
    weights: Mapping[str, float]
    """Feature (hearing/impression_features.py) to what it adds."""


SIGNS = "signs"
"""The lesson about warning signs, the only one so far."""


@entry
class Lesson:
    """What the impressions were learned from."""

    examples: int
    digest: str
    """Of all examples: another one means that there is something new to learn."""


@entry
class ImpressionNumber:
    """A likelihood at which an impression counts, 0 to 1."""

    value: float
    why: str


HARD = "en/sign_examples/hard.tsv"
"""Examples that are learned from and still not heard as they should be: what is to be mended."""

EXAMPLES = Shelf("sign_examples", "en/sign_examples/*.tsv", SignExample)
"""Read only by those who learn from them or check them; a talk needs what was learned alone."""

SHELVES = (
    Shelf("impressions", "en/impressions.toml", Impression),
    Shelf("lessons", "en/lessons.toml", Lesson),
    Shelf("impression_numbers", "impression.toml", ImpressionNumber),
)
