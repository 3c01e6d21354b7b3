"""What every test may ask for."""

import pytest

from bot.loading import shipped_knowledge
from dialogs.knowledge import Knowledge


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the transcripts anew from what is answered today",
    )


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The shipped knowledge, for its example clinic."""
    return shipped_knowledge()
