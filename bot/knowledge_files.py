"""One file of a knowledge folder -> its raw entries, or what keeps it from being read."""

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, dataclass, fields
from io import StringIO
from pathlib import Path
from typing import Any, get_origin, get_type_hints

from dialogs.errors import Problem
from dialogs.knowledge.references import nearest
from dialogs.knowledge.shelf import Shelf

_TOML_REMEDY = "Mend the line named; text stands in quotes, lists in [ ]."
_UTF8_REMEDY = "Save the file as UTF-8 (plain text)."


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry as it stands in its file, not yet checked."""

    name: str
    """A table's id; "line 212" in a file of rows."""
    value: Any


def entries_in(path: Path, file: str, shelf: Shelf) -> Iterator[RawEntry | Problem]:
    """The entries of one file of a shelf, and what is wrong with the file itself.

    `file` is how problems name it.
    """
    if shelf.holds_rows:
        yield from _rows_in(path, file, shelf.entry)
    else:
        yield from _tables_in(path, file)


def _tables_in(path: Path, file: str) -> Iterator[RawEntry | Problem]:
    text = _text(path, file)
    if isinstance(text, Problem):
        yield text
        return
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        yield Problem(file, "the file", f"broken TOML: {error}", "TOML", _TOML_REMEDY)
        return
    for name, value in table.items():
        yield RawEntry(name, value)


def _rows_in(path: Path, file: str, entry: type[Any]) -> Iterator[RawEntry | Problem]:
    """Lines as mappings from column to text, without empty cells; fields of `entry` are columns.

    A wrong heading is one problem, not one a line.
    """
    text = _text(path, file)
    if isinstance(text, Problem):
        yield text
        return
    rows = csv.reader(StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        heading = next(rows, [])
        wrong = tuple(_heading_problems(heading, file, entry))
        yield from wrong
        if not wrong:
            yield from _lines(rows, heading, _lists_in(entry), file)
    except csv.Error as error:
        place = f"line {rows.line_num}"
        yield Problem(file, place, f"no line of cells: {error}", "cells between tabs", "Mend it.")


def _text(path: Path, file: str) -> str | Problem:
    """The whole file; a mark of byte order, as Windows editors put one first, is left out."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        return Problem(file, "the file", reason, "a file that can be read", "Mend or restore it.")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Problem(file, f"line {line}", "letters that are no UTF-8", "UTF-8", _UTF8_REMEDY)


def _heading_problems(heading: list[str], file: str, entry: type[Any]) -> Iterator[Problem]:
    columns = [field.name for field in fields(entry)]
    required = [field.name for field in fields(entry) if _is_required(field)]
    listed = ", ".join(columns)
    for column in heading:
        if column not in columns:
            near = nearest(column, columns)
            remedy = f'Did you mean "{near}"?' if near else "Remove it."
            yield Problem(file, "line 1", f'column "{column}"', listed, remedy)
    for column in required:
        if column not in heading:
            yield Problem(file, "line 1", f'no column "{column}"', listed, "Add it.")
    for column in sorted({column for column in heading if heading.count(column) > 1}):
        yield Problem(file, "line 1", f'column "{column}" twice', "each column once", "Remove one.")


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _lists_in(entry: type[Any]) -> frozenset[str]:
    """The columns that hold several items, with "; " between them."""
    return frozenset(
        name for name, hint in get_type_hints(entry).items() if get_origin(hint) is tuple
    )


def _lines(
    rows: Iterable[list[str]], heading: list[str], lists: frozenset[str], file: str
) -> Iterator[RawEntry | Problem]:
    # In rows that quote nothing, a row is a line.
    for number, cells in enumerate(rows, 2):
        if not cells:
            continue
        place = f"line {number}"
        if len(cells) == len(heading):
            told = {column: cell for column, cell in zip(heading, cells, strict=True) if cell}
            split = {column: tuple(told[column].split("; ")) for column in lists & told.keys()}
            yield RawEntry(place, {**told, **split})
        else:
            allowed = f"{len(heading)}, as in the heading"
            remedy = "An empty cell keeps its tab."
            yield Problem(file, place, f"{len(cells)} cells", allowed, remedy)
