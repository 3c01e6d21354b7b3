"""data/README.md tells therapists of every file and field there is, and of no others."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from bot.knowledge_shelves import Reading
from bot.loading import shipped_folder
from dialogs.hearing.phrasebook import where_stands
from dialogs.hearing.text import read_words
from dialogs.knowledge import SHELVES, Knowledge
from dialogs.knowledge.impressions import EXAMPLES as EXAMPLES_SHELF
from dialogs.knowledge.shelf import Shelf

README = (shipped_folder() / "README.md").read_text(encoding="utf-8")
SECTIONS = {
    section.split("`")[0]: section
    for section in re.split(r"^### `", README, flags=re.MULTILINE)[1:]
}


ALL = (*SHELVES, EXAMPLES_SHELF)


@pytest.mark.parametrize("shelf", ALL, ids=lambda shelf: shelf.path)
def test_every_file_and_each_of_its_fields_is_told(shelf: Shelf) -> None:
    assert shelf.path in SECTIONS
    if is_dataclass(shelf.entry):
        told = set(re.findall(r"`(\w+)`", SECTIONS[shelf.path]))
        assert {field.name for field in fields(shelf.entry)} <= told


def test_no_file_is_told_that_there_is_not() -> None:
    others = {"clinic.toml", "emergency_numbers.toml"}
    assert set(SECTIONS) == {shelf.path for shelf in ALL} | others
    assert all((shipped_folder() / name).is_file() for name in others)


EXAMPLES = re.findall(r"^\| `([^`]+)` \| (.*?) \| (.*?) \|$", README, re.MULTILINE)


@pytest.mark.parametrize(("phrase", "heard", "not_heard"), EXAMPLES)
def test_the_examples_of_phrases_are_heard_as_told(
    phrase: str, heard: str, not_heard: str, knowledge: Knowledge
) -> None:
    def hears(text: str) -> bool:
        utterance = read_words(text, knowledge)
        return bool(where_stands(phrase.replace(r"\|", "|"), utterance, knowledge))

    plain = re.sub(r"\([^)]*\)", "", heard)
    texts = [text for text in re.findall(r'"([^"]+)"', plain) if "<" not in phrase]
    assert all(hears(text) for text in texts), texts
    assert not any(
        hears(text) for text in re.findall(r'"([^"]+)"', re.sub(r"\([^)]*\)", "", not_heard))
    )


def test_there_are_examples_of_phrases() -> None:
    assert len(EXAMPLES) == 8


def test_the_example_of_a_mistake_is_told_as_painbot_tells_it(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    text = (shipped_folder() / "en/zones.toml").read_text(encoding="utf-8")
    (tmp_path / "en/zones.toml").write_text(
        text.replace("\nbutton", "\nbuton", 1), encoding="utf-8"
    )
    shelf = next(shelf for shelf in SHELVES if shelf.field == "zone_words")
    assert any(str(each) in README for each in Reading(tmp_path, (shelf,)).problems)
