"""Is there a form ready to use of these very knowledge files, and may it be trusted?

It is a pickle, and whoever can write a pickle can run code in whoever reads it. So nothing is
read that another user owns or could have written, and nothing that is not whole.
"""

import gc
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import copy
from hashlib import blake2b
from importlib.machinery import PathFinder
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dialogs.knowledge import Knowledge

_CODE = Path(__file__).parent
_DIALOGS = _CODE.parent / "dialogs"
_DIGEST = 20
"""Bytes; as many as can hardly be alike by chance."""
_KEPT_AT_MOST = 4
"""Forms of other knowledge, or of other versions of painbot, that may still be wanted."""


def fingerprint(folder: Path, clinic_file: Path) -> str:
    """A name for what a knowledge folder and a clinic's file come to with this painbot.

    Another byte in any of these files, in painbot's code or in what is installed beside it gives
    another name. Files that cannot be read count as empty: whoever reads them tells of it.
    """
    digest = blake2b(f"{sys.version} {_installed_at()}".encode(), digest_size=_DIGEST)
    for path in (*_code_files(), clinic_file, *_data_files(folder)):
        content = b""
        with suppress(OSError):
            content = path.read_bytes()
        digest.update(f"\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def fetch(cache: Path, name: str) -> Knowledge | None:
    """The knowledge kept under a name; None when there is none, or none that can be trusted."""
    try:
        if not _is_ours_alone(cache.stat()):
            return None
        with _opened(_file(cache, name)) as file:
            if not _is_ours_alone(os.fstat(file.fileno())):
                return None
            told = file.read()
    except OSError:
        return None
    digest, form = told[:_DIGEST], told[_DIGEST:]
    return _knowledge_in(form) if digest == _digest(form) else None


def keep(cache: Path, name: str, knowledge: Knowledge) -> None:
    """Keeps knowledge under a name, for this user alone; without a word when that fails.

    Another process sees the whole file or none.
    """
    with suppress(OSError):
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours_alone(cache.stat()):
            return
        _write(_file(cache, name), _form_of(knowledge))
        _drop_oldest(cache)


def _installed_at() -> int:
    """When something was last installed beside painbot: another stemmer gives other stems."""
    stemmer = PathFinder.find_spec("snowballstemmer")
    if stemmer is None or stemmer.origin is None:
        return 0
    return Path(stemmer.origin).parent.parent.stat().st_mtime_ns


def _code_files() -> Iterator[Path]:
    yield from sorted(_CODE.glob("*.py"))
    yield from sorted(_DIALOGS.rglob("*.py"))


def _data_files(folder: Path) -> Iterator[Path]:
    yield from sorted((*folder.rglob("*.toml"), *folder.rglob("*.tsv")))


def _file(cache: Path, name: str) -> Path:
    return cache / f"knowledge-{name}.pickle"


def _opened(path: Path) -> Any:
    # A link may lead to a file of ours that is none of these.
    return os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb")


def _is_ours_alone(status: os.stat_result) -> bool:
    """Whether nobody else can write there; on Windows a user's own folders are like that."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def _digest(form: bytes) -> bytes:
    return blake2b(form, digest_size=_DIGEST).digest()


class _Later(dict[str, object]):
    """What was worked out of knowledge, each as a pickle until it is asked for.

    A greeting needs none of it, and most of the time to load knowledge goes there.
    """

    def __getitem__(self, name: str) -> object:
        value = super().__getitem__(name)
        if isinstance(value, _Pickle):
            value = self[name] = _unpickled(value)
        return value


class _Pickle(bytes):
    """Set apart from bytes that are a value themselves."""


def _knowledge_in(form: bytes) -> Knowledge | None:
    try:
        knowledge, worked_out = _unpickled(form)
        later = _Later((name, _Pickle(value)) for name, value in worked_out.items())
        object.__setattr__(knowledge, "derived", later)
    except Exception:  # broken in a way that its digest does not tell: read anew, written anew
        return None
    return knowledge if isinstance(knowledge, Knowledge) else None


def _form_of(knowledge: Knowledge) -> bytes:
    bare = copy(knowledge)
    object.__setattr__(bare, "derived", {})
    worked_out = {name: _pickled(knowledge.derived[name]) for name in knowledge.derived}
    return _pickled((bare, worked_out))


def _unpickled(form: bytes) -> Any:
    # Thousands of new objects, and none to be freed while the process lives: the collector would
    # look at them again and again in vain.
    was_on = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(form)  # noqa: S301 - nobody else can have written it
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _pickled(value: object) -> bytes:
    into = BytesIO()
    pickler = pickle.Pickler(into, protocol=5)
    pickler.dispatch_table = {MappingProxyType: _reduced}
    pickler.dump(value)
    return into.getvalue()


def _reduced(held: Mapping[Any, Any]) -> tuple[Any, ...]:
    return _read_only, (dict(held),)


def _read_only(held: dict[Any, Any]) -> Mapping[Any, Any]:
    """What a pickle calls: the type itself has no name that can be imported."""
    return MappingProxyType(held)


def _write(path: Path, form: bytes) -> None:
    """Under its name only when it is whole, and for this user alone. Raises OSError."""
    new = path.with_name(f"new-{os.getpid()}")
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_digest(form) + form)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def _drop_oldest(cache: Path) -> None:
    kept = sorted(cache.glob("knowledge-*.pickle"), key=lambda path: path.stat().st_mtime)
    for path in kept[:-_KEPT_AT_MOST]:
        path.unlink(missing_ok=True)
