"""What does a message ask about, if anything: one of our topics, or something else?"""

from collections.abc import Mapping
from math import exp
from typing import Literal

from dialogs.heard import Asked, ConceptMention, Places, TopicHeard
from dialogs.hearing.text import Utterance
from dialogs.hearing.topic_features import (
    CUE,
    Features,
    content_words,
    cues_said,
    features_of,
    is_asked,
    speaks_of_oneself,
)
from dialogs.hearing.topic_model import likeness, model_of
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

Manner = Literal["asks", "wishes", "tells", "complains"]
"""How a message is put: it asks, it wishes for something of ours while a pain is told, it tells
without naming a pain, or it tells of a pain."""

_LONGEST = 120
"""Words of a message that are compared; a question that comes later is not looked for."""


def find_question(
    utterance: Utterance,
    concepts: tuple[ConceptMention, ...],
    places: Places,
    knowledge: Knowledge,
) -> Asked:
    """What the message asks about; nothing when it tells or greets.

    The score of a topic lies between 0 and 1: how far it leads before everything else that the
    message could be.
    """
    totals = _totals(utterance, cues_said(concepts), places, knowledge)
    if not totals:
        return Asked()
    best = max(totals, key=lambda kind: (totals[kind], kind))
    score = _certainty(best, totals, _number("sharpness", knowledge))
    outside = knowledge.no_topics.get(best)
    if outside is not None:
        clear = not outside.tells and score >= _number("outside", knowledge)
        return Asked(outside=best if clear else None)
    return Asked(TopicHeard(best, score) if score >= _number("cut_off", knowledge) else None)


def _totals(
    utterance: Utterance, cues: frozenset[str], places: Places, knowledge: Knowledge
) -> dict[str, float]:
    """The log-odds of each kind of message."""
    short = Utterance(utterance.text, utterance.words[:_LONGEST])
    features = features_of(short, knowledge)
    totals = likeness(features, model_of(knowledge))
    unknown = _unknown(short, features, knowledge)
    manner = _manner(short, cues, places, knowledge)
    if manner == "complains":
        return {}
    least = _number("least_with_cue", knowledge)
    for kind in _cued(cues) & totals.keys():
        totals[kind] = max(totals[kind], least) + _cue(kind, manner, knowledge)
    for kind in knowledge.no_topics:
        totals[kind] += _number("no_topic", knowledge) + unknown
        totals[kind] += _telling(kind, manner, knowledge)
    if manner == "wishes":
        return {
            kind: total for kind, total in totals.items() if _may_be_wished(kind, cues, knowledge)
        }
    return totals


def _may_be_wished(kind: str, cues: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether it can be meant beside a told pain: no topic, or one whose cue needs no question."""
    topic = knowledge.topics.get(kind)
    return topic is None or (topic.implied and kind in _cued(cues))


def _cued(cues: frozenset[str]) -> frozenset[str]:
    """The kinds whose cue is said."""
    return frozenset(cue.removeprefix(CUE) for cue in cues)


def _unknown(utterance: Utterance, features: Features, knowledge: Knowledge) -> float:
    """What the words that no example holds count for: much, when nothing else is ours."""
    known = model_of(knowledge).shares
    unknown = sum(word.stem not in known for word in content_words(utterance, knowledge))
    anchored = not features.isdisjoint(_anchors(knowledge))
    return unknown * _number("unknown_word" if anchored else "unknown_elsewhere", knowledge)


@derived
def _anchors(knowledge: Knowledge) -> Features:
    """The fields that tie a question to us."""
    return frozenset(
        f"<{field}>" for each in knowledge.topic_anchors.values() for field in each.fields
    )


def _manner(
    utterance: Utterance, cues: frozenset[str], places: Places, knowledge: Knowledge
) -> Manner:
    """How the message is put. A wish of ours beside a pain that is told may be meant or not."""
    hurts = places.loose or any(place.mention == "present" for place in places.mentions)
    named = [knowledge.topics[topic] for topic in _cued(cues) if topic in knowledge.topics]
    wished = any(topic.implied for topic in named)
    if is_asked(utterance, cues, knowledge) or (wished and not hurts):
        return "asks"
    few = len(utterance.words) <= _number("short", knowledge)
    if few and named and not speaks_of_oneself(utterance, knowledge):
        return "asks"
    if wished or not hurts:
        return "wishes" if wished else "tells"
    return "complains"


def _cue(kind: str, manner: Manner, knowledge: Knowledge) -> float:
    """What the cue of a kind counts for."""
    topic = knowledge.topics.get(kind)
    if topic is None:
        return _number("other_cue", knowledge)
    return _number("cue" if manner == "asks" or topic.implied else "cue_unasked", knowledge)


def _telling(kind: str, manner: Manner, knowledge: Knowledge) -> float:
    """What speaks for a message that tells: much where nothing is asked."""
    if not knowledge.no_topics[kind].tells:
        return 0.0
    if manner == "asks":
        return -_number("asked", knowledge)
    return _number("unasked", knowledge)


def _number(name: str, knowledge: Knowledge) -> float:
    return knowledge.topic_numbers[name].value


def _certainty(best: str, totals: Mapping[str, float], sharpness: float) -> float:
    return 1.0 / sum(exp(sharpness * (total - totals[best])) for total in totals.values())
