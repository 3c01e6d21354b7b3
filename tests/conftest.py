"""What every test may ask for."""

from collections.abc import Iterator

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


@pytest.fixture(scope="session", autouse=True)
def _no_files_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Neither this user's talks nor their cache is read or written by any test."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
            patch.setenv(variable, str(tmp_path_factory.mktemp("home")))
        patch.setenv("PAINBOT_CACHE", "off")
        yield


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The shipped knowledge, for its example clinic."""
    return shipped_knowledge()
