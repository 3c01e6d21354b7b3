"""What one turn tells others than the client: staff, and the counts, both without any content."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.account import Outcome, SignAccount
from dialogs.conversation import Conversation
from dialogs.heard import Disposition, gravest, needs_a_doctor
from dialogs.known import Known


@dataclass(frozen=True, slots=True)
class StaffNotice:
    """That an appointment wants attention: its reference and how grave, and nothing else."""

    reference: str
    level: Disposition
    """see_clinician, urgent or emergency; none when what was told before was put right."""


@dataclass(frozen=True, slots=True)
class SignCount:
    """One warning sign that came to stand differently in some talk, nobody knows whose."""

    sign: str
    disposition: Disposition
    outcome: Outcome


def staff_notice(
    before: Conversation, held: Known, after: Conversation, known: Known
) -> StaffNotice | None:
    """What staff must know of the appointment that a talk is linked to; None when nothing new."""
    level, told = _level(known), _level(held) if before.appointment == after.appointment else "none"
    if not after.appointment or level == told:
        return None
    return StaffNotice(after.appointment, level)


def _level(known: Known) -> Disposition:
    """The gravest disposition that is held; what is settled anew still counts until then."""
    held = (
        account.disposition
        for account in known.account.values()
        if account.outcome in ("stated", "doubted", "reopened")
    )
    level = gravest(held)
    return level if needs_a_doctor(level) else "none"


def sign_counts(held: Known, known: Known) -> tuple[SignCount, ...]:
    """Every sign whose disposition or outcome a turn has changed."""
    return tuple(_changed(held, known))


def _changed(held: Known, known: Known) -> Iterator[SignCount]:
    for sign, account in known.account.items():
        if _stands(held.account.get(sign)) != _stands(account):
            yield SignCount(sign, account.disposition, account.outcome)


def _stands(account: SignAccount | None) -> tuple[Disposition, Outcome] | None:
    return (account.disposition, account.outcome) if account else None
