"""Settings that hold together are taken as they stand; all others are told in one line each."""

import os
from dataclasses import fields, replace
from pathlib import Path

import pytest

from bot.clinic_file import load_clinic
from bot.errors import SettingsBroken
from bot.loading import shipped_folder
from bot.settings import Settings, read_settings

DATA = shipped_folder()
TOKEN = "123456789:a-token-that-nobody-should-read_00000"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine, no .env and no clinic.toml of this folder reaches the tests."""
    for name in [name for name in os.environ if name.startswith(("PAINBOT_", "TELEGRAM_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def clinic_file(tmp_path: Path) -> Path:
    """A copy of the example clinic, to be spoiled."""
    path = tmp_path / "mine.toml"
    path.write_text((DATA / "clinic.toml").read_text(encoding="utf-8"), encoding="utf-8")
    return path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems(path: Path) -> list[str]:
    with pytest.raises(SettingsBroken) as told:
        load_clinic(path, DATA)
    return str(told.value).splitlines()


def test_nothing_has_to_be_set() -> None:
    settings = read_settings()
    assert settings.telegram_token is None
    assert settings.telegram_base_url == "https://api.telegram.org/bot"
    assert settings.database_url.startswith("sqlite:///")


@pytest.mark.skipif(os.name == "nt", reason="Windows has another place for data")
def test_the_database_stands_in_the_users_own_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert read_settings().database_url == f"sqlite:///{tmp_path}/share/painbot/painbot.db"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", "/home/robin")
    assert read_settings().database_url == "sqlite:////home/robin/.local/share/painbot/painbot.db"


@pytest.mark.parametrize("name", ["PAINBOT_TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"])
def test_the_token_is_known_by_two_names_and_never_shown(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, TOKEN)
    settings = read_settings()
    assert settings.telegram_token is not None
    assert settings.telegram_token.revealed == TOKEN
    assert TOKEN not in f"{settings!r} {settings}"


def test_the_address_of_the_database_is_not_shown_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAINBOT_DATABASE_URL", "postgresql://painbot:hunter2@host/name")
    assert "hunter2" not in repr(read_settings())


def test_settings_may_stand_in_a_file_env_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lines = "PAINBOT_DATABASE_URL=sqlite:///from_file.db\nPAINBOT_CLINIC=from_file.toml\n"
    (tmp_path / ".env").write_text(lines)
    monkeypatch.setenv("PAINBOT_CLINIC", "from_environment.toml")
    settings = read_settings()
    assert settings.database_url == "sqlite:///from_file.db"
    assert settings.clinic == Path("from_environment.toml")


@pytest.mark.parametrize(
    "given",
    ["http://host:8081", "http://host:8081/", "http://host:8081/bot", "http://host:8081/bot/"],
)
def test_a_bot_api_server_of_ones_own_is_written_with_or_without_its_end(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("PAINBOT_TELEGRAM_BASE_URL", given)
    assert read_settings().telegram_base_url == "http://host:8081/bot"


def test_an_address_without_http_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAINBOT_TELEGRAM_BASE_URL", "host:8081")
    with pytest.raises(SettingsBroken) as told:
        read_settings()
    assert str(told.value) == (
        "environment, PAINBOT_TELEGRAM_BASE_URL: found another value. "
        "Allowed: an address that starts with http:// or https://."
    )


def test_a_misspelt_setting_is_told_with_the_one_that_was_meant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PAINBOT_TELEGRAM_TOKN", TOKEN)
    with pytest.raises(SettingsBroken) as told:
        read_settings()
    assert "PAINBOT_TELEGRAM_TOKN: found an unknown setting" in str(told.value)
    assert 'Did you mean "PAINBOT_TELEGRAM_TOKEN"?' in str(told.value)
    assert TOKEN not in str(told.value)


def test_variables_unlike_any_setting_are_left_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAINBOT_TEST_DATABASE_URL", "sqlite://")
    monkeypatch.setenv("PAINBOT_IMAGE_TAG", "3")
    read_settings()


@pytest.mark.parametrize("field", [field.name for field in fields(Settings)])
def test_every_setting_stands_in_the_readme(field: str) -> None:
    readme = Path(__file__).parents[2] / "README.md"
    assert f"`PAINBOT_{field.upper()}`" in readme.read_text(encoding="utf-8")


def test_the_clinic_is_the_one_set_or_the_one_here_or_the_example(tmp_path: Path) -> None:
    assert Settings().clinic_file(DATA) == DATA / "clinic.toml"
    (tmp_path / "clinic.toml").touch()
    assert Settings().clinic_file(DATA) == Path("clinic.toml")
    assert Settings(clinic=Path("mine.toml")).clinic_file(DATA) == Path("mine.toml")


def test_the_example_clinic_has_the_numbers_of_its_country() -> None:
    clinic = load_clinic(DATA / "clinic.toml", DATA)
    assert clinic.name == "Willow Lane Neuromuscular Therapy"
    assert clinic.numbers.emergency == "911"
    assert clinic.keeps_days == 14


def test_a_clinic_replaces_only_the_numbers_that_it_names(clinic_file: Path) -> None:
    change(clinic_file, 'country = "US"', 'country = "GB"')
    with clinic_file.open("a", encoding="utf-8") as file:
        file.write('[numbers]\nurgent = "our own nurse on 5"\n')
    shipped = load_clinic(DATA / "clinic.toml", DATA).numbers
    numbers = load_clinic(clinic_file, DATA).numbers
    assert numbers == replace(numbers, emergency="999", urgent="our own nurse on 5")
    assert numbers.crisis != shipped.crisis


def test_no_country_is_guessed_for_a_clinic_that_names_none(clinic_file: Path) -> None:
    change(clinic_file, 'country = "US"\n', "")
    assert load_clinic(clinic_file, DATA).numbers.emergency == "your local emergency number"


MISSPELT = ('name = "W', 'nmae = "W')
DAYS = "keeps_days = 14"
COUNTRY = 'country = "US"'
BOOKING = '"https://example.com/book"'


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (*MISSPELT, 'nmae: found entry "nmae". Allowed: name, country,'),
        (*MISSPELT, 'Did you mean "name"?'),
        (*MISSPELT, "name: found nothing. Allowed: an entry of this name. Add it."),
        (DAYS, 'keeps_days = "14"', "keeps_days: found '14'. Allowed: a valid integer."),
        (DAYS, "keeps_days = 0", "found 0. Allowed: greater than or equal to 1."),
        (COUNTRY, 'country = "us"', 'country: found "us". Allowed: GB, IE, US,'),
        (COUNTRY, 'country = "us"', 'Did you mean "US"?'),
        (COUNTRY, 'country = "Mars"', "Countries are listed in emergency_numbers.toml."),
        (BOOKING, '"example.com"', "an address that starts with http:// or https://."),
        ('phone = "+1 555 010 0199"', 'phone = ""', "phone: found ''. Allowed: "),
        ('phone = "', "phone = ", "the file: found "),
        ("# [numbers]", "[numbers]\nurgnt = 'x'", 'found entry "urgnt". Allowed: emergency,'),
    ],
)
def test_a_mistake_in_clinic_toml_is_told_with_place_and_remedy(
    clinic_file: Path, old: str, new: str, told: str
) -> None:
    change(clinic_file, old, new)
    lines = problems(clinic_file)
    assert all(line.startswith(f"{clinic_file}, ") for line in lines)
    assert any(told in line for line in lines), lines


def test_every_mistake_is_told_at_once(clinic_file: Path) -> None:
    change(clinic_file, 'name = "W', 'nmae = "W')
    change(clinic_file, "keeps_days = 14", "keeps_days = 0")
    assert len(problems(clinic_file)) == 3


@pytest.mark.parametrize("name", ["nowhere.toml", "."])
def test_a_clinic_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    (line,) = problems(tmp_path / name)
    assert "Copy data/clinic.toml there, or mend PAINBOT_CLINIC." in line


def test_a_clinic_file_in_another_encoding_is_told(clinic_file: Path) -> None:
    clinic_file.write_bytes('name = "Zürich"'.encode("latin-1"))
    (line,) = problems(clinic_file)
    assert "Allowed: TOML in UTF-8" in line


def test_a_staff_chat_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAINBOT_STAFF_CHAT", "-1001234567890")
    assert read_settings().staff_chat == "-1001234567890"
    monkeypatch.setenv("PAINBOT_STAFF_CHAT", "@ourstaff")
    with pytest.raises(SettingsBroken, match="the number of a Telegram chat"):
        read_settings()
