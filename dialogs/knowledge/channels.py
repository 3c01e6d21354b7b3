"""What channels show beside the talk: the menu of commands and how painbot describes itself."""

from typing import Annotated

from annotated_types import MaxLen, MinLen

from dialogs.knowledge.shelf import Shelf

MenuLine = Annotated[str, MinLen(1), MaxLen(256)]
"""What stands beside a command in a menu; Telegram takes no more."""

About = Annotated[str, MinLen(1), MaxLen(512)]
"""How painbot describes itself to someone who has not written yet; Telegram takes no more."""

SHELVES = (
    Shelf("menu_lines", "en/commands.toml", MenuLine),
    Shelf("telegram_about", "en/telegram.toml", About),
)
