"""Does every id lead somewhere? Follows the Ref marks of all entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.knowledge.shelf import Ref

Dangling = tuple[str, str, str]
"""Field, id found, shelf that lacks it."""


def dangling_ids(entry: Any, known: Mapping[str, Iterable[str]]) -> Iterator[Dangling]:
    """Every id in `entry`, however deep, that its shelf does not hold.

    `known` maps a shelf's name to its ids.
    """
    if not is_dataclass(entry):
        return
    hints = get_type_hints(type(entry), include_extras=True)
    for field in fields(entry):
        yield from _follow(field.name, getattr(entry, field.name), hints[field.name], known)


def _follow(
    name: str, value: Any, hint: Any, known: Mapping[str, Iterable[str]]
) -> Iterator[Dangling]:
    if value is None:
        return
    if get_origin(hint) is Annotated:
        yield from _marked(name, value, hint, known)
    elif is_dataclass(value):
        for inner, found, shelf in dangling_ids(value, known):
            yield f"{name}.{inner}", found, shelf
    elif isinstance(value, Mapping):
        key_hint, value_hint = get_args(hint)
        for key, item in value.items():
            yield from _follow(name, key, key_hint, known)
            yield from _follow(f"{name}.{key}", item, value_hint, known)
    elif isinstance(value, tuple):
        for item in value:
            yield from _follow(name, item, get_args(hint)[0], known)
    else:  # a union such as ZoneId | None
        for option in get_args(hint):
            if get_origin(option) is Annotated:
                yield from _follow(name, value, option, known)


def _marked(
    name: str, value: Any, hint: Any, known: Mapping[str, Iterable[str]]
) -> Iterator[Dangling]:
    ref = next((mark for mark in hint.__metadata__ if isinstance(mark, Ref)), None)
    if ref is None:
        yield from _follow(name, value, get_args(hint)[0], known)
    elif value not in known[ref.shelf]:
        yield name, value, ref.shelf


def nearest(found: str, allowed: Iterable[str]) -> str | None:
    """The allowed word most like `found`, or None when none is at all like it."""
    hit = process.extractOne(
        found, sorted(allowed), scorer=OSA.normalized_similarity, score_cutoff=0.6
    )
    return hit[0] if hit else None
