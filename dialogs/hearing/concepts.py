"""Which concepts of data/ does a text say, and how does each of them stand?"""

from dialogs.heard import ConceptMention
from dialogs.hearing.context import Context
from dialogs.hearing.numbers import numbers_in
from dialogs.hearing.phrasebook import CONCEPTS, NO_CONCEPTS, found_in
from dialogs.hearing.phrases import Hit, unmasked
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.language import NumberRange


def find_concepts(
    utterance: Utterance, context: Context, knowledge: Knowledge
) -> tuple[ConceptMention, ...]:
    """Every concept said in the utterance, in the order of the text."""
    said = found_in(utterance, knowledge)
    found = (
        _mention(name, hit, utterance, context)
        for name, hits in said.on(CONCEPTS)
        for hit in unmasked(hits, said.hits(NO_CONCEPTS, name))
        if _number_fits(hit, utterance, knowledge.concepts[name].number, knowledge)
    )
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.concept, mention.end)))


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
