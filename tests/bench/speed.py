"""How fast does painbot start, hear and rank, and how much memory does it take?

Prints figures, beside those of a plain peer in the same run; `make bench` runs it. The argument
is a folder of labelled texts, if there is one.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from peer import Peer
from starting import starts
from texts import (
    A_HUNDRED_WORDS,
    TEN_THOUSAND_LETTERS,
    TEN_WORDS,
    long_messages,
    messages,
)

from bot.commands.read import read
from bot.evaluation.complaints import measure_complaints
from bot.evaluation.figures import ALL
from bot.evaluation.labelled import read_labels
from bot.loading import knowledge_in_use
from bot.settings import read_settings
from dialogs.assess import Case, assess
from dialogs.heard import ZoneMention
from dialogs.hearing.prepare import prepare
from dialogs.knowledge import Knowledge
from dialogs.reasoning.ranking import rank

_MILLION = 1_000_000
Item = TypeVar("Item")


def main(folder: Path | None) -> None:
    """Prints every figure, a table for each question."""
    print("Start: middle and best of 7, knowledge from the cache, each a process of its own")
    for start in starts():
        print(f"  {start.name:42} {start.middle:8.3f} s {start.best:8.3f} s")
    knowledge = knowledge_in_use(read_settings())
    prepare(knowledge)
    loaded = _peak()
    lengths = _lengths()
    peer = Peer(knowledge)
    print(f"\nHearing: painbot read, beside WRatio over all {len(peer)} phrases for places")
    for name, texts in lengths:
        _row(f"painbot, {name}", _seconds(lambda it: read({"text": it}, knowledge), texts))
    heard = _peak()
    for name, texts in lengths:
        _row(f"WRatio, {name}", _seconds(peer.zones, texts[: len(texts) // 4 or 1]))
    print("\nHearing with half of all phrases: ten words")
    half = _half(knowledge)
    _row(f"painbot, {_phrases(knowledge)} phrases", _of_ten_words(knowledge))
    _row(f"painbot, {_phrases(half)} phrases", _of_ten_words(half))
    print("\nMemory: peak of this process")
    print(f"  {'knowledge loaded and ready':42} {loaded:8.0f} MB")
    print(f"  {'after hearing all of the above':42} {heard:8.0f} MB")
    _ranking(knowledge)
    for path in sorted(folder.glob("*.jsonl")) if folder else ():
        _labelled(path, knowledge, peer)


def _lengths() -> Sequence[tuple[str, list[str]]]:
    return (
        ("10 words", messages(TEN_WORDS, 400)),
        ("100 words", messages(A_HUNDRED_WORDS, 60)),
        ("10 000 letters", long_messages(TEN_THOUSAND_LETTERS, 4)),
    )


def _of_ten_words(knowledge: Knowledge) -> float:
    # Other messages than those above: what those were worked out to may still be remembered.
    texts = messages(TEN_WORDS, 800)[400:]
    read({"text": texts[0]}, knowledge)
    return _seconds(lambda it: read({"text": it}, knowledge), texts)


def _half(knowledge: Knowledge) -> Knowledge:
    """The same with every second phrase of places, concepts and cues."""
    half = replace(
        knowledge,
        parts=_thinned(knowledge.parts),
        concepts=_thinned(knowledge.concepts),
        context_cues=_thinned(knowledge.context_cues),
    )
    prepare(half)
    return half


def _thinned(shelf: Any) -> dict[str, Any]:
    return {name: replace(entry, says=entry.says[::2]) for name, entry in shelf.items()}


def _phrases(knowledge: Knowledge) -> int:
    shelves = (knowledge.parts, knowledge.concepts, knowledge.context_cues)
    return sum(len(entry.says) for shelf in shelves for entry in shelf.values())


def _ranking(knowledge: Knowledge) -> None:
    print(
        f"\nRanking: {len(knowledge.muscles)} muscles and {len(knowledge.conditions)} conditions, "
        "microseconds each"
    )
    zones = [ZoneMention(zone, "left", "present", "", 1.0) for zone in knowledge.zones]
    one = [assess(Case(zones=(zone,)), knowledge).intake for zone in zones]
    told = [assess(Case(text), knowledge).intake for text in messages(A_HUNDRED_WORDS, 60)]
    everywhere = assess(Case(zones=tuple(zones)), knowledge).intake
    cases = (("one place", one), ("100 words told", told), ("every place there is", [everywhere]))
    for name, intakes in cases:
        seconds = _seconds(
            lambda intake: rank(intake, knowledge), intakes * (1 + 60 // len(intakes))
        )
        print(f"  {name:42} {seconds * _MILLION:8.0f} µs")


def _labelled(path: Path, knowledge: Knowledge, peer: Peer) -> None:
    kind, rows = read_labels(path)
    texts = [row["text"] for row in rows if "text" in row]
    print(f"\n{path.name}: {len(texts)} texts")
    readers: tuple[tuple[str, Callable[[str], Any]], ...] = (
        ("painbot", lambda text: read({"text": text}, knowledge)),
        ("WRatio", peer.read),
    )
    for name, reader in readers:
        _row(name, _seconds(reader, texts), *_exact(kind, rows, reader))


def _exact(kind: str, rows: list[dict[str, Any]], reader: Callable[[str], Any]) -> Iterator[str]:
    """How many texts were heard exactly right: all named zones, none invented."""
    if kind == "complaints":
        share = measure_complaints(rows, reader).figures[0].shares[ALL]
        yield f"exactly right {share.value:.3f}"


def _seconds(work: Callable[[Item], object], items: Sequence[Item]) -> float:
    """For each of them, on average."""
    start = time.perf_counter()
    for item in items:
        work(item)
    return (time.perf_counter() - start) / len(items)


def _row(name: str, seconds: float, *more: str) -> None:
    print("  ".join((f"  {name:40} {seconds * 1000:9.3f} ms {1 / seconds:9.0f} a second", *more)))


def _peak() -> float:
    """Megabytes; Linux counts in units of 1024 bytes, macOS in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _MILLION


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
