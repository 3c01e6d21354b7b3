"""A file of labelled texts -> its rows, and which kind they are."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from dialogs.errors import PainbotError

Kind = Literal["complaints", "red_flags", "vignettes", "questions", "regional_order"]

_FIELDS: Mapping[Kind, frozenset[str]] = {
    "complaints": frozenset({"text", "zones", "also_ok", "denied", "side"}),
    "red_flags": frozenset({"text", "flags", "disposition"}),
    "vignettes": frozenset({"text", "zones", "top1_ok", "expected", "disposition"}),
    "questions": frozenset({"text", "topic"}),
    "regional_order": frozenset({"zone", "rank"}),
}
"""The fields by which each kind is known."""


class LabelsBroken(PainbotError):
    """A file that holds no labelled texts of a known kind."""


def read_labels(path: Path) -> tuple[Kind, list[dict[str, Any]]]:
    """The rows of a JSONL or TSV file, and their kind. Raises LabelsBroken."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise LabelsBroken(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LabelsBroken(f"{path}: letters that are no UTF-8") from error
    rows = _tsv(text) if path.suffix == ".tsv" else _jsonl(text, path)
    return _kind(rows, path), rows


def _tsv(text: str) -> list[dict[str, Any]]:
    lines = text.splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _jsonl(text: str, path: Path) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise LabelsBroken(f"{path}, line {number}: broken JSON: {error}") from error
        if not isinstance(row, dict):
            raise LabelsBroken(f"{path}, line {number}: no JSON object")
        rows.append(row)
    return rows


def _kind(rows: list[dict[str, Any]], path: Path) -> Kind:
    if not rows:
        raise LabelsBroken(f"{path}: no labelled texts")
    for kind, needed in _FIELDS.items():
        if needed <= rows[0].keys():
            for number, row in enumerate(rows, 1):
                if missing := sorted(needed - row.keys()):
                    raise LabelsBroken(f'{path}, text {number}: no "{missing[0]}"')
            return kind
    known = "; ".join(f"{kind}: {', '.join(sorted(each))}" for kind, each in _FIELDS.items())
    raise LabelsBroken(f"{path}: fields of no known kind. Kinds and their fields: {known}")
