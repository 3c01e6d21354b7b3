"""The commands, targets, files and settings that README names exist."""

import re
from dataclasses import fields
from pathlib import Path

from bot.cli import COMMANDS
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = "\n".join(re.findall(r"```.*?```|`[^`]+`", README, re.DOTALL))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def named(pattern: str, text: str = CODE) -> set[str]:
    found = set(re.findall(pattern, text))
    assert found, f"README names nothing like {pattern}"
    return found


def test_readme_names_the_commands_there_are_and_no_others() -> None:
    assert named(r"(?:`|bin/)painbot ([a-z]+)") == set(COMMANDS)


def test_every_make_target_in_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert named(r"\bmake ([a-z-]+)") <= targets


def test_every_setting_in_readme_exists_and_every_setting_stands_in_readme() -> None:
    settings = {f"{PREFIX}{field.name.upper()}" for field in fields(Settings)}
    assert named(rf"\b{PREFIX}[A-Z_]+") == settings


def test_every_linked_file_exists() -> None:
    for target in named(r"\]\((?!https?://)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_readme_opens_with_a_talk_that_happened() -> None:
    talk = (ROOT / "tests" / "transcripts" / "headache_temple.txt").read_text(encoding="utf-8")
    said = " ".join(talk.split())
    block = README.split("```")[1]
    messages = re.split(r"\n(?=\w)", block.strip())
    assert len(messages) > 8
    for message in messages:
        for paragraph in message.split(maxsplit=1)[1].removeprefix("… ").split(".\n"):
            assert " ".join(paragraph.split()).rstrip(".") in said
