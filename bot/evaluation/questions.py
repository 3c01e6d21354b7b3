"""Is the topic of a question found, and what is off the topic left alone?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.evaluation.figures import NOT_COUNTED, Measure, Report, Share, held, report


@dataclass(frozen=True, slots=True)
class Question:
    """One question labelled with its topic, and what `painbot ask` says of it."""

    label: Mapping[str, Any]
    answer: Mapping[str, Any]

    @property
    def text(self) -> str:
        return str(self.label["text"])

    @property
    def group(self) -> str:
        return str(self.label.get("style", "unnamed"))

    @property
    def wanted(self) -> str:
        return " or ".join((str(self.topic), *self.label.get("also_ok", ())))

    @property
    def found(self) -> str:
        return str(self.answer["topic"])

    @property
    def topic(self) -> str | None:
        """The labelled topic; None where there is none."""
        topic: str | None = self.label["topic"]
        return topic

    @property
    def is_right(self) -> bool:
        return self.answer["topic"] in (self.topic, *self.label.get("also_ok", ()))


def measure_questions(
    labels: Sequence[Mapping[str, Any]], ask: Callable[[str], Mapping[str, Any]]
) -> Report:
    """The figures of answers; `ask` answers as `painbot ask` does."""
    cases = [Question(label, ask(label["text"])) for label in labels]
    return report("questions", cases, MEASURES)


def _right_topic(case: Question) -> Share:
    return NOT_COUNTED if case.topic is None else held(case.is_right)


def _no_topic(case: Question) -> Share:
    return NOT_COUNTED if case.topic is None else held(case.answer["topic"] is None)


def _left_alone(case: Question) -> Share:
    return held(case.is_right) if case.topic is None else NOT_COUNTED


MEASURES = (
    Measure("right topic", _right_topic, goal=0.95, gravity=2),
    Measure("  no topic found", _no_topic, better="low"),
    Measure("off the topic: left alone", _left_alone, goal=0.97, gravity=3),
)
