"""How long until somebody who starts painbot can type, or has an answer? Real processes."""

import os
import pty
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_RUNS = 7
_PAINBOT = (sys.executable, "-m", "bot")


@dataclass(frozen=True)
class Start:
    """How long one way of starting took, in seconds."""

    name: str
    middle: float
    best: float


def starts() -> list[Start]:
    """Each way of starting, after one more start that is not counted."""
    return [
        _measured("painbot --help", lambda home: _first_line(home, "--help")),
        _measured("painbot chat, new talk, to the prompt", lambda home: _prompt(home, "--fresh")),
        _measured("painbot chat, talk resumed", _prompt),
        _measured("painbot read, to the first answer", lambda home: _first_line(home, "read")),
        _measured("painbot assess", lambda home: _first_line(home, "assess")),
        _measured("painbot ask", lambda home: _first_line(home, "ask")),
    ]


def _measured(name: str, start: Callable[[Path], float]) -> Start:
    with TemporaryDirectory() as home:
        start(Path(home))
        taken = [start(Path(home)) for _ in range(_RUNS)]
    return Start(name, statistics.median(taken), min(taken))


def _first_line(home: Path, command: str) -> float:
    began = time.perf_counter()
    with subprocess.Popen(
        [*_PAINBOT, command], env=_environment(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"my neck hurts\n")
        process.stdin.flush()
        process.stdout.readline()
        taken = time.perf_counter() - began
        process.communicate()
    return taken


def _prompt(home: Path, *arguments: str) -> float:
    """To the first "> ", in a terminal as a person has it."""
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execve(sys.executable, [*_PAINBOT, "chat", *arguments], _environment(home))  # noqa: S606
    shown = b""
    while not shown.endswith(b"> "):
        shown += os.read(terminal, 4096)
    taken = time.perf_counter() - began
    os.write(terminal, b"\x04")
    _read_to_end(terminal)
    os.waitpid(process, 0)
    return taken


def _read_to_end(terminal: int) -> None:
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:  # how Linux tells that nobody is at the other end any more
        os.close(terminal)


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "XDG_DATA_HOME": str(home)}
