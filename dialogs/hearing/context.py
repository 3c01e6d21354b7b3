"""Is it so, denied, past, someone else's, or only feared? In the manner of NegEx and ConText."""

from dataclasses import dataclass
from functools import lru_cache

from dialogs.heard import Standing
from dialogs.hearing.phrases import Pattern, compile_phrase, stream_of
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.language import ContextCue


@dataclass(frozen=True, slots=True)
class Scope:
    """A run of words, both ends included, that a cue speaks of."""

    first: int
    last: int
    makes: Standing


@dataclass(frozen=True, slots=True)
class Context:
    """How every part of an utterance stands."""

    scopes: tuple[Scope, ...]

    def standing(self, first: int, last: int) -> Standing:
        """How the words from `first` to `last` stand; present unless a cue says otherwise."""
        for scope in self.scopes:
            if scope.first <= first and last <= scope.last:
                return scope.makes
        return "present"


def read_context(utterance: Utterance, knowledge: Knowledge) -> Context:
    """Finds the cues in an utterance and what each of them reaches."""
    stream = stream_of(utterance, knowledge)
    return Context(
        tuple(
            _scope(utterance, cue, hit.first, hit.last)
            for cue, patterns in _cues(knowledge)
            for pattern in patterns
            for hit in pattern.hits(stream)
        )
    )


@lru_cache(maxsize=8)
def _cues(knowledge: Knowledge) -> tuple[tuple[ContextCue, tuple[Pattern, ...]], ...]:
    return tuple(
        (cue, tuple(compile_phrase(phrase, knowledge) for phrase in cue.says))
        for cue in knowledge.context_cues.values()
    )


def _scope(utterance: Utterance, cue: ContextCue, first: int, last: int) -> Scope:
    clause = utterance.words[first].clause
    inside = [i for i, word in enumerate(utterance.words) if word.clause == clause]
    after = min(inside[-1], last + cue.within) if cue.reaches != "before" else first
    before = max(inside[0], first - cue.within) if cue.reaches != "after" else last
    return Scope(min(before, first), max(after, last), cue.makes)
