"""By which signs is a question recognised? Its words, its pairs of words, and its clues.

A clue is a concept whose id begins with "about_": a field of words that count as one.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from dialogs.heard import ConceptMention
from dialogs.hearing.phrases import Pattern, Stream, compile_phrase, stream_of
from dialogs.hearing.text import Utterance, Word, read_words
from dialogs.knowledge import Knowledge

CLUE = "about_"

Features = frozenset[str]
"""Words as "word", pairs as "word word", clues as "<about_knots>"."""


def features_of(utterance: Utterance, clues: frozenset[str], knowledge: Knowledge) -> Features:
    """The features of an utterance that says `clues`. Words are stems; fillers are left out."""
    fillers = _fillers(knowledge)
    words = [word for word in utterance.words if word.text not in fillers]
    pairs = (
        f"{first.stem} {second.stem}"
        for first, second in pairwise(words)
        if first.sentence == second.sentence
    )
    return frozenset([*(word.stem for word in words), *pairs, *(f"<{clue}>" for clue in clues)])


def clues_said(concepts: tuple[ConceptMention, ...]) -> frozenset[str]:
    """The clues among the concepts of an utterance, however they stand."""
    return frozenset(each.concept for each in concepts if each.concept.startswith(CLUE))


def features_of_example(text: str, knowledge: Knowledge) -> Features:
    """The features of an example question of data/."""
    utterance = read_words(text, knowledge)
    stream = stream_of(utterance, knowledge)
    clues = frozenset(
        name
        for name, says, not_says in _clue_patterns(knowledge)
        if any(True for _ in _unmasked(says, not_says, stream))
    )
    return features_of(utterance, clues, knowledge)


def is_plain(feature: str, knowledge: Knowledge) -> bool:
    """Whether a feature stands in questions of every kind: a plain word, or a pair of them."""
    return all(word in _plain_stems(knowledge) for word in feature.split())


def content_words(utterance: Utterance, knowledge: Knowledge) -> Iterator[Word]:
    """The words that are neither fillers nor plain words."""
    fillers, plain = _fillers(knowledge), _plain_stems(knowledge)
    return (word for word in utterance.words if word.text not in fillers and word.stem not in plain)


def _unmasked(
    says: tuple[Pattern, ...], not_says: tuple[Pattern, ...], stream: Stream
) -> Iterator[tuple[int, int]]:
    hits = [(hit.first, hit.last) for pattern in says for hit in pattern.hits(stream)]
    masks = [hit for pattern in not_says for hit in pattern.hits(stream)] if hits else []
    for first, last in hits:
        if not any(mask.first <= last and first <= mask.last for mask in masks):
            yield first, last


@lru_cache(maxsize=8)
def _clue_patterns(
    knowledge: Knowledge,
) -> tuple[tuple[str, tuple[Pattern, ...], tuple[Pattern, ...]], ...]:
    return tuple(
        (
            name,
            tuple(compile_phrase(phrase, knowledge) for phrase in concept.says),
            tuple(compile_phrase(phrase, knowledge) for phrase in concept.not_says),
        )
        for name, concept in knowledge.concepts.items()
        if name.startswith(CLUE)
    )


@lru_cache(maxsize=8)
def _fillers(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(word for words in knowledge.fillers.values() for word in words)


@lru_cache(maxsize=8)
def _plain_stems(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(
        word.stem
        for words in knowledge.topic_plain_words.values()
        for word in read_words(" ".join(words), knowledge).words
    )
