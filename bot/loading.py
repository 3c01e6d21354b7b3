"""The only reader of data/: files in, checked Knowledge out, or every problem at once."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bot.clinic_file import load_clinic
from bot.errors import SettingsBroken
from bot.knowledge_shelves import Reading
from bot.settings import Settings
from dialogs.clinic import Clinic, EmergencyNumbers
from dialogs.errors import KnowledgeBroken, Problem
from dialogs.hearing.checks import broken_phrases
from dialogs.knowledge import SHELVES, Knowledge
from dialogs.knowledge.checks import findings
from dialogs.knowledge.finding import Finding

_IN_THE_WHEEL = Path(__file__).parent / "knowledge"
_IN_THE_REPOSITORY = Path(__file__).parent.parent / "data"
_NO_CLINIC = Clinic("", "", EmergencyNumbers("", "", ""), "", "", "", "", "", "")
"""Stands in for a clinic that cannot be read, so that everything else is checked all the same."""
_READ_BY_SETTINGS = ("clinic.toml", "emergency_numbers.toml")


def shipped_folder() -> Path:
    """The knowledge that came with this painbot, from a wheel or from a checkout."""
    return _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else _IN_THE_REPOSITORY


def shipped_knowledge() -> Knowledge:
    """The shipped knowledge for its example clinic, read once a process. Raises KnowledgeBroken."""
    folder = shipped_folder()
    return _loaded(folder, load_clinic(folder / "clinic.toml", folder))


def knowledge_in_use(settings: Settings) -> Knowledge:
    """The knowledge and the clinic that are set, read once a process.

    Raises KnowledgeBroken and SettingsBroken.
    """
    folder = settings.knowledge or shipped_folder()
    return _loaded(folder, load_clinic(settings.clinic_file(folder), folder))


def load_knowledge(folder: Path, clinic: Clinic | None = None) -> Knowledge:
    """Reads and cross-checks a knowledge folder; without a clinic, for its example clinic.

    Raises KnowledgeBroken with every problem: the shape of each file's entries and the ids that
    lead nowhere; when the shapes are sound, also what else must hold between entries.
    """
    return _checked(folder, clinic, thorough=False)


# What is derived from knowledge is kept with it: the same knowledge read twice would double that.
@lru_cache(maxsize=2)
def _loaded(folder: Path, clinic: Clinic) -> Knowledge:
    return load_knowledge(folder, clinic)


def check_folder(folder: Path) -> Knowledge:
    """Loads a folder with checks besides that would make every start slow.

    These are: every phrase is a pattern, and every file is one that painbot reads.
    Raises KnowledgeBroken.
    """
    return _checked(folder, None, thorough=True)


def _checked(folder: Path, clinic: Clinic | None, *, thorough: bool) -> Knowledge:
    if not folder.is_dir():
        nothing = ("the folder", "nothing", "a folder", "Name one that holds what data/ holds.")
        raise KnowledgeBroken((Problem(str(folder), *nothing),))
    reading = Reading(folder, SHELVES)
    problems = reading.problems
    knowledge = Knowledge(clinic=clinic or _example_clinic(folder, problems), **reading.held)
    if problems:
        # Checks of whole entries would blame sound ones for the absence of those that are broken.
        problems += reading.located(reading.unknown_ids())
    else:
        problems += reading.located(_findings(knowledge, thorough))
    if thorough:
        problems += reading.files_nobody_reads(_READ_BY_SETTINGS)
    if problems:
        raise KnowledgeBroken(tuple(problems))
    return knowledge


def _example_clinic(folder: Path, problems: list[Problem]) -> Clinic:
    try:
        return load_clinic(folder / "clinic.toml", folder)
    except SettingsBroken as broken:
        problems += broken.problems
        return _NO_CLINIC


def _findings(knowledge: Knowledge, thorough: bool) -> Iterator[Finding]:
    yield from findings(knowledge)
    if thorough:
        yield from broken_phrases(knowledge)
