"""What is asked for in passing, and does a text tell of a complaint besides?"""

from collections.abc import Mapping

from dialogs.heard import Heard
from dialogs.knowledge import Knowledge
from dialogs.understood import Aside

_OUTSIDE = "outside_my_field"
_PERSON = Aside("reply", "a_person")
_TOPICS: Mapping[str, Aside] = {"talk_to_human": _PERSON}
_ASIDES: Mapping[str, Aside] = {
    "price": Aside("topic", "price_insurance"),
    "hours": Aside("topic", "hours_location"),
    "cancel": Aside("topic", "cancel_appointment"),
    "privacy": Aside("topic", "privacy"),
    "person": _PERSON,
    "why_asked": Aside("reason"),
    "why_muscles": Aside("why"),
}
COURTESIES: Mapping[str, Aside] = {
    "off_topic": Aside("reply", _OUTSIDE),
    "thanks": Aside("reply", "thanks"),
    "acknowledgement": Aside("reply", "all_right"),
    "greeting": Aside("reply", "hello_again"),
}


def has_content(heard: Heard) -> bool:
    """Whether the text tells anything about a complaint."""
    places = heard.places
    told = (places.mentions, places.loose, heard.details, heard.flags, heard.person)
    return any(told)


def tells_complaint(heard: Heard) -> bool:
    """Whether the text tells what hurts, and not only for whom it is."""
    return bool(heard.places.mentions or heard.places.loose or heard.details or heard.flags)


def asides_in(heard: Heard, knowledge: Knowledge) -> tuple[Aside, ...]:
    """Everything asked for in passing, in the order said, each once."""
    found = list(wanted_in(heard))
    if Aside("reason") in found or Aside("why") in found:
        return tuple(dict.fromkeys(found))
    if heard.topic is not None and heard.topic.topic != "booking":
        found.append(_TOPICS.get(heard.topic.topic, Aside("topic", heard.topic.topic)))
    if not found and heard.outside is not None:
        reply = knowledge.no_topics[heard.outside].reply
        # A told pain with an odd question is taken up, rather than declined.
        if reply != _OUTSIDE or not has_content(heard):
            found.append(Aside("reply", reply))
    if not found and not has_content(heard):
        found = [COURTESIES[intent] for intent in heard.intents if intent in COURTESIES][:1]
    return tuple(dict.fromkeys(found))


def wanted_in(heard: Heard) -> tuple[Aside, ...]:
    """What the clinic is asked for: prices, hours, a person."""
    return tuple(_ASIDES[intent] for intent in heard.intents if intent in _ASIDES)
