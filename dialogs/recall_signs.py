"""What entries about warning signs change in what is known: screened, settled, corrected."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogs.account import SignAccount, account_after
from dialogs.conversation import Entry
from dialogs.heard import GRAVITY, Certainty, Disposition, FlagHeard
from dialogs.knowledge import Knowledge
from dialogs.known import SETTLES, Known

DOUBTED_ITEMS = 2
"""How many choices are asked about one by one when someone stays unsure of the whole list: the
most telling ones. Judgement."""


def with_account(before: Known, after: Known, entry: Entry) -> Known:
    """The same with the account of its signs brought up to date after one entry."""
    account = account_after(
        before.account,
        after.flags,
        question=entry.question,
        answer=next(iter(entry.answers), ""),
        settled=entry.question.removeprefix(SETTLES) if entry.question.startswith(SETTLES) else "",
    )
    return replace(
        after, account={sign: _cleared_in(after, each) for sign, each in account.items()}
    )


def _cleared_in(known: Known, told: SignAccount) -> SignAccount:
    return replace(told, outcome="cleared") if told.sign in known.cleared else told


def screened(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    """What was chosen is so or wants settling, what was seen and not chosen is not so."""
    offered = tuple(item for item in entry.offered if item in knowledge.screening_items)
    chosen = tuple(item for item in offered if item in entry.answers)
    if "not_sure" in entry.answers and not chosen:
        if not known.items_doubted:
            return replace(known, items_doubted=offered)
        chosen = offered[:DOUBTED_ITEMS]
    doubted = bool(known.items_doubted) or "not_sure" in entry.answers
    stated = tuple(
        flag for item in chosen for flag in _flags_of(item, doubted=doubted, knowledge=knowledge)
    )
    denied = () if "not_sure" in entry.answers else (item for item in offered if item not in chosen)
    settled = known.settled.union(*(knowledge.screening_items[item].flags for item in denied))
    return replace(
        known,
        flags=graver(_without(known.flags, settled), stated),
        settled=settled,
        items_doubted=(),
        items_offered=known.items_offered | set(offered),
        screenings=known.screenings + 1,
    )


def _flags_of(item: str, *, doubted: bool, knowledge: Knowledge) -> tuple[FlagHeard, ...]:
    """The first sign as stated; all of them as suspected where a choice leaves it open."""
    entry = knowledge.screening_items[item]
    if entry.settles:
        return tuple(_flag(flag, "suspected", knowledge) for flag in entry.flags)
    return (_flag(entry.flags[0], "suspected" if doubted else "stated", knowledge),)


def settled(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    """The answer to a sign's own question."""
    sign = entry.question.removeprefix(SETTLES)
    others = tuple(flag for flag in known.flags if flag.id != sign)
    known = replace(known, questions_put=known.questions_put | {entry.question})
    match entry.answers[0]:
        case "yes":
            return replace(known, flags=(*others, _flag(sign, "stated", knowledge)))
        case "no" if _outlasts_one_no(sign, known, knowledge):
            lowered = replace(known, flags=(*others, _lower(sign, knowledge)))
            return replace(lowered, repeated=known.repeated - {sign})
        case "no":
            return replace(known, flags=others, settled=known.settled | {sign})
        case _:
            # Someone who cannot tell is not sent to an ambulance for it, and not sent home either.
            return replace(known, flags=(*others, _lower(sign, knowledge)))


def _outlasts_one_no(sign: str, known: Known, knowledge: Knowledge) -> bool:
    """An emergency told in two messages is not undone by one tap: someone looks at it today."""
    return sign in known.repeated and knowledge.red_flags[sign].disposition == "emergency"


def _lower(sign: str, knowledge: Knowledge) -> FlagHeard:
    """A sign as stated in doubt: one step less grave."""
    doubted = _flag(sign, "stated", knowledge)
    lower: Disposition = GRAVITY[max(1, GRAVITY.index(doubted.disposition) - 1)]
    return replace(doubted, disposition=lower)


def reopened(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    """The client says that a sign was misunderstood: it is asked about, not dropped."""
    del entry, knowledge
    flags = tuple(
        replace(flag, certainty="suspected") if flag.disposition != "caution" else flag
        for flag in known.flags
    )
    still_open = known.settled - {flag.id for flag in flags}
    return replace(known, flags=flags, settled=still_open, reopened=True)


def corrected(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    """The client put right of when or of whom a sign was told: neither it nor its place holds."""
    del knowledge
    flags = tuple(flag for flag in known.flags if flag.id not in entry.answers)
    told = " ".join(known.account[sign].words for sign in entry.answers if sign in known.account)
    zones = tuple(zone for zone in known.zones if not zone.phrase or zone.phrase not in told)
    loose = tuple(part for part in known.loose if not part.phrase or part.phrase not in told)
    return replace(known, flags=flags, zones=zones, loose=loose)


def uncorrected(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    """A correction was taken back: what was told holds as it did."""
    again = tuple(_flag(sign, "stated", knowledge) for sign in entry.answers)
    return replace(known, flags=graver(known.flags, again))


def cleared(known: Known, entry: Entry, knowledge: Knowledge) -> Known:
    """A doctor has looked at this episode: what asked for just that is a note from now on."""
    del entry, knowledge
    now = (flag.id for flag in known.flags if flag.disposition == "see_clinician")
    return replace(known, cleared=known.cleared.union(now))


SIGN_READERS: Mapping[str, Callable[[Known, Entry, Knowledge], Known]] = {
    "screening": screened,
    "cleared": cleared,
    "reopened": reopened,
    "corrected_when": corrected,
    "corrected_who": corrected,
    "uncorrected": uncorrected,
}
"""How each kind of entry about signs is read, by its question."""


def graver(earlier: tuple[FlagHeard, ...], later: tuple[FlagHeard, ...]) -> tuple[FlagHeard, ...]:
    """One flag per sign: stated wins over suspected, and of two stated the graver one."""
    by_id = {flag.id: flag for flag in earlier}
    for flag in later:
        before = by_id.get(flag.id)
        if before is None or _weight(flag) > _weight(before):
            by_id[flag.id] = flag
    return tuple(by_id.values())


def _weight(flag: FlagHeard) -> tuple[bool, int]:
    return flag.certainty == "stated", GRAVITY.index(flag.disposition)


def _flag(sign: str, certainty: Certainty, knowledge: Knowledge) -> FlagHeard:
    return FlagHeard(sign, knowledge.red_flags[sign].disposition, certainty, "")


def _without(flags: tuple[FlagHeard, ...], denied: frozenset[str]) -> tuple[FlagHeard, ...]:
    """What was only suspected gives way to a denial; what was stated in words does not."""
    return tuple(flag for flag in flags if flag.certainty == "stated" or flag.id not in denied)
