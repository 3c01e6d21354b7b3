"""A log that would be safe on a wall."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.logs import new_error_id, pseudonym, set_up_logging, where

TOKEN = "123456789:a-token-that-nobody-should-read_00000"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    before = logging.root.handlers[:], logging.root.level
    set_up_logging(stream=stream, hide=["hunter2", ""])
    yield stream
    logging.root.handlers, logging.root.level = before


def test_a_token_is_hidden_wherever_it_stands(log: io.StringIO) -> None:
    logging.getLogger("anyone").warning("GET https://api/bot%s/getMe for %s", TOKEN, "hunter2")
    assert log.getvalue().endswith("GET https://api/bot[hidden]/getMe for [hidden]\n")


def test_a_token_in_a_traceback_is_hidden_too(log: io.StringIO) -> None:
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logging.getLogger("anyone").exception("oh")
    assert "ValueError: [hidden]" in log.getvalue()
    assert TOKEN not in log.getvalue()


@pytest.mark.parametrize("name", ["httpx", "httpcore.http11", "sqlalchemy.engine", "aiosqlite"])
def test_libraries_that_repeat_requests_and_values_are_heard_from_warnings_on(
    log: io.StringIO, name: str
) -> None:
    logging.getLogger(name).info("everything that a client wrote")
    logging.getLogger(name).warning("a warning")
    assert log.getvalue().count("\n") == 1


def test_what_the_telegram_library_logs_is_never_heard(log: io.StringIO) -> None:
    logging.getLogger("telegram.Bot").critical("received data was my neck hurts")
    assert log.getvalue() == ""


def test_setting_up_again_does_not_say_everything_twice(log: io.StringIO) -> None:
    set_up_logging(stream=log)
    logging.getLogger("anyone").warning("once")
    assert log.getvalue().count("once") == 1


def test_an_entry_tells_when_in_utc(log: io.StringIO) -> None:
    entry = {"msg": "x", "name": "n", "levelname": "INFO", "levelno": logging.INFO, "created": 0.5}
    record = logging.makeLogRecord(entry)
    logging.root.handle(record)
    assert log.getvalue() == "1970-01-01T00:00:00.500Z INFO n x\n"


def test_a_chat_is_known_again_and_not_recognised() -> None:
    assert pseudonym("telegram", "707707") == pseudonym("telegram", "707707")
    assert pseudonym("telegram", "707707") != pseudonym("telegram", "707708")
    assert pseudonym("telegram", "707707") != pseudonym("console", "707707")
    assert len({pseudonym("telegram", str(chat)) for chat in range(500)}) == 500


def test_where_an_error_arose_is_told_without_what_it_says() -> None:
    def inner() -> None:
        raise ValueError("my secret neck")

    with pytest.raises(ValueError, match="neck") as caught:
        inner()
    told = where(caught.value)
    assert told.startswith("ValueError < test_logs.py:")
    assert "secret" not in told


def test_error_ids_differ_and_can_be_read_out() -> None:
    ids = {new_error_id() for _ in range(50)}
    assert len(ids) == 50
    assert all(len(id_) == 6 for id_ in ids)
