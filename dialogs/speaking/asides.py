"""What is said in passing, without moving the interview."""

from collections.abc import Callable, Mapping
from typing import cast

from dialogs.knowledge.replies import ReplyKey
from dialogs.known import CHECKS, SETTLES
from dialogs.moment import Moment
from dialogs.ranked import Source
from dialogs.speaking.explanations import changes_told, reasons_against, reasons_for
from dialogs.speaking.replies import capitalised, fill, listed, say
from dialogs.speaking.result import leaders
from dialogs.speaking.summary import account_of, summary
from dialogs.speaking.topics import answer_topic, read_more
from dialogs.understood import Aside, AsideKind

_WHY: Mapping[str, ReplyKey] = {
    "consent": "why_consent",
    "zone": "why_place",
    "complaint": "why_place",
    "side": "why_side",
    "screening": "why_screening",
    "care": "why_screening",
    "also_hurts": "why_also_hurts",
}

_REASONS = 2
"""Reasons told for one muscle: two muscles and what would change our mind stay a quick read."""


def aside_text(aside: Aside, moment: Moment) -> str:
    """The words of one aside."""
    return _SAYERS[aside.kind](aside.value, moment)


def _reply(key: str, moment: Moment) -> str:
    if key == "consent_thanks" and moment.known.person == "someone_else":
        key = "consent_thanks_other"
    return say(cast("ReplyKey", key), moment.knowledge)


def _topic(topic: str, moment: Moment) -> str:
    return answer_topic(topic, moment.knowledge.clinic, moment.knowledge)


def _more(topic: str, moment: Moment) -> str:
    return read_more(topic, moment.knowledge.clinic, moment.knowledge)


def _foreign(language: str, moment: Moment) -> str:
    return fill(moment.knowledge.languages[language].sentence, moment.knowledge.clinic)


def _why(value: str, moment: Moment) -> str:
    """Each likely muscle, what speaks for and against it, and what would change our mind.

    At most 110 words. Why pain travels at all is a topic, offered beside it. Before muscles were
    named, why the open question is asked.
    """
    question = moment.conversation.question
    if question != "result" and not question.startswith(CHECKS):
        return _reason(value, moment)
    leading, _behind = leaders(moment.ranking, moment.knowledge)
    if not leading:
        return say("result_none", moment.knowledge)
    lines = [_explained(source, moment) for source in leading]
    return "\n\n".join((*lines, *changes_told(moment.ranking, moment.knowledge)[:1]))


def _explained(source: Source, moment: Moment) -> str:
    knowledge, intake = moment.knowledge, moment.known.intake()
    words = knowledge.muscle_words[source.muscle]
    weighed = ""
    if reasons := reasons_for(source, intake, knowledge)[:_REASONS]:
        weighed += say("explain_for", knowledge, reasons=listed(reasons, knowledge.joiners["and"]))
    if reasons := reasons_against(source, intake, knowledge)[:1]:
        weighed += say("explain_against", knowledge, reasons=reasons[0])
    return say(
        "explain_source",
        knowledge,
        muscle=capitalised(words.name),
        place=words.place,
        weighed=weighed or f" {words.refers}",
    )


def _reason(value: str, moment: Moment) -> str:
    """Why the open question is asked; where muscles were named, why these."""
    question = moment.conversation.question
    if question == "result":
        return _why(value, moment)
    if question.startswith(CHECKS):
        return say("why_self_check", moment.knowledge)
    if question.startswith(SETTLES):
        return say("why_screening", moment.knowledge)
    if question in moment.knowledge.question_words:
        return moment.knowledge.question_words[question].why
    return say(_WHY.get(question, "why_any"), moment.knowledge)


def _account(_: str, moment: Moment) -> str:
    return account_of(moment)


def _summary(_: str, moment: Moment) -> str:
    return say("summary", moment.knowledge, summary=summary(moment))


def _linked(reference: str, moment: Moment) -> str:
    return say("linked", moment.knowledge, reference=reference)


_SAYERS: Mapping[AsideKind, Callable[[str, Moment], str]] = {
    "reply": _reply,
    "topic": _topic,
    "more": _more,
    "foreign": _foreign,
    "why": _why,
    "reason": _reason,
    "summary": _summary,
    "account": _account,
    "linked": _linked,
    # Told by care.py, where it is the message itself.
    "care_path": lambda _choice, _moment: "",
}
