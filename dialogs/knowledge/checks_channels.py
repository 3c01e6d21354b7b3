"""Can every channel show its menu and its description?"""

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from dialogs.knowledge import Knowledge
from dialogs.knowledge.finding import Finding
from dialogs.knowledge.references import nearest
from dialogs.messages import CommandName, RecordsWish

ABOUT_KEYS = ("description", "short_description")
_SHORT = 120
"""The longest short description that Telegram takes."""


def menus_name_real_commands(knowledge: Knowledge) -> Iterator[Finding]:
    """A command that nothing answers would be a way to nowhere; /resume is the channel's own."""
    commands = [name for name in get_args(CommandName) if name != "resume"]
    commands += get_args(RecordsWish)
    yield from _strays("menu_lines", knowledge.menu_lines, commands)
    for missing in sorted(set(commands) - set(knowledge.menu_lines)):
        yield "menu_lines", missing, "no entry", "an entry for every command", "Add it."


def descriptions_fit(knowledge: Knowledge) -> Iterator[Finding]:
    """Telegram refuses what is too long, and shows nothing where there is nothing."""
    about = knowledge.telegram_about
    yield from _strays("telegram_about", about, ABOUT_KEYS)
    for missing in sorted(set(ABOUT_KEYS) - set(about)):
        yield "telegram_about", missing, "no entry", "an entry of this name", "Add it."
    if len(about.get("short_description", "")) > _SHORT:
        allowed = f"at most {_SHORT} letters"
        yield "telegram_about", "short_description", "a longer text", allowed, "Shorten it."


def _strays(shelf: str, found: Iterable[str], known: Sequence[str]) -> Iterator[Finding]:
    for stray in sorted(set(found) - set(known)):
        near = nearest(stray, known)
        remedy = f'Did you mean "{near}"?' if near else "Remove it."
        yield shelf, stray, f'entry "{stray}"', ", ".join(known), remedy
