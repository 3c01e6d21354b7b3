"""Which parts of the body does a text name, and which words only look like one?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dialogs.hearing.phrases import Hit, Index, Stream, compile_phrase, stream_of
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge

_MOST = 60
"""Parts read in one message at most: nobody names more, and endless texts stay quick."""


@dataclass(frozen=True, slots=True)
class PartHit:
    """Words that name a part; `part` is its id in data/, both ends are included."""

    part: str
    first: int
    last: int


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
    stream = stream_of(utterance, knowledge)
    claims = [*_no_places(utterance, stream, knowledge), *_parts(utterance, stream, knowledge)]
    sides = side_words(knowledge)
    if any(word.text in sides for word in utterance.words):  # "lower right back"
        claims += _parts(utterance, stream_of(utterance, knowledge, sides), knowledge)
    claims.sort(key=lambda claim: (claim.first - claim.last, claim.part != "", claim.first))
    taken: set[int] = set()
    kept: list[PartHit] = []
    for claim in claims:
        span = range(claim.first, claim.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            if claim.part:
                kept.append(PartHit(claim.part, claim.first, claim.last))
    return tuple(sorted(kept, key=lambda hit: hit.first)[:_MOST])


@lru_cache(maxsize=8)
def side_words(knowledge: Knowledge) -> frozenset[str]:
    """The words for left and right."""
    return frozenset((*knowledge.place_words["left"], *knowledge.place_words["right"]))


def phrase_hits(
    group: str, utterance: Utterance, knowledge: Knowledge, *, within_clause: bool = True
) -> tuple[Hit, ...]:
    """Where the phrases of one group of place_words.toml stand."""
    stream = stream_of(utterance, knowledge)
    found = {hit for _, hit in _group(group, knowledge).hits(stream)}
    return tuple(
        sorted(
            (hit for hit in found if not within_clause or _in_one_clause(hit, utterance)),
            key=lambda hit: (hit.first, hit.last),
        )
    )


def _parts(utterance: Utterance, stream: Stream, knowledge: Knowledge) -> Iterator[_Claim]:
    for name, hit in _compiled_parts(knowledge).hits(stream):
        if _in_one_clause(hit, utterance):
            yield _Claim(name, hit.first, hit.last)


def _no_places(utterance: Utterance, stream: Stream, knowledge: Knowledge) -> Iterator[_Claim]:
    for name, hit in _compiled_no_places(knowledge).hits(stream):
        before = utterance.words[hit.first - 1].text if hit.first else ""
        never_after = knowledge.no_places[name].never_after
        if before not in never_after and _in_one_clause(hit, utterance):
            yield _Claim("", hit.first, hit.last)


def _in_one_clause(hit: Hit, utterance: Utterance) -> bool:
    return utterance.words[hit.first].clause == utterance.words[hit.last].clause


@lru_cache(maxsize=8)
def _compiled_parts(knowledge: Knowledge) -> Index[str]:
    return Index(
        (name, compile_phrase(phrase, knowledge))
        for name, part in knowledge.parts.items()
        for phrase in part.says
    )


@lru_cache(maxsize=8)
def _compiled_no_places(knowledge: Knowledge) -> Index[str]:
    return Index(
        (name, compile_phrase(phrase, knowledge))
        for name, no_place in knowledge.no_places.items()
        for phrase in no_place.says
    )


@lru_cache(maxsize=64)
def _group(name: str, knowledge: Knowledge) -> Index[str]:
    return Index(
        (name, compile_phrase(phrase, knowledge)) for phrase in knowledge.place_words[name]
    )
