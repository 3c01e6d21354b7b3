"""Which concepts of data/ does a text say, and how does each of them stand?"""

from collections.abc import Iterator
from functools import lru_cache

from dialogs.heard import ConceptMention
from dialogs.hearing.context import Context
from dialogs.hearing.numbers import numbers_in
from dialogs.hearing.phrases import Hit, Pattern, Stream, compile_phrase, stream_of
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
        for name, says, not_says in _compiled(knowledge)
        for hit in _heard(says, not_says, stream)
        if _number_fits(hit, utterance, knowledge.concepts[name].number, knowledge)
    )
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.concept)))


def _heard(
    says: tuple[Pattern, ...], not_says: tuple[Pattern, ...], stream: Stream
) -> Iterator[Hit]:
    masked: set[int] | None = None
    seen: set[Hit] = set()
    for pattern in says:
        for hit in pattern.hits(stream):
            if masked is None:
                masked = {
                    word
                    for other in not_says
                    for mask in other.hits(stream)
                    for word in range(mask.first, mask.last + 1)
                }
            if hit not in seen and masked.isdisjoint(range(hit.first, hit.last + 1)):
                seen.add(hit)
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
def _compiled(
    knowledge: Knowledge,
) -> tuple[tuple[str, tuple[Pattern, ...], tuple[Pattern, ...]], ...]:
    return tuple(
        (
            name,
            tuple(compile_phrase(phrase, knowledge) for phrase in concept.says),
            tuple(compile_phrase(phrase, knowledge) for phrase in concept.not_says),
        )
        for name, concept in knowledge.concepts.items()
    )
