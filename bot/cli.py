"""The command line: which command was meant, and nothing of what it does."""

import argparse
import os
import sys
from collections.abc import Sequence

from bot.commands import ask, assess, chat, check, evaluate, read, telegram
from bot.settings import read_settings
from dialogs.errors import PainbotError

COMMANDS = (chat, telegram, read, assess, ask, check, evaluate)
"""Modules with `add_parser`, in the order of the help text."""

CANNOT_GO_ON = 2
"""Exit code when a person has to mend something first: a setting, a file, the database."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the number returned is the process's exit code."""
    parser = argparse.ArgumentParser(prog="painbot", description="The clinic's triage assistant.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(subparsers)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen, read_settings(), sys.stdin.buffer, sys.stdout))
    except PainbotError as error:
        print(error, file=sys.stderr)
        return CANNOT_GO_ON
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has enough (`painbot read | head`). Without this, Python complains on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
