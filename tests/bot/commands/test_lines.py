"""One answer per input line, whatever the line is."""

import io
import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.lines import Told, answer_lines, text_in
from dialogs.errors import UnknownId


def echo(told: Told) -> Mapping[str, Any]:
    return {"text": text_in(told)}


def answered(*lines: bytes) -> list[dict[str, Any]]:
    out = io.StringIO()
    assert answer_lines(lines, out, echo) == 0
    return [json.loads(line) for line in out.getvalue().split("\n")[:-1]]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"my neck hurts\n", "my neck hurts"),
        (b"my neck hurts\r\n", "my neck hurts"),
        (b"the last line", "the last line"),
        (b"\n", ""),
        (b"  two spaces \n", "  two spaces "),
        (b'{"text": "a\\nb"}\n', "a\nb"),
        (b' {"text": "indented"}\n', "indented"),
        (b'{"text": "more", "id": 7}\n', "more"),
        (b'["no object"]\n', '["no object"]'),
        (b"\xef\xbb\xbfwith a mark of order\n", "with a mark of order"),
        ("line\u2028separator\x85 and \x00\n".encode(), "line\u2028separator\x85 and \x00"),
        (b'{"text": "half a pair \\ud83d"}\n', "half a pair \ud83d"),
    ],
)
def test_a_line_is_words_or_an_object_with_text(line: bytes, text: str) -> None:
    assert answered(line) == [{"text": text}]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{\n", "broken JSON: Expecting property name"),
        (b'{"text": "a"} tail\n', "broken JSON: Extra data at character 15"),
        (b'{"a":' * 50_000, "broken JSON: a number too long or too many brackets"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "broken JSON: a number too long or too many brackets"),
        (b"{}\n", '"text" is missing.'),
        (b'{"txt": "a"}\n', '"text" is missing. It has "txt".'),
        (b'{"text": null}\n', '"text" is null; it must be a string'),
        (b'{"text": 3}\n', '"text" is a number; it must be a string'),
        (b'{"text": true}\n', '"text" is true or false; it must be a string'),
        (b'{"text": ["a"]}\n', '"text" is a list; it must be a string'),
        (b'{"text": {}}\n', '"text" is an object; it must be a string'),
        (b"caf\xe9\n", "the line is not UTF-8 (byte 4)"),
    ],
)
def test_an_unusable_line_says_why_and_the_next_is_answered(line: bytes, error: str) -> None:
    told, after = answered(line, b"next\n")
    assert told["error"].startswith(error)
    assert after == {"text": "next"}


@given(st.lists(st.binary(max_size=40).map(lambda raw: raw.replace(b"\n", b"") + b"\n")))
def test_every_line_gets_exactly_one_answer(lines: list[bytes]) -> None:
    assert all(len(answer) == 1 for answer in answered(*lines))
    assert len(answered(*lines)) == len(lines)


def test_a_line_is_answered_before_the_next_is_read() -> None:
    out = io.StringIO()

    def lines() -> Iterator[bytes]:
        for count in range(3):
            assert out.getvalue().count("\n") == count
            yield b"a line\n"

    answer_lines(lines(), out, echo)
    assert out.getvalue().count("\n") == 3


def test_each_answer_has_left_the_process_before_the_next_line_is_read() -> None:
    receiving, sending = os.pipe()

    def lines() -> Iterator[bytes]:
        for count in range(2):
            yield f"line {count}\n".encode()
            assert json.loads(os.read(receiving, 100)) == {"text": f"line {count}"}

    with os.fdopen(sending, "w") as out:
        answer_lines(lines(), out, echo)
    os.close(receiving)


def test_an_error_of_ours_is_told_as_it_is() -> None:
    def refuse(_told: Told) -> Mapping[str, Any]:
        raise UnknownId("zone", "neck_bak", "neck_back")

    out = io.StringIO()
    assert answer_lines([b"x\n"], out, refuse) == 0
    assert json.loads(out.getvalue()) == {
        "error": 'zone "neck_bak" is unknown. Did you mean "neck_back"?'
    }


def test_a_fault_of_ours_stops_nothing_but_shows_in_the_exit_code_and_hides_the_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail_once(told: Told) -> Mapping[str, Any]:
        if told["text"] == "secret pain":
            raise ZeroDivisionError
        return told

    out = io.StringIO()
    assert answer_lines([b"secret pain\n", b"next\n"], out, fail_once) == 1
    first, second = map(json.loads, out.getvalue().splitlines())
    assert first == {"error": "painbot failed on this line (ZeroDivisionError)"}
    assert second == {"text": "next"}
    assert "line 1 could not be answered" in caplog.text
    assert "secret" not in caplog.text
