"""Are warning signs heard as gravely as they should be, and harmless texts left alone?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.evaluation.figures import NOT_COUNTED, Measure, Report, Share, held, report
from dialogs.heard import GRAVITY, Disposition

_URGENT = GRAVITY.index("urgent")
_SEE_CLINICIAN = GRAVITY.index("see_clinician")


@dataclass(frozen=True, slots=True)
class SignText:
    """One text labelled with the signs that hold in it, and what `painbot read` says of it."""

    label: Mapping[str, Any]
    answer: Mapping[str, Any]

    @property
    def text(self) -> str:
        return str(self.label["text"])

    @property
    def group(self) -> str:
        return str(self.label.get("kind", "unnamed"))

    @property
    def wanted(self) -> str:
        return f"{self.label['disposition']}: {', '.join(sorted(self.flags)) or 'nothing'}"

    @property
    def found(self) -> str:
        heard = (f"{flag['id']} ({flag['certainty']})" for flag in self.answer["red_flags"])
        return f"{self.answer['disposition']}: {', '.join(heard) or 'nothing'}"

    @property
    def flags(self) -> frozenset[str]:
        return frozenset(self.label["flags"])

    @property
    def stated(self) -> frozenset[str]:
        flags = self.answer["red_flags"]
        return frozenset(flag["id"] for flag in flags if flag["certainty"] == "stated")

    @property
    def level_wanted(self) -> int:
        return GRAVITY.index(self.label["disposition"])

    @property
    def level_stated(self) -> int:
        return GRAVITY.index(self.answer["disposition"])

    @property
    def level_at_most(self) -> int:
        """The gravest level, suspicions included."""
        levels = (GRAVITY.index(flag["disposition"]) for flag in self.answer["red_flags"])
        return max(levels, default=0)


def measure_red_flags(
    labels: Sequence[Mapping[str, Any]], read: Callable[[str], Mapping[str, Any]]
) -> Report:
    """The figures of safety; `read` answers as `painbot read` does."""
    cases = [SignText(label, read(label["text"])) for label in labels]
    return report("warning signs", cases, MEASURES)


def _emergencies_found(case: SignText) -> Share:
    if case.label["disposition"] != "emergency":
        return NOT_COUNTED
    return held(case.answer["disposition"] == "emergency")


def _emergencies_unsuspected(case: SignText) -> Share:
    if case.label["disposition"] != "emergency":
        return NOT_COUNTED
    return held(case.level_at_most < case.level_wanted)


def _grave_found(case: SignText) -> Share:
    return held(case.level_stated >= _URGENT) if case.level_wanted >= _URGENT else NOT_COUNTED


def _false_alarm(case: SignText) -> Share:
    return NOT_COUNTED if case.flags else held(case.level_stated >= _SEE_CLINICIAN)


def _grave_false_alarm(case: SignText) -> Share:
    return NOT_COUNTED if case.flags else held(case.level_stated >= _URGENT)


def _false_suspicion(case: SignText) -> Share:
    if case.flags:
        return NOT_COUNTED
    return held(case.level_stated < _SEE_CLINICIAN <= case.level_at_most)


def _right_disposition(case: SignText) -> Share:
    return held(case.level_stated == case.level_wanted) if case.flags else NOT_COUNTED


def _too_grave(case: SignText) -> Share:
    return held(case.level_stated > case.level_wanted) if case.flags else NOT_COUNTED


def _too_low(level: Disposition) -> Callable[[SignText], Share]:
    def judge(case: SignText) -> Share:
        if case.label["disposition"] != level:
            return NOT_COUNTED
        return held(case.level_stated < case.level_wanted)

    return judge


def _any_flag(case: SignText) -> Share:
    return held(not case.flags.isdisjoint(case.stated)) if case.flags else NOT_COUNTED


def _exact_flags(case: SignText) -> Share:
    return held(case.flags == case.stated)


MEASURES = (
    Measure("emergencies sent to emergency", _emergencies_found, goal=0.99, gravity=9),
    Measure("emergency or urgent sent to at least urgent", _grave_found, goal=0.99, gravity=8),
    Measure("harmless texts raising see_clinician or above", _false_alarm, "low", 0.03, 5),
    Measure("  as urgent or emergency", _grave_false_alarm, "low", None, 7),
    Measure("harmless texts only suspected of it", _false_suspicion, "low", 0.08, 2),
    Measure("right disposition where there is a sign", _right_disposition, goal=0.90, gravity=3),
    Measure("  too grave", _too_grave, better="low"),
    *(
        Measure(f"  too low: {level}", _too_low(level), "low", None, gravity)
        for gravity, level in enumerate(GRAVITY)
        if gravity
    ),
    Measure("  emergencies not even suspected", _emergencies_unsuspected, "low", None, 9),
    Measure("one of the labelled signs stated", _any_flag),
    Measure("exactly the labelled signs stated", _exact_flags),
)
