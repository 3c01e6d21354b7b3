"""Which concepts of data/ does a text say, and how does each of them stand?"""

from collections.abc import Iterator
from functools import lru_cache

from dialogs.heard import ConceptMention
from dialogs.hearing.context import Context
from dialogs.hearing.numbers import numbers_in
from dialogs.hearing.phrases import Hit, Index, Stream, compile_phrase, stream_of
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.language import NumberRange


def find_concepts(
    utterance: Utterance, context: Context, knowledge: Knowledge
) -> tuple[ConceptMention, ...]:
    """Every concept said in the utterance, in the order of the text."""
    stream = stream_of(utterance, knowledge)
    found = (
        _mention(name, hit, utterance, context)
        for name, hits in _said(stream, knowledge).items()
        for hit in _unmasked(hits, knowledge.concepts[name].not_says, stream, knowledge)
        if _number_fits(hit, utterance, knowledge.concepts[name].number, knowledge)
    )
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.concept, mention.end)))


def _said(stream: Stream, knowledge: Knowledge) -> dict[str, set[Hit]]:
    said: dict[str, set[Hit]] = {}
    for name, hit in _index(knowledge).hits(stream):
        said.setdefault(name, set()).add(hit)
    return said


def _unmasked(
    hits: set[Hit], not_says: tuple[str, ...], stream: Stream, knowledge: Knowledge
) -> Iterator[Hit]:
    """The hits that share no word with a phrase that means something else."""
    masked = {
        word
        for phrase in not_says
        for mask in compile_phrase(phrase, knowledge).hits(stream)
        for word in range(mask.first, mask.last + 1)
    }
    for hit in hits:
        if masked.isdisjoint(range(hit.first, hit.last + 1)):
            yield hit


def _number_fits(
    hit: Hit, utterance: Utterance, asked: NumberRange | None, knowledge: Knowledge
) -> bool:
    if asked is None:
        return True
    said = numbers_in([word.text for word in utterance.words[hit.first : hit.last + 1]], knowledge)
    return len(said) > asked.which and asked.at_least <= said[asked.which] <= asked.at_most


def _mention(name: str, hit: Hit, utterance: Utterance, context: Context) -> ConceptMention:
    first, last = utterance.words[hit.first], utterance.words[hit.last]
    return ConceptMention(
        concept=name,
        standing=context.standing(hit.first, hit.last),
        phrase=utterance.phrase(hit.first, hit.last),
        start=first.start,
        end=last.end,
        sentence=first.sentence,
    )


@lru_cache(maxsize=8)
def _index(knowledge: Knowledge) -> Index[str]:
    return Index(
        (name, compile_phrase(phrase, knowledge))
        for name, concept in knowledge.concepts.items()
        for phrase in concept.says
    )
