"""A report as a table that people can read, or as JSON."""

from collections.abc import Iterator
from typing import Any

from bot.evaluation.figures import ALL, Figure, Miss, Report, Share

_NOTHING = "·"


def as_table(report: Report, title: str) -> str:
    """Figures down, groups across; "!" marks a figure short of its goal."""
    groups = list(dict.fromkeys(group for figure in report.figures for group in figure.shares))
    heading = ["", "goal", f"{ALL} ({report.cases})", *groups[1:]]
    rows = [heading, *(_row(figure, groups) for figure in report.figures)]
    return "\n".join((f"{title}: {report.kind}", *_aligned(rows)))


def misses_as_text(report: Report, at_most: int) -> str:
    """The worst misses, each with what was wanted and found."""
    return "\n".join(_miss(miss) for miss in report.misses[:at_most])


def as_json(report: Report, title: str, at_most: int) -> dict[str, Any]:
    """The same for programs."""
    return {
        "file": title,
        "kind": report.kind,
        "cases": report.cases,
        "figures": [_figure_json(figure) for figure in report.figures],
        "misses": [
            {"text": m.text, "measure": m.measure, "wanted": m.wanted, "found": m.found}
            for m in report.misses[:at_most]
        ],
    }


def _row(figure: Figure, groups: list[str]) -> list[str]:
    shares = [figure.shares.get(group, Share()) for group in groups]
    total = shares[0]
    counted = f"{_shown(total)} {total.count}/{total.of}" if total.of else _NOTHING
    mark = "" if figure.is_met else " !"
    return [figure.name, _goal(figure), counted + mark, *(_shown(each) for each in shares[1:])]


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    return f"{'≥' if figure.better == 'high' else '≤'} {figure.goal:g}"


def _shown(share: Share) -> str:
    return _NOTHING if share.value is None else f"{share.value:.2f}"


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _miss(miss: Miss) -> str:
    facts = (miss.measure, f"wanted {miss.wanted}", f"found  {miss.found}")
    return "\n    ".join((f"- {miss.text}", *facts))


def _figure_json(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name.strip(),
        "better": figure.better,
        "goal": figure.goal,
        "met": figure.is_met,
        "groups": {
            group: {"count": share.count, "of": share.of, "value": share.value}
            for group, share in figure.shares.items()
        },
    }
