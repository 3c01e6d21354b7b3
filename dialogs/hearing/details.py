"""Which questions does a text answer in passing? Onset, what hurts and helps, what comes along."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dialogs.heard import ConceptMention, Places
from dialogs.hearing.effects import Effects
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

Given = tuple[str, str]
"""A question's id and the id of one of its answers."""


@dataclass(frozen=True, slots=True)
class _Routes:
    """Which answers a concept gives, by how it is said."""

    outright: Mapping[str, tuple[Given, ...]]
    with_cue: Mapping[str, tuple[Given, ...]]
    denied: Mapping[str, tuple[Given, ...]]


def find_details(
    utterance: Utterance,
    concepts: tuple[ConceptMention, ...],
    places: Places,
    knowledge: Knowledge,
) -> Mapping[str, tuple[str, ...]]:
    """Question id to the answers that the text gives, in the order said; nothing that it does not.

    Of a question whose answers exclude each other the first said counts. Where the text names
    places, what is asked of other places only is not heard: "it burns" is of the blade only there.
    """
    found: dict[str, list[str]] = {}
    for (question, answer), mention in _given(utterance, concepts, knowledge):
        if not _belongs(question, answer, _named(places, mention), knowledge):
            continue
        answers = found.setdefault(question, [])
        full = answers and knowledge.questions[question].kind == "one"
        if answer not in answers and not full:
            answers.append(answer)
    return {question: tuple(answers) for question, answers in found.items()}


def _named(places: Places, besides: ConceptMention) -> frozenset[str]:
    """Every zone that may be what hurts, besides words of the detail itself ("one finger")."""
    loose = (zone for each in places.loose for zone in each.zones)
    present = (
        each.zone
        for each in places.mentions
        if each.mention in ("present", "unsure")
        and not (besides.start <= each.start and each.end <= besides.end)
    )
    return frozenset((*loose, *present))


def _belongs(question: str, answer: str, hurting: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether a place that was named lies where the question, and the answer, look."""
    return not hurting or all(
        not zones or not hurting.isdisjoint(zones) for zones in _zones(question, answer, knowledge)
    )


@lru_cache(maxsize=4096)
def _zones(question: str, answer: str, knowledge: Knowledge) -> tuple[frozenset[str], ...]:
    """Where a question is asked, with what lies in the same areas; and the answer's own areas."""
    asked = knowledge.questions[question]
    areas = knowledge.areas.values()
    around = (each.zones for each in areas if not set(asked.zones).isdisjoint(each.zones))
    own = (knowledge.areas[area].zones for area in asked.answers[answer].areas)
    near = frozenset(asked.zones).union(*around) if asked.zones else frozenset[str]()
    return near, frozenset[str]().union(*own)


def _given(
    utterance: Utterance, concepts: tuple[ConceptMention, ...], knowledge: Knowledge
) -> Iterator[tuple[Given, ConceptMention]]:
    """Every answer that a concept gives, with the concept's mention."""
    routes = _routes(knowledge)
    effects = Effects(utterance, concepts, knowledge)
    for mention in concepts:
        if mention.standing in ("present", "past"):
            yield from ((given, mention) for given in _outright(mention, routes, knowledge))
        elif mention.standing == "denied":
            yield from ((given, mention) for given in routes.denied.get(mention.concept, ()))
        if mention.concept in routes.with_cue and mention.standing in ("present", "denied"):
            cue = effects.governing(mention)
            for question, answer in routes.with_cue[mention.concept]:
                if cue is not None and cue.question == question:
                    yield (question, answer), mention


def _outright(mention: ConceptMention, routes: _Routes, knowledge: Knowledge) -> Iterator[Given]:
    for question, answer in routes.outright.get(mention.concept, ()):
        if mention.standing == "present" or knowledge.questions[question].past_counts:
            yield question, answer


@derived
def _routes(knowledge: Knowledge) -> _Routes:
    outright: dict[str, tuple[Given, ...]] = {}
    with_cue: dict[str, tuple[Given, ...]] = {}
    denied: dict[str, tuple[Given, ...]] = {}
    for question, asked in knowledge.questions.items():
        for answer, heard in asked.answers.items():
            for concepts, route in (
                (heard.heard_by, outright),
                (heard.heard_with, with_cue),
                (heard.denied_by, denied),
            ):
                for concept in concepts:
                    route[concept] = (*route.get(concept, ()), (question, answer))
    return _Routes(outright, with_cue, denied)
