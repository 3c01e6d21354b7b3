"""The knowledge that is shipped holds together, and a broken one is refused with every problem."""

import shutil
from pathlib import Path

import pytest

from bot.knowledge_reading import check_folder
from bot.loading import knowledge_in_use, shipped_folder, shipped_knowledge
from bot.settings import Settings
from dialogs.errors import KnowledgeBroken


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge, to be broken."""
    return Path(shutil.copytree(shipped_folder(), tmp_path / "data"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeBroken) as broken:
        check_folder(folder)
    assert str(broken.value) == "\n".join(str(problem) for problem in broken.value.problems)
    return [str(problem) for problem in broken.value.problems]


def test_the_shipped_knowledge_holds_together() -> None:
    assert len(check_folder(shipped_folder()).zones) == 47


def test_the_shipped_knowledge_is_read_once() -> None:
    assert shipped_knowledge() is shipped_knowledge()


def test_a_missing_folder_is_one_problem(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / "nowhere")
    assert problem == (
        f"{tmp_path}/nowhere, the folder: found nothing. Allowed: a folder. "
        "Name one that holds what data/ holds."
    )


def test_an_empty_folder_names_every_missing_file(tmp_path: Path) -> None:
    told = problems(tmp_path)
    assert "zones.toml, the file: found nothing. Allowed: a file of this name. Restore it." in told
    assert any(problem.startswith("en/concepts/*.toml, the file") for problem in told)


def test_a_broken_clinic_and_a_broken_entry_are_told_at_once(folder: Path) -> None:
    change(folder / "clinic.toml", "phone =", "fone =")
    change(folder / "zones.toml", "term =", "tern =")
    told = "\n".join(problems(folder))
    assert 'found entry "fone"' in told
    assert 'zones.toml, vertex: found field "tern"' in told


def test_a_zone_without_words_is_told_once_all_shapes_are_sound(folder: Path) -> None:
    change(folder / "zones.toml", "[vertex]", '[crown]\nregion = "head"\nterm = "x"\n\n[vertex]')
    assert (
        "en/zones.toml, crown: found no entry. Allowed: an entry for every id of zones. Add it."
        in problems(folder)
    )


def test_a_phrase_that_is_no_pattern_is_told_with_its_file(folder: Path) -> None:
    (folder / "en/concepts/zz_extra.toml").write_text('[zz_extra]\nsays = ["(neck|back"]\n')
    (problem,) = problems(folder)
    assert problem.startswith('en/concepts/zz_extra.toml, zz_extra: found says "(neck|back"')


def test_the_set_folder_and_clinic_are_used(folder: Path) -> None:
    change(folder / "zones.toml", 'term = "vertex"', 'term = "the very top"')
    clinic = folder.parent / "own.toml"
    clinic.write_text((folder / "clinic.toml").read_text().replace("Willow Lane", "Elm Road"))
    knowledge = knowledge_in_use(Settings(knowledge=folder, clinic=clinic))
    assert knowledge.zones["vertex"].term == "the very top"
    assert knowledge.clinic.name.startswith("Elm Road")
