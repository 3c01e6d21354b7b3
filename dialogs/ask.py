"""One question -> its topic, its answer, and any warning sign that stands in it."""

from dataclasses import dataclass

from dialogs.heard import GRAVITY, FlagHeard, Heard
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge
from dialogs.speaking.care import advice
from dialogs.speaking.replies import say
from dialogs.speaking.topics import answer_topic


@dataclass(frozen=True, slots=True)
class Answered:
    """What was heard in a question, and what is said to it."""

    heard: Heard
    text: str


def ask(question: str, knowledge: Knowledge) -> Answered:
    """Answers a question by itself, outside an interview.

    A sign that holds now comes first: no answer about muscles delays it. What belongs to no
    topic is declined kindly.
    """
    heard = listen(question, knowledge)
    parts = [*_advice(heard, knowledge), _answer(heard, knowledge)]
    return Answered(heard, "\n\n".join(parts))


def _answer(heard: Heard, knowledge: Knowledge) -> str:
    if heard.topic is None:
        return say("outside_my_field", knowledge)
    return answer_topic(heard.topic.topic, knowledge.clinic, knowledge)


def _advice(heard: Heard, knowledge: Knowledge) -> list[str]:
    """What the gravest stated sign asks for; a mere caution is for the therapist."""
    stated = [flag for flag in heard.flags if flag.certainty == "stated"]
    gravest = max(stated, key=_gravity, default=None)
    if gravest is None or gravest.disposition == "caution":
        return []
    return [advice(gravest, knowledge)]


def _gravity(flag: FlagHeard) -> int:
    return GRAVITY.index(flag.disposition)
