"""`painbot simulate`: clients drawn by chance, through whole interviews."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import TextIO

from bot.evaluation.table import as_table, misses_as_text
from bot.loading import knowledge_in_use
from bot.settings import Settings
from bot.simulation.clients import World, draw, shaken, world_of
from bot.simulation.figures import (
    MEASURES,
    Played,
    burden_of,
    calibration,
    calibration_error,
    measure_interviews,
)
from bot.simulation.interviews import Interview, interview
from bot.simulation.plots import draw_plots
from dialogs.errors import PainbotError
from dialogs.knowledge import Knowledge

NO_PROOF = (
    "Simulated clients are drawn from patterns that painbot knows, too. They show whether a change "
    "to the knowledge helps or harms; they prove nothing about people."
)
_WORLDS = 5
"""So many shaken worlds: one alone could be shaken kindly."""


class NobodyToPlay(PainbotError):
    """The number of clients or the region leaves nobody to simulate."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many, which, and what to show."""
    parser.add_argument("--clients", type=int, default=200, metavar="N", help="how many (200)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same clients")
    parser.add_argument("--region", default="", help="only one kind of complaint")
    parser.add_argument(
        "--shake",
        type=float,
        default=0.0,
        metavar="S",
        help="draw from frequencies that are off by chance, S in their logarithm (try 0.7)",
    )
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N misses")
    parser.add_argument("--plots", type=Path, metavar="FOLDER", help="write two PNG files there")


def run(
    arguments: argparse.Namespace, settings: Settings, _stdin: Iterable[bytes], stdout: TextIO
) -> int:
    """Plays the clients and prints what came of them."""
    knowledge = knowledge_in_use(settings)
    world = world_of(knowledge)
    if arguments.clients < 1 or arguments.region not in ("", *world.shares):
        raise NobodyToPlay(
            f"--clients must be at least 1, and --region one of: {', '.join(world.shares)}"
        )
    interviews = play(world, arguments.clients, arguments.seed, knowledge, arguments.region)
    stdout.writelines(f"{line}\n" for line in told(interviews, arguments.misses))
    if arguments.shake:
        line = shaken_figures(world, arguments, knowledge)
        stdout.write(f"\n{line}\n")
    if arguments.plots:
        paths = draw_plots(interviews, arguments.plots)
        stdout.writelines(f"drawn: {path}\n" for path in paths)
    return 0


def play(
    world: World, clients: int, seed: int, knowledge: Knowledge, region: str = ""
) -> list[Interview]:
    """So many interviews; the same arguments give the same ones."""
    random = Random(seed)
    return [
        interview(draw(world, knowledge, random, region), world.habits, knowledge, random)
        for _ in range(clients)
    ]


def told(interviews: Sequence[Interview], misses: int) -> Iterator[str]:
    """The figures, line by line."""
    report = measure_interviews(interviews)
    yield as_table(report, f"{len(interviews)} interviews")
    burden = burden_of(interviews)
    yield f"detail questions: median {burden.median:g}, most {burden.most}"
    bins = calibration(interviews)
    yield f"calibration error of the first source's score: {calibration_error(bins):.2f}"
    for each in bins:
        share = each.right
        yield f"  score {each.score:.2f}: true {share.value:.2f} ({share.count}/{share.of})"
    if misses:
        yield misses_as_text(report, misses)
    yield NO_PROOF


def shaken_figures(world: World, arguments: argparse.Namespace, knowledge: Knowledge) -> str:
    """What is left of the first figures when the world is not as data/ holds it."""
    firsts = []
    for number in range(_WORLDS):
        off = shaken(world, arguments.shake, Random(f"{arguments.seed} {number}"))
        clients = max(1, arguments.clients // _WORLDS)
        interviews = play(off, clients, arguments.seed, knowledge, arguments.region)
        measure = MEASURES[0]
        shares = [measure.judge(Played(each)) for each in interviews]
        firsts.append(sum(share.count for share in shares) / sum(share.of for share in shares))
    mean = sum(firsts) / len(firsts)
    return (
        f"a true source first, in {_WORLDS} worlds shaken by {arguments.shake:g}: "
        f"mean {mean:.2f}, worst {min(firsts):.2f}"
    )
