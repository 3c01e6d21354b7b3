"""How this painbot is set up: environment and clinic.toml in, checked values out."""

import os
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    field_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.errors import SettingsBroken
from dialogs.clinic import Clinic, EmergencyNumbers
from dialogs.errors import Problem
from dialogs.knowledge.references import nearest

PREFIX = "PAINBOT_"
_TELEGRAM_API = "https://api.telegram.org/bot"
_COUNTRIES = "emergency_numbers.toml"
_TOML_REMEDY = "Mend the line named; text stands in quotes."


class Settings(BaseSettings):
    """Read from PAINBOT_ variables and from a file .env in the working folder; the former win."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        # What was found may be the token: pydantic's own text must not repeat it.
        hide_input_in_errors=True,
    )

    telegram_token: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("PAINBOT_TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"),
    )
    telegram_base_url: str = _TELEGRAM_API
    """Where the Bot API is served, ending in "/bot"; a local Bot API server may stand here."""
    database_url: str = Field(
        default_factory=lambda: f"sqlite:///{data_folder() / 'painbot.db'}",
        repr=False,  # it may hold a password
    )
    """An SQLAlchemy URL; default: painbot.db in the per-user data folder."""
    clinic: Path | None = None
    """The clinic's own file; default: clinic.toml of the working folder, else the example."""
    knowledge: Path | None = None
    """A knowledge folder; default: the one that came with painbot."""

    @field_validator("telegram_base_url")
    @classmethod
    def _ends_in_bot(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("an address that starts with http:// or https://")
        return f"{url.rstrip('/').removesuffix('/bot')}/bot"

    def clinic_file(self, knowledge_folder: Path) -> Path:
        """The clinic.toml in force: the one set, the working folder's, or the example."""
        here = Path("clinic.toml")
        return self.clinic or (here if here.is_file() else knowledge_folder / "clinic.toml")


def read_settings() -> Settings:
    """The settings of this process. Raises SettingsBroken with every problem."""
    misspelt = tuple(_misspelt_variables(os.environ))
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsBroken((*misspelt, *map(_setting_told, error.errors()))) from None
    if misspelt:
        raise SettingsBroken(misspelt)
    return settings


def data_folder() -> Path:
    """Where this user's programs keep their data: XDG on Linux, else the system's own place."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "painbot"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "painbot"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "painbot"


def load_clinic(path: Path, folder: Path) -> Clinic:
    """Reads a clinic.toml; what it leaves out of the numbers comes from its country.

    `folder` is the knowledge folder, whose emergency_numbers.toml lists the countries.
    Raises SettingsBroken with every problem found.
    """
    countries = _read_toml(folder / _COUNTRIES)
    try:
        told = _ClinicFile.model_validate(_read_toml(path))
    except ValidationError as error:
        raise SettingsBroken(tuple(_entry_told(path, item) for item in error.errors())) from None
    if told.country not in countries:
        raise SettingsBroken((_unknown_country(path, told.country, countries),))
    own = told.numbers.model_dump(exclude_none=True) if told.numbers else {}
    numbers = EmergencyNumbers(**{**countries[told.country], **own})
    return Clinic(**told.model_dump(exclude={"numbers"}), numbers=numbers)


_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _NumbersFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    emergency: _Words | None = None
    urgent: _Words | None = None
    crisis: _Words | None = None


class _ClinicFile(BaseModel):
    """The fields of clinic.toml; data/clinic.toml shows them all."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: _Words
    # For a clinic that names no country: none is guessed.
    country: _Words = "other"
    # Telegram takes no other addresses on a button.
    booking_url: Annotated[_Words, StringConstraints(pattern=r"^https?://\S+$")]
    phone: _Words
    hours: _Words
    address: _Words
    prices: _Words
    cancellation: _Words
    keeps_days: Annotated[int, Field(ge=1, le=3650)] = 14
    numbers: _NumbersFile | None = None


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = (error.strerror or "nothing").lower()
        remedy = f"Copy data/clinic.toml there, or mend {PREFIX}CLINIC."
        problem = Problem(str(path), "the file", reason, "a file that can be read", remedy)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problem = Problem(str(path), "the file", str(error), "TOML in UTF-8", _TOML_REMEDY)
    raise SettingsBroken((problem,))


def _entry_told(path: Path, detail: Any) -> Problem:
    """A pydantic error about clinic.toml in the words of those who edit it."""
    *within, name = (str(step) for step in detail["loc"])
    entry = ".".join((*within, name))
    match detail["type"]:
        case "extra_forbidden":
            fields = (_NumbersFile if within else _ClinicFile).model_fields
            return Problem(str(path), entry, f'entry "{name}"', _listed(fields),
                           _meant(name, fields) or "Remove it.")  # fmt: skip
        case "missing":
            return Problem(str(path), entry, "nothing", "an entry of this name", "Add it.")
        case "string_pattern_mismatch":
            allowed = "an address that starts with http:// or https://"
        case _:
            allowed = str(detail["msg"]).removeprefix("Input should be ")
    return Problem(str(path), entry, f"{detail['input']!r:.80}", allowed)


def _unknown_country(path: Path, found: str, countries: Iterable[str]) -> Problem:
    remedy = _meant(found.upper(), countries) or f"Countries are listed in {_COUNTRIES}."
    return Problem(str(path), "country", f'"{found}"', _listed(countries), remedy)


def _setting_told(detail: Any) -> Problem:
    """A pydantic error about a setting; its value is left out, for it may be a secret."""
    field = str(detail["loc"][0])
    name = field if field.isupper() else f"{PREFIX}{field.upper()}"
    allowed = str(detail["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
    return Problem("environment", name, "another value", allowed)


def _misspelt_variables(environment: Mapping[str, str]) -> Iterator[Problem]:
    """PAINBOT_ variables one or two letters away from a setting: as they stand they do nothing."""
    known = [f"{PREFIX}{field.upper()}" for field in Settings.model_fields]
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in known:
            continue
        near = process.extractOne(name, known, scorer=OSA.distance, score_cutoff=2)
        if near:
            remedy = f'Did you mean "{near[0]}"?'
            yield Problem("environment", name, "an unknown setting", _listed(known), remedy)


def _meant(found: str, allowed: Iterable[str]) -> str:
    near = nearest(found, allowed)
    return f'Did you mean "{near}"?' if near else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
