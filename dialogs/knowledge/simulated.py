"""Who are the clients that `painbot simulate` plays, and how do they tell of themselves?"""

from typing import Annotated

from annotated_types import Ge, Gt, Le, MinLen

from dialogs.knowledge.muscles import MuscleId, Plain
from dialogs.knowledge.shelf import Shelf, entry

HABITS = (
    *("second_source", "feels_essential", "feels_spillover", "spread"),
    *("has_sign", "has_chance_sign", "tells_at_once", "names_places"),
    *("vague", "forgets", "wrong_side"),
)
"""Every number that the simulation asks for by name."""

SIMULATED_WORDS = ("tells", "vague", "sign", "your", "yours", "you")
"""Every wording that it asks for by name."""


@entry
class SimulatedRegion:
    """One kind of complaint that brings people to the clinic."""

    share: Annotated[float, Gt(0)]
    """How common it is, in proportion to the others."""
    sources: Annotated[dict[MuscleId, Annotated[float, Gt(0)]], MinLen(1)]
    """How often each muscle is what is behind it, in proportion to the others."""
    why: Plain
    """What the proportions rest on."""


@entry
class SimulatedHabit:
    """How simulated clients are and tell."""

    value: Annotated[float, Ge(0), Le(10)]
    """A probability, or a count where `why` says so."""
    why: Plain


SHELVES = (
    Shelf("simulated_regions", "simulated_regions.toml", SimulatedRegion),
    Shelf("simulated_habits", "simulated_habits.toml", SimulatedHabit),
    Shelf("simulated_words", "en/simulated_words.toml", str),
)
