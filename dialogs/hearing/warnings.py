"""Which warning signs hold now, for the writer or the person they write about?

The rules are data (data/red_flags.toml): combinations of concepts, each of them said as being so
now. What is denied, over or another's never counts; what is only half said is suspected, and
then one question settles it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dialogs.heard import ConceptMention, Disposition, FlagHeard, Standing
from dialogs.hearing.second_opinion import surest_and_gravest
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived
from dialogs.knowledge.signs import SignRule

_NEAR = 70
"""Characters between concepts that are "near": about a dozen words. Judgement."""

_CLEARED = "cleared_by_doctor"
_RECENT = "recent_time"
_LONG_AGO = "long_ago"
_TODAY = "this_morning"
_ANOTHERS_PAST = "anothers_past"
_ADJACENT = 12
"""Characters between a sign and what dates it: "chest pain in 2019". Judgement."""
_PLACE = "body_"
"""Concepts of such names are places: "my head is fine lying flat" denies no sign."""
_NOW: tuple[Standing, ...] = ("present", "unsure")
_ANYBODY_NOW: tuple[Standing, ...] = (*_NOW, "someone_else")
"""In an emergency it is all one whose it is: "mum's face has dropped, my own booking is at 3"."""

Said = Mapping[str, Sequence[ConceptMention]]
"""Concept to its mentions that count."""


class _Said(dict[tuple[Standing, ...], Said]):
    """For each set of standings what is said so; told when it is asked for."""

    def __init__(self, mentions: Sequence[ConceptMention]) -> None:
        super().__init__()
        self._mentions = mentions

    def __missing__(self, standings: tuple[Standing, ...]) -> Said:
        said: defaultdict[str, list[ConceptMention]] = defaultdict(list)
        for mention in self._mentions:
            if mention.standing in standings:
                said[mention.concept].append(mention)
        self[standings] = said
        return said


def find_warning_signs(
    utterance: Utterance, concepts: Sequence[ConceptMention], knowledge: Knowledge
) -> tuple[FlagHeard, ...]:
    """Every sign that the text shows; stated before suspected, grave before harmless."""
    mentions = tuple(_as_they_stand(concepts, _signs(knowledge)))
    said = _Said(mentions)
    flags: dict[str, FlagHeard] = {}
    for name, rule in _worth_trying(mentions, knowledge):
        if name not in flags and (phrase := _met(rule, name, said, utterance, knowledge)):
            given = rule.disposition or knowledge.red_flags[name].disposition
            flags[name] = FlagHeard(name, _stepped_down(given, said[_NOW]), rule.gives, phrase)
    return tuple(sorted(flags.values(), key=surest_and_gravest))


def _worth_trying(
    mentions: Iterable[ConceptMention], knowledge: Knowledge
) -> Iterator[tuple[str, SignRule]]:
    """The rules of which a text may hold the evidence, each sign's in the order of trying."""
    rules, by_concept = _rules(knowledge)
    concepts = {mention.concept for mention in mentions}
    for number in sorted({each for concept in concepts for each in by_concept.get(concept, ())}):
        yield rules[number]


@derived
def _rules(
    knowledge: Knowledge,
) -> tuple[tuple[tuple[str, SignRule], ...], Mapping[str, tuple[int, ...]]]:
    """The rules of all signs, and for each concept the numbers of those that may rest on it.

    Rules that state go before those that suspect.
    """
    rules = tuple(
        (name, rule)
        for name, flag in knowledge.red_flags.items()
        for rule in sorted(flag.rules, key=lambda rule: rule.gives)
    )
    by_concept: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, (_, rule) in enumerate(rules):
        for concept in min(rule.all, key=len, default=()):
            by_concept[concept] += (number,)
    return rules, dict(by_concept)


def is_cleared(concepts: Sequence[ConceptMention]) -> bool:
    """Whether a doctor is said to have looked at this and cleared it."""
    return any(each.concept == _CLEARED and each.standing in _NOW for each in concepts)


def find_denials(concepts: Sequence[ConceptMention], knowledge: Knowledge) -> frozenset[str]:
    """The concepts of rules that the text denies wherever it says them."""
    denied = {mention.concept for mention in concepts if mention.standing == "denied"}
    others = {mention.concept for mention in concepts if mention.standing != "denied"}
    return frozenset(denied - others) & _signs(knowledge)


