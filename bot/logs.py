"""What may stand in a log: ids, states, counts and durations, never words, names or secrets."""

import hashlib
import hmac
import logging
import re
import secrets
import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

_HIDDEN = "[hidden]"
_ANY_BOT_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")

# At lower levels these libraries log request addresses (which hold the token), parameters of
# requests and of SQL statements (which hold what clients wrote).
_TALKATIVE = ("httpx", "httpcore", "sqlalchemy", "aiosqlite", "alembic", "asyncio")

# python-telegram-bot logs whole updates when it cannot read them, as critical errors. What it
# cannot do it also raises, and that we log ourselves.
_NEVER_HEARD = "telegram"

# A new key each start: entries of one run can be matched, and nobody can be found by a list of
# chat ids.
_KEY = secrets.token_bytes(16)


def set_up_logging(
    *, level: int = logging.INFO, stream: TextIO | None = None, hide: Iterable[str] = ()
) -> None:
    """Sends every log entry, redacted, to one stream; standard error when none is given.

    `hide` are secrets of this process, replaced wherever they appear. May be called again.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Redacting(tuple(secret for secret in hide if secret)))
    root = logging.getLogger()
    root.handlers = [other for other in root.handlers if not _is_ours(other)]
    root.addHandler(handler)
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger(_NEVER_HEARD).setLevel(logging.CRITICAL + 1)


def pseudonym(channel: str, chat: str) -> str:
    """A short name for a chat in the log, the same within one run and useless outside it."""
    return hmac.new(_KEY, f"{channel}:{chat}".encode(), hashlib.sha256).hexdigest()[:10]


def new_error_id() -> str:
    """What a client can read out to the clinic, and staff can find in the log."""
    return secrets.token_hex(3)


def where(error: BaseException) -> str:
    """An error's kind and place without its text, which may hold what a client wrote.

    >>> where(ValueError("my own words"))
    'ValueError'
    """
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    steps = (f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames)
    return " < ".join((type(error).__name__, *reversed(list(steps))))


def _is_ours(handler: logging.Handler) -> bool:
    return isinstance(handler.formatter, _Redacting)


class _Redacting(logging.Formatter):
    """One line an entry, in UTC; secrets are taken out of the finished text, tracebacks too."""

    def __init__(self, secrets_: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._secrets = secrets_

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802, ARG002 - logging's own name and signature
        moment = datetime.fromtimestamp(record.created, UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return _ANY_BOT_TOKEN.sub(_HIDDEN, text)
