"""Which question belongs to each state, in which words and with which choices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dialogs.knowledge.replies import ReplyKey
from dialogs.known import CHECKS, SETTLES
from dialogs.moment import Moment
from dialogs.speaking.options import ENTRY, label
from dialogs.speaking.places import places
from dialogs.speaking.replies import capitalised, fill, say, whose

MOST_ZONES = 7
"""Zones offered at once; with "somewhere else" that makes eight choices."""


MISSES_BEFORE_CHOICES = 2
"""After so many messages in a row that could not be placed, places are offered to tap."""


SELF_CHECK_CHOICES = ("check_mine", "check_sore", "check_nothing", "check_skip")

UNCHANGEABLE = frozenset({"consent", "cleared", "reopened", "side_corrected", "self_check"})
"""Entries that are no answers to a question of ours."""


@dataclass(frozen=True, slots=True)
class Put:
    """A question as it is put; its choices by id."""

    question: str
    text: str
    options: tuple[str, ...] = ()


def put(state: str, moment: Moment) -> Put | None:
    """The question of a state; None where a state asks nothing."""
    asker = _ASKERS.get(state)
    return asker(moment) if asker else None


def _consent(moment: Moment) -> Put:
    # Who it is for is asked together with consent, in one tap; not when it was already said.
    asked_who = moment.known.person is None
    choices = ("agree_self", "agree_other", "child", "decline") if asked_who else ("yes", "decline")
    again = moment.conversation.question == "consent"
    text = say("ask_consent_again" if again else "ask_consent", moment.knowledge)
    return Put("consent", text, choices)


def _complaint(moment: Moment) -> Put:
    if moment.conversation.misses >= MISSES_BEFORE_CHOICES:
        return Put("area", say("ask_area", moment.knowledge), tuple(moment.knowledge.areas))
    if moment.conversation.earlier:
        return Put("complaint", say("ask_complaint_new", moment.knowledge))
    if moment.known.person == "someone_else":
        return Put("complaint", say("ask_complaint_someone_else", moment.knowledge))
    return Put("complaint", say("ask_complaint", moment.knowledge))


def _zone(moment: Moment) -> Put:
    knowledge, doubtful = moment.knowledge, moment.known.doubtful()
    if doubtful and not moment.known.loose:
        text = say("ask_zone_doubtful", knowledge, place=places(doubtful, knowledge))
        return Put("zone", text, (*(zone.zone for zone in doubtful), "somewhere_else"))
    loose = moment.known.loose
    offered = tuple(dict.fromkeys(zone for part in loose for zone in part.zones))[:MOST_ZONES]
    phrase = loose[0].phrase.strip() if len(loose) == 1 else ""
    text = (
        say("ask_zone_for", knowledge, phrase=capitalised(phrase))
        if phrase
        else say("ask_zone", knowledge)
    )
    return Put("zone", text, (*offered, "somewhere_else"))


def _side(moment: Moment) -> Put:
    return Put("side", say("ask_side", moment.knowledge), ("left", "right", "both", "not_sure"))


def _settle(moment: Moment) -> Put:
    sign = moment.situation.unsettled_sign or ""
    knowledge = moment.knowledge
    words = whose(moment.known.person, knowledge)
    text = fill(knowledge.red_flag_words[sign].question, knowledge.clinic, **words)
    return Put(f"{SETTLES}{sign}", text, ("yes", "no", "not_sure"))


def _screening(moment: Moment) -> Put:
    known = moment.known
    key: ReplyKey = "ask_screening_more" if known.screenings else "ask_screening"
    if known.items_doubted:
        key = "ask_screening_doubted"
    text = say(key, moment.knowledge, **whose(known.person, moment.knowledge))
    return Put("screening", text, (*moment.situation.screening, "none"))


def _detail(moment: Moment) -> Put | None:
    plan, knowledge = moment.situation.plan, moment.knowledge
    if plan is None:
        return None
    if plan.question == "also_hurts":
        return Put(
            "also_hurts", say("ask_also_hurts", knowledge), (*plan.answers, "none", "not_sure")
        )
    question = knowledge.questions[plan.question]
    none = (question.says_none or "none",) if question.kind == "many" else ()
    choices = dict.fromkeys((*plan.answers, *none, "not_sure"))
    return Put(plan.question, knowledge.question_words[plan.question].ask, tuple(choices))


def _self_check(moment: Moment) -> Put | None:
    muscle, knowledge = moment.situation.self_check, moment.knowledge
    if muscle is None:
        return None
    check, words = knowledge.self_checks[muscle], knowledge.muscle_words[muscle]
    key: ReplyKey = "ask_self_check" if check.kind == "press" else "ask_self_check_move"
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(check.steps, 1))
    text = say(key, knowledge, muscle=words.name, place=words.place, steps=steps)
    return Put(f"{CHECKS}{muscle}", text, SELF_CHECK_CHOICES)


def _change(moment: Moment) -> Put:
    """Everything told, in the client's own answers; of two alike the later one."""
    conversation, knowledge = moment.conversation, moment.knowledge
    given = {
        label("change", f"{ENTRY}{number}", conversation, knowledge): f"{ENTRY}{number}"
        for number, entry in enumerate(conversation.entries)
        if entry.question not in UNCHANGEABLE
    }
    return Put("change", say("ask_what_to_change", knowledge), tuple(given.values())[-MOST_ZONES:])


_ASKERS: Mapping[str, Callable[[Moment], Put | None]] = {
    "asking_consent": _consent,
    "asking_complaint": _complaint,
    "choosing_zone": _zone,
    "asking_side": _side,
    "settling_sign": _settle,
    "screening_signs": _screening,
    "asking_detail": _detail,
    "trying_self_check": _self_check,
    "choosing_what_to_change": _change,
}
