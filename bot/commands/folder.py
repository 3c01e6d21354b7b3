"""Which knowledge folder a command is about: the one named, else the one in use."""

import argparse
from pathlib import Path

from bot.loading import shipped_folder
from bot.settings import Settings


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Lets a folder be named."""
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER", help="default: the one in use"
    )


def folder_meant(arguments: argparse.Namespace, settings: Settings) -> Path:
    """The folder named, the one that is set, or the shipped one."""
    named: Path | None = arguments.folder
    return named or settings.knowledge or shipped_folder()
