"""Does every id lead somewhere? Follows the marks in the types of all entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.knowledge.shelf import Ref

Dangling = tuple[str, str, str]
"""Field, id found, shelf that lacks it."""

M = TypeVar("M")


def dangling_ids(entry: Any, kind: Any, known: Mapping[str, Iterable[str]]) -> Iterator[Dangling]:
    """Every id in `entry`, however deep, that its shelf does not hold.

    `kind` is the entry's type; `known` maps a shelf's name to its ids. Nothing is said of ids
    whose shelf `known` leaves out.
    """
    for field, found, ref in marked(entry, kind, Ref):
        if ref.shelf in known and found not in known[ref.shelf]:
            yield field, found, ref.shelf


def marked(value: Any, kind: Any, mark: type[M], field: str = "") -> Iterator[tuple[str, Any, M]]:
    """Every value within `value` whose type carries a mark: Annotated[str, Ref("zones")].

    Gives the way to it ("answers.sudden.heard_by"), the value, and the mark.
    """
    if value is None:
        return
    if get_origin(kind) is Annotated:
        yield from ((field, value, found) for found in kind.__metadata__ if isinstance(found, mark))
        yield from marked(value, get_args(kind)[0], mark, field)
    elif is_dataclass(value) and not isinstance(value, type):
        hints = _hints(type(value))
        for part in fields(value):
            name = f"{field}.{part.name}".lstrip(".")
            yield from marked(getattr(value, part.name), hints[part.name], mark, name)
    elif isinstance(value, Mapping):
        key_kind, item_kind = get_args(kind)
        for key, item in value.items():
            yield from marked(key, key_kind, mark, field)
            yield from marked(item, item_kind, mark, f"{field}.{key}".lstrip("."))
    elif isinstance(value, tuple):
        for item in value:
            yield from marked(item, get_args(kind)[0], mark, field)
    else:  # a union such as ZoneId | None
        for option in get_args(kind):
            if get_origin(option) is Annotated:
                yield from marked(value, option, mark, field)


@lru_cache(maxsize=256)
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def nearest(found: str, allowed: Iterable[str]) -> str | None:
    """The allowed word most like `found`, or None when none is at all like it."""
    hit = process.extractOne(
        found, sorted(allowed), scorer=OSA.normalized_similarity, score_cutoff=0.6
    )
    return hit[0] if hit else None
