"""In which chat are staff told of appointments that want attention?"""

from bot.settings import Settings
from bot.storage.store import ChatKey

CHANNEL = "telegram"


def staff_chat(settings: Settings) -> ChatKey | None:
    """The chat that is set; None when staff are not told. Any channel may put something out for
    it, and `painbot telegram` sends it."""
    return ChatKey(CHANNEL, settings.staff_chat) if settings.staff_chat else None
