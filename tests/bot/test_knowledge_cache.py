"""What is kept ready is what would be read, and nothing that others could have written is taken."""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from bot import knowledge_cache, loading
from bot.knowledge_reading import read_knowledge
from bot.loading import knowledge_in_use, shipped_folder
from bot.settings import Settings
from dialogs.errors import KnowledgeBroken
from dialogs.hearing.listen import listen
from dialogs.hearing.prepare import prepare
from dialogs.knowledge import Knowledge

NAME = "abc"
START = """
import dialogs.hearing.prepare
dialogs.hearing.prepare.prepare = lambda _: None  # it takes its time, and is not what is tried
import bot.warming
bot.warming.warm()
"""


class Boom:
    """A pickle that does something when it is read: what an attacker would leave."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return pytest.fail, ("a file of somebody else was read",)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "painbot"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge, to be changed."""
    return Path(shutil.copytree(shipped_folder(), tmp_path / "data"))


def the_file(cache: Path) -> Path:
    (kept,) = cache.iterdir()
    return kept


def same(one: Knowledge, other: Knowledge) -> bool:
    shelves = [each.name for each in fields(Knowledge) if each.name != "derived"]
    return all(getattr(one, name) == getattr(other, name) for name in shelves)


def as_anew(settings: Settings) -> Knowledge:
    """As another process would load it: nothing of this one's memory is used."""
    loading._named.cache_clear()
    return knowledge_in_use(settings)


