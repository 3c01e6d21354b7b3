"""What do the rules and the impression of the whole text come to together?

Rules are exact and know only the wordings that were thought of; the impression is broad and may
err. So it may add a sign that no rule met: stated where the text sounds grave and like that sign,
suspected where it sounds grave like none in particular. And a sign of the rules is asked about
instead of stated where the whole sounds harmless. Nothing that a rule heard is ever dropped for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dialogs.heard import GRAVITY, Disposition, FlagHeard
from dialogs.hearing.impression import Impression, impression_of, telling_words
from dialogs.hearing.impression_features import Feature
from dialogs.knowledge import Knowledge
from dialogs.knowledge.impressions import LEVELS

_FAR = 100.0
"""Log-odds against a sign of which nothing was learned."""


def with_second_opinion(
    flags: Sequence[FlagHeard],
    features: Sequence[Feature],
    text: str,
    *,
    cleared: bool,
    knowledge: Knowledge,
) -> tuple[FlagHeard, ...]:
    """The signs of the rules, weighed and completed: stated ones first, grave ones before others,
    and among those the one that the text sounds like most.

    `cleared`: a doctor has looked at it, so that nothing that asks for just that is added.
    """
    impression = impression_of(features, knowledge)
    weighed = tuple(_doubted(flags, impression, knowledge))
    added = tuple(_added(weighed, impression, cleared=cleared, knowledge=knowledge))
    told = (
        replace(flag, phrase=telling_words(features, impression, (flag.disposition, flag.id), text))
        for flag in added
    )
    kept = (flag for flag in weighed if all(flag.id != other.id for other in added))
    likeliest = sorted((*kept, *told), key=lambda flag: -impression.odds.get(flag.id, -_FAR))
    return tuple(sorted(likeliest, key=surest_and_gravest))


def surest_and_gravest(flag: FlagHeard) -> tuple[str, int]:
    """The order in which signs are told."""
    return flag.certainty, -GRAVITY.index(flag.disposition)


def _doubted(
    flags: Iterable[FlagHeard], impression: Impression, knowledge: Knowledge
) -> Iterator[FlagHeard]:
    """The flags, those as suspected that sound like nothing of their level."""
    for flag in flags:
        emergency = flag.disposition == "emergency"
        number = knowledge.impression_numbers["doubted_emergency" if emergency else "doubted"]
        # A rule that asks for more than its sign does has its reason beside the sound of the words.
        weighed = flag.disposition in LEVELS
        weighed = weighed and flag.disposition == knowledge.red_flags[flag.id].disposition
        unlike = weighed and impression.likelihood(flag.disposition) < number.value
        yield replace(flag, certainty="suspected") if unlike else flag


def _added(
    flags: Sequence[FlagHeard], impression: Impression, *, cleared: bool, knowledge: Knowledge
) -> Iterator[FlagHeard]:
    """The sign that the text sounds like, where that is graver than what was heard.

    A text that sounds grave and like no sign in particular is asked about: a long story adds up
    to much that means nothing.
    """
    numbers = knowledge.impression_numbers
    level = _sounds_like(impression, numbers["stated"].value)
    if level == "none" or (cleared and level == "see_clinician"):
        return
    sign = _likeliest(level, flags, impression, knowledge)
    known = any(flag.id == sign for flag in flags)
    if not _is_stated(level, flags):
        if known or impression.likelihood(sign) >= numbers["sign"].value:
            yield FlagHeard(sign, knowledge.red_flags[sign].disposition, "stated", "")
        elif impression.likelihood(level) >= numbers["suspected"].value:
            yield FlagHeard(sign, knowledge.red_flags[sign].disposition, "suspected", "")


def _is_stated(level: Disposition, flags: Iterable[FlagHeard]) -> bool:
    """Whether something at least so grave is stated already."""
    stated = (flag.disposition for flag in flags if flag.certainty == "stated")
    return any(_is_as_grave(disposition, level) for disposition in stated)


def _is_as_grave(disposition: Disposition, level: Disposition) -> bool:
    return GRAVITY.index(disposition) >= GRAVITY.index(level)


def _sounds_like(impression: Impression, likely: float) -> Disposition:
    """The gravest level that is at least so likely; none when there is none."""
    levels = (level for level in reversed(LEVELS) if impression.likelihood(level) >= likely)
    return next(levels, "none")


def _likeliest(
    level: Disposition, flags: Sequence[FlagHeard], impression: Impression, knowledge: Knowledge
) -> str:
    """The sign, at least so grave, that the text sounds like most; one that a rule suspects goes
    before."""
    suspected = [flag.id for flag in flags if _is_as_grave(flag.disposition, level)]
    own_level = knowledge.impression_numbers["own_level"].value
    as_grave = [
        sign
        for sign, flag in knowledge.red_flags.items()
        if _is_as_grave(flag.disposition, level)
        and sign in impression.odds
        and impression.likelihood(flag.disposition) >= own_level
    ]
    return max(suspected or as_grave, key=lambda sign: impression.odds.get(sign, 0.0))
