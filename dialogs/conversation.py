"""What is remembered of one talk: the client's own answers, in their order, and nothing derived."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any, get_args

from dialogs.errors import ConversationBroken
from dialogs.states import State

VERSION = 1
"""Version of the stored form. A change of meaning needs a step in `_upgraded`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the client told, and where in the interview it was told: "back" takes it away."""

    state: str
    """The interview's state before this was told."""
    question: str
    """The question's id; "complaint" for words of the client's own."""
    answers: tuple[str, ...] = ()
    """Ids of the answers given; empty for words."""
    words: str = ""
    """What was typed, kept for the therapist; empty for a tap, and for an answer that says no
    more than the tap would."""
    offered: tuple[str, ...] = ()
    """Ids of the choices that were offered: what was seen and not chosen is not so."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One talk with one client. Immutable; `turn` gives the next one."""

    state: State = "greeting"
    entries: tuple[Entry, ...] = ()
    """What was told of the complaint now spoken of. Before consent is given these are held, not
    kept: a refusal drops them."""
    earlier: tuple[tuple[Entry, ...], ...] = ()
    """Complaints already spoken through in this talk."""
    asked: int = 0
    """Number of the last question put; a tap on an earlier one is stale."""
    question: str = ""
    """Id of the open question; empty when none is."""
    options: tuple[str, ...] = ()
    """Ids of the choices that the open question offers, in their order."""
    consent: str = ""
    """Version of the consent text that was agreed to; empty when none was."""
    appointment: str = ""
    """The reference of the appointment that the talk belongs to; empty when it is of none."""
    misses: int = 0
    """How many messages in a row were not understood."""


def to_json(conversation: Conversation) -> str:
    """The stored form."""
    return json.dumps({"version": VERSION, **asdict(conversation)}, ensure_ascii=False)


def from_json(stored: str) -> Conversation:
    """Reads the stored form. Raises ConversationBroken when it is not one."""
    try:
        raw: dict[str, Any] = json.loads(stored)
        version = raw.pop("version")
        if version != VERSION:
            raise ConversationBroken(f"version {version} is unknown; this painbot writes {VERSION}")
        if raw["state"] not in get_args(State):
            raise ConversationBroken(f"state {raw['state']} is unknown")
        conversation = Conversation(**raw)
        return replace(
            conversation,
            entries=_entries(raw["entries"]),
            earlier=tuple(_entries(entries) for entries in raw["earlier"]),
            options=tuple(raw["options"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ConversationBroken("the stored conversation is damaged") from error


def _entries(raw: list[dict[str, Any]]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            **{
                **entry,
                "answers": tuple(entry["answers"]),
                "offered": tuple(entry["offered"]),
            }
        )
        for entry in raw
    )
