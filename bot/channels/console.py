"""The terminal as a channel: numbered choices, typed answers, the same engine as everywhere."""

import asyncio
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TextIO
from uuid import uuid4

from bot.desk import Desk, Incoming, Tap, command_named
from dialogs.messages import Ask, Command, CommandName, Option, Reply, Text

CHANNEL = "console"
_WIDEST = 78


class Talk:
    """One chat in one terminal. Used with a runner: the desk is async, a terminal is not."""

    def __init__(self, desk: Desk, chat: str, out: TextIO, runner: asyncio.Runner) -> None:
        self._desk = desk
        self._chat = chat
        self._out = out
        self._runner = runner
        self._open: Ask | None = None

    def send(self, line: str) -> None:
        """Takes one typed line in and prints what is answered."""
        self._receive(self._meant(line))

    def command(self, name: CommandName) -> None:
        """Sends a command that was not typed, such as the one that takes a talk up again."""
        self._receive(Command(name))

    def link(self, reference: str) -> None:
        """Begins or resumes a talk that belongs to an appointment."""
        self._receive(command_named("start", f"appt_{reference}") or Command("start"))

    def _meant(self, line: str) -> Incoming:
        typed = line.strip()
        if typed.startswith("/"):
            name, _, argument = typed[1:].partition(" ")
            if command := command_named(name, argument):
                return command
        if self._open is not None and typed.isdecimal():
            position = int(typed) - 1
            if 0 <= position < len(self._open.options):
                return Tap(self._open.asked, position)
        return Text(line)

    def _receive(self, message: Incoming) -> None:
        replies = self._runner.run(
            self._desk.receive(CHANNEL, self._chat, uuid4().hex, message, datetime.now(UTC))
        )
        self._open = next((reply for reply in reversed(replies) if isinstance(reply, Ask)), None)
        for reply in replies:
            print("\n".join(_shown(reply)), file=self._out)
        self._out.flush()


def new_chat() -> str:
    """A name for a talk that nobody has had yet."""
    return uuid4().hex


def converse(talk: Talk, prompt: str) -> None:
    """A talk with someone who sits there, until the input ends."""
    while True:
        try:
            line = input(prompt)
        except EOFError:
            sys.stdout.write("\n")
            return
        if line.strip():
            talk.send(line)


def play(talk: Talk, lines: Iterable[bytes], prompt: str, out: TextIO) -> None:
    """A talk from a script: each line is one message, and the transcript holds both sides."""
    for line in lines:
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        if not text.strip():
            continue
        print(f"{prompt}{text}", file=out)
        talk.send(text)


def _shown(reply: Reply) -> Iterator[str]:
    """A reply as lines of the terminal, an empty line behind it."""
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    for paragraph in reply.text.split("\n"):
        yield from textwrap.wrap(paragraph, width, break_on_hyphens=False) or [""]
    if isinstance(reply, Ask):
        for number, option in enumerate(reply.options, 1):
            yield _choice(number, option)
    yield ""


def _choice(number: int, option: Option) -> str:
    link = f": {option.url}" if option.url else ""
    return f"  {number}  {option.label}{link}"
