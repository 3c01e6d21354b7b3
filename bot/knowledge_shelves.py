"""A folder and its shelves -> every sound entry, where each stood, and what is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.knowledge_errors import told
from bot.knowledge_files import RawEntry, entries_in
from dialogs.errors import Problem
from dialogs.knowledge.finding import Finding
from dialogs.knowledge.references import nearest, unknown_ids
from dialogs.knowledge.shelf import Shelf


@dataclass
class Reading:
    """One pass over a knowledge folder."""

    folder: Path
    shelves: tuple[Shelf, ...]
    held: dict[str, Any] = field(default_factory=dict)
    """Shelf to its sound entries: by id, or a tuple of rows."""
    problems: list[Problem] = field(default_factory=list)
    """Files that cannot be read, and entries of the wrong shape."""
    places: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Shelf and entry (an id, or a position) to file and place in the file."""
    unreadable: set[str] = field(default_factory=set)
    """Shelves of which not every id can be told."""

    def __post_init__(self) -> None:
        for shelf in self.shelves:
            adapter = TypeAdapter[Any](shelf.entry)
            read = self._rows if shelf.holds_rows else self._table
            self.held[shelf.field] = read(shelf, adapter)

    def unknown_ids(self) -> Iterator[Finding]:
        """Ids that lead nowhere, as far as it can be told; a broken entry still has its id."""
        known: Mapping[str, frozenset[str]] = {
            shelf.field: frozenset(name for field, name in self.places if field == shelf.field)
            for shelf in self.shelves
            if not shelf.holds_rows and shelf.field not in self.unreadable
        }
        return unknown_ids(self.shelves, self.held, known)

    def located(self, found: Iterable[Finding]) -> Iterator[Problem]:
        """Findings between entries, with the files and lines where those stand."""
        paths = {shelf.field: shelf.path for shelf in self.shelves}
        for shelf, name, *words in found:
            file, entry = self.places.get((shelf, name), (paths[shelf], name))
            yield Problem(file, entry, *words)

    def files_nobody_reads(self, others: Iterable[str]) -> Iterator[Problem]:
        """Misnamed files, which would be left out in silence; `others` have other readers."""
        known = {path for shelf in self.shelves for path in self.folder.glob(shelf.path)}
        known |= {self.folder / name for name in others}
        missing = [each.path for each in self.shelves if not any(self.folder.glob(each.path))]
        for path in sorted({*self.folder.rglob("*.toml"), *self.folder.rglob("*.tsv")} - known):
            file = path.relative_to(self.folder).as_posix()
            near = nearest(file, missing)
            remedy = f'Did you mean "{near}"?' if near else "Remove it."
            yield Problem(file, "the file", "a file nobody reads", "a known name", remedy)

    def _table(self, shelf: Shelf, adapter: TypeAdapter[Any]) -> Mapping[str, Any]:
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
