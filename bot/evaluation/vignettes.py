"""Do cases told in a client's words lead to a source that a therapist would accept?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.evaluation.figures import NOT_COUNTED, Measure, Report, Share, held, report
from dialogs.heard import GRAVITY

_SHOWN = 3
"""How many sources a client is shown."""


@dataclass(frozen=True, slots=True)
class Vignette:
    """One case with the sources that fit it, and what `painbot assess` says of it."""

    label: Mapping[str, Any]
    from_words: Mapping[str, Any]
    """Assessed from the text alone."""
    with_zones: Mapping[str, Any]
    """Assessed with the labelled zones as well: what is left is the ranking's own doing."""

    @property
    def text(self) -> str:
        return str(self.label["text"])

    @property
    def group(self) -> str:
        return "all"

    @property
    def wanted(self) -> str:
        return f"{self.label['disposition']}: {', '.join(self.accepted)}"

    @property
    def found(self) -> str:
        zones = ", ".join(zone["zone"] for zone in self.from_words["zones"]) or "no zone"
        sources = ", ".join(_first(self.from_words)) or "no source"
        return f"{self.from_words['disposition']}: {sources} (from {zones})"

    @property
    def accepted(self) -> tuple[str, ...]:
        """Accepted as first, and then those accepted among the first three."""
        return tuple(dict.fromkeys((*self.label["top1_ok"], *self.label["expected"])))


def measure_vignettes(
    labels: Sequence[Mapping[str, Any]], assess: Callable[[Mapping[str, Any]], Mapping[str, Any]]
) -> Report:
    """The figures of ranking; `assess` answers as `painbot assess` does."""
    cases = [
        Vignette(
            label,
            from_words=assess({"text": label["text"]}),
            with_zones=assess({"text": label["text"], "zones": label["zones"]}),
        )
        for label in labels
    ]
    return report("case vignettes", cases, MEASURES)


def _first(answer: Mapping[str, Any]) -> list[str]:
    return [source["muscle"] for source in answer["sources"][:_SHOWN]]


def _leads(label: Mapping[str, Any], answer: Mapping[str, Any]) -> Share:
    """A case for a doctor has no source that a therapist would accept; it is not counted."""
    if not label["top1_ok"]:
        return NOT_COUNTED
    return held(any(muscle in label["top1_ok"] for muscle in _first(answer)[:1]))


def _is_shown(case: Vignette, answer: Mapping[str, Any]) -> Share:
    if not case.accepted:
        return NOT_COUNTED
    return held(not set(case.accepted).isdisjoint(_first(answer)))


def _too_low(case: Vignette) -> Share:
    found = GRAVITY.index(case.from_words["disposition"])
    return held(found < GRAVITY.index(case.label["disposition"]))


def _too_grave(case: Vignette) -> Share:
    found = GRAVITY.index(case.from_words["disposition"])
    return held(found > GRAVITY.index(case.label["disposition"]))


MEASURES: tuple[Measure[Vignette], ...] = (
    Measure(
        "accepted source first, from the words alone",
        lambda case: _leads(case.label, case.from_words),
        goal=0.88,
        gravity=3,
    ),
    Measure(
        "accepted source in the first 3, from the words alone",
        lambda case: _is_shown(case, case.from_words),
        goal=0.97,
        gravity=4,
    ),
    Measure("  first, with the zones given", lambda case: _leads(case.label, case.with_zones)),
    Measure("  in the first 3, with the zones given", lambda c: _is_shown(c, c.with_zones)),
    Measure("disposition too low", _too_low, better="low", goal=0.0, gravity=9),
    Measure("disposition too grave", _too_grave, better="low", gravity=2),
)
