"""What is known by now: a conversation's entries, heard again from the first to the last."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dialogs.conversation import Conversation, Entry
from dialogs.heard import Candidates, FlagHeard, Heard, Person, Side, ZoneMention
from dialogs.hearing.listen import listen, signs_by_rules
from dialogs.knowledge import Knowledge
from dialogs.known import CERTAIN, CHECKS, SETTLES, Known
from dialogs.recall_signs import SIGN_READERS, graver, settled, with_account

AFRAID = "afraid"
"""The intent of telling one's fear."""
SIDES: Mapping[str, Side] = {"left": "left", "right": "right", "both": "both"}


def recall(conversation: Conversation, knowledge: Knowledge) -> Known:
    """Replays the entries. Later words win over earlier ones about the same thing."""
    return recall_after(Known(), conversation.entries, knowledge)


def recall_after(known: Known, entries: Iterable[Entry], knowledge: Knowledge) -> Known:
    """What is known once further entries were told."""
    for entry in entries:
        before = known
        if entry.words:
            known = _with_signs(known, entry.words, knowledge)
            known = _with_words(known, listen(entry.words, knowledge), entry, knowledge)
        known = _reader_of(entry.question)(known, entry, knowledge)
        known = with_account(before, known, entry)
    return known


def signs_in(words: str, known: Known, knowledge: Knowledge) -> tuple[FlagHeard, ...]:
    """The signs that words show, heard together with the places that are known to hurt.

    A sign may lie in two messages: "the back of my head aches", and later "it hit me in one
    second". Of the earlier message only the places count: all of a long talk heard together would
    make signs of things that have nothing to do with each other.
    """
    # By their names: a zone's own words may be no more than "back", of "the back of my head".
    phrases = [knowledge.zone_words[zone.zone].plain for zone in known.hurting()]
    phrases += [loose.phrase for loose in known.loose if loose.phrase]
    hurts = knowledge.joiners["hurts"]
    places = "\n".join(hurts.format(place=phrase) for phrase in phrases)
    alone = listen(words, knowledge).flags
    if not places:
        return alone
    # The rules alone: how a text sounds is judged on what was said, not on names put before it.
    heard = {_weight(flag) for told in (places, words) for flag in signs_by_rules(told, knowledge)}
    together = signs_by_rules(f"{places}\n{words}", knowledge)
    return graver(tuple(flag for flag in together if _weight(flag) not in heard), alone)


def _weight(flag: FlagHeard) -> tuple[str, str, str]:
    return flag.id, flag.certainty, flag.disposition


def _with_signs(known: Known, words: str, knowledge: Knowledge) -> Known:
    """What is stated in words holds, whatever was denied before; a suspicion that was settled is
    not raised again."""
    flags = signs_in(words, known, knowledge)
    stated = {flag.id for flag in flags if flag.certainty == "stated"}
    still_denied = known.settled - stated
    fresh = tuple(flag for flag in flags if flag.id not in still_denied)
    before = {flag.id for flag in known.flags if flag.certainty == "stated"}
    return replace(
        known,
        flags=graver(known.flags, fresh),
        settled=still_denied,
        repeated=known.repeated | (stated & before),
    )


def _with_words(known: Known, heard: Heard, entry: Entry, knowledge: Knowledge) -> Known:
    corrects = entry.question == "correction" and bool(heard.places.mentions)
    earlier = () if corrects else known.zones
    return replace(
        known,
        zones=_on_one_side(_merged(earlier, heard.places.mentions), known.zones, knowledge),
        loose=heard.places.loose or known.loose,
        path=heard.places.path or known.path,
        answers=_joined(known.answers, heard.details),
        person=heard.person or known.person,
        denied=known.denied | heard.denials,
        afraid=known.afraid or AFRAID in heard.intents,
    )


def _on_one_side(
    zones: tuple[ZoneMention, ...], before: tuple[ZoneMention, ...], knowledge: Knowledge
) -> tuple[ZoneMention, ...]:
    """With the one side of a region for its places that were told without: "the front and the
    outer side, right shoulder" speaks of one shoulder. So does a spot taken back for another."""
    sides = {**_sides_of(before, knowledge), **_sides_of(zones, knowledge)}

    def sided(zone: ZoneMention) -> ZoneMention:
        held = knowledge.zones[zone.zone]
        known = sides.get(held.region, set())
        if zone.side or held.midline or zone.mention != "present" or len(known) != 1:
            return zone
        return replace(zone, side=next(iter(known)))

    return tuple(sided(zone) for zone in zones)


