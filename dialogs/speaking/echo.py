"""Giving back what was heard, so that a mistake is seen at once."""

from collections.abc import Iterator

from dialogs.heard import Heard
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.speaking.places import places
from dialogs.speaking.replies import listed, say

_STANDS_OUT = ("time_of_day", "aggravated_by", "quality", "eased_by")
_TELLING = 2
"""How many details are given back besides the place; more reads like a form."""
_NOTED = 3
"""How many are given back where they are all that a message told."""


def echo(heard: Heard, known: Known, answered: str, knowledge: Knowledge) -> str | None:
    """One sentence with what was heard; None when that is nothing worth giving back.

    A place with its side and what stood out; a part named too loosely in the client's own words;
    else details told besides `answered`, the question that the message answers.
    """
    what = understood(heard, known, knowledge)
    if what:
        return say("echo", knowledge, what=what)
    loose = tuple(part.phrase for part in heard.places.loose if part.phrase)
    if loose and not known.hurting():
        return say("echo_loose", knowledge, phrase=listed(loose, knowledge.joiners["and"]))
    noted = tuple(_noted(heard, answered, knowledge))[:_NOTED]
    return say("echo_noted", knowledge, what=_joined(noted, knowledge)) if noted else None


def echo_places(known: Known, knowledge: Knowledge) -> str | None:
    """Every place that hurts, as it is known now; None when none is."""
    hurting = known.hurting()
    if not hurting:
        return None
    pain = say("echo_pain", knowledge, places=places(hurting, knowledge))
    return say("echo_now", knowledge, what=pain)


def understood(heard: Heard, known: Known, knowledge: Knowledge) -> str:
    """What one message told, as part of a sentence; empty when it told no place that hurts."""
    named = {mention.zone for mention in heard.places.mentions}
    hurting = [zone for zone in known.hurting() if zone.zone in named]
    if not hurting:
        return ""
    pain = say("echo_pain", knowledge, places=places(hurting, knowledge))
    details = _joined(_details(heard, knowledge), knowledge)
    return f"{pain}; {details}" if details else pain


def _details(heard: Heard, knowledge: Knowledge) -> tuple[str, ...]:
    """What brings the pain on and how it feels, one phrase of each: what people tell first."""
    said = (
        knowledge.question_words[question].answers[answers[0]].because
        for question in _STANDS_OUT
        if (answers := heard.details.get(question))
    )
    return tuple(phrase for phrase in said if phrase)[:_TELLING]


def _noted(heard: Heard, answered: str, knowledge: Knowledge) -> Iterator[str]:
    """What each answer says that was told in passing, of one question after another."""
    for question, answers in heard.details.items():
        if question != answered:
            words = knowledge.question_words[question].answers
            yield from (words[answer].because for answer in answers if words[answer].because)


def _joined(items: tuple[str, ...], knowledge: Knowledge) -> str:
    return listed(items, knowledge.joiners["and"])
