"""`painbot read`: what was heard in each line."""

import argparse
from collections.abc import Iterable
from typing import Any, TextIO

from bot.commands.lines import Told, answer_lines, text_in
from bot.commands.understood import understood
from bot.loading import knowledge_in_use
from bot.settings import Settings
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge


def run(
    _arguments: argparse.Namespace, settings: Settings, stdin: Iterable[bytes], stdout: TextIO
) -> int:
    """Answers each line of `stdin` with what was heard in it."""
    knowledge = knowledge_in_use(settings)
    return answer_lines(stdin, stdout, lambda told: read(told, knowledge))


def read(told: Told, knowledge: Knowledge) -> dict[str, Any]:
    """What was heard in one message. Raises UnusableLine when there is none."""
    return understood(listen(text_in(told), knowledge), knowledge)
