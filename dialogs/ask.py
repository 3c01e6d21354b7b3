"""One question -> its topic, its answer, and any warning sign that stands in it."""

from dataclasses import dataclass

from dialogs.heard import GRAVITY, FlagHeard, Heard
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge
from dialogs.speaking.care import advice
from dialogs.speaking.replies import fill, say
from dialogs.speaking.topics import answer_topic


@dataclass(frozen=True, slots=True)
class Answered:
    """What was heard in a question, and what is said to it."""

    heard: Heard
    text: str


def ask(question: str, knowledge: Knowledge) -> Answered:
    """Answers a question by itself, outside an interview."""
    return answered(listen(question, knowledge), knowledge)


def answered(heard: Heard, knowledge: Knowledge) -> Answered:
    """What is said to a question, by what was heard in it.

    A sign that holds now comes first, and an emergency stands alone: nothing delays it. What
    belongs to no topic is declined kindly; another language is answered in itself.
    """
    sign = _gravest_sign(heard)
    if sign is None:
        return Answered(heard, _answer(heard, knowledge))
    first = advice(sign, heard.person, knowledge)
    if sign.disposition == "emergency" or heard.topic is None:
        return Answered(heard, first)
    return Answered(heard, f"{first}\n\n{_answer(heard, knowledge)}")


def _gravest_sign(heard: Heard) -> FlagHeard | None:
    """The sign that has to be spoken of; a mere caution is for the therapist."""
    stated = (flag for flag in heard.flags if flag.certainty == "stated")
    grave = [flag for flag in stated if flag.disposition != "caution"]
    return max(grave, key=lambda flag: GRAVITY.index(flag.disposition), default=None)


def _answer(heard: Heard, knowledge: Knowledge) -> str:
    language = knowledge.languages.get(heard.language)
    if language is not None and language.sentence:
        return fill(language.sentence, knowledge.clinic)
    if heard.topic is None:
        kind = knowledge.no_topics.get(heard.outside or "")
        return say(kind.reply if kind else "outside_my_field", knowledge)
    return answer_topic(heard.topic.topic, knowledge.clinic, knowledge)
