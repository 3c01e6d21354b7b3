from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram_api.server import TelegramApi


@pytest.fixture
def api() -> Iterator[TelegramApi]:
    """A Bot API that nothing but this test talks to."""
    with TelegramApi() as api:
        yield api


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "painbot.db"
