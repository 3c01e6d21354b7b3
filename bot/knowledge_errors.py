"""An entry of the wrong shape, told in the words of those who edit data/."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from dialogs.errors import Problem
from dialogs.knowledge.references import nearest

_ADVICE = {
    "string_type": "Text stands in quotes.",
    "tuple_type": "A list stands in [ ].",
    "list_type": "A list stands in [ ].",
    "bool_parsing": "Write true or false, without quotes.",
    "bool_type": "Write true or false, without quotes.",
    "float_parsing": "Write a number, with a point and without quotes.",
    "float_type": "Write a number, with a point and without quotes.",
    "int_parsing": "Write a whole number, without quotes.",
    "int_type": "Write a whole number, without quotes.",
    "string_too_long": "Shorten it.",
}
"""What mends a wrong value, by pydantic's name of the error."""


def told(detail: Mapping[str, Any], kind: Any, file: str, entry: str) -> Problem:
    """One pydantic error about an entry of type `kind`."""
    *within, last = ["the entry", *(str(step) for step in detail["loc"])]
    where = ".".join((*within[1:], last)) if within else last
    columns = _fields_at(kind, tuple(detail["loc"])[:-1])
    match detail["type"]:
        case "unexpected_keyword_argument" | "extra_forbidden":
            remedy = _meant(last, columns) or "Remove it."
            return Problem(file, entry, f'field "{where}"', ", ".join(columns), remedy)
        case "missing" | "missing_keyword_only_argument" | "missing_argument":
            return Problem(file, entry, f'no field "{where}"', "an entry that has it", "Add it.")
        case "literal_error":
            allowed = str(detail["ctx"]["expected"])
            words = allowed.replace("'", "").replace(" or ", ", ").split(", ")
            return Problem(file, entry, _found(where, detail), allowed,
                           _meant(str(detail["input"]), words))  # fmt: skip
        case "dataclass_type":
            inside = ", ".join(_fields_at(kind, tuple(detail["loc"]))) or "fields"
            allowed = f"a table with {inside}"
            return Problem(file, entry, _found(where, detail), allowed)
        case kind_of_error:
            allowed = str(detail["msg"]).lower().replace("input should be", "").strip()
            allowed = allowed.replace("tuple", "list").removesuffix(".")
            advice = _ADVICE.get(kind_of_error, "")
            return Problem(file, entry, _found(where, detail), allowed, advice)


def _found(where: str, detail: Mapping[str, Any]) -> str:
    return f"{where} = {detail['input']!r:.80}"


def _meant(found: str, allowed: Iterable[str]) -> str:
    near = nearest(found, allowed)
    return f'Did you mean "{near}"?' if near else ""


def _fields_at(kind: Any, steps: tuple[Any, ...]) -> list[str]:
    """The fields of the table that `steps` lead to, starting in an entry of type `kind`."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if not steps:
        return [field.name for field in fields(kind)] if is_dataclass(kind) else []
    if is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        return _fields_at(hints[steps[0]], steps[1:]) if steps[0] in hints else []
    inner = [arg for arg in get_args(kind) if arg not in (..., type(None))]
    # The last type argument is what a list or a mapping holds.
    return _fields_at(inner[-1], steps[1:]) if inner else []
