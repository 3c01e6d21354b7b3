"""`painbot check`: does a knowledge folder hold together?"""

import argparse
from collections.abc import Iterable, Iterator
from typing import TextIO

from bot.clinic_file import unset_numbers
from bot.commands.folder import add_folder, folder_meant
from bot.knowledge_reading import check_folder
from bot.learning.examples import digest_of, read_examples
from bot.settings import Settings
from dialogs.errors import KnowledgeBroken
from dialogs.knowledge import SHELVES, Knowledge
from dialogs.knowledge.impressions import SIGNS

_TO_LEARN = "the examples of warning signs have changed since they were learned from: painbot learn"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which folder."""
    add_folder(parser)


def run(
    arguments: argparse.Namespace, settings: Settings, _stdin: Iterable[bytes], stdout: TextIO
) -> int:
    """Prints one problem a line; the exit code is 1 when there is any.

    What is no problem of the folder is a warning: a clinic whose emergency numbers are not set, and
    examples from which is still to be learned.
    """
    folder = folder_meant(arguments, settings)
    try:
        knowledge = check_folder(folder)
    except KnowledgeBroken as broken:
        for problem in broken.problems:
            stdout.write(" ".join(str(problem).split()) + "\n")
        return 1
    clinic = folder / "clinic.toml" if arguments.folder else settings.clinic_file(folder)
    for warning in unset_numbers(clinic, folder):
        stdout.write(f"warning: {warning}\n")
    if knowledge.lessons[SIGNS].digest != digest_of(read_examples(folder)):
        stdout.write(f"warning: {_TO_LEARN}\n")
    stdout.write(f"{folder}: all is well: {', '.join(_counts(knowledge))}.\n")
    return 0


def _counts(knowledge: Knowledge) -> Iterator[str]:
    for shelf in SHELVES:
        yield f"{len(getattr(knowledge, shelf.field))} {shelf.field.replace('_', ' ')}"
