"""The knowledge that this process works with: kept ready from an earlier start, or read now."""

from functools import lru_cache
from pathlib import Path

from bot import knowledge_cache
from bot.settings import Settings
from dialogs.knowledge import Knowledge

_IN_THE_WHEEL = Path(__file__).parent / "knowledge"
_IN_THE_REPOSITORY = Path(__file__).parent.parent / "data"


def shipped_folder() -> Path:
    """The knowledge that came with this painbot, from a wheel or from a checkout."""
    return _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else _IN_THE_REPOSITORY


def shipped_knowledge() -> Knowledge:
    """The shipped knowledge for its example clinic, read once a process. Raises KnowledgeBroken."""
    folder = shipped_folder()
    return _loaded(folder, folder / "clinic.toml", None)


def knowledge_in_use(settings: Settings) -> Knowledge:
    """The knowledge and the clinic that are set, read once a process.

    Raises KnowledgeBroken and SettingsBroken.
    """
    folder = settings.knowledge or shipped_folder()
    return _loaded(folder, settings.clinic_file(folder), settings.cache)


def _loaded(folder: Path, clinic_file: Path, cache: Path | None) -> Knowledge:
    name = knowledge_cache.fingerprint(folder, clinic_file)
    return _named(name, folder, clinic_file, cache)


# What is derived from knowledge is kept with it: the same knowledge read twice would double that.
@lru_cache(maxsize=2)
def _named(name: str, folder: Path, clinic_file: Path, cache: Path | None) -> Knowledge:
    knowledge = knowledge_cache.fetch(cache, name) if cache else None
    if knowledge is None:
        # Imported here: what reads files and works phrases out is not needed for what is kept.
        from bot.knowledge_reading import read_knowledge
        from dialogs.hearing.prepare import prepare

        knowledge = read_knowledge(folder, clinic_file)
        # A file saved while it was read would be kept under the name of what it was before.
        if cache and name == knowledge_cache.fingerprint(folder, clinic_file):
            prepare(knowledge)
            knowledge_cache.keep(cache, name, knowledge)
    return knowledge
