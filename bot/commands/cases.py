"""A case as JSON -> a Case whose ids all exist, or an error that says which does not."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from bot.commands.lines import Told, UnusableLine, json_kind, text_in
from dialogs.assess import SETTLED, Case
from dialogs.errors import UnknownId
from dialogs.heard import Side, Standing, ZoneMention
from dialogs.knowledge import Knowledge
from dialogs.knowledge.references import nearest

_SIDES = get_args(Side)
_MENTIONS = tuple(standing for standing in get_args(Standing) if standing != "hypothetical")


def case_in(told: Told, knowledge: Knowledge) -> Case:
    """Reads {"text": ..., "zones": [...], "answers": {...}}; any of them may be missing or null.

    Raises UnusableLine when all three are, or one is of the wrong kind, and UnknownId.
    """
    zones, answers = told.get("zones"), told.get("answers")
    if zones is None and answers is None:
        return Case(text=text_in(told))
    return Case(
        text=None if told.get("text") is None else text_in(told),
        zones=tuple(_zone(raw, knowledge) for raw in _list("zones", zones)),
        answers=_answers(answers, knowledge),
    )


def _zone(raw: Any, knowledge: Knowledge) -> ZoneMention:
    """A zone by its id, or an object as `read` gives it; only "zone" must be there."""
    told = {"zone": raw} if isinstance(raw, str) else raw
    if not isinstance(told, dict) or "zone" not in told:
        raise UnusableLine('each of "zones" must be an id, or an object with "zone"')
    _must_be_known("zone", told["zone"], knowledge.zones)
    return ZoneMention(
        zone=told["zone"],
        side=_one_of("side", told.get("side"), (None, *_SIDES)),
        mention=_one_of("mention", told.get("mention", "present"), _MENTIONS),
        phrase=str(told.get("phrase") or ""),
        score=1.0,
    )


def _answers(raw: Any, knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        raise UnusableLine(f'"answers" is {json_kind(raw)}; it must be an object')
    return {question: _answer(question, given, knowledge) for question, given in raw.items()}


def _answer(question: str, given: Any, knowledge: Knowledge) -> tuple[str, ...]:
    _must_be_known("question", question, knowledge.questions)
    known = knowledge.questions[question]
    answers = tuple(_list(question, [given] if isinstance(given, str) else given))
    for answer in answers:
        _must_be_known(f"answer to {question}", answer, (*known.answers, *SETTLED))
    if known.kind == "one" and len(answers) > 1:
        raise UnusableLine(f'"{question}" takes one answer, not {len(answers)}')
    return answers


def _list(name: str, raw: Any) -> list[Any]:
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise UnusableLine(f'"{name}" is {json_kind(raw)}; it must be a list')
    return raw


def _must_be_known(kind: str, found: Any, known: Iterable[str] | Mapping[str, Any]) -> None:
    if not isinstance(found, str):
        raise UnusableLine(f"{kind} is {json_kind(found)}; it must be an id")
    if found not in known:
        raise UnknownId(kind, found, nearest(found, known))


def _one_of(name: str, found: Any, allowed: tuple[Any, ...]) -> Any:
    if found in allowed:
        return found
    listed = ", ".join("null" if each is None else str(each) for each in allowed)
    shown = f'"{found}"' if isinstance(found, str) else json_kind(found)
    raise UnusableLine(f'"{name}" is {shown}; it must be one of {listed}')
