"""One message -> the next conversation and the replies: the whole of dialogs in one function."""

from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.consent import has_consented
from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.messages import Message, Reply
from dialogs.moment import Moment
from dialogs.notices import SignCount, StaffNotice, sign_counts, staff_notice
from dialogs.ranked import Ranking
from dialogs.reasoning.interview import advance
from dialogs.reasoning.ranking import rank
from dialogs.reasoning.self_check import next_self_check
from dialogs.reasoning.survey import notes_for_the_therapist, signs_for_a_doctor, survey
from dialogs.recall import recall
from dialogs.speaking.compose import compose
from dialogs.understanding import understand
from dialogs.understood import Understood


@dataclass(frozen=True, slots=True)
class Turn:
    """What one message led to."""

    conversation: Conversation
    replies: tuple[Reply, ...]
    notice: StaffNotice | None = None
    """What staff must know at once of the appointment that the talk belongs to."""
    counts: tuple[SignCount, ...] = ()
    """The warning signs that stand differently now, to be counted without whose they are."""
    hides: bool = False
    """All of the talk is to be deleted, as far as it can be, where the client reads it too."""


def turn(conversation: Conversation, message: Message, knowledge: Knowledge, at: datetime) -> Turn:
    """One message from the client: the conversation as it now stands, and the replies.

    The same arguments always give the same turn. `at` is when the message came in (aware);
    nothing in this version depends on it.
    """
    del at
    understood = understand(conversation, message, knowledge)
    told, known = understood.conversation, understood.known
    situation = survey(
        known,
        has_consent=has_consented(told, knowledge),
        has_answers=any(entry.question != "consent" for entry in told.entries),
        knowledge=knowledge,
    )
    state = advance(told.state, understood.trigger, situation)
    ranking = _ranking(state, understood, known, knowledge)
    moment = Moment(
        replace(told, state=state),
        known,
        situation,
        knowledge,
        ranking=ranking,
        can_check=next_self_check(known, ranking, knowledge) is not None,
        signs=signs_for_a_doctor(known),
        notes=notes_for_the_therapist(known),
        shown=_shown(conversation, state, understood, knowledge),
    )
    return Turn(
        *compose(understood, moment),
        notice=staff_notice(conversation, understood.held, moment.conversation, known),
        counts=sign_counts(understood.held, known),
        hides=understood.hides,
    )


def _ranking(state: str, understood: Understood, known: Known, knowledge: Knowledge) -> Ranking:
    """Ranked only when it will be said; most turns ask a question and need none."""
    if state == "showing_sources" or any(
        aside.kind in ("why", "summary", "account") for aside in understood.asides
    ):
        return rank(known.intake(), knowledge)
    return Ranking()


def _shown(
    before: Conversation, state: str, understood: Understood, knowledge: Knowledge
) -> Ranking | None:
    """What the client was last told, where something was told after the same result."""
    same = before.state == state == "showing_sources" and understood.trigger == "told"
    return rank(recall(before, knowledge).intake(), knowledge) if same else None
