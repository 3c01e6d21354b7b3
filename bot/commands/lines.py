"""One answer per input line, as it comes in: what `read`, `assess` and `ask` share."""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

from dialogs.errors import PainbotError
from dialogs.knowledge.references import nearest

_log = logging.getLogger(__name__)

Told = Mapping[str, Any]
"""One input line: a JSON object as it stands, or {"text": line} for a line of words."""


class UnusableLine(PainbotError):
    """An input line that cannot be answered; the text says why, for whoever wrote the line."""


def answer_lines(
    incoming: Iterable[bytes], outgoing: TextIO, answer: Callable[[Told], Mapping[str, Any]]
) -> int:
    """Writes one JSON object for each line of `incoming`, in order, each before the next is read.

    An empty line is an empty message. A line that cannot be answered gives {"error": "..."}.
    Returns the exit code: 0, or 1 when an answer failed by a fault of painbot's own.
    """
    faults = 0
    for number, line in enumerate(incoming, 1):
        try:
            answered = answer(read_line(line))
        except PainbotError as error:
            answered = {"error": str(error)}
        except Exception as error:
            # The lines after this one matter as much as this one. The text stays out of the log.
            _log.exception("line %d could not be answered", number)
            answered = {"error": f"painbot failed on this line ({type(error).__name__})"}
            faults += 1
        # ASCII: any console can show it, and no reader splits a line at a rare line separator.
        outgoing.write(json.dumps(answered) + "\n")
        outgoing.flush()
    return 1 if faults else 0


def read_line(line: bytes) -> Told:
    """One input line, without its line end. Raises UnusableLine."""
    try:
        text = line.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        raise UnusableLine(f"the line is not UTF-8 (byte {error.start + 1})") from error
    return _read_object(text) if text.lstrip().startswith("{") else {"text": text}


def text_in(told: Told) -> str:
    """The message in an input line. Raises UnusableLine when there is none."""
    text = told.get("text")
    if isinstance(text, str):
        return text
    if "text" in told:
        raise UnusableLine(f'"text" is {json_kind(text)}; it must be a string')
    near = nearest("text", told)
    raise UnusableLine('"text" is missing.' + (f' It has "{near}".' if near else ""))


def json_kind(value: object) -> str:
    """How JSON calls the kind of a value: "a number"."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case _:
            return "an object"


def _read_object(text: str) -> Told:
    try:
        told: Told = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnusableLine(f"broken JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:
        raise UnusableLine("broken JSON: a number too long or too many brackets") from error
    return told
