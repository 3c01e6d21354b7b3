"""Who comes, and what is true of them? A client drawn by chance from published frequencies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from random import Random
from typing import TypeVar

from dialogs.heard import Side
from dialogs.knowledge import Knowledge

_SIDES: tuple[Side, ...] = ("left", "right")
_ODDS_CEILING = 0.99
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class World:
    """The frequencies that clients are drawn from."""

    shares: Mapping[str, float]
    """How common each kind of complaint is, in proportion."""
    sources: Mapping[str, Mapping[str, float]]
    """How often each muscle is behind each kind, in proportion."""
    habits: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Client:
    """One simulated client, as they are; what they tell is another matter."""

    region: str
    sources: tuple[str, ...]
    """The muscles that are truly behind the pain, the chief one first."""
    side: Side
    zones: tuple[str, ...]
    """Where it hurts, the worst place first."""
    signs: Mapping[str, tuple[str, ...]]
    """Question id to the answers that are true."""


def world_of(knowledge: Knowledge) -> World:
    """The frequencies as data/ holds them."""
    return World(
        {name: region.share for name, region in knowledge.simulated_regions.items()},
        {name: region.sources for name, region in knowledge.simulated_regions.items()},
        {name: habit.value for name, habit in knowledge.simulated_habits.items()},
    )


def shaken(world: World, by: float, random: Random) -> World:
    """The world with every frequency off by chance: `by` is the spread of its logarithm.

    Counts, which are habits of 1 and more, stay; probabilities stay below 1.
    """

    def off(value: float) -> float:
        return value * exp(random.gauss(0, by))

    return World(
        {name: off(share) for name, share in world.shares.items()},
        {
            name: {muscle: off(share) for muscle, share in sources.items()}
            for name, sources in world.sources.items()
        },
        {
            name: value if value >= 1 else min(off(value), _ODDS_CEILING)
            for name, value in world.habits.items()
        },
    )


def draw(world: World, knowledge: Knowledge, random: Random, region: str = "") -> Client:
    """One client; of one kind of complaint where `region` names it."""
    region = region or _chosen(world.shares, random)
    sources = _sources(world.sources[region], world.habits["second_source"], random)
    return Client(
        region=region,
        sources=sources,
        side=random.choice(_SIDES),
        zones=_zones(sources, world.habits, knowledge, random),
        signs=_signs(sources, world.habits, knowledge, random),
    )


def _chosen(shares: Mapping[T, float], random: Random) -> T:
    return random.choices(list(shares), list(shares.values()))[0]


def _sources(shares: Mapping[str, float], second: float, random: Random) -> tuple[str, ...]:
    chief = _chosen(shares, random)
    others = {muscle: share for muscle, share in shares.items() if muscle != chief}
    if others and random.random() < second:
        return chief, _chosen(others, random)
    return (chief,)


def _zones(
    sources: Sequence[str], habits: Mapping[str, float], knowledge: Knowledge, random: Random
) -> tuple[str, ...]:
    """Essential zones before others; a client who would feel nothing feels the chief one's most
    typical zone."""
    felt = [
        zone
        for muscle in sources
        for pattern in ("essential", "spillover")
        for zone in _patterns(knowledge)[muscle][pattern]
        if random.random() < habits[f"feels_{pattern}"]
    ]
    chief = _patterns(knowledge)[sources[0]]
    typical = (*chief["essential"], *chief["spillover"])[:1]
    return tuple(dict.fromkeys(felt or typical))[: int(habits["spread"])]


@lru_cache(maxsize=4)
def _patterns(knowledge: Knowledge) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """For each muscle its zones by how strong they are; a zone that is both is essential."""
    strongest: dict[str, dict[str, str]] = {muscle: {} for muscle in knowledge.muscles}
    for row in knowledge.referrals:
        held = strongest[row.muscle]
        held[row.zone] = (
            "essential" if row.pattern == "essential" else held.get(row.zone, "spillover")
        )
    return {
        muscle: {
            pattern: tuple(zone for zone, strength in zones.items() if strength == pattern)
            for pattern in ("essential", "spillover")
        }
        for muscle, zones in strongest.items()
    }


def _signs(
    sources: Sequence[str], habits: Mapping[str, float], knowledge: Knowledge, random: Random
) -> Mapping[str, tuple[str, ...]]:
    true: dict[str, list[str]] = {}
    for question, answer in _all_signs(knowledge):
        about = _subjects(knowledge)[question, answer]
        belongs = not about.isdisjoint(sources)
        if random.random() < habits["has_sign" if belongs else "has_chance_sign"]:
            true.setdefault(question, []).append(answer)
    return {
        question: tuple(answers[:1] if knowledge.questions[question].kind == "one" else answers)
        for question, answers in true.items()
    }


@lru_cache(maxsize=4)
def _subjects(knowledge: Knowledge) -> Mapping[tuple[str, str], frozenset[str]]:
    """For each answer the muscles that it goes with; how strongly is no business of ours."""
    about: dict[tuple[str, str], set[str]] = {}
    for row in knowledge.modifiers:
        subjects = about.setdefault((row.question, row.answer), set())
        if row.likelihood_ratio > 1:
            subjects.add(row.about)
    return {fact: frozenset(subjects) for fact, subjects in about.items()}


def _all_signs(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Every fact that can be told, in a fixed order."""
    yield from _subjects(knowledge)
