"""Which effect does a text give an activity: does it hurt, does it help, or nothing at all?

"Sitting" says nothing by itself. "Worse when sitting" and "sitting helps" do, by a cue that stands
before or after it; the nearest cue decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialogs.heard import ConceptMention
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

HARMLESS = "no_effect"
"""The concept of saying that something does nothing: "walking is fine"."""
TURN = "turn_of_thought"
"""The concept of words that start another thought: "but", "although"."""

_REACH = 10
"""A cue further away than this says nothing of an activity; lists are rarely longer."""
_NEW_CLAUSE = 4
"""What a comma or a "but" adds to the distance: more than any near cue, less than a far one."""
_ENDS = frozenset(".!?;\n")
"""Marks that end a thought, unlike a colon, which only announces one."""
_WEAK = 4
"""What a cue that is not its question's first adds: "when I" gives way to "helps" next to it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue in a text."""

    question: str
    """The question it answers; empty when it says that there is no effect."""
    first: int
    last: int
    """Its words, both included."""
    forward: bool
    """Whether it speaks of what follows it."""
    denied: bool
    penalty: int


class Effects:
    """The cues of one text, ready to be asked which of them governs an activity."""

    def __init__(
        self, utterance: Utterance, concepts: tuple[ConceptMention, ...], knowledge: Knowledge
    ) -> None:
        self._utterance = utterance
        self._at = {word.start: i for i, word in reversed(list(enumerate(utterance.words)))}
        self._ends = {word.end: i for i, word in enumerate(utterance.words)}
        self._turns = {self._at[mention.start] for mention in concepts if mention.concept == TURN}
        self._cues = tuple(self._find(concepts, knowledge))

    def governing(self, mention: ConceptMention) -> Cue | None:
        """The cue that speaks of this mention; None when none does, or when it denies itself."""
        first, last = self._words(mention)
        scored = [
            (distance, cue.forward, cue)
            for cue in self._cues
            if (distance := self._distance(cue, first, last)) is not None
        ]
        if not scored:
            return None
        nearest = min(scored, key=lambda entry: entry[:2])[2]
        return None if nearest.denied else nearest

    def _find(self, concepts: tuple[ConceptMention, ...], knowledge: Knowledge) -> Iterator[Cue]:
        roles = _roles(knowledge)
        cues = [
            Cue(question, *self._words(mention), forward, mention.standing == "denied", penalty)
            for mention in concepts
            for question, forward, penalty in roles.get(mention.concept, ())
        ]
        return _not_swallowed(cues)

    def _words(self, mention: ConceptMention) -> tuple[int, int]:
        return self._at[mention.start], self._ends[mention.end]

    def _distance(self, cue: Cue, first: int, last: int) -> int | None:
        """Words between cue and mention, with what stands between them weighed in."""
        near, far = (cue.last, first) if cue.forward else (last, cue.first)
        if near >= far and not (cue.first <= first and last <= cue.last):
            return None
        words = self._utterance.words
        if not self._in_one_thought(near, far):
            return None
        between = max(0, far - near - 1)
        turned = any(near < turn < far for turn in self._turns)
        clauses = words[far].clause != words[near].clause
        total = between + cue.penalty + _NEW_CLAUSE * (turned or clauses)
        return total if total <= _REACH else None

    def _in_one_thought(self, near: int, far: int) -> bool:
        """Whether two words share a sentence, or only a colon parts them: "Worse: stairs"."""
        words = self._utterance.words
        if words[near].sentence == words[far].sentence:
            return True
        parted = words[far].sentence == words[near].sentence + 1
        between = self._utterance.text[words[near].end : words[far].start]
        return parted and ":" in between and not _ENDS.intersection(between)


def _not_swallowed(cues: Sequence[Cue]) -> Iterator[Cue]:
    """The cues but for those of which a longer one leaves nothing: "worse" in "worse when"."""
    ends: dict[int, int] = {}
    for cue in cues:
        ends[cue.first] = max(cue.last, ends.get(cue.first, cue.last))
    ends_before, furthest = {}, -1
    for first in sorted(ends):
        ends_before[first] = furthest
        furthest = max(furthest, ends[first])
    for cue in cues:
        if ends_before[cue.first] < cue.last == ends[cue.first]:
            yield cue


@derived
def _roles(knowledge: Knowledge) -> dict[str, tuple[tuple[str, bool, int], ...]]:
    """For each concept that is a cue: question, whether it speaks forward, and its penalty."""
    roles: dict[str, tuple[tuple[str, bool, int], ...]] = {
        HARMLESS: (("", True, 0), ("", False, 0))
    }
    for name, question in knowledge.questions.items():
        for cues, forward in ((question.cues_before, True), (question.cues_after, False)):
            for rank, concept in enumerate(cues):
                role = (name, forward, _WEAK if rank else 0)
                roles[concept] = (*roles.get(concept, ()), role)
    return roles
