"""Whole conversations, word for word: what a client writes and everything that is answered.

`pytest tests/transcripts --regenerate` writes the answers anew; the difference is then read as a
client would read it, and reviewed like code.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from dialogs.conversation import Conversation, from_json, to_json
from dialogs.knowledge import Knowledge
from dialogs.messages import (
    Ask,
    Choice,
    Command,
    CommandName,
    Message,
    Reply,
    Say,
    Text,
    Unreadable,
    UnreadableKind,
)
from dialogs.turn import turn

AT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
FOLDER = Path(__file__).parent
TALKS = sorted(FOLDER.glob("*.txt"))
BOT = "bot:    "
CLIENT = "client: "
TAP = "tap:    "
COMMAND = "sends:  "
STATE = "        ["


def test_there_are_talks_to_play() -> None:
    assert len(TALKS) >= 15


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.stem)
def test_the_talk_goes_as_written(
    talk: Path, knowledge: Knowledge, pytestconfig: pytest.Config
) -> None:
    written = talk.read_text(encoding="utf-8")
    played = "\n".join(_play(written.splitlines(), knowledge)) + "\n"
    if pytestconfig.getoption("regenerate"):
        talk.write_text(played, encoding="utf-8")
    assert played == talk.read_text(encoding="utf-8")


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.stem)
def test_each_talk_says_what_it_proves_and_who_speaks(talk: Path) -> None:
    lines = talk.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert any(line.startswith((CLIENT, TAP, COMMAND)) for line in lines)


def _play(lines: list[str], knowledge: Knowledge) -> Iterator[str]:
    """The talk with its answers, from the client's lines alone."""
    conversation, asked = Conversation(), Ask("", (), 0)
    for line in lines:
        if line.startswith("#"):
            yield line
            continue
        message = _message(line, asked)
        if message is None:
            continue
        after = turn(conversation, message, knowledge, AT)
        # Every talk is also a test of the stored form: it is written and read at each turn.
        conversation = from_json(to_json(after.conversation))
        assert conversation == after.conversation
        asked = next((r for r in after.replies if isinstance(r, Ask)), Ask("", (), 0))
        yield ""
        yield line
        for reply in after.replies:
            yield from _told(reply)
        yield f"{STATE}{conversation.state}]"


def _message(line: str, asked: Ask) -> Message | None:
    if line.startswith(CLIENT):
        return Text(line.removeprefix(CLIENT))
    if line.startswith(TAP):
        label = line.removeprefix(TAP)
        options = {option.label: option.id for option in asked.options}
        assert label in options, f"{label!r} is not among {list(options)}"
        return Choice(asked.asked, options[label])
    if line.startswith(COMMAND):
        name = line.removeprefix(COMMAND)
        if name.startswith("/"):
            return Command(cast("CommandName", name[1:]))
        return Unreadable(cast("UnreadableKind", name))
    return None


def _told(reply: Reply) -> Iterator[str]:
    first, *rest = reply.text.split("\n")
    yield f"{BOT}{first}"
    yield from (f"        {line}".rstrip() for line in rest)
    if isinstance(reply, Say):
        return
    for option in reply.options:
        link = f" -> {option.url}" if option.url else ""
        yield f"        ( {option.label}{link} )"
