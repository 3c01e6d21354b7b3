"""Are places, sides and denials of complaints heard as their labels say?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.evaluation.figures import NOT_COUNTED, Measure, Report, Share, held, report

_FITTING = 0.8
"""Share of the offered choices that must fit: one stray among five is still a good offer."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One labelled complaint, and what `painbot read` says of it."""

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
        named = ", ".join(sorted(self.zones)) or "no zone"
        fine = f" (also fine: {', '.join(sorted(self.also_ok))})" if self.also_ok else ""
        denied = f", denied {', '.join(sorted(self.denied))}" if self.denied else ""
        return f"{named}{fine}{denied}, side {self.label['side']}"

    @property
    def found(self) -> str:
        present = ", ".join(sorted(self.present)) or "no zone"
        offered = f", offers {', '.join(self.offered)}" if self.offered else ""
        return f"{present}{offered}, side {self.side}"

    @property
    def zones(self) -> frozenset[str]:
        return frozenset(self.label["zones"])

    @property
    def also_ok(self) -> frozenset[str]:
        return frozenset(self.label["also_ok"])

    @property
    def denied(self) -> frozenset[str]:
        return frozenset(self.label["denied"])

    @property
    def present(self) -> frozenset[str]:
        return frozenset(
            zone["zone"] for zone in self.answer["zones"] if zone["mention"] == "present"
        )

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(self.answer["candidates"])

    @property
    def side(self) -> str | None:
        """The side of the whole text: that of what hurts, and of what is offered."""
        sides = {zone["side"] for zone in self.answer["zones"] if zone["mention"] == "present"}
        sides |= set(self.answer["candidate_sides"].values())
        sides.discard(None)
        return "both" if len(sides) > 1 else next(iter(sides), None)


def measure_complaints(
    labels: Sequence[Mapping[str, Any]], read: Callable[[str], Mapping[str, Any]]
) -> Report:
    """The figures of understanding; `read` answers as `painbot read` does."""
    cases = [Complaint(label, read(label["text"])) for label in labels]
    measures = _OF_REAL_PEOPLE if all(case.group == "real" for case in cases) else MEASURES
    return report("complaints", cases, measures)


def _is_exact(case: Complaint) -> bool:
    return case.zones <= case.present <= case.zones | case.also_ok


def _exact(case: Complaint) -> Share:
    return held(_is_exact(case))


def _exact_when_named(case: Complaint) -> Share:
    return held(_is_exact(case)) if case.zones else NOT_COUNTED


def _invented(case: Complaint) -> Share:
    return held(bool(case.present - case.zones - case.also_ok))


def _missed(case: Complaint) -> Share:
    return held(not case.zones <= case.present) if case.zones else NOT_COUNTED


def _fitting_choices(case: Complaint) -> Share:
    if case.zones or not case.also_ok:
        return NOT_COUNTED
    fitting = sum(zone in case.also_ok for zone in case.offered)
    return held(bool(case.offered) and fitting >= _FITTING * len(case.offered))


def _clean(case: Complaint) -> Share:
    if case.zones or case.also_ok:
        return NOT_COUNTED
    return held(not case.present and not case.offered)


def _denied_as_present(case: Complaint) -> Share:
    return Share(len(case.denied & case.present), len(case.denied))


def _stated_side(case: Complaint) -> Share:
    return held(case.side == case.label["side"]) if case.label["side"] else NOT_COUNTED


def _unstated_side(case: Complaint) -> Share:
    return NOT_COUNTED if case.label["side"] else held(case.side is None)


MEASURES = (
    Measure("all named zones found, none invented", _exact, goal=0.97, gravity=4),
    Measure("  the same, where a zone is named", _exact_when_named),
    Measure("  a named zone missed", _missed, better="low"),
    Measure("  a zone invented", _invented, better="low", gravity=5),
    Measure("denied zones taken as present", _denied_as_present, better="low", goal=0.0, gravity=6),
    Measure("side right when stated", _stated_side, goal=0.98, gravity=3),
    Measure("no side when none is stated", _unstated_side, goal=0.995, gravity=5),
    Measure("loose part: fitting choices offered", _fitting_choices, goal=0.96, gravity=2),
    Measure("no place in the text: clean", _clean, goal=0.99, gravity=3),
)

# People who write to doctors ramble more than those who write to a bot: the goal is a little lower.
_OF_REAL_PEOPLE = (replace(MEASURES[0], goal=0.95), *MEASURES[1:])
