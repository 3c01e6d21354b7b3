"""Does ahead what the first start would have to do: `python -m bot.warming`, after installing."""

from contextlib import suppress

from bot.loading import knowledge_in_use
from bot.settings import read_settings
from dialogs.errors import PainbotError


def warm() -> None:
    """Fills the cache for the settings in force, if they and the knowledge are sound."""
    # Whoever starts painbot is told what is wrong; an installation does not fail for it.
    with suppress(PainbotError):
        knowledge_in_use(read_settings())


if __name__ == "__main__":
    warm()
