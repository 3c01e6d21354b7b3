"""What every test may ask for."""

import pytest
from hypothesis import settings

from bot.loading import shipped_knowledge
from dialogs.knowledge import Knowledge

# A slow machine is no failure: speed is measured by `make bench`, never by a test.
settings.register_profile("painbot", deadline=None)
settings.load_profile("painbot")


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
