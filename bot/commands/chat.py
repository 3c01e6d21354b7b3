"""`painbot chat`: the whole product in the terminal."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Iterable
from typing import TextIO

from bot.channels.console import CHANNEL, Talk, converse, new_chat, play
from bot.desk import Desk
from bot.loading import knowledge_in_use
from bot.logs import set_up_logging
from bot.settings import Settings
from bot.staff import staff_chat
from bot.storage.opening import open_for_one_talk

PROMPT = "> "


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be said of the talk."""
    parser.description = (
        "Talk with painbot here. Type an answer or its number; /help tells more. "
        "When input is not a terminal, each line is one message."
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--fresh", action="store_true", help="begin anew instead of resuming")
    which.add_argument("--resume", action="store_true", help="take the last talk up again")
    parser.add_argument(
        "--appointment", metavar="REF", help="the talk belongs to the appointment of this reference"
    )


def run(
    arguments: argparse.Namespace, settings: Settings, stdin: Iterable[bytes], stdout: TextIO
) -> int:
    """Talks until the input ends; Ctrl-C ends it as well, and loses nothing."""
    # Log entries between the lines of a talk would only disturb it.
    set_up_logging(level=logging.ERROR)
    seated = sys.stdin.isatty()
    resumes = arguments.resume or (seated and not arguments.fresh)
    with asyncio.Runner() as runner:
        store = runner.run(open_for_one_talk(settings.database_url))
        try:
            last = runner.run(store.last_chat(CHANNEL)) if resumes else None
            chat = last.chat if last else new_chat()
            desk = Desk(store, knowledge_in_use(settings), staff=staff_chat(settings))
            talk = Talk(desk, chat, stdout, runner)
            if arguments.appointment:
                talk.link(arguments.appointment)
            elif seated or last:
                talk.command("resume" if last else "start")
            if seated:
                converse(talk, PROMPT)
            else:
                play(talk, stdin, PROMPT, stdout)
        except KeyboardInterrupt:
            print(file=stdout)
        finally:
            runner.run(store.close())
    return 0
