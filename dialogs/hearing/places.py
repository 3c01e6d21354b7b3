"""Where does it hurt? Zones, how each of them stands, the choices for loose parts, the path."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dialogs.heard import Candidates, Places, Side, Standing, ZoneMention
from dialogs.hearing.composition import Named, compose_places
from dialogs.hearing.context import Context
from dialogs.hearing.painful import Reading, Reason
from dialogs.hearing.parts import find_parts
from dialogs.hearing.paths import find_path
from dialogs.hearing.sides import find_sides, merged, sides_of
from dialogs.hearing.text import Utterance
from dialogs.hearing.wary import licensed
from dialogs.knowledge import Knowledge

_OFFERED: tuple[Reason, ...] = ("odd", "stuck", "treated")
"""Reasons for which a place is offered, and not taken to hurt."""
_LED = 3
"""Words before a part among which one such as "of" makes it the whole that holds another."""


@dataclass(frozen=True, slots=True)
class Said:
    """A place with all that is said of it."""

    named: Named
    side: Side | None
    standing: Standing
    reason: Reason


def find_places(utterance: Utterance, context: Context, knowledge: Knowledge) -> Places:
    """Everything that the utterance says about where it hurts.

    One mention per zone and standing, in the order of the text. A part named too loosely to
    choose gives candidates and no mention, unless it is denied: then all its zones are.
    """
    hits = find_parts(utterance, knowledge)
    named = licensed(compose_places(hits, utterance, knowledge), utterance, knowledge)
    if not named:
        return Places()
    said = _without_carriers(_said(named, utterance, context, knowledge), utterance, knowledge)
    hurting = tuple(each for each in said if each.reason == "complaint")
    mentions = _one_each(_mentions(said, utterance, knowledge))
    present = {mention.zone for mention in mentions if mention.mention == "present"}
    return Places(
        mentions=mentions,
        loose=_loose(said, mentions, utterance),
        path=tuple(
            zone
            for zone in find_path(tuple(s.named for s in hurting), utterance, knowledge)
            if zone in present
        ),
    )


def _said(
    named: tuple[Named, ...], utterance: Utterance, context: Context, knowledge: Knowledge
) -> tuple[Said, ...]:
    reading = Reading(named, utterance, context, knowledge)
    sides = sides_of(named, find_sides(utterance, context, knowledge), utterance, knowledge)
    said = tuple(
        Said(each, side, context.standing(each.first, each.last), reading.reason(each))
        for each, side in zip(named, sides, strict=True)
    )
    return _worth_hearing(said, reading)


def _worth_hearing(said: tuple[Said, ...], reading: Reading) -> tuple[Said, ...]:
    """The places that hurt or are odd; where only a setting is named and pain is, that."""
    reasons = {each.reason for each in said}
    if "complaint" in reasons:
        return tuple(each for each in said if each.reason not in ("setting", "stuck"))
    if "treated" in reasons and reading.pain_elsewhere:
        return tuple(replace(each, reason="complaint") for each in said if each.reason == "treated")
    if reasons != {"setting"} or not reading.pains:
        return tuple(each for each in said if each.reason != "setting")
    return tuple(replace(each, reason="odd" if each.named.offers else "complaint") for each in said)


def _without_carriers(
    said: tuple[Said, ...], utterance: Utterance, knowledge: Knowledge
) -> tuple[Said, ...]:
    """Without parts that only say where a place in them is: "my wrist of left hand"."""
    kept = []
    inside = knowledge.place_words["inside"]
    for each in said:
        holds = set(knowledge.parts[each.named.part].holds) if not each.named.located else set()
        others = {
            zone
            for other in said
            if other is not each
            and other.standing == "present"
            and _leads_in(other.named, each.named, utterance, inside)
            for zone in other.named.zones
        }
        if holds.isdisjoint(others):
            kept.append(each)
    return tuple(kept)


def _leads_in(
    one: Named, other: Named, utterance: Utterance, prepositions: tuple[str, ...]
) -> bool:
    """Whether `other` follows `one` in its sentence, led by a word such as "of": "on my foot"."""
    words = utterance.words
    if other.first <= one.last or words[one.last].clause != words[other.first].clause:
        return False
    led = words[max(0, other.first - _LED) : other.first]
    return any(word.text in prepositions for word in led)


def _mentions(
    said: tuple[Said, ...], utterance: Utterance, knowledge: Knowledge
) -> Iterator[ZoneMention]:
    for each in said:
        standing: Standing = "denied" if each.reason == "painless" else each.standing
        if each.reason in _OFFERED and standing != "denied":
            continue
        for zone in _zones(each.named, standing, knowledge):
            yield ZoneMention(
                zone=zone,
                side=each.side,
                mention=standing,
                phrase=utterance.phrase(each.named.first, each.named.last),
                score=each.named.score,
                start=utterance.words[each.named.first].start,
                end=utterance.words[each.named.last].end,
            )


def _zones(named: Named, standing: Standing, knowledge: Knowledge) -> tuple[str, ...]:
    if standing != "denied":
        return named.zones
    part = knowledge.parts[named.part]
    more = part.denies if not named.located else ()
    return tuple(dict.fromkeys((*named.zones, *named.offers, *more)))


def _one_each(mentions: Iterator[ZoneMention]) -> tuple[ZoneMention, ...]:
    """One mention per zone and standing; what was said last of a zone holds."""
    kept: dict[tuple[str, Standing], ZoneMention] = {}
    for mention in mentions:
        key = (mention.zone, mention.mention)
        earlier = kept.get(key, mention)
        kept[key] = replace(earlier, side=merged((earlier.side, mention.side)))
    return tuple(
        mention for mention in kept.values() if not _taken_back(mention, tuple(kept.values()))
    )


def _taken_back(mention: ZoneMention, mentions: tuple[ZoneMention, ...]) -> bool:
    """Whether another mention says otherwise of the same place.

    A denial in so many words outdoes a place named before it; a place named outdoes the denial
    of a loose part that holds it ("no back pain, only low down").
    """
    for other in mentions:
        if other.zone != mention.zone or {other.mention, mention.mention} != {"present", "denied"}:
            continue
        if _are_of_one_zone(mention, other):
            if mention.mention == "denied":
                return True
            continue
        if other.side and mention.side and other.side != mention.side:
            continue
        if other.start > mention.start:
            return True
    return False


def _are_of_one_zone(one: ZoneMention, other: ZoneMention) -> bool:
    """Whether they are different places in it: "the hand hurts, not the thumb"."""
    return set(one.phrase.casefold().split()).isdisjoint(other.phrase.casefold().split())


def _loose(
    said: tuple[Said, ...],
    mentions: tuple[ZoneMention, ...],
    utterance: Utterance,
) -> tuple[Candidates, ...]:
    present = {mention.zone for mention in mentions if mention.mention == "present"}
    denied = {(each.zone, each.side) for each in mentions if each.mention == "denied"}
    found: dict[tuple[str, ...], Candidates] = {}
    for each in said:
        guessed = each.reason in _OFFERED or each.standing == "unsure"
        zones = each.named.offers or (each.named.zones if guessed else ())
        zones = tuple(zone for zone in zones if not _is_denied(zone, each.side, denied))
        if not zones or each.standing in ("denied", "someone_else", "hypothetical", "past"):
            continue
        if each.reason == "painless" or present.intersection(zones):
            continue
        side = merged((found[zones].side, each.side)) if zones in found else each.side
        phrase = utterance.phrase(each.named.first, each.named.last)
        found[zones] = Candidates(zones, side, phrase)
    return tuple(found.values())


def _is_denied(zone: str, side: Side | None, denied: set[tuple[str, Side | None]]) -> bool:
    """Whether it is denied, on this side where sides were told."""
    sides = {told for each, told in denied if each == zone}
    return bool(sides) and (side is None or not sides.isdisjoint({side, None, "both"}))
