"""What stands on each choice of a question."""

from collections.abc import Callable, Mapping

from dialogs.conversation import Conversation, Entry
from dialogs.knowledge import Knowledge
from dialogs.messages import Option

ENTRY = "entry:"
"""A choice that names one of the client's own answers, by its number: "entry:2"."""

MORE = "more:"
"""A choice to read on about a topic: "more:neck_headache"."""


def label(question: str, option: str, conversation: Conversation, knowledge: Knowledge) -> str:
    """The text of one choice, in the client's words."""
    if option in knowledge.buttons:
        return knowledge.buttons[option]
    if option.startswith(ENTRY):
        return _entry_label(conversation.entries[int(option.removeprefix(ENTRY))], knowledge)
    if option.startswith(MORE):
        return knowledge.buttons["more"]
    return _LABELS.get(question, _answer_label)(question, option, knowledge)


def _answer_label(question: str, option: str, knowledge: Knowledge) -> str:
    return knowledge.question_words[question].answers[option].button


_LABELS: Mapping[str, Callable[[str, str, Knowledge], str]] = {
    "zone": lambda _, zone, knowledge: knowledge.zone_words[zone].button,
    "also_hurts": lambda _, zone, knowledge: knowledge.zone_words[zone].button,
    "area": lambda _, area, knowledge: knowledge.area_words[area],
    "screening": lambda _, item, knowledge: knowledge.screening_words[item].button,
    "topics": lambda _, topic, knowledge: knowledge.topic_words[topic].button,
    "result": lambda _, topic, knowledge: knowledge.topic_words[topic].button,
}


def options(
    question: str, ids: tuple[str, ...], conversation: Conversation, knowledge: Knowledge
) -> tuple[Option, ...]:
    """The choices of a question, ready to be offered; booking is a link where one is known."""
    return tuple(
        Option(
            option,
            label(question, option, conversation, knowledge),
            knowledge.clinic.booking_url if (question, option) == BOOKING_LINK else None,
        )
        for option in ids
    )


BOOKING_LINK = ("appointment", "book")
"""The one choice that leads out of the talk, to the clinic's own booking page."""


def _entry_label(entry: Entry, knowledge: Knowledge) -> str:
    """One of the client's own answers, as it is offered for changing."""
    if entry.question == "screening":
        return knowledge.buttons["change_safety"]
    first = next(iter(entry.answers), "")
    if not first or entry.question in ("zone", "area"):
        return knowledge.buttons["change_place"]
    return label(entry.question, first, Conversation(), knowledge)
