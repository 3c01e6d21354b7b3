"""A folder of knowledge files -> checked Knowledge, or every problem at once."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from bot.clinic_file import load_clinic
from bot.errors import SettingsBroken
from bot.knowledge_shelves import Reading
from dialogs.clinic import Clinic, EmergencyNumbers
from dialogs.errors import KnowledgeBroken, Problem
from dialogs.hearing.checks import broken_phrases
from dialogs.knowledge import SHELVES, Knowledge
from dialogs.knowledge.checks import findings
from dialogs.knowledge.finding import Finding
from dialogs.knowledge.impressions import EXAMPLES
from dialogs.knowledge.references import unknown_ids

_NO_NUMBERS = EmergencyNumbers(**{each.name: "" for each in fields(EmergencyNumbers)})
_NO_CLINIC = Clinic("", "", _NO_NUMBERS, "", "", "", "", "", "")
"""Stands in for a clinic that cannot be read, so that everything else is checked all the same."""
_READ_BY_CLINIC = ("clinic.toml", "emergency_numbers.toml")


def read_knowledge(folder: Path, clinic_file: Path) -> Knowledge:
    """Reads and cross-checks a knowledge folder for a clinic.

    Raises SettingsBroken for the clinic's file, and KnowledgeBroken with every problem of the
    folder: the shape of each file's entries and the ids that lead nowhere; when the shapes are
    sound, also what else must hold between entries.
    """
    return _checked(folder, load_clinic(clinic_file, folder), thorough=False)


def check_folder(folder: Path) -> Knowledge:
    """Reads a folder for its example clinic, with checks besides that take their time.

    These are: every phrase is a pattern, every example shows signs that there are, and every file
    is one that painbot reads.
    Raises KnowledgeBroken.
    """
    return _checked(folder, None, thorough=True)


def _checked(folder: Path, clinic: Clinic | None, *, thorough: bool) -> Knowledge:
    if not folder.is_dir():
        nothing = ("the folder", "nothing", "a folder", "Name one that holds what data/ holds.")
        raise KnowledgeBroken((Problem(str(folder), *nothing),))
    reading = Reading(folder, (*SHELVES, EXAMPLES) if thorough else SHELVES)
    problems = reading.problems
    held = {shelf.field: reading.held[shelf.field] for shelf in SHELVES}
    knowledge = Knowledge(clinic=clinic or _example_clinic(folder, problems), **held)
    if problems:
        # Checks of whole entries would blame sound ones for the absence of those that are broken.
        problems += reading.located(reading.unknown_ids())
    else:
        problems += reading.located(findings(knowledge))
    if thorough and not problems:
        problems += reading.located(_slow_findings(knowledge, reading))
    if thorough:
        problems += reading.files_nobody_reads(_READ_BY_CLINIC)
    if problems:
        raise KnowledgeBroken(tuple(problems))
    return knowledge


def _example_clinic(folder: Path, problems: list[Problem]) -> Clinic:
    try:
        return load_clinic(folder / "clinic.toml", folder)
    except SettingsBroken as broken:
        problems += broken.problems
        return _NO_CLINIC


def _slow_findings(knowledge: Knowledge, reading: Reading) -> Iterator[Finding]:
    yield from broken_phrases(knowledge)
    yield from unknown_ids((EXAMPLES,), reading.held, knowledge.ids())
