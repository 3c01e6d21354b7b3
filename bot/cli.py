"""The command line: which command was meant, and nothing of what it does."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TextIO

from bot.commands import assess, check, read
from bot.loading import shipped_knowledge
from dialogs.conversation import Conversation
from dialogs.errors import PainbotError
from dialogs.messages import Ask, Text
from dialogs.turn import turn

COMMANDS = (read, assess, check)
"""Modules with `add_parser`, in the order of the help text."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the number returned is the process's exit code."""
    parser = argparse.ArgumentParser(prog="painbot", description="The clinic's triage assistant.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    subparsers.add_parser("chat", help="the whole product in the terminal").set_defaults(run=_chat)
    for command in COMMANDS:
        command.add_parser(subparsers)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen, sys.stdin.buffer, sys.stdout))
    except PainbotError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has enough (`painbot read | head`). Without this, Python complains on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _chat(_arguments: argparse.Namespace, stdin: Iterable[bytes], _stdout: TextIO) -> int:
    conversation = Conversation()
    for line in stdin:
        said = Text(line.decode(errors="replace"))
        after = turn(conversation, said, shipped_knowledge(), datetime.now(UTC))
        conversation = after.conversation
        for reply in after.replies:
            print(reply.text)
            for number, option in enumerate(reply.options if isinstance(reply, Ask) else (), 1):
                print(f"  {number} {option.label}")
    return 0
