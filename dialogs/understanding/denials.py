"""Does a text under a message for care plainly deny the sign that is spoken of?

"No rash, I roof houses": what was never meant is asked about once more in its own question, and not
read out again. Nothing is dropped by it, so that little is enough.
"""

from dialogs.heard import Heard
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge
from dialogs.known import Known

PUT_RIGHT = frozenset({"misunderstood", "unharmed"})
"""Intents that put a sign right, whichever it is: "I never said that", "nobody hurts me"."""
_TELLING = 4
"""Letters of a word that says something; "the", "is" and "you" stand in every question."""


def denies_sign(text: str, heard: Heard, sign: str, known: Known, knowledge: Knowledge) -> bool:
    """Whether a text denies a sign that was stated; never where it tells of it too."""
    if any(flag.id == sign for flag in heard.flags):
        return False
    if _rests_on(sign, heard.denials, knowledge):
        return True
    grave = knowledge.red_flags[sign].disposition == "emergency"
    return not grave and "denial" in heard.intents and _names(text, sign, known, knowledge)


def _rests_on(sign: str, denied: frozenset[str], knowledge: Knowledge) -> bool:
    rules = knowledge.red_flags[sign].rules
    return any(concept in denied for rule in rules for group in rule.all for concept in group)


def _names(text: str, sign: str, known: Known, knowledge: Knowledge) -> bool:
    """Whether a text and the sign's own words share one that says something."""
    words = knowledge.red_flag_words[sign]
    told = known.account[sign].words if sign in known.account else ""
    own = _stems(f"{words.button} {words.question} {told}", knowledge)
    return not own.isdisjoint(_stems(text, knowledge))


def _stems(text: str, knowledge: Knowledge) -> set[str]:
    words = read_words(text, knowledge).words
    return {word.stem for word in words if len(word.text) >= _TELLING}
