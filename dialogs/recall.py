"""What is known by now: a conversation's entries, heard again from the first to the last."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogs.conversation import Conversation, Entry
from dialogs.heard import (
    GRAVITY,
    Candidates,
    Certainty,
    Disposition,
    FlagHeard,
    Heard,
    Person,
    Side,
    ZoneMention,
)
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge
from dialogs.known import CERTAIN, SETTLES, Known

SIDES: Mapping[str, Side] = {"left": "left", "right": "right", "both": "both"}


def recall(conversation: Conversation, knowledge: Knowledge) -> Known:
    """Replays the entries. Later words win over earlier ones about the same thing."""
    known = Known()
    for entry in conversation.entries:
        if entry.words:
            known = _with_signs(known, entry.words, knowledge)
            known = _with_words(known, listen(entry.words, knowledge), entry)
        known = _reader_of(entry.question)(known, entry, knowledge)
    return known


def signs_in(words: str, known: Known, knowledge: Knowledge) -> tuple[FlagHeard, ...]:
    """The signs that words show, heard together with the places that are known to hurt.

    A sign may lie in two messages: "the back of my head aches", and later "it hit me in one
    second". Of the earlier message only the places count: all of a long talk heard together would
    make signs of things that have nothing to do with each other.
    """
    phrases = [zone.phrase for zone in known.hurting() if zone.phrase]
    phrases += [loose.phrase for loose in known.loose if loose.phrase]
    hurts = knowledge.joiners["hurts"]
    told = "\n".join((*(hurts.format(place=phrase) for phrase in phrases), words))
    return listen(told, knowledge).flags


def _with_signs(known: Known, words: str, knowledge: Knowledge) -> Known:
    """What is stated in words holds, whatever was denied before; a suspicion that was settled is
    not raised again."""
    flags = signs_in(words, known, knowledge)
    stated = {flag.id for flag in flags if flag.certainty == "stated"}
    settled = known.settled - stated
    fresh = tuple(flag for flag in flags if flag.id not in settled)
    return replace(known, flags=_graver(known.flags, fresh), settled=settled)


def _with_words(known: Known, heard: Heard, entry: Entry) -> Known:
    corrects = entry.question == "correction" and bool(heard.places.mentions)
    earlier = () if corrects else known.zones
    return replace(
        known,
        zones=_merged(earlier, heard.places.mentions),
        loose=heard.places.loose or known.loose,
        path=heard.places.path or known.path,
        answers=_joined(known.answers, heard.details),
        person=heard.person or known.person,
    )


def _reader_of(question: str) -> Callable[[Known, Entry, Knowledge], Known]:
    if question.startswith(SETTLES):
        return _settle
    return _READERS.get(question, _answer)


def _consent(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    del knowledge
    said: dict[str, Person] = {"agree_other": "someone_else", "child": "child"}
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
    added = tuple(ZoneMention(zone, side, "present", "", 1.0) for zone in chosen)
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
    """One side for every place that has one; it is not asked for any more."""
    side = SIDES[entry.answers[0]]
    zones = tuple(replace(zone, side=side) if zone.side else zone for zone in known.zones)
    loose = tuple(replace(part, side=side) for part in known.loose)
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


def _screening(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    offered = [item for item in entry.offered if item in knowledge.screening_items]
    stated: tuple[FlagHeard, ...] = ()
    settled = set(known.settled)
    for item in offered:
        flags = knowledge.screening_items[item].flags
        if item not in entry.answers:
            settled.update(flags)
        elif knowledge.screening_items[item].settles:
            stated += tuple(_flag(flag, "suspected", knowledge) for flag in flags)
        else:
            stated += (_flag(flags[0], "stated", knowledge),)
    if "not_sure" in entry.answers:
        settled = set(known.settled)
    return replace(
        known,
        flags=_graver(_without(known.flags, settled), stated),
        settled=frozenset(settled),
        items_offered=known.items_offered | set(offered),
        screenings=known.screenings + 1,
    )


def _settle(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    sign = entry.question.removeprefix(SETTLES)
    others = tuple(flag for flag in known.flags if flag.id != sign)
    put = known.questions_put | {entry.question}
    known = replace(known, questions_put=put)
    match entry.answers[0]:
        case "yes":
            return replace(known, flags=(*others, _flag(sign, "stated", knowledge)))
        case "no":
            return replace(known, flags=others, settled=known.settled | {sign})
        case _:
            # Someone who cannot tell is not sent to an ambulance for it, and not sent home either.
            doubted = _flag(sign, "stated", knowledge)
            lower: Disposition = GRAVITY[max(1, GRAVITY.index(doubted.disposition) - 1)]
            return replace(known, flags=(*others, replace(doubted, disposition=lower)))


def _reopened(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    """The client says that a sign was misunderstood: it is asked about, not dropped."""
    del entry, knowledge
    flags = tuple(
        replace(flag, certainty="suspected") if flag.disposition != "caution" else flag
        for flag in known.flags
    )
    settled = known.settled - {flag.id for flag in flags}
    return replace(known, flags=flags, settled=settled, reopened=True)


def _cleared(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    del entry, knowledge
    return replace(known, cleared=True)


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
    "screening": _screening,
    "cleared": _cleared,
    "reopened": _reopened,
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


def _flag(sign: str, certainty: Certainty, knowledge: Knowledge) -> FlagHeard:
    return FlagHeard(sign, knowledge.red_flags[sign].disposition, certainty, "")


def _graver(earlier: tuple[FlagHeard, ...], later: tuple[FlagHeard, ...]) -> tuple[FlagHeard, ...]:
    """One flag per sign; stated wins over suspected."""
    by_id = {flag.id: flag for flag in earlier}
    for flag in later:
        before = by_id.get(flag.id)
        if before is None or before.certainty == "suspected":
            by_id[flag.id] = flag
    return tuple(by_id.values())


def _without(flags: tuple[FlagHeard, ...], denied: set[str]) -> tuple[FlagHeard, ...]:
    """What was only suspected gives way to a denial; what was stated in words does not."""
    return tuple(flag for flag in flags if flag.certainty == "stated" or flag.id not in denied)
