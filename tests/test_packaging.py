"""What is built and installed holds everything, and works away from the source."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel alone, installed in a folder; what it depends on is what the tests run with."""
    target = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True)
    return target


def painbot(
    site: Path, folder: Path, *arguments: str, lines: str = ""
) -> subprocess.CompletedProcess[str]:
    """Runs the installed command from another folder, with no setting but a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PAINBOT_")}
    return subprocess.run(
        [sys.executable, str(site / "bin" / "painbot"), *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(site), "HOME": str(folder)},
        input=lines,
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> set[str]:
    found = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert found
    return found


def test_the_wheel_holds_the_knowledge_and_the_code_and_nothing_else(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    wanted = {f"bot/knowledge/{name}" for name in files(ROOT / "data")}
    wanted |= {f"{part}/{name}" for part in ("bot", "dialogs") for name in files(ROOT / part)}
    assert held == wanted


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    assert any(name.endswith("/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


def test_the_installed_check_is_well_and_speaks_of_the_installed_knowledge(
    site: Path, tmp_path: Path
) -> None:
    done = painbot(site, tmp_path, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{site / 'bot' / 'knowledge'}: all is well: ")


def test_the_installed_read_hears_a_place(site: Path, tmp_path: Path) -> None:
    done = painbot(site, tmp_path, "read", lines="my left temple hurts\n")
    assert (done.returncode, done.stderr) == (0, "")
    (zone,) = json.loads(done.stdout)["zones"]
    assert (zone["zone"], zone["side"], zone["mention"]) == ("temple", "left", "present")
