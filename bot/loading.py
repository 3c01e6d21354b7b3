"""The only reader of data/: files in, checked Knowledge out, or every problem at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.errors import SettingsBroken
from bot.knowledge_errors import told
from bot.knowledge_files import RawEntry, entries_in
from bot.settings import Settings, load_clinic
from dialogs.clinic import Clinic, EmergencyNumbers
from dialogs.errors import KnowledgeBroken, Problem
from dialogs.hearing.checks import broken_phrases
from dialogs.knowledge import SHELVES, Knowledge, shelf_named
from dialogs.knowledge.checks import findings, unknown_ids
from dialogs.knowledge.finding import Finding
from dialogs.knowledge.references import nearest
from dialogs.knowledge.shelf import Shelf

_IN_THE_WHEEL = Path(__file__).parent / "knowledge"
_IN_THE_REPOSITORY = Path(__file__).parent.parent / "data"
_NO_CLINIC = Clinic("", "", EmergencyNumbers("", "", ""), "", "", "", "", "", "")
"""Stands in for a clinic that cannot be read, so that everything else is checked all the same."""
_READ_BY_SETTINGS = ("clinic.toml", "emergency_numbers.toml")


def shipped_folder() -> Path:
    """The knowledge that came with this painbot, from a wheel or from a checkout."""
    return _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else _IN_THE_REPOSITORY


@cache
def shipped_knowledge() -> Knowledge:
    """The shipped knowledge, read once a process. Raises KnowledgeBroken."""
    return load_knowledge(shipped_folder())


def knowledge_in_use(settings: Settings) -> Knowledge:
    """The knowledge and the clinic that are set. Raises KnowledgeBroken and SettingsBroken."""
    folder = settings.knowledge or shipped_folder()
    return load_knowledge(folder, load_clinic(settings.clinic_file(folder), folder))


def load_knowledge(folder: Path, clinic: Clinic | None = None) -> Knowledge:
    """Reads and cross-checks a knowledge folder; without a clinic, for its example clinic.

    Raises KnowledgeBroken with every problem: the shape of each file's entries and the ids that
    lead nowhere; when the shapes are sound, also what else must hold between entries.
    """
    return _checked(_Reading(folder), clinic, thorough=False)


def check_folder(folder: Path) -> Knowledge:
    """Loads a folder with the checks that would make every start slow or are for editors alone.

    These are: every phrase is a pattern, and every file is one that painbot reads.
    Raises KnowledgeBroken.
    """
    return _checked(_Reading(folder), None, thorough=True)


def _checked(reading: "_Reading", clinic: Clinic | None, *, thorough: bool) -> Knowledge:
    if not reading.folder.is_dir():
        nothing = ("the folder", "nothing", "a folder", "Name one that holds what data/ holds.")
        raise KnowledgeBroken((Problem(str(reading.folder), *nothing),))
    shelves = {shelf.field: reading.read(shelf) for shelf in SHELVES}
    knowledge = Knowledge(clinic=clinic or reading.example_clinic(), **shelves)
    problems = (
        *reading.problems,
        *(_files_nobody_reads(reading.folder) if thorough else ()),
        *reading.located(_findings(reading, knowledge, thorough)),
    )
    if problems:
        raise KnowledgeBroken(problems)
    return knowledge


def _findings(reading: "_Reading", knowledge: Knowledge, thorough: bool) -> Iterator[Finding]:
    if reading.problems:
        # Checks of whole entries would blame sound ones for the absence of those that are broken.
        yield from unknown_ids(knowledge, reading.known_ids())
    else:
        yield from findings(knowledge)
        if thorough:
            yield from broken_phrases(knowledge)


def _files_nobody_reads(folder: Path) -> Iterator[Problem]:
    """A misnamed file would be left out in silence."""
    read = {path for shelf in SHELVES for path in folder.glob(shelf.path)}
    read |= {folder / name for name in _READ_BY_SETTINGS}
    missing = [shelf.path for shelf in SHELVES if not any(folder.glob(shelf.path))]
    for path in sorted({*folder.rglob("*.toml"), *folder.rglob("*.tsv")} - read):
        file = path.relative_to(folder).as_posix()
        near = nearest(file, missing)
        remedy = f'Did you mean "{near}"?' if near else "Remove it."
        yield Problem(file, "the file", "a file nobody reads", "a file of a known name", remedy)


@dataclass
class _Reading:
    """One pass over a knowledge folder: where each entry stood, and what was wrong."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    places: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Shelf and entry (an id, or a position) to file and place in the file."""
    unreadable: set[str] = field(default_factory=set)
    """Shelves of which not every id can be told."""

    def example_clinic(self) -> Clinic:
        """The clinic that stands in the folder as an example."""
        try:
            return load_clinic(self.folder / "clinic.toml", self.folder)
        except SettingsBroken as broken:
            self.problems.extend(broken.problems)
            return _NO_CLINIC

    def read(self, shelf: Shelf) -> Any:
        """The sound entries of a shelf."""
        adapter = TypeAdapter[Any](shelf.entry)
        return self._rows(shelf, adapter) if shelf.holds_rows else self._table(shelf, adapter)

    def known_ids(self) -> dict[str, frozenset[str]]:
        """The ids of every shelf that could be read, broken entries included."""
        return {
            shelf.field: frozenset(name for field, name in self.places if field == shelf.field)
            for shelf in SHELVES
            if not shelf.holds_rows and shelf.field not in self.unreadable
        }

    def located(self, found: Iterable[Finding]) -> Iterator[Problem]:
        """Findings between entries, with the files and lines where those stand."""
        for shelf, name, *words in found:
            file, entry = self.places.get((shelf, name), (shelf_named(shelf).path, name))
            yield Problem(file, entry, *words)

    def _table(self, shelf: Shelf, adapter: TypeAdapter[Any]) -> MappingProxyType[str, Any]:
        held: dict[str, Any] = {}
        for file, raw in self._entries(shelf):
            taken = self.places.setdefault((shelf.field, raw.name), (file, raw.name))[0]
            if taken != file:
                found = f"an id that also stands in {taken}"
                remedy = "Remove one of the two."
                self.problems.append(Problem(file, raw.name, found, "each id once", remedy))
            elif (value := self._parsed(shelf, adapter, file, raw)) is not None:
                held[raw.name] = value
        return MappingProxyType(held)

    def _rows(self, shelf: Shelf, adapter: TypeAdapter[Any]) -> tuple[Any, ...]:
        held: list[Any] = []
        for file, raw in self._entries(shelf):
            if (value := self._parsed(shelf, adapter, file, raw)) is not None:
                self.places[shelf.field, str(len(held))] = (file, raw.name)
                held.append(value)
        return tuple(held)

    def _entries(self, shelf: Shelf) -> Iterator[tuple[str, RawEntry]]:
        paths = sorted(self.folder.glob(shelf.path))
        if not paths:
            self.unreadable.add(shelf.field)
            nothing = ("the file", "nothing", "a file of this name", "Restore it.")
            self.problems.append(Problem(shelf.path, *nothing))
        for path in paths:
            file = path.relative_to(self.folder).as_posix()
            for raw in entries_in(path, file, shelf):
                if isinstance(raw, Problem):
                    self.unreadable.add(shelf.field)
                    self.problems.append(raw)
                else:
                    yield file, raw

    def _parsed(self, shelf: Shelf, adapter: TypeAdapter[Any], file: str, raw: RawEntry) -> Any:
        try:
            return adapter.validate_python(raw.value, strict=False)
        except ValidationError as error:
            for detail in error.errors():
                self.problems.append(told(detail, shelf.entry, file, raw.name))
            return None
