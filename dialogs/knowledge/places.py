"""How people name where it hurts: parts, where on a part, words around them, spelling."""

from dataclasses import field
from typing import Annotated

from dialogs.knowledge.body import ZoneId
from dialogs.knowledge.shelf import Ref, Shelf, entry

LocatorId = Annotated[str, Ref("locators")]


@entry
class Locator:
    """Where on a part: its back, its inside, above it. Phrases are patterns ."""

    before: tuple[str, ...] = ()
    """What stands before the part: "back [of]", "behind", "outer"."""
    after: tuple[str, ...] = ()
    """What stands behind the part, or alone where the part was named before: "from behind"."""
    noun: tuple[str, ...] = ()
    """Words that do so after an article or right behind the part: "the inside"."""
    last: tuple[str, ...] = ()
    """Words that do so at the end of a clause: "my neck hurts behind"."""


@entry
class Part:
    """A part of the body, or a name that stands for one: an idiom, a muscle, a diagnosis."""

    says: tuple[str, ...]
    """Patterns (hearing/pattern_reader.py); of phrases that overlap, the longest is heard."""
    zones: tuple[ZoneId, ...] = ()
    """Where it is when named without a locator; empty when that is too loose to tell."""
    offers: tuple[ZoneId, ...] = ()
    """The zones to choose from when it is named too loosely; at most 6."""
    at: dict[LocatorId, tuple[ZoneId, ...]] = field(default_factory=dict)
    """The zones that a locator makes of it."""
    offers_at: dict[LocatorId, tuple[ZoneId, ...]] = field(default_factory=dict)
    """The zones to choose from where even the locator leaves it loose."""
    denies: tuple[ZoneId, ...] = ()
    """What "it does not hurt" says no to, beyond `zones` and `offers`."""
    holds: tuple[ZoneId, ...] = ()
    """Zones that lie in it: beside one of them it only says where that is ("my left foot")."""
    wary: bool = False
    """The word has other uses: it is a part only where the words next to it make it one."""
    lone: bool = False
    """Heard only where no other place is named: "my left side"; else it tells the others' side."""
    pain: bool = False
    """The name itself says that it hurts: "headache", "tennis elbow"."""


@entry
class NoPlace:
    """Expressions in which a part of the body, or a word like one, is no place of pain."""

    says: tuple[str, ...]
    only_after: tuple[str, ...] = ()
    """Words of which one must stand shortly before: the "like" of "like toothache"."""
    never_after: tuple[str, ...] = ()
    """Words that make it a place after all: "my lower [back in bed]"."""


SHELVES = (
    Shelf("locators", "en/locators.toml", Locator),
    Shelf("parts", "en/places/*.toml", Part),
    Shelf("no_places", "en/no_places.toml", NoPlace),
    Shelf("place_words", "en/place_words.toml", tuple[str, ...]),
    Shelf("known_misspellings", "en/spelling.toml", str),
    Shelf("pain_misspellings", "en/spelling_in_pain.toml", str),
    Shelf("letters", "en/letters.toml", tuple[str, ...]),
    Shelf("common_words", "en/common_words.toml", tuple[str, ...]),
)
