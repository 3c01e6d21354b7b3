"""Replies as they stand in the outbox."""

import json
from dataclasses import asdict

from dialogs.messages import Ask, Option, Reply, Say


def reply_to_json(reply: Reply) -> str:
    """The stored form; `reply_from_json` reads it back."""
    kind = "ask" if isinstance(reply, Ask) else "say"
    return json.dumps({"kind": kind, **asdict(reply)}, ensure_ascii=False)


def reply_from_json(stored: str) -> Reply:
    """Reads the stored form."""
    raw = json.loads(stored)
    if raw["kind"] == "say":
        return Say(raw["text"])
    options = tuple(Option(**option) for option in raw["options"])
    return Ask(raw["text"], options, raw["asked"])
