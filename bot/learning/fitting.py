"""Examples -> what in a text speaks for each level and for each sign."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.learning.examples import asked_for
from dialogs.errors import PainbotError
from dialogs.heard import GRAVITY, Disposition
from dialogs.hearing.concepts import find_concepts
from dialogs.hearing.context import read_context
from dialogs.hearing.impression_features import features_of, is_of_pairs
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge
from dialogs.knowledge.impressions import LEVELS, Impression, SignExample

# The numbers below were settled on examples that were held back.

_SEEN = 3
"""Examples in which a feature must stand: what stands in one or two tells of those alone."""
_PAIR_SHARE = 0.6
"""What a pair of concepts counts for, as a share of a word: pairs are many, and overlap."""
_KEPT_OF_LEVEL, _KEPT_OF_SIGN = 12_000, 250
"""Features that are kept, the most telling ones; with more, nothing is told any better."""
_FREEDOM = 1.0
"""How freely weights may grow (scikit-learn's C)."""


class LearningUnavailable(PainbotError):
    """The library that learns is not installed."""


def told_features(text: str, knowledge: Knowledge) -> frozenset[str]:
    """The names of the features of a text."""
    utterance = read_words(text, knowledge)
    context = read_context(utterance, knowledge)
    concepts = find_concepts(utterance, context, knowledge)
    return frozenset(
        feature.name for feature in features_of(utterance, context, concepts, knowledge)
    )


class Lessons:
    """Examples as numbers: a row for each, a column for each feature that several have."""

    def __init__(self, examples: Sequence[SignExample], knowledge: Knowledge) -> None:
        """Raises LearningUnavailable."""
        sparse, _ = _library()
        self.levels: tuple[Disposition, ...] = tuple(
            asked_for(each, knowledge) for each in examples
        )
        self.shown = tuple(frozenset(each.shows) for each in examples)
        told = [told_features(each.text, knowledge) for each in examples]
        seen = Counter(feature for features in told for feature in features)
        self.features = tuple(sorted(each for each, times in seen.items() if times >= _SEEN))
        columns = {feature: column for column, feature in enumerate(self.features)}
        shares = {each: _PAIR_SHARE if is_of_pairs(each) else 1.0 for each in self.features}
        cells = [
            (row, columns[feature], shares[feature])
            for row, features in enumerate(told)
            for feature in sorted(features & columns.keys())
        ]
        rows, across, counts = zip(*cells, strict=True)
        shape = (len(examples), len(self.features))
        self.table: Any = sparse.csr_matrix((counts, (rows, across)), shape=shape)
        self.shares = tuple(shares.values())

    def of_level(self, level: Disposition) -> list[bool]:
        """Which examples are at least so grave."""
        return [GRAVITY.index(each) >= GRAVITY.index(level) for each in self.levels]

    def of_sign(self, sign: str) -> list[bool]:
        """Which examples show a sign."""
        return [sign in each for each in self.shown]


def learn(lessons: Lessons, signs: Iterable[str]) -> Mapping[str, Impression]:
    """The impression of each level, and of each of the signs that any example shows."""
    levels = {
        level: _impression(lessons, lessons.of_level(level), _KEPT_OF_LEVEL) for level in LEVELS
    }
    shown = frozenset().union(*lessons.shown)
    return levels | {
        sign: _impression(lessons, lessons.of_sign(sign), _KEPT_OF_SIGN)
        for sign in signs
        if sign in shown
    }


def _impression(lessons: Lessons, answers: Sequence[bool], kept: int) -> Impression:
    """What tells the examples of an answer from the others, by the most telling features alone."""
    all_weights = _fitted(lessons.table, answers).coef_[0]
    order = sorted(range(len(all_weights)), key=lambda each: (-abs(all_weights[each]), each))
    telling = sorted(order[:kept])
    model = _fitted(lessons.table[:, telling], answers)
    weights = {
        lessons.features[column]: round(float(weight) * lessons.shares[column], 2)
        for column, weight in zip(telling, model.coef_[0], strict=True)
    }
    told = {name: weight for name, weight in weights.items() if weight}
    return Impression(base=round(float(model.intercept_[0]), 2), weights=told)


def _fitted(table: Any, answers: Sequence[bool]) -> Any:
    """A logistic regression; the same input gives the same result."""
    _, regression = _library()
    # liblinear shuffles; a fixed seed makes it the same each time.
    model = regression(C=_FREEDOM, solver="liblinear", max_iter=1000, random_state=0)
    return model.fit(table, answers)


def _library() -> tuple[Any, Any]:
    try:
        from scipy import sparse
        from sklearn.linear_model import LogisticRegression
    except ImportError as error:
        raise LearningUnavailable(
            'Learning needs scikit-learn: install painbot with its extra "learn".'
        ) from error
    return sparse, LogisticRegression
