"""The only reader of data/: files in, checked Knowledge out, or every problem at once."""

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dialogs.clinic import Clinic
from dialogs.errors import KnowledgeBroken, Problem
from dialogs.knowledge import SHELVES, Knowledge, shelf_named
from dialogs.knowledge.checks import findings
from dialogs.knowledge.references import nearest
from dialogs.knowledge.shelf import Shelf

_IN_THE_WHEEL = Path(__file__).parent / "knowledge"
_IN_THE_REPOSITORY = Path(__file__).parent.parent / "data"


def shipped_folder() -> Path:
    """The knowledge that came with this painbot, from a wheel or from a checkout."""
    return _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else _IN_THE_REPOSITORY


@cache
def shipped_knowledge() -> Knowledge:
    """The shipped knowledge, read once a process. Raises KnowledgeBroken."""
    return load_knowledge(shipped_folder())


def load_knowledge(folder: Path, clinic: Clinic | None = None) -> Knowledge:
    """Reads and cross-checks a knowledge folder; without a clinic, for its example clinic.

    Raises KnowledgeBroken with every problem: first the shape of each file's entries; when
    those are sound, what must hold between entries.
    """
    reading = _Reading(folder)
    shelves = {shelf.field: reading.read(shelf) for shelf in SHELVES}
    if reading.problems:
        raise KnowledgeBroken(tuple(reading.problems))
    knowledge = Knowledge(clinic=clinic or example_clinic(folder), **shelves)
    problems = tuple(reading.locate(*finding) for finding in findings(knowledge))
    if problems:
        raise KnowledgeBroken(problems)
    return knowledge


def example_clinic(folder: Path) -> Clinic:
    """The clinic that stands in a knowledge folder as an example."""
    told = tomllib.loads((folder / "clinic.toml").read_text(encoding="utf-8"))
    numbers = tomllib.loads((folder / "emergency_numbers.toml").read_text(encoding="utf-8"))
    return TypeAdapter(Clinic).validate_python({**told, "numbers": numbers[told["country"]]})


@dataclass
class _Reading:
    """One pass over a knowledge folder: where each entry stood, and what was wrong."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    places: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def read(self, shelf: Shelf) -> Any:
        files = sorted(self.folder.glob(shelf.path))
        adapter = TypeAdapter[Any](shelf.entry)
        if not files:
            self._report(shelf.path, "the file", "nothing", "a file of this name", "Restore it.")
        if shelf.holds_rows:
            return tuple(row for file in files for row in self._rows(shelf, adapter, file))
        return MappingProxyType(
            dict(pair for file in files for pair in self._table(shelf, adapter, file))
        )

    def locate(self, shelf: str, name: str, found: str, allowed: str, remedy: str) -> Problem:
        file, entry = self.places.get((shelf, name), (shelf_named(shelf).path, name))
        return Problem(file, entry, found, allowed, remedy)

    def _table(
        self, shelf: Shelf, adapter: TypeAdapter[Any], file: Path
    ) -> Iterator[tuple[str, Any]]:
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            remedy = "Mend the line named; text stands in quotes, lists in [ ]."
            self._report(self._name(file), "the file", str(error), "TOML in UTF-8", remedy)
            return
        for name, raw in table.items():
            if (shelf.field, name) in self.places:
                other = self.places[shelf.field, name][0]
                self._report(self._name(file), name, "an id that is taken", "each id once",
                             f"It also stands in {other}.")  # fmt: skip
            self.places[shelf.field, name] = (self._name(file), name)
            parsed = self._parse(shelf, adapter, raw, self._name(file), name)
            if parsed is not None:
                yield name, parsed

    def _rows(self, shelf: Shelf, adapter: TypeAdapter[Any], file: Path) -> Iterator[Any]:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            for position, raw in enumerate(rows):
                place = f"line {rows.line_num}"
                self.places[shelf.field, str(position)] = (self._name(file), place)
                told = {key: value for key, value in raw.items() if value not in (None, "")}
                parsed = self._parse(shelf, adapter, told, self._name(file), place)
                if parsed is not None:
                    yield parsed

    def _parse(
        self, shelf: Shelf, adapter: TypeAdapter[Any], raw: Any, file: str, entry: str
    ) -> Any:
        try:
            return adapter.validate_python(raw, strict=False)
        except ValidationError as error:
            for detail in error.errors():
                self.problems.append(_told(detail, shelf.entry, file, entry))
            return None

    def _report(self, file: str, entry: str, found: str, allowed: str, remedy: str) -> None:
        self.problems.append(Problem(file, entry, found, allowed, remedy))

    def _name(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix()


def _told(detail: Any, entry_type: type[Any], file: str, entry: str) -> Problem:
    """A pydantic error in the words of data/'s editors."""
    where = ".".join(str(step) for step in detail["loc"]) or "the entry"
    fields = list(getattr(entry_type, "__dataclass_fields__", {}))
    match detail["type"]:
        case "unexpected_keyword_argument":
            near = nearest(where, fields)
            remedy = f'Did you mean "{near}"?' if near else "Remove it."
            return Problem(file, entry, f'field "{where}"', _listed(fields), remedy)
        case "missing" | "missing_keyword_only_argument" | "missing_argument":
            return Problem(file, entry, f'no field "{where}"', "an entry that has it", "Add it.")
        case "literal_error":
            allowed = str(detail["ctx"]["expected"])
            near = nearest(str(detail["input"]), allowed.replace("'", "").split(", "))
            remedy = f'Did you mean "{near}"?' if near else ""
            return Problem(file, entry, f'{where} = "{detail["input"]}"', allowed, remedy)
        case _:
            found = f"{where} = {detail['input']!r:.80}"
            return Problem(file, entry, found, str(detail["msg"]).lower(), "")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
