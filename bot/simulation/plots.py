"""Calibration, and accuracy by number of questions, as PNG files."""

from collections.abc import Sequence
from pathlib import Path

from bot.simulation.figures import by_questions, calibration
from bot.simulation.interviews import Interview
from dialogs.errors import PainbotError


class PlotsUnavailable(PainbotError):
    """The library that draws is not installed."""


def draw_plots(interviews: Sequence[Interview], folder: Path) -> tuple[Path, ...]:
    """Writes calibration.png and questions.png into a folder, which is made where it is missing.

    Raises PlotsUnavailable, and OSError when the folder cannot be written.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise PlotsUnavailable(
            'Drawing needs matplotlib: install painbot with its extra "plots", or omit --plots.'
        ) from error
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / "calibration.png", folder / "questions.png"
    calibrated = Figure(figsize=(5, 5), layout="constrained")
    axes = calibrated.add_subplot(
        xlabel="score of the first source", ylabel="how often it was true", xlim=(0, 1), ylim=(0, 1)
    )
    bins = calibration(interviews)
    axes.plot([0, 1], [0, 1], linestyle=":", color="grey")
    axes.plot([each.score for each in bins], [each.right.value or 0.0 for each in bins], marker="o")
    for each in bins:
        axes.annotate(f"n={each.right.of}", (each.score, each.right.value or 0.0))
    calibrated.savefig(paths[0], dpi=150)
    asked = Figure(figsize=(6, 4), layout="constrained")
    axes = asked.add_subplot(xlabel="questions answered", ylabel="true source first", ylim=(0, 1))
    axes.plot(by_questions(interviews), marker="o")
    asked.savefig(paths[1], dpi=150)
    return paths
