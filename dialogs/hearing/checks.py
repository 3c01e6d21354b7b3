"""Can every phrase of data/ be read as a pattern?"""

from collections.abc import Iterator

from dialogs.hearing.pattern_reader import Grammar, PatternBroken
from dialogs.knowledge import SHELVES, Knowledge
from dialogs.knowledge.finding import Finding
from dialogs.knowledge.references import marked, named_entries
from dialogs.knowledge.shelf import InPatterns


def broken_phrases(knowledge: Knowledge) -> Iterator[Finding]:
    """Every phrase that is no pattern. Reads all of them, which takes a moment."""
    grammar = Grammar(knowledge, strict=True)
    for shelf in SHELVES:
        for name, entry in named_entries(getattr(knowledge, shelf.field)):
            for field, phrase, _ in marked(entry, shelf.entry, InPatterns):
                try:
                    grammar.read(phrase)
                except PatternBroken as error:
                    allowed = "a phrase in the pattern language (README.md in this folder)"
                    yield shelf.field, name, f"{field} {error}", allowed, "Mend the phrase."
