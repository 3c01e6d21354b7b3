"""What became of each warning sign of a talk: from which words, asked, answered, advised?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dialogs.heard import Disposition, FlagHeard

Outcome = Literal[
    "suspected",
    "stated",
    "doubted",
    "reopened",
    "denied",
    "corrected_when",
    "corrected_who",
    "cleared",
]
"""How a sign stands: suspected until one question settles it; stated; doubted when the client
could not tell; reopened when they said that it was misunderstood; and the four ways in which it
ends. Stored in counts: never renamed."""

ENDED: frozenset[Outcome] = frozenset({"denied", "corrected_when", "corrected_who", "cleared"})
"""Outcomes that the client gave on purpose, by an answer or by a correction of who or when."""


@dataclass(frozen=True, slots=True)
class SignAccount:
    """One warning sign in one talk."""

    sign: str
    words: str
    """The client's own words that showed it; empty when it was chosen from a list."""
    disposition: Disposition
    """What it asks for, and so what was advised once it was stated."""
    outcome: Outcome
    answer: str = ""
    """What was answered to its own question: yes, no or not_sure; empty when it was not asked."""


def account_after(
    account: Mapping[str, SignAccount],
    flags: tuple[FlagHeard, ...],
    *,
    question: str,
    answer: str,
    settled: str,
) -> dict[str, SignAccount]:
    """The account once `flags` hold after an entry that answered `question` with `answer`.

    `settled` is the sign whose own question that was, or empty.
    """
    holding = {flag.id: flag for flag in flags}
    after = {sign: told for sign, told in account.items() if sign not in holding}
    for sign, told in after.items():
        if told.outcome not in ENDED:
            after[sign] = replace(told, outcome=_ending(question))
    for sign, flag in holding.items():
        after[sign] = _standing(
            account.get(sign), flag, question, answer if sign == settled else ""
        )
    if settled in after:
        after[settled] = replace(after[settled], answer=answer)
    return after


def _ending(question: str) -> Outcome:
    match question:
        case "corrected_when" | "corrected_who" | "cleared":
            return question
        case _:
            return "denied"


def _standing(
    before: SignAccount | None, flag: FlagHeard, question: str, answer: str
) -> SignAccount:
    told = before or SignAccount(flag.id, flag.phrase, flag.disposition, "suspected")
    words = told.words or flag.phrase
    return replace(
        told,
        words=words,
        disposition=flag.disposition,
        outcome=_outcome(told, flag, question, answer),
    )


def _outcome(told: SignAccount, flag: FlagHeard, question: str, answer: str) -> Outcome:
    if flag.certainty == "stated":
        doubted = answer in ("not_sure", "no") or told.outcome == "doubted"
        return "doubted" if doubted and answer != "yes" else "stated"
    was_held = told.outcome in ("stated", "doubted", "reopened")
    return "reopened" if was_held or question == "reopened" else "suspected"
