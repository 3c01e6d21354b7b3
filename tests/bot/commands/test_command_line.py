"""The commands as they are typed: what goes in, what comes out, and the exit code."""

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.loading import shipped_folder


class Streams:
    """Runs the command line with lines of input, in a folder without settings."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def run(self, *arguments: str, lines: bytes = b"") -> tuple[int, str, str]:
        stdin = io.TextIOWrapper(io.BytesIO(lines))
        self._monkeypatch.setattr("sys.stdin", stdin)
        code = main(arguments)
        told = self._capsys.readouterr()
        return code, told.out, told.err


@pytest.fixture
def streams(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Streams:
    monkeypatch.chdir(tmp_path)
    return Streams(monkeypatch, capsys)


@pytest.mark.parametrize("command", ["read", "assess", "ask"])
def test_each_line_gets_one_line(streams: Streams, command: str) -> None:
    code, out, _ = streams.run(command, lines=b'my neck hurts\n\n{"txt": 1}\n')
    told: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line.get("text") for line in told] == ["my neck hurts", "", None]
    assert told[2] == {"error": '"text" is missing. It has "txt".'}


def test_check_says_that_all_is_well_with_counts(streams: Streams) -> None:
    code, out, _ = streams.run("check")
    assert code == 0
    assert out.startswith(f"{shipped_folder()}: all is well: ")
    assert " 47 zones, " in out


def test_check_prints_each_problem_on_a_line_of_its_own(streams: Streams, tmp_path: Path) -> None:
    folder = shutil.copytree(shipped_folder(), tmp_path / "data")
    (folder / "zones.toml").write_text("[neck_back]\nregion = 3\n")
    (folder / "clinic.toml").unlink()
    code, out, _ = streams.run("check", str(folder))
    assert code == 1
    assert "zones.toml, neck_back: found region = 3." in out
    assert 'zones.toml, neck_back: found no field "term".' in out
    assert "clinic.toml" in out
    assert all(": found " in line for line in out.splitlines())


def test_check_warns_a_clinic_whose_numbers_are_not_set(
    streams: Streams, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = (shipped_folder() / "clinic.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(
        example.replace('country = "US"\n', "") + '[numbers]\nemergency = "112"\n', encoding="utf-8"
    )
    monkeypatch.setenv("PAINBOT_CLINIC", str(own))
    code, out, _ = streams.run("check")
    warned = [line for line in out.splitlines() if line.startswith("warning: ")]
    assert code == 0
    assert [line for line in warned if "numbers.emergency" in line] == []
    assert any("numbers.crisis" in line and "Set country" in line for line in warned)


def test_check_of_a_missing_folder_is_a_problem_too(streams: Streams) -> None:
    code, out, _ = streams.run("check", "nowhere")
    assert (code, out.startswith("nowhere, the folder: found nothing.")) == (1, True)


def test_a_broken_knowledge_folder_keeps_a_command_from_starting(
    streams: Streams, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(shipped_folder(), tmp_path / "data")
    (folder / "zones.toml").unlink()
    monkeypatch.setenv("PAINBOT_KNOWLEDGE", str(folder))
    code, out, err = streams.run("read", lines=b"my neck\n")
    assert (code, out) == (2, "")
    assert "zones.toml, the file: found nothing." in err


LABELLED = {"text": "my left eye hurts", "zones": ["eye"], "also_ok": [], "denied": [],
            "side": "left", "style": "plain"}  # fmt: skip


def test_evaluate_prints_figures_and_the_misses_asked_for(streams: Streams, tmp_path: Path) -> None:
    wrong = {**LABELLED, "zones": ["kneecap"]}
    (tmp_path / "some.jsonl").write_text(f"{json.dumps(LABELLED)}\n{json.dumps(wrong)}\n")
    code, out, _ = streams.run("evaluate", "some.jsonl", "--misses", "3")
    assert code == 0
    assert out.startswith("some.jsonl: complaints\n")
    assert "all (2)" in out
    assert "- my left eye hurts\n" in out
    assert "wanted kneecap" in out


def test_evaluate_goes_on_after_a_file_it_cannot_use(streams: Streams, tmp_path: Path) -> None:
    (tmp_path / "some.jsonl").write_text(json.dumps(LABELLED))
    code, out, _ = streams.run("evaluate", "--json", "nowhere.jsonl", "some.jsonl")
    missing, found = map(json.loads, out.splitlines())
    assert code == 1
    assert missing == {"file": "nowhere.jsonl", "error": "nowhere.jsonl: No such file or directory"}
    assert (found["kind"], found["cases"]) == ("complaints", 1)


@pytest.mark.parametrize("zones", [["nowhere"], 3, [3]])
def test_evaluate_tells_of_labels_it_cannot_use(
    streams: Streams, tmp_path: Path, zones: object
) -> None:
    vignette = {"text": "t", "zones": zones, "top1_ok": [], "expected": [], "disposition": "none"}
    (tmp_path / "some.jsonl").write_text(json.dumps(vignette))
    code, out, _ = streams.run("evaluate", "some.jsonl")
    assert code == 1
    assert len(out.splitlines()) == 1


HEAVY = {"alembic", "pydantic", "rapidfuzz", "snowballstemmer", "sqlalchemy", "telegram"}
TO_HELP = "import sys; sys.argv = ['painbot', {}'--help']; from bot.cli import main; main()"
TELL = "import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr));"


@pytest.mark.parametrize("command", ["", "'check', "])
def test_the_help_text_imports_nothing_heavy_for_other_commands(command: str) -> None:
    run = [sys.executable, "-c", TELL + TO_HELP.format(command)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert "usage: painbot" in done.stdout
    imported = {module.split(".")[0] for module in done.stderr.split()}
    assert "bot" in imported
    assert not imported & ({"sqlalchemy", "alembic", "telegram"} if command else HEAVY)
