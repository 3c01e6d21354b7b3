"""Which parts of the body does a text name, and which words only look like one?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from dialogs.hearing.phrasebook import NO_PLACES, PARTS, PLACE_WORDS, found_in, phrasebook
from dialogs.hearing.phrases import Found, Hit, stream_of
from dialogs.hearing.spelling import is_known
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

_MOST = 60
"""Parts read in one message at most: nobody names more, and endless texts stay quick."""
_SIMILE = 2
"""Words in front of an expression among which one of its `only_after` must stand."""
_LONG = 7
"""Letters of a name that may be guessed at: shorter ones are close to other words."""
_CLOSE = 88.0
"""fuzz.ratio from which a guess counts: "high" and "thigh", "cheek" and "check" stay below."""
_DOUBT = 0.9
"""What a guess is worth at most."""


@dataclass(frozen=True, slots=True)
class PartHit:
    """Words that name a part; `part` is its id in data/, both ends are included."""

    part: str
    first: int
    last: int
    score: float = 1.0
    """Less than 1 for a guess that wants confirming."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A phrase that claims a run of words, for a part or (part "") for none."""

    part: str
    first: int
    last: int


def find_parts(utterance: Utterance, knowledge: Knowledge) -> tuple[PartHit, ...]:
    """Every part named, in the order of the text; where phrases overlap, the longest counts.

    An expression that is no place ("give me a hand") wins over a part of the same length.
    """
    found = found_in(utterance, knowledge)
    claims = [*_no_places(utterance, found, knowledge), *_parts(utterance, found)]
    sides = side_words(knowledge)
    if any(word.text in sides for word in utterance.words):  # "lower right back"
        without_sides = stream_of(utterance, knowledge, sides)
        claims += _parts(utterance, phrasebook(knowledge).parts.search(without_sides))
    claims.sort(key=lambda claim: (claim.first - claim.last, claim.part != "", claim.first))
    taken: set[int] = set()
    kept: list[PartHit] = []
    for claim in claims:
        span = range(claim.first, claim.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            if claim.part:
                kept.append(PartHit(claim.part, claim.first, claim.last))
    kept += _guesses(utterance, taken, knowledge)
    judging = knowledge.place_words["judging"]
    starts = {hit.first for hit in kept}
    named = [
        h for h in kept if h.last + 1 not in starts or utterance.words[h.last].text not in judging
    ]
    return tuple(sorted(named, key=lambda hit: hit.first)[:_MOST])


def _guesses(utterance: Utterance, taken: set[int], knowledge: Knowledge) -> Iterator[PartHit]:
    """Names of parts that unknown words, with spaces out of place, come close to: "should erblade".

    The last resort, for words that nothing else claimed.
    """
    free = [i for i, word in enumerate(utterance.words) if i not in taken]
    unknown = [i for i in free[:_MOST] if not is_known(utterance.words[i].text, knowledge)]
    used: set[int] = set()
    for position in unknown:
        for first, last in _windows(position):
            span = range(first, last + 1)
            if first in free and last in free and used.isdisjoint(span):
                guess = _guess(utterance, first, last, knowledge)
                if guess:
                    used.update(span)
                    yield guess


def _windows(position: int) -> tuple[tuple[int, int], ...]:
    return ((position - 1, position + 1), (position - 1, position), (position, position + 1),
            (position, position))  # fmt: skip


def _guess(utterance: Utterance, first: int, last: int, knowledge: Knowledge) -> PartHit | None:
    if utterance.words[first].clause != utterance.words[last].clause:
        return None
    joined = "".join(word.text for word in utterance.words[first : last + 1])
    names = _joined_names(knowledge)
    hit = process.extractOne(joined, names.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return PartHit(names[hit[0]], first, last, hit[1] / 100 * _DOUBT) if hit else None


@derived
def _joined_names(knowledge: Knowledge) -> Mapping[str, str]:
    """Names of parts without their spaces, long enough not to be mistaken."""
    said = ((phrase, name) for name, part in knowledge.parts.items() for phrase in part.says)
    joined = (
        (phrase.replace(" ", ""), name) for phrase, name in said if not knowledge.parts[name].wary
    )
    return {phrase: name for phrase, name in joined if phrase.isalpha() and len(phrase) >= _LONG}


@derived
def side_words(knowledge: Knowledge) -> frozenset[str]:
    """The words for left and right."""
    return frozenset((*knowledge.place_words["left"], *knowledge.place_words["right"]))


@lru_cache(maxsize=256)
def phrase_hits(
    group: str, utterance: Utterance, knowledge: Knowledge, *, within_clause: bool = True
) -> tuple[Hit, ...]:
    """Where the phrases of one group of place_words.toml stand."""
    found = found_in(utterance, knowledge).hits(PLACE_WORDS, group)
    return tuple(hit for hit in found if not within_clause or _in_one_clause(hit, utterance))


def _parts(utterance: Utterance, found: Found) -> Iterator[_Claim]:
    for name, hits in found.on(PARTS):
        for hit in hits:
            if _in_one_clause(hit, utterance):
                yield _Claim(name, hit.first, hit.last)


def _no_places(utterance: Utterance, found: Found, knowledge: Knowledge) -> Iterator[_Claim]:
    for name, hits in found.on(NO_PLACES):
        no_place = knowledge.no_places[name]
        for hit in hits:
            words = utterance.words[max(0, hit.first - 1) : hit.last]
            owned = any(word.text in no_place.never_after for word in words)
            ahead = utterance.words[max(0, hit.first - _SIMILE) : hit.first]
            led = any(word.text in no_place.only_after for word in ahead)
            if (led or not no_place.only_after) and not owned and _in_one_clause(hit, utterance):
                yield _Claim("", hit.first, hit.last)


def _in_one_clause(hit: Hit, utterance: Utterance) -> bool:
    return utterance.words[hit.first].clause == utterance.words[hit.last].clause
