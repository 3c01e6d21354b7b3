"""The command line: which command was meant, and nothing of what it does."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

COMMANDS: Mapping[str, str] = {
    "chat": "the whole product in the terminal",
    "telegram": "the Telegram bot, by long polling",
    "read": "one message per line -> what was heard, as JSON",
    "assess": "one case per line -> what was heard, and the ranked sources, as JSON",
    "ask": "one question per line -> its topic and its answer, as JSON",
    "check": "every problem of a knowledge folder",
    "evaluate": "figures on files of labelled texts",
    "learn": "from the examples of a knowledge folder, how messages with warning signs sound",
    "simulate": "simulated clients through whole interviews: accuracy, calibration, questions",
}
"""What each command is for, in the order of the help text. The module of its name in bot/commands
has `run`, and `add_arguments` if it takes any; it is imported only when it was chosen, for some
take a second to import."""

CANNOT_GO_ON = 2
"""Exit code when a person has to mend something first: a setting, a file, the database."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the number returned is the process's exit code."""
    chosen = _parser(sys.argv[1:] if arguments is None else arguments).parse_args(arguments)
    # Imported here: nobody who reads the help text should wait for it.
    from bot.settings import read_settings
    from dialogs.errors import PainbotError

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


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="painbot", description="The clinic's triage assistant.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=purpose)
        if name in arguments:
            command = import_module(f"bot.commands.{name}")
            if hasattr(command, "add_arguments"):
                command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    return parser
