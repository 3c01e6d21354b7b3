"""What one would write in an afternoon: rapidfuzz's WRatio over every phrase for a place."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from rapidfuzz import fuzz, process

from dialogs.knowledge import Knowledge
from dialogs.knowledge.places import Part

_PIECE = re.compile(r"\([^()]*\)|\[[^][]*\]|[^][()]+")
_NOT_PLAIN = re.compile(r"[<>#()\[\]|]|\.\.")


class Peer:
    """The zones of the one phrase that is most like the text."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._zones = dict(_lexicon(knowledge))
        self._phrases = list(self._zones)

    def __len__(self) -> int:
        return len(self._phrases)

    def zones(self, text: str) -> tuple[str, ...]:
        """What the peer hears."""
        hit = process.extractOne(text.lower(), self._phrases, scorer=fuzz.WRatio)
        return self._zones[hit[0]]

    def read(self, text: str) -> Mapping[str, Any]:
        """The same in the form of `painbot read`, as far as figures look at it."""
        told = [{"zone": zone, "mention": "present", "side": None} for zone in self.zones(text)]
        return {"zones": told, "candidates": [], "candidate_sides": {}}


def _lexicon(knowledge: Knowledge) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every name of every part, and "back of", "inner" and so on with its first name."""
    for part in knowledge.parts.values():
        names = [name for phrase in part.says for name in _plain(phrase)]
        yield from ((name, part.zones) for name in names)
        yield from _located(part, names[:1], knowledge)


def _located(
    part: Part, names: list[str], knowledge: Knowledge
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for locator, zones in part.at.items():
        befores = [each for it in knowledge.locators[locator].before for each in _plain(it)]
        for before, name in product(befores, names):
            yield f"{before} {name}", zones


def _plain(phrase: str) -> Iterator[str]:
    """The phrases that a pattern stands for; none where it stands for endless many."""
    pieces = [
        piece[1:-1].split("|") + ([""] if piece[0] == "[" else [])
        if piece[0] in "(["
        else [piece.replace("=", "").replace("*", "")]
        for piece in _PIECE.findall(phrase)
    ]
    for chosen in product(*pieces):
        text = " ".join("".join(chosen).split())
        if text and not _NOT_PLAIN.search(text):
            yield text
