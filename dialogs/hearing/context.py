"""Is it so, denied, past, someone else's, or only feared? In the manner of NegEx and ConText."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dialogs.heard import Standing
from dialogs.hearing.phrasebook import CUES, NO_CUES, found_in
from dialogs.hearing.phrases import Hit, unmasked
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.language import ContextCue

_LIST_ITEM = 3
"""Words that an item of a list holds at most: "no fever, sore throat or cough"."""

_SHORT = 5
"""Words of a question that is answered by a bare "no"."""
_MARK = 2
"""Characters behind a sentence in which its question mark stands."""
_RELATION = 7
"""Words from "my" within which "mother" or the like must follow."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A run of words, both ends included, that a cue speaks of."""

    first: int
    last: int
    makes: Standing
    cue: Hit
    """The cue itself: what contains it ("can not feel") is not changed by it."""


@dataclass(frozen=True, slots=True)
class Context:
    """How every part of an utterance stands."""

    scopes: tuple[Scope, ...]
    _over: Mapping[int, Sequence[Scope]] = field(init=False, repr=False, compare=False)
    """For each word the scopes that it lies in."""

    def __post_init__(self) -> None:
        over: defaultdict[int, list[Scope]] = defaultdict(list)
        for scope in self.scopes:
            for position in range(scope.first, scope.last + 1):
                over[position].append(scope)
        object.__setattr__(self, "_over", over)

    def standing(self, first: int, last: int) -> Standing:
        """How the words from `first` to `last` stand; present unless a cue says otherwise."""
        for scope in self._over.get(first, ()):
            holds_cue = first <= scope.cue.first and scope.cue.last <= last
            if last <= scope.last and not holds_cue:
                return scope.makes
        return "present"


def read_context(utterance: Utterance, knowledge: Knowledge) -> Context:
    """Finds the cues in an utterance and what each of them reaches."""
    found = found_in(utterance, knowledge)
    reach = _Reach(utterance, knowledge)
    cues = [
        (name, hit)
        for name, hits in found.on(CUES)
        for hit in unmasked(hits, found.hits(NO_CUES, name))
        if not reach.is_undone(hit) and reach.ends_as_it_must(knowledge.context_cues[name], hit)
    ]
    scopes = tuple(
        reach.scope(knowledge.context_cues[name], hit)
        for name, hit in cues
        if _counts_there(hit, knowledge.context_cues[name], cues)
    )
    scopes = (*scopes, *_answered_no(utterance, knowledge))
    return Context(_of_the_right_person(scopes, utterance, knowledge))


def _counts_there(hit: Hit, cue: ContextCue, cues: list[tuple[str, Hit]]) -> bool:
    """Whether the cues before it let it count."""
    led = not cue.only_behind or _stands_behind(hit, cue.only_behind, cues)
    return led and not _stands_behind(hit, cue.not_behind, cues)


def _stands_behind(hit: Hit, names: tuple[str, ...], cues: list[tuple[str, Hit]]) -> bool:
    """Whether a cue of one of the names comes before it."""
    return bool(names) and any(name in names and other.last < hit.first for name, other in cues)


def _answered_no(utterance: Utterance, knowledge: Knowledge) -> Iterator[Scope]:
    """The scope of a "no" that stands alone behind a short sentence: "Chest pain? No."."""
    bare = frozenset(knowledge.context_words["bare_no"])
    fine = frozenset(knowledge.context_words["bare_fine"])
    sentences: dict[int, list[int]] = {}
    for position, word in enumerate(utterance.words):
        sentences.setdefault(word.sentence, []).append(position)
    ordered = list(sentences.values())
    for before, after in pairwise(ordered):
        said = {utterance.words[position].text for position in after}
        asked = "?" in utterance.text[utterance.words[before[-1]].end :][:_MARK]
        alone = said <= bare or (asked and said <= fine)
        if alone and len(before) <= _SHORT:
            yield Scope(before[0], after[-1], "denied", Hit(after[0], after[-1]))


def _of_the_right_person(
    scopes: tuple[Scope, ...], utterance: Utterance, knowledge: Knowledge
) -> tuple[Scope, ...]:
    """Without the scopes of another person's pain when that person is the one to be treated."""
    others = [scope for scope in scopes if scope.makes == "someone_else"]
    told = [scope for scope in scopes if scope.makes != "present"]
    if not others:
        return tuple(told)
    own = _names_own(others, utterance, knowledge)
    own = own or any(scope.makes == "present" for scope in scopes)
    return tuple(scope for scope in told if own or scope.makes != "someone_else")


