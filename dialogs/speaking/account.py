"""For the therapist: every piece of evidence for one source, its weight, and where it is from."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived
from dialogs.knowledge.judging import EVERY_MUSCLE, Modifier
from dialogs.knowledge.muscles import Referral, RegionalRank
from dialogs.ranked import ConditionFit, Reason, Source

Fit = Source | ConditionFit

_CHECKED = ("simons1999",)
"""That pain which is known, brought on by pressing, tells an active point."""

NEGLIGIBLE = 0.005
"""Log-odds below which nothing is left to tell."""


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of evidence."""

    kind: str
    id: str
    weight: float
    """In log-odds; all lines together are the log-odds of the source."""
    text: str
    sources: tuple[str, ...]
    """Keys of data/sources."""


def account(fit: Fit, knowledge: Knowledge) -> tuple[Line, ...]:
    """What is known before, then each reason, weightiest first, then what nobody spoke of."""
    reasons = sorted((*fit.because, *fit.against), key=lambda each: (-abs(each.weight), each.id))
    lines = [_prior(fit, knowledge), *(_line(each, fit, knowledge) for each in reasons)]
    unspoken = fit.log_odds - sum(line.weight for line in lines)
    if abs(unspoken) > NEGLIGIBLE:
        lines.append(_told("unspoken", "", unspoken, (), knowledge.account_words["unspoken"]))
    return tuple(lines)


def account_text(fit: Fit, knowledge: Knowledge) -> str:
    """The same in one line, with the source's term and its trigger point."""
    point = fit.point if isinstance(fit, Source) else ""
    return knowledge.account_words["source"].format(
        name=_term(fit, knowledge),
        point=f" ({point})" if point else "",
        weight=_signed(fit.log_odds),
        lines="; ".join(line.text for line in account(fit, knowledge)),
    )


def _name(fit: Fit) -> str:
    return fit.muscle if isinstance(fit, Source) else fit.condition


def _term(fit: Fit, knowledge: Knowledge) -> str:
    if isinstance(fit, Source):
        return knowledge.muscles[fit.muscle].term
    return knowledge.conditions[fit.condition].term


def _prior(fit: Fit, knowledge: Knowledge) -> Line:
    held = knowledge.muscles if isinstance(fit, Source) else knowledge.conditions
    sources = (held[_name(fit)].source,)
    return _told("prior", "", fit.prior, sources, knowledge.account_words["prior"])


def _line(reason: Reason, fit: Fit, knowledge: Knowledge) -> Line:
    if reason.kind == "answer":
        return _answer(reason, fit, knowledge)
    if reason.kind == "criteria":
        return _criteria(reason, fit, knowledge)
    if isinstance(fit, Source) and reason.kind == "guide":
        return _guide(reason, fit, knowledge)
    if isinstance(fit, Source) and reason.kind == "often":
        return _often(reason, fit, knowledge)
    if reason.kind == "check":
        kind = "check_against" if reason.weight < 0 else "check"
        return _told(kind, reason.id, reason.weight, _CHECKED, knowledge.account_words[kind])
    return _place(reason, fit, knowledge)


def _place(reason: Reason, fit: Fit, knowledge: Knowledge) -> Line:
    words = knowledge.account_words
    against = f"{reason.kind}_against"
    kind = against if reason.weight < 0 and against in words else reason.kind
    return _told(
        kind,
        reason.id,
        reason.weight,
        _maps(reason.id, fit, knowledge),
        words[kind],
        place=knowledge.zones[reason.id].term,
        pattern=_pattern(reason.id, fit, knowledge),
    )


def _pattern(zone: str, fit: Fit, knowledge: Knowledge) -> str:
    """How it is felt there: the grade of data/, empty where it is not felt."""
    if isinstance(fit, ConditionFit):
        return knowledge.conditions[fit.condition].zones.get(zone, "")
    rows = _referrals(knowledge).get((fit.muscle, zone), ())
    return min((row.pattern for row in rows), default="")


def _maps(zone: str, fit: Fit, knowledge: Knowledge) -> tuple[str, ...]:
    if isinstance(fit, ConditionFit):
        return (knowledge.conditions[fit.condition].source,)
    rows = _referrals(knowledge).get((fit.muscle, zone), ())
    own = [row for row in rows if row.trigger_point == fit.point] or list(rows)
    return tuple(dict.fromkeys(source for row in own for source in row.sources))


def _answer(reason: Reason, fit: Fit, knowledge: Knowledge) -> Line:
    question, answer = reason.id.split(".", 1)
    abouts = (_name(fit), EVERY_MUSCLE) if isinstance(fit, Source) else (_name(fit),)
    rows = [
        row
        for about in abouts
        if (row := _modifiers(knowledge).get((question, answer, about))) is not None
    ]
    measured = any(row.size == "measured" for row in rows)
    kind = "answer_measured" if measured else "answer_judged"
    return _told(
        kind,
        reason.id,
        reason.weight,
        tuple(dict.fromkeys(row.source for row in rows)),
        knowledge.account_words[kind],
        answer=knowledge.question_words[question].answers[answer].button,
        ratio=f"{math.prod(row.likelihood_ratio for row in rows):g}",
    )


def _guide(reason: Reason, fit: Source, knowledge: Knowledge) -> Line:
    row = _guides(knowledge)[fit.muscle, reason.id]
    frame = knowledge.account_words["guide"]
    fields = {"rank": str(row.rank), "heading": row.heading}
    return _told("guide", reason.id, reason.weight, (row.source,), frame, **fields)


def _often(reason: Reason, fit: Source, knowledge: Knowledge) -> Line:
    counted = knowledge.prevalence[reason.id].muscles[fit.muscle]
    frame = knowledge.account_words["often"]
    sources = (counted.source,)
    return _told("often", reason.id, reason.weight, sources, frame, figure=counted.figure)


def _criteria(reason: Reason, fit: Fit, knowledge: Knowledge) -> Line:
    met = [knowledge.criteria[name] for name in (fit.met if isinstance(fit, ConditionFit) else ())]
    sources = tuple(dict.fromkeys(each.source for each in met))
    codes = ", ".join(each.code for each in met)
    frame = knowledge.account_words["criteria"]
    return _told("criteria", reason.id, reason.weight, sources, frame, codes=codes)


def _told(
    kind: str, name: str, weight: float, sources: tuple[str, ...], frame: str, **fields: str
) -> Line:
    text = frame.format(weight=_signed(weight), sources=", ".join(sources), **fields)
    return Line(kind, name, weight, text, sources)


def _signed(weight: float) -> str:
    return f"{weight:+.2f}"


@derived
def _modifiers(knowledge: Knowledge) -> Mapping[tuple[str, str, str], Modifier]:
    return {(row.question, row.answer, row.about): row for row in knowledge.modifiers}


@derived
def _referrals(knowledge: Knowledge) -> Mapping[tuple[str, str], tuple[Referral, ...]]:
    found: dict[tuple[str, str], tuple[Referral, ...]] = {}
    for row in knowledge.referrals:
        found[row.muscle, row.zone] = (*found.get((row.muscle, row.zone), ()), row)
    return found


@derived
def _guides(knowledge: Knowledge) -> Mapping[tuple[str, str], RegionalRank]:
    """The best standing of each muscle in each zone."""
    found: dict[tuple[str, str], RegionalRank] = {}
    for row in sorted(knowledge.regional_order, key=_worst_first):
        found[row.muscle, row.zone] = row
    return found


def _worst_first(row: RegionalRank) -> tuple[int, bool]:
    return -row.rank, row.mapping == "exact"
