"""`painbot telegram`: the Telegram bot, by long polling."""

import argparse
from collections.abc import Iterable
from typing import TextIO

from bot.channels import telegram
from bot.settings import Settings


def run(
    _arguments: argparse.Namespace, settings: Settings, _stdin: Iterable[bytes], _stdout: TextIO
) -> int:
    """Serves Telegram until it is stopped by a signal."""
    return telegram.run(settings)