def _names_own(others: list[Scope], utterance: Utterance, knowledge: Knowledge) -> bool:
    """Whether "my" stands before something else than "my mother", "my 15 year old daughter"."""
    words = knowledge.context_words
    ends = {*words["verbs"], *words["stops"], *words["joiners"]}
    starts = {scope.cue.first for scope in others}
    for position, word in enumerate(utterance.words):
        if word.text in words["own"]:
            ahead = position + 1
            while ahead < min(position + _RELATION, len(utterance.words)) and ahead not in starts:
                if utterance.words[ahead].text in ends:
                    break
                ahead += 1
            if ahead not in starts:
                return True
    return False


class _Reach:
    """How far a cue reaches in one utterance."""

    def __init__(self, utterance: Utterance, knowledge: Knowledge) -> None:
        self.words = utterance.words
        words = knowledge.context_words
        self.stops = frozenset(words["stops"])
        self.stops_ahead = self.stops | frozenset(words["stops_ahead"])
        self.joiners = frozenset(words["joiners"])
        self.list_joiners = frozenset(words["list_joiners"])
        self.verbs = frozenset(words["verbs"])
        self.auxiliaries = frozenset(words["auxiliaries"])
        self.not_only = frozenset(words["not_only"])

    def is_undone(self, hit: Hit) -> bool:
        """Whether the next word takes the cue back: "not only my neck"."""
        after = self.words[hit.last + 1 : hit.last + 2]
        clause = self.words[hit.last].clause
        return any(word.text in self.not_only and word.clause == clause for word in after)

    def ends_as_it_must(self, cue: ContextCue, hit: Hit) -> bool:
        """Whether the clause ends with the cue, where the cue asks for that."""
        after = self.words[hit.last + 1 : hit.last + 2]
        goes_on = any(word.clause == self.words[hit.last].clause for word in after)
        ended = not goes_on or after[0].text in self.stops
        return ended or not cue.ends_clause

    def scope(self, cue: ContextCue, hit: Hit) -> Scope:
        first = self._backward(cue, hit.first) if cue.reaches != "after" else hit.first
        last = self._forward(cue, hit.last) if cue.reaches != "before" else hit.last
        return Scope(first, last, cue.makes, hit)

    def _forward(self, cue: ContextCue, start: int) -> int:
        here = start
        while here - start < cue.within and here + 1 < len(self.words):
            after = here + 1
            if self.words[after].sentence != self.words[start].sentence:
                break
            # "Not sure if it is the hip": what stops only ahead may begin what is spoken of.
            if self.words[after].text in (self.stops if here == start else self.stops_ahead):
                break
            if self.words[after].clause != self.words[here].clause and not (
                cue.lists and here > start and self._list_goes_on(after)
            ):
                break
            if self.words[after].text in self.joiners and self._clause_follows(after):
                break
            here = after
        return here

    def _backward(self, cue: ContextCue, start: int) -> int:
        here = start
        while here > 0 and self._is_auxiliary(here - 1, start):
            here -= 1
        while start - here < cue.within and here > 0:
            before = here - 1
            word = self.words[before]
            if word.sentence != self.words[start].sentence:
                break
            if word.text in self.stops or word.text in self.verbs:
                break
            if word.clause != self.words[here].clause and not self._list_led_here(here, start):
                break
            here = before
        return here

    def _is_auxiliary(self, position: int, cue: int) -> bool:
        word = self.words[position]
        return word.text in self.auxiliaries and word.clause == self.words[cue].clause

    def _list_goes_on(self, start: int) -> bool:
        """Whether the clause from `start` is one more item of a list, and no clause of its own."""
        clause = [
            word.text for word in self.words[start:] if word.clause == self.words[start].clause
        ]
        if clause[-1] in self.stops:  # "calf though"
            return False
        if clause[0] in self.list_joiners:
            return not self._clause_follows(start)
        brief = len(clause) <= _LIST_ITEM or not self.list_joiners.isdisjoint(clause[:4])
        return brief and self.verbs.isdisjoint(clause[: _LIST_ITEM + 3])

    def _list_led_here(self, here: int, cue: int) -> bool:
        """Whether what stands before the comma is an item of the list that ends at the cue."""
        joined = any(word.text in self.joiners for word in self.words[here:cue])
        clause = self.words[here - 1].clause
        item = [word.text for word in self.words[:here] if word.clause == clause]
        return joined and len(item) <= _LIST_ITEM + 1 and self.verbs.isdisjoint(item)

    def _clause_follows(self, joiner: int) -> bool:
        clause = self.words[joiner].clause
        ahead = [word.text for word in self.words[joiner + 1 : joiner + 6] if word.clause == clause]
        return not self.verbs.isdisjoint(ahead)
