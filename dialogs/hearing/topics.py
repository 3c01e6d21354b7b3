"""Which topic does a message ask about, if any?"""

from collections.abc import Mapping
from math import exp

from dialogs.heard import ConceptMention, Places, TopicHeard
from dialogs.hearing.text import Utterance
from dialogs.hearing.topic_features import (
    CUE,
    content_words,
    cues_said,
    features_of,
    is_asked,
)
from dialogs.hearing.topic_model import Model, likeness, model_of
from dialogs.knowledge import Knowledge

_LONGEST = 120
"""Words of a message that are compared; a question that comes later is not looked for."""


def find_topic(
    utterance: Utterance,
    concepts: tuple[ConceptMention, ...],
    _places: Places,
    knowledge: Knowledge,
) -> TopicHeard | None:
    """The topic that the message asks about; None when it tells, greets, or asks something else.

    The score lies between 0 and 1: how far the topic leads before everything else that the
    message could be.
    """
    model = model_of(knowledge)
    totals = _totals(utterance, cues_said(concepts), model, knowledge)
    if not totals:
        return None
    best = max(totals, key=lambda kind: (totals[kind], kind))
    score = _certainty(best, totals, knowledge.topic_numbers["sharpness"].value)
    if best not in knowledge.topics or score < knowledge.topic_numbers["cut_off"].value:
        return None
    return TopicHeard(best, score)


def _totals(
    utterance: Utterance, cues: frozenset[str], model: Model, knowledge: Knowledge
) -> dict[str, float]:
    """The log-odds of each kind of message."""
    short = Utterance(utterance.text, utterance.words[:_LONGEST])
    totals = likeness(features_of(short, knowledge), model)
    unknown = sum(word.stem not in model.weights for word in content_words(short, knowledge))
    asked = is_asked(short, cues, knowledge)
    number = {name: each.value for name, each in knowledge.topic_numbers.items()}
    for kind in totals:
        if f"{CUE}{kind}" in cues:
            totals[kind] = max(totals[kind], number["least_with_cue"]) + number["cue"]
        if (other := knowledge.no_topics.get(kind)) is not None:
            totals[kind] += number["no_topic"] + unknown * number["unknown_word"]
            if other.tells:
                totals[kind] += -number["asked"] if asked else number["unasked"]
    return totals


def _certainty(best: str, totals: Mapping[str, float], sharpness: float) -> float:
    return 1.0 / sum(exp(sharpness * (total - totals[best])) for total in totals.values())
