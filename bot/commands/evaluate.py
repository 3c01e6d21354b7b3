"""`painbot evaluate`: figures of understanding, safety, answers and ranking on labelled files."""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from bot.commands.ask import ask
from bot.commands.assess import assess
from bot.commands.read import read
from bot.evaluation.complaints import measure_complaints
from bot.evaluation.figures import Report
from bot.evaluation.labelled import Kind, LabelsBroken, read_labels
from bot.evaluation.questions import measure_questions
from bot.evaluation.red_flags import measure_red_flags
from bot.evaluation.regional import measure_regional_order
from bot.evaluation.table import as_json, as_table, misses_as_text
from bot.evaluation.vignettes import measure_vignettes
from bot.loading import knowledge_in_use
from bot.settings import Settings
from dialogs.errors import PainbotError
from dialogs.knowledge import Knowledge

Rows = Sequence[Mapping[str, Any]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, and how the figures are shown."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="JSONL or TSV")
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="show the N worst misses of each file"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object per file")


def run(
    arguments: argparse.Namespace, settings: Settings, _stdin: Iterable[bytes], stdout: TextIO
) -> int:
    """Prints the figures of each file; the exit code is 1 when a file cannot be evaluated."""
    knowledge = knowledge_in_use(settings)
    failed = False
    for path in arguments.files:
        try:
            report = evaluate(path, knowledge)
        except PainbotError as error:
            told = json.dumps({"file": path.name, "error": str(error)})
            stdout.write(f"{told if arguments.json else error}\n")
            failed = True
        else:
            _write(report, path.name, arguments, stdout)
    return 1 if failed else 0


def evaluate(path: Path, knowledge: Knowledge) -> Report:
    """The figures of one file. Raises LabelsBroken, and UnknownId for ids that data/ lacks."""
    kind, rows = read_labels(path)
    try:
        return _MEASURES[kind](rows, knowledge)
    except (KeyError, ValueError, TypeError) as error:
        raise LabelsBroken(f"{path}: a label cannot be used: {error!r}") from error


def _write(report: Report, title: str, arguments: argparse.Namespace, stdout: TextIO) -> None:
    if arguments.json:
        stdout.write(json.dumps(as_json(report, title, arguments.misses)) + "\n")
        return
    stdout.write(as_table(report, title) + "\n\n")
    if arguments.misses and report.misses:
        stdout.write(misses_as_text(report, arguments.misses) + "\n\n")


_MEASURES: Mapping[Kind, Callable[[Rows, Knowledge], Report]] = {
    "complaints": lambda rows, knowledge: measure_complaints(
        rows, lambda text: read({"text": text}, knowledge)
    ),
    "red_flags": lambda rows, knowledge: measure_red_flags(
        rows, lambda text: read({"text": text}, knowledge)
    ),
    "questions": lambda rows, knowledge: measure_questions(
        rows, lambda text: ask({"text": text}, knowledge)
    ),
    "vignettes": lambda rows, knowledge: measure_vignettes(
        rows, lambda told: assess(told, knowledge)
    ),
    "regional_order": lambda rows, knowledge: measure_regional_order(
        rows, lambda told: assess(told, knowledge)
    ),
}
