"""`painbot telegram`: the Telegram bot, by long polling."""

import argparse
from collections.abc import Iterable
from typing import Any, TextIO

from bot.settings import Settings


def add_parser(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Registers the command."""
    parser = subparsers.add_parser("telegram", help="the Telegram bot, by long polling")
    parser.set_defaults(run=run)


def run(
    _arguments: argparse.Namespace, settings: Settings, _stdin: Iterable[bytes], _stdout: TextIO
) -> int:
    """Serves Telegram until it is stopped by a signal."""
    # Imported here: python-telegram-bot takes half a second that no other command should pay.
    from bot.channels import telegram

    return telegram.run(settings)
