"""The labelled messages of a knowledge folder, and what tells one set of them from another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from bot.knowledge_shelves import Reading
from dialogs.errors import KnowledgeBroken
from dialogs.heard import GRAVITY, Disposition
from dialogs.knowledge import Knowledge
from dialogs.knowledge.impressions import EXAMPLES, SignExample
from dialogs.knowledge.signs import FLAGS

_DIGEST = 16
"""Bytes; as many as can hardly be alike by chance."""


def examples_by_file(folder: Path) -> Mapping[str, tuple[SignExample, ...]]:
    """The examples of each file of a folder, in the order of lines. Raises KnowledgeBroken."""
    reading = Reading(folder, (EXAMPLES, FLAGS))
    problems = [*reading.problems, *reading.located(reading.unknown_ids())]
    if problems:
        raise KnowledgeBroken(tuple(problems))
    by_file: defaultdict[str, list[SignExample]] = defaultdict(list)
    for number, example in enumerate(reading.held[EXAMPLES.field]):
        by_file[reading.places[EXAMPLES.field, str(number)][0]].append(example)
    return {file: tuple(examples) for file, examples in by_file.items()}


def read_examples(folder: Path) -> tuple[SignExample, ...]:
    """Every example of a folder. Raises KnowledgeBroken."""
    return tuple(each for file in examples_by_file(folder).values() for each in file)


def asked_for(example: SignExample, knowledge: Knowledge) -> Disposition:
    """What an example asks of the clinic: its own disposition, else that of its gravest sign."""
    if example.disposition:
        return example.disposition
    given: list[Disposition] = [knowledge.red_flags[sign].disposition for sign in example.shows]
    return max(given, key=GRAVITY.index, default="none")


def digest_of(examples: Sequence[SignExample]) -> str:
    """The same for the same examples in any order, another for any others."""
    told = sorted(
        f"{each.text}\t{' '.join(sorted(each.shows))}\t{each.disposition or ''}"
        for each in examples
    )
    return blake2b("\n".join(told).encode(), digest_size=_DIGEST).hexdigest()
