"""How this painbot is set up: the environment in, settings out."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from bot.errors import SettingsBroken
from dialogs.errors import Problem

PREFIX = "PAINBOT_"
_TOKEN_ELSEWHERE = "TELEGRAM_BOT_TOKEN"  # noqa: S105 - a variable's name
"""What other programs call the token."""
_NO_CACHE = "off"
_TELEGRAM_API = "https://api.telegram.org/bot"


def data_folder() -> Path:
    """Where this user's programs keep their data: XDG on Linux, else the system's own place."""
    return _own_folder("XDG_DATA_HOME", ".local/share", "Application Support")


def cache_folder() -> Path:
    """Where this user's programs keep what they can work out anew."""
    return _own_folder("XDG_CACHE_HOME", ".cache", "Caches")


def _own_folder(xdg: str, default: str, on_macos: str) -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "painbot"
    if sys.platform == "darwin":
        return Path.home() / "Library" / on_macos / "painbot"
    return Path(os.environ.get(xdg) or Path.home() / default) / "painbot"


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that shows itself nowhere but where it is asked for."""

    revealed: str = field(repr=False)


def _default_database() -> str:
    return f"sqlite:///{data_folder() / 'painbot.db'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set; each field is the variable PAINBOT_ and its name in capitals.

    A dataclass, not a pydantic-settings model: that library takes longer to import than painbot
    takes to greet.
    """

    telegram_token: Secret | None = None
    telegram_base_url: str = _TELEGRAM_API
    """Where the Bot API is served, ending in "/bot"; a local Bot API server may stand here."""
    database_url: str = field(default_factory=_default_database, repr=False)  # may hold a password
    """An SQLAlchemy URL; default: painbot.db in the per-user data folder."""
    clinic: Path | None = None
    """The clinic's own file; default: clinic.toml of the working folder, else the example."""
    knowledge: Path | None = None
    """A knowledge folder; default: the one that came with painbot."""
    staff_chat: str | None = None
    """The number of the Telegram chat in which staff are told of appointments."""
    cache: Path | None = field(default_factory=cache_folder)
    """Where knowledge is kept ready to use; None to keep none."""

    def clinic_file(self, knowledge_folder: Path) -> Path:
        """The clinic.toml in force: the one set, the working folder's, or the example."""
        here = Path("clinic.toml")
        return self.clinic or (here if here.is_file() else knowledge_folder / "clinic.toml")


def read_settings() -> Settings:
    """The settings of this process, from variables and from a file .env in the working folder.

    Variables win; one without a value counts as not set. Raises SettingsBroken with every problem.
    """
    told = {**_with_values(_told_in_file(Path(".env"))), **_with_values(os.environ)}
    problems = (*_misspelt_variables(told), *_no_address(told), *_no_chat(told))
    if problems:
        raise SettingsBroken(problems)
    given = {each.name: told.get(_variable(each.name)) for each in fields(Settings)}
    given["telegram_token"] = given["telegram_token"] or told.get(_TOKEN_ELSEWHERE)
    return Settings(**{name: _READ[name](value) for name, value in given.items() if value})


_READ: Mapping[str, Callable[[str], Any]] = {
    "telegram_token": Secret,
    "telegram_base_url": lambda url: f"{url.rstrip('/').removesuffix('/bot')}/bot",
    "database_url": str,
    "clinic": Path,
    "knowledge": Path,
    "staff_chat": str.strip,
    "cache": lambda folder: None if folder == _NO_CACHE else Path(folder),
}
"""From each variable's text to its field."""


def _variable(field_name: str) -> str:
    return f"{PREFIX}{field_name.upper()}"


def _with_values(told: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in told.items() if value}


def _told_in_file(path: Path) -> Mapping[str, str | None]:
    if not path.is_file():
        return {}
    # Imported here: most folders have no such file, and every command reads settings.
    from dotenv import dotenv_values

    return dotenv_values(path)


def _no_address(told: Mapping[str, str]) -> Iterator[Problem]:
    name = _variable("telegram_base_url")
    if not told.get(name, _TELEGRAM_API).startswith(("http://", "https://")):
        allowed = "an address that starts with http:// or https://"
        # What was found is left out: whoever mixed two lines up has put the token there.
        yield Problem("environment", name, "another value", allowed)


def _no_chat(told: Mapping[str, str]) -> Iterator[Problem]:
    name = _variable("staff_chat")
    found = told.get(name, "0").strip()
    if not found.removeprefix("-").isdecimal():
        allowed = "the number of a Telegram chat, such as -1001234567890"
        yield Problem("environment", name, f'"{found}"', allowed)


def _misspelt_variables(told: Iterable[str]) -> Iterator[Problem]:
    """PAINBOT_ variables one or two letters away from a setting: as they stand they do nothing."""
    known = [_variable(each.name) for each in fields(Settings)]
    for name in sorted(told):
        if not name.startswith(PREFIX) or name in known:
            continue
        # Imported here: hardly anybody has such a variable.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if near := process.extractOne(name, known, scorer=OSA.distance, score_cutoff=2):
            remedy = f'Did you mean "{near[0]}"?'
            yield Problem("environment", name, "an unknown setting", ", ".join(known), remedy)
