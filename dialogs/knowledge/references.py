"""Does every id lead somewhere? Follows the marks in the types of all entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin, get_type_hints

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.knowledge.finding import Finding
from dialogs.knowledge.shelf import Ref, Shelf

M = TypeVar("M")


def unknown_ids(
    shelves: Iterable[Shelf], held: Mapping[str, Any], known: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    """Every id in any entry, however deep, that its shelf does not have.

    `held` maps a shelf's name to its entries, `known` to its ids. Nothing is said of ids whose
    shelf `known` leaves out.
    """
    for shelf in shelves:
        for name, entry in named_entries(held[shelf.field]):
            for field, found, ref in marked(entry, shelf.entry, Ref):
                if ref.shelf not in known or found in known[ref.shelf]:
                    continue
                near = nearest(found, known[ref.shelf])
                remedy = (
                    f'Did you mean "{near}"?' if near else f"Add it to {ref.shelf}, or mend it."
                )
                shown = f'{field} "{found}"'.lstrip()
                yield shelf.field, name, shown, f"an id of {ref.shelf}", remedy


def named_entries(held: Mapping[str, Any] | tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """Each entry of a shelf with its id, or with its position in a shelf of rows."""
    if isinstance(held, Mapping):
        yield from held.items()
    else:
        for position, row in enumerate(held):
            yield str(position), row


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
        for part, hint in _marked_fields(type(value), cast("Any", mark)):
            name = f"{field}.{part}" if field else part
            yield from marked(getattr(value, part), hint, mark, name)
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
def _marked_fields(kind: type[Any], mark: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass that can hold a mark; most hold none, and thousands are read."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (part.name, hints[part.name]) for part in fields(kind) if _can_hold(hints[part.name], mark)
    )


def _can_hold(kind: Any, mark: Any) -> bool:
    if get_origin(kind) is Annotated and any(isinstance(it, mark) for it in kind.__metadata__):
        return True
    if is_dataclass(kind) and isinstance(kind, type):
        return bool(_marked_fields(kind, mark))
    return any(_can_hold(inner, mark) for inner in get_args(kind))


def nearest(found: str, allowed: Iterable[str]) -> str | None:
    """The allowed word most like `found`, or None when none is at all like it."""
    hit = process.extractOne(
        found, sorted(allowed), scorer=OSA.normalized_similarity, score_cutoff=0.6
    )
    return hit[0] if hit else None
