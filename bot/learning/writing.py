"""What was learned -> the files of a knowledge folder that hold it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from dialogs.knowledge.impressions import SIGNS, Impression, Lesson

_NOTE = """\
# How messages with warning signs sound: what a word, a pair of words or a <concept> adds, in
# log-odds, for a level ("at least so grave") or a sign. ~ marks what is denied, ^ what is over or
# another's, ? what is only asked. Learned from sign_examples/ by `painbot learn`: to change it,
# change or add examples and learn again.
"""
_LESSONS_NOTE = "# What impressions.toml was learned from. Written by `painbot learn`.\n"


def write_lessons(folder: Path, impressions: Mapping[str, Impression], lesson: Lesson) -> None:
    """Writes en/impressions.toml and en/lessons.toml of a folder. Raises OSError."""
    told = "\n".join(_tables(impressions))
    (folder / "en/impressions.toml").write_text(f"{_NOTE}{told}", encoding="utf-8")
    from_what = f'[{SIGNS}]\nexamples = {lesson.examples}\ndigest = "{lesson.digest}"\n'
    (folder / "en/lessons.toml").write_text(f"{_LESSONS_NOTE}\n{from_what}", encoding="utf-8")


def _tables(impressions: Mapping[str, Impression]) -> Iterator[str]:
    for kind, impression in impressions.items():
        yield f"\n[{kind}]\nbase = {impression.base}\n[{kind}.weights]"
        strongest_first = sorted(impression.weights.items(), key=lambda each: (-each[1], each[0]))
        # A JSON string is a TOML string as well.
        yield from (f"{json.dumps(name)} = {weight}" for name, weight in strongest_first)
    yield ""
