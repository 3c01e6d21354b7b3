"""Would the examples notice a mistake in the rules of the warning signs? `make mutants` tells.

Each mutant is one small mistake that an editor of data/ could make: a condition lost, an exception
forgotten, a reach widened, a suspicion taken for certain, a cue of denial or of the past lost. It
is killed when an example of data/en/sign_examples that the rules read rightly is then read wrongly,
and survives when none is: a survivor is a rule that no example holds.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.learning.examples import read_examples
from bot.loading import shipped_folder, shipped_knowledge
from dialogs.heard import GRAVITY, Disposition
from dialogs.hearing import warnings
from dialogs.hearing.concepts import find_concepts
from dialogs.hearing.context import read_context
from dialogs.hearing.text import Utterance, read_words
from dialogs.knowledge import Knowledge
from dialogs.knowledge.signs import RedFlag, SignRule

KNOWLEDGE = shipped_knowledge()


@dataclass(frozen=True)
class Row:
    """One example: what it shows, or what it only looks like."""

    text: str
    sign: str
    shows: bool
    meant: frozenset[str]
    """Every sign that the text shows."""


@dataclass(frozen=True)
class Reading:
    """A row as it was heard, up to the rules."""

    row: Row
    utterance: Utterance
    said: warnings._Said


@dataclass(frozen=True)
class Mutant:
    """One mistake in the rules of one sign."""

    name: str
    kind: str
    sign: str
    flag: RedFlag


def main() -> int:
    """Prints the survivors and the figures; the exit code tells nothing of them."""
    rows = tuple(row for row in _rows() if not _reads_wrongly(row, KNOWLEDGE))
    readings = tuple(_read(row, KNOWLEDGE) for row in rows)
    mutants = tuple(_mutants())
    survivors = [m for m in mutants if not any(_kills(each, m) for each in readings)]
    _tell(f"rules: {len(mutants) - len(survivors)} of {len(mutants)} killed by {len(rows)} rows")
    for kind, many in Counter(mutant.kind for mutant in mutants).items():
        left = sum(mutant.kind == kind for mutant in survivors)
        _tell(f"  {kind}: {many - left} of {many}")
    for mutant in survivors:
        _tell(f"  survived: {mutant.name}")
    _tell("cues of denial, of the past and of others:")
    for name, shows, changed in _cue_mutants():
        noticed = any(_reads_wrongly(row, changed) for row in rows if row.shows == shows)
        _tell(f"  {'killed' if noticed else 'survived'}: {name}")
    return 0


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _rows() -> Iterator[Row]:
    for example in read_examples(shipped_folder()):
        sign = next(iter(example.shows), example.looks_like or "")
        yield Row(example.text, sign, bool(example.shows), frozenset(example.shows))


def _read(row: Row, knowledge: Knowledge) -> Reading:
    utterance = read_words(row.text, knowledge)
    concepts = find_concepts(utterance, read_context(utterance, knowledge), knowledge)
    standing = tuple(warnings._as_they_stand(concepts, warnings._signs(knowledge)))
    return Reading(row, utterance, warnings._Said(standing))


def _mutants() -> Iterator[Mutant]:
    for sign, flag in KNOWLEDGE.red_flags.items():
        for number, rule in enumerate(flag.rules):
            others = (*flag.rules[:number], *flag.rules[number + 1 :])
            named = f"{sign}, rule {number + 1}"
            yield Mutant(f"{named}: lost", "a rule lost", sign, replace(flag, rules=others))
            for kind, what, changed in _changes(rule):
                rules = (*flag.rules[:number], changed, *flag.rules[number + 1 :])
                yield Mutant(f"{named}: {what}", kind, sign, replace(flag, rules=rules))


def _changes(rule: SignRule) -> Iterator[tuple[str, str, SignRule]]:
    for place, group in enumerate(rule.all):
        rest = (*rule.all[:place], *rule.all[place + 1 :])
        if rest:
            yield "a condition lost", f"without {'/'.join(group)}", replace(rule, all=rest)
    if rule.none:
        named = f"without its exceptions {'/'.join(rule.none)}"
        yield "exceptions lost", named, replace(rule, none=())
    if rule.within != "message" and len(rule.all) > 1:
        wide = replace(rule, within="message")
        yield "reach widened", f"anywhere instead of {rule.within}", wide
    if rule.gives == "suspected":
        sure = replace(rule, gives="stated")
        yield "suspicion taken for certain", "stated instead of suspected", sure


def _kills(reading: Reading, mutant: Mutant) -> bool:
    """Whether the row says otherwise than the mutant reads."""
    row = reading.row
    if row.shows and row.sign == mutant.sign:
        return not _states(mutant.sign, mutant.flag, reading)
    if mutant.sign in row.meant or not _is_grave(mutant.flag.disposition):
        return False
    meant = [KNOWLEDGE.red_flags[sign].disposition for sign in row.meant]
    graver = all(GRAVITY.index(mutant.flag.disposition) > GRAVITY.index(each) for each in meant)
    return (graver or not row.shows) and _states(mutant.sign, mutant.flag, reading)


def _states(sign: str, flag: RedFlag, reading: Reading) -> bool:
    return any(
        warnings._met(rule, sign, reading.said, reading.utterance, KNOWLEDGE)
        for rule in flag.rules
        if rule.gives == "stated"
    )


def _is_grave(disposition: Disposition) -> bool:
    return GRAVITY.index(disposition) >= GRAVITY.index("see_clinician")


def _cue_mutants() -> Iterator[tuple[str, bool, Knowledge]]:
    """Each mutant with the rows that live by it: what only looks alike lives by a cue, what shows
    a sign by the cue's exceptions."""
    for name, cue in KNOWLEDGE.context_cues.items():
        others = {each: kept for each, kept in KNOWLEDGE.context_cues.items() if each != name}
        yield f"{name}: lost", False, replace(KNOWLEDGE, context_cues=others)
        if cue.not_says:
            bare = {**KNOWLEDGE.context_cues, name: replace(cue, not_says=())}
            yield f"{name}: without its exceptions", True, replace(KNOWLEDGE, context_cues=bare)


def _reads_wrongly(row: Row, knowledge: Knowledge) -> bool:
    reading = _read(row, knowledge)
    stated = {name for name, flag in knowledge.red_flags.items() if _states(name, flag, reading)}
    if row.shows:
        return row.sign not in stated
    grave = {name for name in stated if _is_grave(knowledge.red_flags[name].disposition)}
    return not grave <= row.meant


if __name__ == "__main__":
    sys.exit(main())