@derived
def _signs(knowledge: Knowledge) -> frozenset[str]:
    """The concepts that rules are made of, but for places."""
    rules = (rule for flag in knowledge.red_flags.values() for rule in flag.rules)
    named = (concept for rule in rules for group in (*rule.all, rule.none) for concept in group)
    return frozenset(concept for concept in named if not concept.startswith(_PLACE))


def _as_they_stand(
    mentions: Sequence[ConceptMention], signs: frozenset[str]
) -> Iterator[ConceptMention]:
    """The mentions, but for what only matters here.

    What begins with a denied sign is denied as a whole ("no numbness, sciatica in one leg"), what
    was weeks ago is not yet over ("rear ended last month"), and what a date follows is.
    """
    denied = {
        mention.start
        for mention in mentions
        if mention.standing == "denied" and mention.concept in signs
    }
    recent = _sentences_with(_RECENT, mentions)
    over = _sentences_with(_ANOTHERS_PAST, mentions) - _sentences_with(_TODAY, mentions)
    dates = [mention.start for mention in mentions if mention.concept == _LONG_AGO]
    for mention in mentions:
        standing = mention.standing
        if standing == "present" and mention.start in denied:
            standing = "denied"
        elif _is_dated(mention, dates) or (standing == "someone_else" and mention.sentence in over):
            standing = "past"
        elif standing == "past" and mention.sentence in recent:
            standing = "present"
        yield mention if standing == mention.standing else replace(mention, standing=standing)


def _is_dated(mention: ConceptMention, dates: Iterable[int]) -> bool:
    dating = (_LONG_AGO, _ANOTHERS_PAST, _RECENT)
    near = any(0 <= date - mention.end <= _ADJACENT for date in dates)
    return near and mention.standing == "present" and mention.concept not in dating


def _sentences_with(concept: str, mentions: Iterable[ConceptMention]) -> frozenset[int]:
    return frozenset(mention.sentence for mention in mentions if mention.concept == concept)


def _met(
    rule: SignRule,
    name: str,
    said: Mapping[tuple[Standing, ...], Said],
    utterance: Utterance,
    knowledge: Knowledge,
) -> str:
    """The words that meet a rule of the sign; empty when nothing does."""
    grave = knowledge.red_flags[name].disposition == "emergency"
    evidence = _evidence(rule, said[_ANYBODY_NOW if grave and rule.counts == _NOW else rule.counts])
    return _phrase(evidence, utterance) if evidence and not _excluded(rule, said) else ""


def _excluded(rule: SignRule, said: Mapping[tuple[Standing, ...], Said]) -> bool:
    """Whether what silences the rule stands as what meets it: "mum had cancer" is both past."""
    heard = (said[_NOW], said[rule.counts])
    return any(each.get(concept) for each in heard for concept in rule.none)


def _evidence(rule: SignRule, said: Said) -> tuple[ConceptMention, ...]:
    """One mention for each group of the rule, close enough to each other; empty when not met."""
    groups = []
    for group in rule.all:
        mentions = [mention for concept in group for mention in said.get(concept, ())]
        if not mentions:
            return ()
        groups.append(mentions)
    for first in groups[0]:
        near = [[other for other in group if _close(first, other, rule)] for group in groups[1:]]
        if all(near):
            return (first, *(min(group, key=lambda other: _gap(first, other)) for group in near))
    return ()


def _close(one: ConceptMention, other: ConceptMention, rule: SignRule) -> bool:
    if rule.within == "message":
        return True
    if rule.within == "sentence":
        return one.sentence == other.sentence
    return _gap(one, other) <= _NEAR


def _gap(one: ConceptMention, other: ConceptMention) -> int:
    """Characters between two mentions; 0 when they touch or overlap."""
    return max(0, one.start - other.end, other.start - one.end)


def _phrase(evidence: Sequence[ConceptMention], utterance: Utterance) -> str:
    """The client's words from the first to the last piece of evidence, when they are close."""
    start = min(mention.start for mention in evidence)
    end = max(mention.end for mention in evidence)
    close = end - start <= 2 * _NEAR
    return utterance.text[start:end] if close else evidence[0].phrase


def _stepped_down(disposition: Disposition, now: Said) -> Disposition:
    """What a doctor has looked at and cleared is a note for the therapist; never what is graver."""
    return "caution" if disposition == "see_clinician" and now.get(_CLEARED) else disposition
