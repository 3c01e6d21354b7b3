"""Imports point one way, and the middle is pure: bot -> dialogs -> nothing of ours."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

APART = ("dialogs.hearing", "dialogs.reasoning", "dialogs.speaking")
"""Parts that share values of dialogs/ and nothing else."""

COMPOSING = frozenset({"ask", "assess", "recall", "turn", "understanding"})
"""Modules of dialogs/ that bring the parts together."""

OUTSIDERS = frozenset(
    {"annotated_types", "rapidfuzz", "snowballstemmer", "transitions", "typing_extensions"}
)
"""What the middle may use besides the standard library."""

IMPURE = frozenset(
    {
        "asyncio", "builtins", "ctypes", "fileinput", "glob", "http", "importlib", "io", "logging",
        "multiprocessing", "os", "pathlib", "pickle", "random", "secrets", "shutil", "signal",
        "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
    }
)  # fmt: skip
"""Modules that read, write, wait, or give something else each time."""

IMPURE_CALLS = frozenset({"open", "input", "print", "exec", "eval"})
IMPURE_METHODS = frozenset({"now", "today", "utcnow", "read_text", "write_text"})


def files(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("*.py"))
    assert found, f"no files in {package}"
    return found


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, also within functions, and names taken from packages."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)} imports by a relative name"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize("path", files("dialogs"), ids=name)
def test_dialogs_knows_nothing_of_the_edges(path: Path) -> None:
    assert not [module for module in imports(path) if is_in(module, "bot")]


@pytest.mark.parametrize("path", files("dialogs"), ids=name)
def test_dialogs_uses_nothing_that_reads_writes_waits_or_chances(path: Path) -> None:
    roots = {module.split(".")[0] for module in imports(path)} - {"dialogs"}
    assert not roots & IMPURE
    assert roots <= OUTSIDERS | sys.stdlib_module_names


@pytest.mark.parametrize("path", files("dialogs"), ids=name)
def test_dialogs_calls_nothing_that_reads_writes_or_tells_the_time(path: Path) -> None:
    calls = [
        node.func
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    assert not {call.id for call in calls if isinstance(call, ast.Name)} & IMPURE_CALLS
    assert not {call.attr for call in calls if isinstance(call, ast.Attribute)} & IMPURE_METHODS


@pytest.mark.parametrize("part", APART)
def test_hearing_reasoning_and_speaking_do_not_import_each_other(part: str) -> None:
    others = [other for other in APART if other != part]
    for path in files(part.replace(".", "/")):
        for module in imports(path):
            assert not any(is_in(module, other) for other in others), f"{name(path)}: {module}"


def test_values_and_knowledge_import_none_of_the_parts() -> None:
    shared = [
        path
        for path in (*sorted((ROOT / "dialogs").glob("*.py")), *files("dialogs/knowledge"))
        if path.stem not in COMPOSING
    ]
    assert len(shared) > len(COMPOSING)
    for path in shared:
        for module in imports(path):
            assert not any(is_in(module, part) for part in APART), f"{name(path)}: {module}"


def test_parts_do_not_import_what_composes_them() -> None:
    composing = [f"dialogs.{composer}" for composer in COMPOSING]
    for part in APART:
        for path in files(part.replace(".", "/")):
            for module in imports(path):
                assert not any(is_in(module, each) for each in composing), f"{name(path)}: {module}"


def test_only_loading_and_settings_read_the_knowledge_folder() -> None:
    readers = {
        name(path)
        for path in files("bot")
        if any(module in ("tomllib", "csv") for module in imports(path))
    }
    assert readers == {"bot/knowledge_files.py", "bot/clinic_file.py", "bot/evaluation/labelled.py"}
