"""How knowledge stands in data/: which file holds which kind of entry, and what points to what."""

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, dataclass_transform

from annotated_types import MaxLen, MinLen

Button = Annotated[str, MinLen(1), MaxLen(28)]
"""What stands on a button: longer texts are cut off on a phone."""

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def entry(cls: type[T]) -> type[T]:
    """A kind of entry: immutable, named fields only, and unknown fields refused when it is read."""
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return dataclass(frozen=True, kw_only=True)(cls)


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field, or the items in it, as ids of another shelf: Annotated[str, Ref("zones")]."""

    shelf: str


@dataclass(frozen=True, slots=True)
class InPatterns:
    """Marks a text as one in the pattern language of hearing/pattern_reader.py."""


Phrase = Annotated[str, InPatterns()]
"""What people say, as a pattern; `painbot check` reads each of them."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of entry, where it stands, and the Knowledge field it fills.

    A TOML shelf is a mapping from id to entry; a TSV shelf a tuple of entries, one a line.
    `path` may hold "*"; then the files are read as one, and an id may stand in only one of them.
    """

    field: str
    path: str
    entry: type[Any]
    mirrors: str | None = None
    """The shelf whose ids this one must hold, all of them and no others."""

    @property
    def holds_rows(self) -> bool:
        return self.path.endswith(".tsv")
