"""What is said after a message: asides first, then what the new state says or asks."""

from dataclasses import replace

from dialogs.conversation import Conversation
from dialogs.heard import Heard
from dialogs.knowledge import Knowledge
from dialogs.messages import Ask, Reply, Say
from dialogs.moment import Moment
from dialogs.speaking.asides import aside_text
from dialogs.speaking.asking import Put, put
from dialogs.speaking.care import care, noted
from dialogs.speaking.echo import echo, echo_places
from dialogs.speaking.options import MORE, options
from dialogs.speaking.replies import say
from dialogs.speaking.result import leaders, result
from dialogs.understood import Aside, Understood

RESULT_CHOICES = ("book", "self_check", "why", "summary", "another", "change")
APPOINTMENT_CHOICES = ("book", "summary", "another", "done")

WHY_AT_ALL = "why_it_happens"
"""The topic of how a muscle is felt elsewhere."""

SHORT_LEAD = 12
"""A lead of so few words goes into the question's own message."""

Said = tuple[Conversation, tuple[Reply, ...]]


def compose(understood: Understood, moment: Moment) -> Said:
    """The conversation with its open question, and everything that is said.

    At most two messages, three with a result; a message for care is the only one.
    """
    state = moment.conversation.state
    if state == "sending_to_care":
        return _asked([], care(understood, moment), moment)
    leading = _asides(understood, moment)
    if understood.alone or (state in ("closed", "greeting") and leading):
        return _ended(leading, understood, moment)
    if state == "showing_sources":
        return _result(leading, understood, moment)
    if state == "offering_appointment":
        return _asked(leading, _appointment(moment.knowledge), moment)
    return _asked(_led(leading, understood, moment), put(state, moment), moment)


def _asides(understood: Understood, moment: Moment) -> list[str]:
    texts = (aside_text(aside, moment) for aside in understood.asides)
    return [text for text in dict.fromkeys(texts) if text]


def _led(leading: list[str], understood: Understood, moment: Moment) -> list[str]:
    """What is said before a question: what was heard, and what was served in passing."""
    lines = list(leading)
    if moment.known.afraid and not understood.held.afraid:
        lines.append(say("fear_heard", moment.knowledge))
    if understood.trigger == "told" and understood.heard is not None:
        heard = _given_back(understood, understood.heard, moment)
        lines += [heard] if heard else []
        caution = noted(understood.heard.flags, moment.known, moment.knowledge)
        lines += [caution] if caution else []
        if understood.wants_booking and not moment.situation.has_unsettled_sign:
            lines.append(say("offer_appointment", moment.knowledge))
    if understood.trigger == "told" and _is_first_detail(moment):
        lines.append(say("first_question", moment.knowledge))
    return lines


def _given_back(understood: Understood, heard: Heard, moment: Moment) -> str | None:
    """What was heard; after a place was put right, every place as it stands now."""
    if Aside("reply", "corrected") in understood.asides:
        return echo_places(moment.known, moment.knowledge)
    entries = moment.conversation.entries
    answered = entries[-1].question if entries else ""
    return echo(heard, moment.known, answered, moment.knowledge)


def _is_first_detail(moment: Moment) -> bool:
    details = {*moment.knowledge.questions, "also_hurts"}
    put_before = moment.known.questions_put | {moment.conversation.question}
    return moment.conversation.state == "asking_detail" and details.isdisjoint(put_before)


def _result(leading: list[str], understood: Understood, moment: Moment) -> Said:
    choices = _result_choices(moment)
    if any(aside.kind == "summary" for aside in understood.asides) and moment.ranking.sources:
        # Numbers are for the therapist: only who wants the summary is offered them.
        choices = (*choices, "account")
    if understood.trigger == "asked_aside":
        text = "\n\n".join(leading)
        return _asked([], Put("result", text, _next(choices, understood)), moment)
    if _named_before(moment):
        lines = [*_led(leading, understood, moment), say("result_same", moment.knowledge)]
        return _asked([], Put("result", "\n\n".join(lines), choices), moment)
    sources, follows = result(moment)
    lead = ["\n\n".join(leading)] if leading else []
    return _asked([*lead, sources], Put("result", follows, choices), moment, apart=True)


def _next(choices: tuple[str, ...], understood: Understood) -> tuple[str, ...]:
    """Once the muscles are explained, how such pain comes about is offered in the same place."""
    explained = any(aside.kind in ("why", "reason") for aside in understood.asides)
    swapped = {"why": WHY_AT_ALL} if explained else {}
    return tuple(swapped.get(choice, choice) for choice in choices)


def _named_before(moment: Moment) -> bool:
    """Whether the very same muscles were named before: what was told since changed nothing."""
    if moment.shown is None:
        return False
    named = [
        [source.muscle for source in leaders(ranking, moment.knowledge)[0]]
        for ranking in (moment.shown, moment.ranking)
    ]
    return named[0] == named[1] != []


def _result_choices(moment: Moment) -> tuple[str, ...]:
    """Where no muscle was named, none is asked about; a check is offered where it is safe."""
    named, _ = leaders(moment.ranking, moment.knowledge)
    offered = {"why": bool(named), "self_check": moment.can_check}
    return tuple(choice for choice in RESULT_CHOICES if offered.get(choice, True))


def _appointment(knowledge: Knowledge) -> Put:
    return Put("appointment", say("offer_appointment", knowledge), APPOINTMENT_CHOICES)


def _ended(leading: list[str], understood: Understood, moment: Moment) -> Said:
    """Nothing is open: what was asked is answered, and related topics are offered."""
    topic = next((aside.value for aside in understood.asides if aside.kind == "topic"), "")
    if topic and not understood.alone:
        related = moment.knowledge.topics[topic].related[:3]
        choices = (f"{MORE}{topic}", *related, "tell")
        return _asked([], Put("topics", "\n\n".join(leading), choices), moment)
    if understood.alone:
        return moment.conversation, (Say("\n\n".join(leading)),)
    closed = replace(moment.conversation, question="", options=())
    return closed, (Say("\n\n".join(leading)),)


def _asked(leading: list[str], asked: Put | None, moment: Moment, *, apart: bool = False) -> Said:
    """The lead in one message (or each apart), then the question with its choices."""
    before = leading if apart else (["\n\n".join(leading)] if leading else [])
    if asked and before and not apart and len(before[0].split()) <= SHORT_LEAD:
        asked = replace(asked, text=f"{before.pop()} {asked.text}")
    said: list[Reply] = [Say(text) for text in before]
    if asked is None:
        return replace(moment.conversation, question="", options=()), tuple(said)
    number = moment.conversation.asked + 1
    conversation = replace(
        moment.conversation, asked=number, question=asked.question, options=asked.options
    )
    if not asked.options:
        return conversation, (*said, Say(asked.text))
    choices = options(asked.question, asked.options, conversation, moment.knowledge)
    return conversation, (*said, Ask(asked.text, choices, number))