def _sides_of(zones: tuple[ZoneMention, ...], knowledge: Knowledge) -> dict[str, set[Side]]:
    """The sides told of each region in which something hurts."""
    sides: dict[str, set[Side]] = {}
    for zone in zones:
        if zone.side and zone.mention == "present":
            sides.setdefault(knowledge.zones[zone.zone].region, set()).add(zone.side)
    return sides


def _reader_of(question: str) -> Callable[[Known, Entry, Knowledge], Known]:
    if question.startswith(SETTLES):
        return settled
    if question.startswith(CHECKS):
        return _checked
    return _READERS.get(question, _answer)


def _consent(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    del knowledge
    said: dict[str, Person] = {
        "agree_self": "self", "agree_other": "someone_else", "child": "child",
    }  # fmt: skip
    return replace(known, person=known.person or said.get(entry.answers[0]))


def _area(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    chosen = [area for area in entry.answers if area in knowledge.areas]
    zones = tuple(zone for area in chosen for zone in knowledge.areas[area].zones)
    return replace(known, loose=(Candidates(zones),)) if zones else known


def _zone(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    chosen = [zone for zone in entry.answers if zone in knowledge.zones]
    side = next((loose.side for loose in known.loose if loose.side), None)
    side = side or next((zone.side for zone in known.doubtful() if zone.side), None)
    certain = tuple(zone for zone in known.zones if zone.score >= CERTAIN)
    # The side told with the answer itself is newer than that of the part asked about.
    told = {zone.zone: zone.side for zone in certain}
    added = tuple(ZoneMention(zone, told.get(zone) or side, "present", "", 1.0) for zone in chosen)
    return replace(known, zones=_merged(certain, added), loose=())


def _side(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    side = SIDES.get(entry.answers[0])
    zones = tuple(
        replace(zone, side=side)
        if zone.side is None and not knowledge.zones[zone.zone].midline
        else zone
        for zone in known.zones
    )
    return replace(known, zones=zones, questions_put=known.questions_put | {"side"})


def _side_corrected(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    """One side for every place that has one, or for those of the regions that the entry names; it
    is not asked for any more."""
    side = SIDES[entry.answers[0]]
    regions = frozenset(entry.answers[1:])

    def meant(zone: str) -> bool:
        return not regions or knowledge.zones[zone].region in regions

    zones = tuple(
        replace(zone, side=side) if zone.side and meant(zone.zone) else zone for zone in known.zones
    )
    loose = tuple(
        replace(part, side=side) if any(meant(zone) for zone in part.zones) else part
        for part in known.loose
    )
    return _side(replace(known, zones=zones, loose=loose), entry, knowledge)


def _also_hurts(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    side = next((zone.side for zone in known.zones if zone.side), None)
    asked = [zone for zone in entry.offered if zone in knowledge.zones]
    told = tuple(
        ZoneMention(zone, side, "present" if zone in entry.answers else "denied", "", 1.0)
        for zone in asked
        if "not_sure" not in entry.answers
    )
    put = known.questions_put | {entry.question}
    return replace(known, zones=_merged(known.zones, told), questions_put=put)


def _checked(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    del knowledge
    muscle = entry.question.removeprefix(CHECKS)
    return replace(known, checks={**known.checks, muscle: entry.answers[0]})


def _checks_wanted(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    del entry, knowledge
    return replace(known, checks_wanted=True)


def _answer(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    if entry.question not in knowledge.questions:
        return known
    answers = {**known.answers, entry.question: entry.answers}
    return replace(known, answers=answers, questions_put=known.questions_put | {entry.question})


_READERS: Mapping[str, Callable[[Known, Entry, Knowledge], Known]] = {
    "consent": _consent,
    "area": _area,
    "zone": _zone,
    "side": _side,
    "side_corrected": _side_corrected,
    "also_hurts": _also_hurts,
    "self_check": _checks_wanted,
    **SIGN_READERS,
}


def _merged(
    earlier: tuple[ZoneMention, ...], later: tuple[ZoneMention, ...]
) -> tuple[ZoneMention, ...]:
    """One mention per zone: the later one, with the earlier side where it names none."""
    by_zone = {mention.zone: mention for mention in earlier}
    for mention in later:
        before = by_zone.get(mention.zone)
        side = mention.side
        if before is not None and before.mention == "present" and mention.mention != "denied":
            side = side or before.side
        by_zone[mention.zone] = replace(mention, side=side)
    return tuple(by_zone.values())


def _joined(
    earlier: Mapping[str, tuple[str, ...]], later: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """What was told in passing is added to what is known; an answer to a question stands."""
    joined = dict(earlier)
    for question, answers in later.items():
        joined[question] = tuple(dict.fromkeys((*joined.get(question, ()), *answers)))
    return joined
