"""How fast does painbot start, listen and answer? Prints figures; `make bench` runs it."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

_START = time.perf_counter()

from bot.loading import shipped_knowledge  # noqa: E402 - the imports are what is measured
from dialogs.conversation import Conversation  # noqa: E402
from dialogs.hearing.listen import listen  # noqa: E402
from dialogs.messages import Text  # noqa: E402
from dialogs.turn import turn  # noqa: E402

MESSAGES = (
    "its like a nail behind my right eye, comes on by 4pm when ive been on the laptop",
    "shoulder",
    "my lower back is stiff every morning and it goes into the left buttock, no numbness",
    "does massage help with tension headaches?",
    "jaw aches when i chew and my ear feels full, my temple is fine",
    "can i book for thursday",
    "knee hurts going downstairs, worse after sitting, started two weeks ago after a run",
    "no, nothing like that",
)
LONG = " and then my neck hurts behind the ear when i turn my head, not the jaw," * 140
ROUNDS = 20
T = TypeVar("T")
AT = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    """Prints one figure a line."""
    tell("import", time.perf_counter() - _START)
    knowledge = timed("load the knowledge", shipped_knowledge)
    timed("listen to the first message", lambda: listen(MESSAGES[0], knowledge))
    timed("listen to 10 000 letters", lambda: listen(LONG[:10_000], knowledge))
    for message in MESSAGES:
        listen(message, knowledge)
    rate("listen", lambda message: listen(message, knowledge), MESSAGES)
    rate("turn", lambda message: turn(Conversation(), Text(message), knowledge, AT), MESSAGES)


def timed(name: str, work: Callable[[], T]) -> T:
    start = time.perf_counter()
    done = work()
    tell(name, time.perf_counter() - start)
    return done


def rate(name: str, work: Callable[[str], object], messages: Sequence[str]) -> None:
    start = time.perf_counter()
    for _ in range(ROUNDS):
        for message in messages:
            work(message)
    each = (time.perf_counter() - start) / (ROUNDS * len(messages))
    print(f"{name + ' a message':30} {each * 1000:8.1f} ms {1 / each:8.0f} a second")


def tell(name: str, seconds: float) -> None:
    print(f"{name:30} {seconds * 1000:8.1f} ms")


if __name__ == "__main__":
    main()
