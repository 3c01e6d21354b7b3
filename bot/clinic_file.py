"""A clinic's own file: clinic.toml in, a checked Clinic out, or every problem at once."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.errors import SettingsBroken
from bot.settings import PREFIX
from dialogs.clinic import Clinic, EmergencyNumbers
from dialogs.errors import Problem
from dialogs.knowledge.references import nearest

_COUNTRIES = "emergency_numbers.toml"
_NO_COUNTRY = "other"
_TOML_REMEDY = "Mend the line named; text stands in quotes."


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


def unset_numbers(path: Path, folder: Path) -> Iterator[Problem]:
    """Each number that clients of this clinic are told by a neutral phrase, because neither the
    clinic's country nor the number itself is set.

    Raises SettingsBroken as `load_clinic` does.
    """
    numbers = load_clinic(path, folder).numbers
    neutral = _read_toml(folder / _COUNTRIES)[_NO_COUNTRY]
    for name, phrase in neutral.items():
        if getattr(numbers, name) == phrase:
            remedy = f"Set country, or {name} under [numbers]."
            yield Problem(str(path), f"numbers.{name}", f'nothing, said is "{phrase}"',
                          "whom clients of this clinic should call", remedy)  # fmt: skip


_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _NumbersFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    emergency: _Words | None = None
    urgent: _Words | None = None
    crisis: _Words | None = None
    abuse: _Words | None = None
    poisons: _Words | None = None


class _ClinicFile(BaseModel):
    """The fields of clinic.toml; data/clinic.toml shows them all."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: _Words
    # For a clinic that names no country: none is guessed.
    country: _Words = _NO_COUNTRY
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


def _meant(found: str, allowed: Iterable[str]) -> str:
    near = nearest(found, allowed)
    return f'Did you mean "{near}"?' if near else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
