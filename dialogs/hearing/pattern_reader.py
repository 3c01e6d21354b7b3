"""What does a phrase of data/ mean? Reads the small pattern language into pieces to match.

    neck is stiff         these words in this order, in any form ("necks", "stiffness" is another)
    =left                 this word exactly, not a form of it
    numb*                 words that begin so
    (worst|most painful)  one of these
    [of all]              may be left out
    ..                    up to 3 other words;  ... up to 7; never over a "no" or "not"
    #                     a number in digits
    <sudden_start>        whatever the concept of this name says

Fillers ("the", "really") are left out of patterns and texts before matching, and no pattern
reaches across the end of a sentence.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, cast

from dialogs.errors import PainbotError
from dialogs.hearing.joints import Joiner
from dialogs.hearing.patterns import (
    AnyWord,
    Gap,
    InOrder,
    Item,
    Maybe,
    OneOf,
    Piece,
)
from dialogs.hearing.sieve import NUMBER, Sieve
from dialogs.hearing.stems import stem
from dialogs.hearing.text import fillers, spell_out
from dialogs.knowledge import Knowledge
from dialogs.knowledge.references import nearest

_TOKEN = re.compile(r"<\w+>|\.{2,3}|[()\[\]|#]|[^\s()\[\]|<>]+")
_GAPS = {"..": Gap(3), "...": Gap(7)}
_CLOSING = {"(": ")", "[": "]"}
_MARKS = frozenset("()[]|")
_END = ""
_ENDS = frozenset(("|", ")", "]", _END))

Made = TypeVar("Made")


class PatternBroken(PainbotError):
    """A phrase in data/ that is no pattern."""


class Grammar:
    """Reads phrases. What reads alike becomes one piece, to be looked for once in a text."""

    def __init__(
        self, knowledge: Knowledge, phrases: Iterable[str] = (), *, strict: bool = False
    ) -> None:
        """From `phrases` it learns which words are usual; all others are taken for rare.

        `strict` refuses also what can be read but was hardly meant.
        """
        self.knowledge = knowledge
        self.strict = strict
        self.anchors: set[str] = set()
        """Of all the patterns read so far."""
        self._words: dict[str, tuple[AnyWord, ...]] = {}
        self._made: dict[tuple[object, ...], object] = {}
        self._concepts: dict[str, Piece] = {}
        self._joiner = Joiner()
        self.common = Counter(
            anchor
            for phrase in phrases
            for token in set(_TOKEN.findall(phrase))
            if token not in _MARKS and token not in _GAPS
            for word in self.words(token)
            for anchor in word.anchors
        )
        """Anchor to how many phrases name it."""

    def read(self, phrase: str) -> Piece:
        """Reads one phrase of data/. Raises PatternBroken, which says what is wrong with it."""
        return _Reader(phrase, self, ()).read()

    def concept(self, name: str, phrase: str, inside: tuple[str, ...]) -> Piece:
        """What a concept says; `phrase` names it, `inside` are the concepts around that."""
        if name in inside:
            raise PatternBroken(f'"{phrase}": concept "{name}" contains itself')
        if name not in self.knowledge.concepts:
            near = nearest(name, self.knowledge.concepts)
            hint = f'; did you mean "{near}"?' if near else ""
            raise PatternBroken(f'"{phrase}": concept "{name}" is unknown{hint}')
        if name not in self._concepts:
            says = self.knowledge.concepts[name].says
            branches = [_Reader(each, self, (*inside, name)).read() for each in says]
            self._concepts[name] = self.one_of(branches)
        return self._concepts[name]

    def words(self, token: str) -> tuple[AnyWord, ...]:
        """The words, one after the other, that a token stands for; none for a filler."""
        words = self._words.get(token)
        if words is None:
            words = tuple(self._any_word(frozenset((each,))) for each in self._anchors(token))
            self._words[token] = words
        return words

    def one_of(self, branches: Sequence[Piece]) -> Piece:
        """Any one of some pieces."""
        several = tuple(dict.fromkeys(branches))
        if len(several) == 1:
            return several[0]
        words = [each.anchors for each in several if isinstance(each, AnyWord)]
        if len(words) == len(several):
            return self._any_word(frozenset().union(*words))
        return self._once(self._branching, several)

    def maybe(self, piece: Piece) -> Maybe:
        """A piece that may be left out."""
        return self._once(Maybe, piece)

    def in_order(self, items: Sequence[Item]) -> Piece:
        """Pieces that follow one another; one of them at least must stand there."""
        core = next(at for at, item in enumerate(items) if isinstance(item, Piece))
        before, after = tuple(reversed(items[:core])), tuple(items[core + 1 :])
        return self._once(self._sequence, before, items[core], after)

    def _any_word(self, anchors: frozenset[str]) -> AnyWord:
        self.anchors |= anchors
        return self._once(AnyWord, anchors)

    def _anchors(self, token: str) -> Iterator[str]:
        if token.startswith("=") or token.endswith("*"):
            yield token.casefold()
        elif token == NUMBER:
            yield token
        else:
            skipped = fillers(self.knowledge)
            for word in spell_out(token, self.knowledge):
                if word not in skipped:
                    yield stem(word)

    def _branching(self, branches: tuple[Piece, ...]) -> OneOf:
        return OneOf(branches, Sieve((branch.needs() for branch in branches), self.common))

    def _sequence(
        self, before: tuple[Maybe | Gap, ...], core: Piece, after: tuple[Item, ...]
    ) -> InOrder:
        joints = tuple(self._joiner.joints((core, *after)))
        return InOrder(before, core, after, joints)

    def _once(self, make: Callable[..., Made], *of: object) -> Made:
        key = (make, *of)
        if key not in self._made:
            self._made[key] = make(*of)
        return cast(Made, self._made[key])


class _Reader:
    """Reads one phrase from left to right."""

    def __init__(self, phrase: str, grammar: Grammar, inside: tuple[str, ...]) -> None:
        self.phrase = phrase
        self.grammar = grammar
        self.inside = inside
        self.tokens: list[str] = [*_TOKEN.findall(phrase), _END]
        self.at = 0

    def read(self) -> Piece:
        read = self._alternatives()
        if self._peek() != _END:
            raise self._broken(f'"{self._peek()}" closes nothing')
        if read is None or isinstance(read, Maybe | Gap):
            raise PatternBroken(f'"{self.phrase}" holds no word to match')
        return read

    def _alternatives(self) -> Item | None:
        """What stands up to the end of a group; None for nothing but fillers."""
        branches = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence())
        if isinstance(branches[0], Gap) and len(branches) == 1:
            return branches[0]
        if any(isinstance(branch, Gap) for branch in branches):
            raise self._broken("a gap is no choice among others")
        if self.grammar.strict and len(branches) > 1 and None in branches:
            raise self._broken(
                "a choice of little words alone matches nothing: "
                "leave it out, and put the others in [ ] where they may be missing"
            )
        maybe = any(branch is None or isinstance(branch, Maybe) for branch in branches)
        pieces = [
            branch.piece if isinstance(branch, Maybe) else cast(Piece, branch)
            for branch in branches
            if branch is not None
        ]
        if not pieces:
            return None
        piece = self.grammar.one_of(pieces)
        return self.grammar.maybe(piece) if maybe else piece

    def _sequence(self) -> Item | None:
        items: list[Item] = []
        while (token := self._peek()) not in _ENDS:
            self.at += 1
            items += self._items(token)
        if len(items) < 2:
            return items[0] if items else None
        if all(isinstance(item, Maybe | Gap) for item in items):
            raise self._broken("of words in a row, one at least must be needed")
        return self.grammar.in_order(items)

    def _items(self, token: str) -> Iterable[Item]:
        if token in _CLOSING:
            return self._group(token)
        if token in _GAPS:
            return (_GAPS[token],)
        if token.startswith("<"):
            return (self.grammar.concept(token[1:-1], self.phrase, self.inside),)
        return self.grammar.words(token)

    def _group(self, opening: str) -> tuple[Item, ...]:
        item = self._alternatives()
        closing = _CLOSING[opening]
        if self._peek() != closing:
            raise self._broken(f'a "{closing}" is missing')
        self.at += 1
        if item is None:
            return ()
        if opening == "[" and not isinstance(item, Maybe | Gap):
            return (self.grammar.maybe(item),)
        return (item,)

    def _peek(self) -> str:
        return self.tokens[self.at]

    def _broken(self, why: str) -> PatternBroken:
        return PatternBroken(f'"{self.phrase}": {why}')
