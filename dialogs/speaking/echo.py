"""Giving back what was heard, so that a mistake is seen at once."""

from dialogs.heard import Heard
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.speaking.places import places
from dialogs.speaking.replies import listed, say

_STANDS_OUT = ("time_of_day", "aggravated_by", "quality", "eased_by")
_TELLING = 2
"""How many details are given back besides the place; more reads like a form."""


def echo(heard: Heard, known: Known, knowledge: Knowledge) -> str | None:
    """One sentence with place, side and what stood out; None when no place was heard.

    A part named too loosely is given back in the client's own words.
    """
    what = understood(heard, known, knowledge)
    if what:
        return say("echo", knowledge, what=what)
    loose = tuple(part.phrase for part in heard.places.loose if part.phrase)
    if not loose or known.hurting():
        return None
    return say("echo_loose", knowledge, phrase=listed(loose, knowledge.joiners["and"]))


def understood(heard: Heard, known: Known, knowledge: Knowledge) -> str:
    """What one message told, as part of a sentence; empty when it told no place that hurts."""
    named = {mention.zone for mention in heard.places.mentions}
    hurting = [zone for zone in known.hurting() if zone.zone in named]
    if not hurting:
        return ""
    pain = say("echo_pain", knowledge, places=places(hurting, knowledge))
    details = listed(_details(heard, knowledge), knowledge.joiners["and"])
    return f"{pain}; {details}" if details else pain


def _details(heard: Heard, knowledge: Knowledge) -> tuple[str, ...]:
    """What brings the pain on and how it feels, one phrase of each: what people tell first."""
    said = (
        knowledge.question_words[question].answers[answers[0]].because
        for question in _STANDS_OUT
        if (answers := heard.details.get(question))
    )
    return tuple(phrase for phrase in said if phrase)[:_TELLING]
