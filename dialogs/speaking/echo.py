"""Giving back what was heard, so that a mistake is seen at once."""

from dialogs.heard import Heard
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.speaking.places import places
from dialogs.speaking.replies import listed, say

_TELLING = 2
"""How many details are given back besides the place; more reads like a form."""


def echo(heard: Heard, known: Known, knowledge: Knowledge) -> str | None:
    """One sentence with place, side and what stood out; a part named
    too loosely is given back in the client's words. None when no place was heard."""
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
    said = (
        knowledge.question_words[question].answers[answer].because
        for question, answers in heard.details.items()
        for answer in answers
    )
    return tuple(dict.fromkeys(phrase for phrase in said if phrase))[:_TELLING]
