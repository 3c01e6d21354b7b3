"""A clinic's day on Telegram, over real HTTP and with a real database file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram_api.server import TelegramApi
from telegram_api.serving import plain_turn, serving


@pytest.fixture
def api() -> Iterator[TelegramApi]:
    with TelegramApi() as api:
        yield api


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "painbot.db"


async def test_a_text_is_answered(api: TelegramApi, database: Path) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        sent = await painbot.answers(2)
    assert [message.text for message in sent] == ["heard my neck", "Question 1"]
    assert sent[1].labels == ["Left", "Right", "Book"]
