"""How much does each topic look like a text? Naive Bayes over words, pairs of words and clues.

Each topic is known by its example questions. A feature of a text weighs for a topic by how much
more often it stands in that topic's examples than in all examples; a field that nearly all of
them name, and the text does not, weighs against it. Kinds of messages that ask for no topic are
known and compete in the same way.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from dialogs.hearing.topic_features import Features, features_of_example, is_plain
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived


@dataclass(frozen=True, slots=True)
class Model:
    """What the examples teach. A kind is the id of a topic or of a kind of no topic."""

    kinds: tuple[str, ...]
    bare: tuple[float, ...]
    """For each kind the log-odds of a text that names no field at all."""
    absent: tuple[float, ...]
    """For each kind the log-odds of a feature that its examples lack."""
    shares: Mapping[str, float]
    """Feature to what it counts for: 1 for a word."""
    lifts: Mapping[str, tuple[tuple[int, float], ...]]
    """Feature to what it adds to `absent`, beside the number of each kind that it tells about."""


def likeness(features: Features, model: Model) -> dict[str, float]:
    """How much the features speak for each kind, in log-odds. Unknown features say nothing."""
    known = sorted(feature for feature in features if feature in model.shares)
    share = sum(model.shares[feature] for feature in known)
    totals = [bare + share * absent for bare, absent in zip(model.bare, model.absent, strict=True)]
    for feature in known:
        for kind, lift in model.lifts[feature]:
            totals[kind] += lift
    return dict(zip(model.kinds, totals, strict=True))


@derived
def model_of(knowledge: Knowledge) -> Model:
    """Learns from the examples of data/. Takes a moment; done once for each knowledge."""
    examples = {
        kind: [features_of_example(text, knowledge) for text in texts]
        for kind, texts in _examples(knowledge).items()
    }
    smoothing = knowledge.topic_numbers["smoothing"].value
    floor = knowledge.topic_numbers["strongest_against"].value
    absent = {
        kind: max(floor, log(smoothing / (len(each) + smoothing)))
        for kind, each in examples.items()
    }
    lacking = _lacking(examples, knowledge)
    weights = _weights(examples, smoothing)
    shares = {feature: _share(feature, knowledge) for feature in weights}
    return Model(
        kinds=tuple(examples),
        bare=tuple(sum(each[kind] for each in lacking.values()) for kind in examples),
        absent=tuple(absent.values()),
        shares=shares,
        lifts={
            feature: _lifts(shares[feature], each, absent, lacking.get(feature, {}))
            for feature, each in weights.items()
        },
    )


def _lifts(
    share: float,
    weights: Mapping[str, float],
    absent: Mapping[str, float],
    lacking: Mapping[str, float],
) -> tuple[tuple[int, float], ...]:
    """What a feature adds for each kind that has it, or for all where it is a field."""
    return tuple(
        (number, share * (weights.get(kind, absent[kind]) - absent[kind]) - lacking.get(kind, 0.0))
        for number, kind in enumerate(absent)
        if kind in weights or lacking
    )


def _examples(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    topics = {name: words.asks for name, words in knowledge.topic_words.items()}
    return topics | {name: kind.asks for name, kind in knowledge.no_topics.items()}


def _weights(
    examples: Mapping[str, list[Features]], smoothing: float
) -> dict[str, dict[str, float]]:
    having: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, texts in examples.items():
        for features in texts:
            for feature in features:
                having[feature][kind] += 1
    weights = {}
    for feature, counts in having.items():
        usual = sum(count / len(examples[kind]) for kind, count in counts.items()) / len(examples)
        weights[feature] = {
            kind: log((count + smoothing * usual) / (len(examples[kind]) + smoothing) / usual)
            for kind, count in counts.items()
        }
    return weights


def _lacking(
    examples: Mapping[str, list[Features]], knowledge: Knowledge
) -> dict[str, dict[str, float]]:
    """For each field, how much it speaks for a kind that a text does not name it."""
    numbers = knowledge.topic_numbers
    smoothing, share = numbers["field_smoothing"].value, numbers["field_lacking"].value
    named = {
        kind: Counter(each for text in texts for each in text if each.startswith("<"))
        for kind, texts in examples.items()
    }
    lacking = {}
    for field in sorted({field for counts in named.values() for field in counts}):
        usual = sum(named[kind][field] / len(examples[kind]) for kind in examples) / len(examples)
        lacking[field] = {
            kind: share
            * log((1 - _shown(named[kind][field], usual, texts, smoothing)) / (1 - usual))
            for kind, texts in examples.items()
        }
    return lacking


def _shown(count: int, usual: float, texts: list[Features], smoothing: float) -> float:
    """The share of a kind's messages that name a field, drawn towards what is usual."""
    return (count + smoothing * usual) / (len(texts) + smoothing)


def _share(feature: str, knowledge: Knowledge) -> float:
    """What a feature counts for, compared with a single word that tells something."""
    numbers = knowledge.topic_numbers
    if feature.startswith("<"):
        return numbers["clue"].value
    share = numbers["word_pair"].value if " " in feature else 1.0
    return share * numbers["plain_word"].value if is_plain(feature, knowledge) else share
