"""What was heard, as the JSON that `read`, `assess` and `ask` give."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from dialogs.heard import Candidates, FlagHeard, Heard, ZoneMention
from dialogs.knowledge import Knowledge


def understood(heard: Heard, knowledge: Knowledge) -> dict[str, Any]:
    """Everything heard in one text, with the fields that README promises."""
    loose = heard.places.loose
    return {
        "text": heard.text,
        "zones": [_zone(mention) for mention in heard.places.mentions if _is_told(mention)],
        "candidates": list(dict.fromkeys(zone for part in loose for zone in part.zones)),
        "candidate_sides": _candidate_sides(loose),
        "path": list(heard.places.path),
        "red_flags": red_flags(heard.flags),
        "disposition": heard.disposition,
        "topic": heard.topic.topic if heard.topic else None,
        "details": _details(heard.details, knowledge),
    }


def red_flags(flags: Iterable[FlagHeard]) -> list[dict[str, Any]]:
    """Warning signs, in the order heard."""
    return [asdict(flag) for flag in flags]


def _is_told(mention: ZoneMention) -> bool:
    """A place that is only feared, wished or asked about says nothing of this client's pain."""
    return mention.mention != "hypothetical"


def _zone(mention: ZoneMention) -> dict[str, Any]:
    return {
        "zone": mention.zone,
        "side": mention.side,
        "mention": mention.mention,
        "phrase": mention.phrase,
        "score": round(mention.score, 3),
    }


def _candidate_sides(loose: Iterable[Candidates]) -> dict[str, str]:
    return {zone: part.side for part in loose if part.side for zone in part.zones}


def _details(details: Mapping[str, tuple[str, ...]], knowledge: Knowledge) -> dict[str, Any]:
    """Answers by question: one id where answers exclude each other, else a list of ids."""
    return {
        question: answers[0] if knowledge.questions[question].kind == "one" else list(answers)
        for question, answers in details.items()
        if answers
    }
