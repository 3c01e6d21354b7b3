"""`painbot read`: what was heard in each line."""

import argparse
from collections.abc import Iterable
from typing import Any, TextIO

from bot.commands.lines import Told, answer_lines, text_in
from bot.commands.understood import understood
from bot.loading import shipped_knowledge
from dialogs.hearing.listen import listen


def add_parser(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Registers the command."""
    parser = subparsers.add_parser("read", help="one message per line -> what was heard, as JSON")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, stdin: Iterable[bytes], stdout: TextIO) -> int:
    """Answers each line of `stdin` with what was heard in it."""
    knowledge = shipped_knowledge()

    def answer(told: Told) -> dict[str, Any]:
        return understood(listen(text_in(told), knowledge), knowledge)

    return answer_lines(stdin, stdout, answer)
