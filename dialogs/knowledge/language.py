"""How people say things: words, concepts (lists of phrases) and cues that change their standing."""

from typing import Literal

from dialogs.heard import Standing
from dialogs.knowledge.shelf import Phrase, Shelf, entry


@entry
class NumberRange:
    """Which of a phrase's numbers must lie where. Both bounds are included."""

    at_least: float = float("-inf")
    at_most: float = float("inf")
    which: int = 0
    """0 for the first number of the phrase."""


@entry
class Concept:
    """One thing that people say in many ways: a fever, a sudden start, a wish to book.

    Phrases are written in the small pattern language of dialogs/hearing/pattern_reader.py.
    """

    says: tuple[Phrase, ...]
    not_says: tuple[Phrase, ...] = ()
    """Phrases that look alike and mean something else; where one stands, `says` is not heard."""
    number: NumberRange | None = None
    """Where set, a phrase is heard only when its number lies in the range: an age over 50."""


@entry
class ContextCue:
    """Words that change the standing of what is said around them."""

    says: tuple[Phrase, ...]
    makes: Standing
    reaches: Literal["before", "after", "both"]
    """Which side of the cue it speaks of."""
    not_says: tuple[str, ...] = ()
    """Phrases that look alike and change nothing: "not only", "can't turn"."""
    within: int = 8
    """How many words it reaches at most; a sentence's end always stops it."""
    ends_clause: bool = False
    """Whether it is a cue only at the end of a clause: "the right ear doesn't"."""
    lists: bool = False
    """Whether it goes on over the commas of a list: "no fever, chills or cough"."""
    only_behind: tuple[str, ...] = ()
    """Cues of which one must come before: "the ear is fine, so is the throat"."""
    not_behind: tuple[str, ...] = ()
    """Cues behind which it says the contrary: "the calf is fine, the shin doesn't"."""


@entry
class Language:
    """How a language is told from English, and what is said in it."""

    sentence: str = ""
    """That only English is understood, with {emergency}, {name} and {phone}."""
    scripts: tuple[str, ...] = ()
    """How the Unicode names of its letters begin, where its script tells it."""
    letters: str = ""
    """Letters that it alone has among the languages of its script."""
    words: tuple[str, ...] = ()
    """Frequent words of languages in Latin letters, in lower case."""


SHELVES = (
    Shelf("contractions", "en/contractions.toml", str),
    Shelf("fillers", "en/fillers.toml", tuple[str, ...]),
    Shelf("concepts", "en/concepts/*.toml", Concept),
    Shelf("context_cues", "en/context.toml", ContextCue),
    Shelf("context_words", "en/context_words.toml", tuple[str, ...]),
    Shelf("languages", "en/languages.toml", Language),
)