@pytest.fixture(autouse=True)
def _own_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What these tests load is not what others share, and is not worked out each time."""
    loading._named.cache_clear()
    monkeypatch.setattr("dialogs.hearing.prepare.prepare", lambda _: None)


def test_what_is_kept_is_what_was_read(cache: Path, knowledge: Knowledge) -> None:
    knowledge_cache.keep(cache, NAME, knowledge)
    kept = knowledge_cache.fetch(cache, NAME)
    assert kept is not knowledge
    assert kept is not None
    assert same(kept, knowledge)
    with pytest.raises(TypeError):
        kept.zones["eye"] = knowledge.zones["ear"]  # type: ignore[index]


def test_the_second_start_reads_no_knowledge_file(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = as_anew(Settings(cache=cache))
    monkeypatch.setattr("bot.knowledge_reading.read_knowledge", pytest.fail)
    second = as_anew(Settings(cache=cache))
    assert second is not first
    assert same(second, first)


def test_what_was_worked_out_is_kept_and_gives_the_same_answers(
    cache: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("my left temple throbs, worse at the desk", "not my knee", "whats a triger point?")
    heard = [listen(text, knowledge) for text in texts]
    prepare(knowledge)
    knowledge_cache.keep(cache, NAME, knowledge)
    kept = knowledge_cache.fetch(cache, NAME)
    assert kept is not None
    assert set(kept.derived) == set(knowledge.derived)
    monkeypatch.setattr("dialogs.hearing.phrasebook.Phrasebook.__init__", pytest.fail)
    assert [listen(text, kept) for text in texts] == heard


def test_only_its_owner_can_read_what_is_kept(cache: Path, knowledge: Knowledge) -> None:
    knowledge_cache.keep(cache, NAME, knowledge)
    assert cache.stat().st_mode & 0o777 == 0o700
    assert the_file(cache).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("changed", ["zones.toml", "en/replies.toml", "referrals.tsv"])
def test_one_more_letter_in_a_file_gives_another_name(folder: Path, changed: str) -> None:
    clinic = folder / "clinic.toml"
    before = knowledge_cache.fingerprint(folder, clinic)
    assert knowledge_cache.fingerprint(folder, clinic) == before
    with (folder / changed).open("a") as file:
        file.write("\n")
    assert knowledge_cache.fingerprint(folder, clinic) != before


def test_another_clinic_another_file_or_another_painbot_gives_another_name(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic = tmp_path / "mine.toml"
    shutil.copy(folder / "clinic.toml", clinic)
    names = [knowledge_cache.fingerprint(folder, clinic)]
    clinic.write_text(clinic.read_text().replace("Willow", "Elm"))
    names.append(knowledge_cache.fingerprint(folder, clinic))
    (folder / "en/concepts/zz_more.toml").write_text('[zz_more]\nsays = ["zz"]\n')
    names.append(knowledge_cache.fingerprint(folder, clinic))
    monkeypatch.setattr(knowledge_cache, "_DIALOGS", tmp_path / "cache")
    names.append(knowledge_cache.fingerprint(folder, clinic))
    assert len(set(names)) == len(names)


def test_a_change_of_a_file_is_seen_by_the_next_start(cache: Path, folder: Path) -> None:
    settings = Settings(cache=cache, knowledge=folder)
    as_anew(settings)
    zones = folder / "zones.toml"
    zones.write_text(zones.read_text().replace('term = "vertex"', 'term = "the very top"'))
    assert as_anew(settings).zones["vertex"].term == "the very top"


def test_a_mistake_in_a_file_is_told_however_often_one_starts(cache: Path, folder: Path) -> None:
    settings = Settings(cache=cache, knowledge=folder)
    as_anew(settings)
    zones = folder / "zones.toml"
    zones.write_text(zones.read_text().replace("term =", "tern =", 1))
    told = []
    for _ in range(2):
        with pytest.raises(KnowledgeBroken) as broken:
            as_anew(settings)
        told.append(str(broken.value))
    assert told[0] == told[1]
    assert 'found field "tern"' in told[0]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept[:0],
        lambda kept: kept[:-1],
        lambda kept: kept[:5000] + b"?" + kept[5001:],
        lambda kept: kept[:20] + pickle.dumps(Boom()),
    ],
    ids=["empty", "cut", "changed", "another"],
)
def test_a_broken_file_is_read_as_none_and_written_anew(
    cache: Path, knowledge: Knowledge, spoil: Callable[[bytes], bytes]
) -> None:
    knowledge_cache.keep(cache, NAME, knowledge)
    kept = the_file(cache)
    whole = kept.read_bytes()
    kept.write_bytes(spoil(whole))
    assert knowledge_cache.fetch(cache, NAME) is None
    knowledge_cache.keep(cache, NAME, knowledge)
    assert kept.read_bytes() == whole


def test_something_else_in_the_file_is_no_knowledge(
    cache: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knowledge_cache, "_form_of", lambda _: pickle.dumps([1, 2]))
    knowledge_cache.keep(cache, NAME, knowledge)
    assert knowledge_cache.fetch(cache, NAME) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
class TestOnPosix:
    """What others own or can write may be anything."""

    @pytest.fixture(autouse=True)
    def _kept(self, cache: Path, knowledge: Knowledge) -> None:
        knowledge_cache.keep(cache, NAME, knowledge)
        assert knowledge_cache.fetch(cache, NAME) is not None

    @pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
    def test_a_file_that_others_can_write_is_not_read(self, cache: Path, mode: int) -> None:
        the_file(cache).chmod(mode)
        assert knowledge_cache.fetch(cache, NAME) is None

    @pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
    def test_a_folder_that_others_can_write_is_left_alone(
        self, cache: Path, mode: int, knowledge: Knowledge
    ) -> None:
        cache.chmod(mode)
        assert knowledge_cache.fetch(cache, NAME) is None
        knowledge_cache.keep(cache, "other", knowledge)
        assert len(list(cache.iterdir())) == 1

    def test_a_file_of_another_user_is_not_read(
        self, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "getuid", lambda: the_file(cache).stat().st_uid + 1)
        assert knowledge_cache.fetch(cache, NAME) is None

    def test_a_link_is_not_followed(self, cache: Path, tmp_path: Path) -> None:
        kept = the_file(cache).rename(tmp_path / "elsewhere")
        (cache / f"knowledge-{NAME}.pickle").symlink_to(kept)
        assert knowledge_cache.fetch(cache, NAME) is None


def test_a_place_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    no_folder = tmp_path / "a file"
    no_folder.touch()
    assert as_anew(Settings(cache=no_folder / "painbot")).zones
    assert as_anew(Settings(cache=no_folder)).zones
    assert as_anew(Settings(cache=None)).zones


def test_a_failure_while_writing_leaves_nothing_behind(
    cache: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", full)
    knowledge_cache.keep(cache, NAME, knowledge)
    assert list(cache.iterdir()) == []


def test_old_forms_make_room(
    cache: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knowledge_cache, "_form_of", lambda _: b"a form")
    for number in range(7):
        knowledge_cache.keep(cache, str(number), knowledge)
        os.utime(cache / f"knowledge-{number}.pickle", (number, number))
    knowledge_cache.keep(cache, "last", knowledge)
    names = {path.stem.removeprefix("knowledge-") for path in cache.iterdir()}
    assert len(names) == 4
    assert "last" in names


def test_two_processes_that_start_at_once_both_answer(cache: Path) -> None:
    environment = {**os.environ, "PAINBOT_CACHE": str(cache)}
    running = [subprocess.Popen([sys.executable, "-c", START], env=environment) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    clinic = shipped_folder() / "clinic.toml"
    name = knowledge_cache.fingerprint(shipped_folder(), clinic)
    assert [path.name for path in cache.iterdir()] == [f"knowledge-{name}.pickle"]
    kept = knowledge_cache.fetch(cache, name)
    assert kept is not None
    assert same(kept, read_knowledge(shipped_folder(), clinic))
