"""How does a text sound as a whole: how grave, and like which warning sign?

Learned from the examples in data/ by logistic regression (`painbot learn`); it hears wordings of
which the rules know only a part. Which of the two is believed when: warnings.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from dialogs.hearing.impression_features import Feature
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived


@dataclass(frozen=True, slots=True)
class Impression:
    """What a text sounds like, whatever the rules say."""

    odds: Mapping[str, float]
    """Level or sign to its log-odds."""
    added: Mapping[str, tuple[tuple[str, float], ...]]
    """Feature of the text to what it added to which level or sign."""

    def likelihood(self, kind: str) -> float:
        """How likely a level ("at least so grave") or a sign is, 0 to 1."""
        odds = max(-_FAR, min(_FAR, self.odds[kind]))
        return 1 / (1 + exp(-odds))


_FAR = 50.0
"""Log-odds beyond which nothing changes."""


def impression_of(features: Sequence[Feature], knowledge: Knowledge) -> Impression:
    """The impression that a text of these features makes."""
    model = learned(knowledge)
    odds = dict(model.bases)
    added = {}
    for name in sorted({feature.name for feature in features} & model.weights.keys()):
        added[name] = model.weights[name]
        for kind, weight in model.weights[name]:
            odds[kind] += weight
    return Impression(odds, added)


def telling_words(
    features: Iterable[Feature], impression: Impression, kinds: Sequence[str], text: str
) -> str:
    """The client's words that made the impression: the stretch that adds most to these kinds."""
    by_sentence: defaultdict[int, list[tuple[float, Feature]]] = defaultdict(list)
    for feature in features:
        added = sum(
            weight for kind, weight in impression.added.get(feature.name, ()) if kind in kinds
        )
        if added > 0:
            by_sentence[feature.sentence].append((added, feature))
    if not by_sentence:
        return text
    telling = max(by_sentence.values(), key=lambda each: sum(added for added, _ in each))
    strong = max(added for added, _ in telling) * _STRONG
    spans = [feature for added, feature in telling if added >= strong]
    return text[min(each.start for each in spans) : max(each.end for each in spans)]


_STRONG = 0.3
"""Share of the most telling feature from which another counts as telling. Judgement."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What the examples taught, by feature."""

    bases: Mapping[str, float]
    weights: Mapping[str, tuple[tuple[str, float], ...]]
    """Feature to what it adds to which level or sign."""


@derived
def learned(knowledge: Knowledge) -> Learned:
    """The impressions of data/ the other way round: what each feature tells."""
    weights: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for kind, impression in knowledge.impressions.items():
        for feature, weight in impression.weights.items():
            weights[feature].append((kind, weight))
    bases = {kind: impression.base for kind, impression in knowledge.impressions.items()}
    return Learned(bases, {feature: tuple(each) for feature, each in weights.items()})
