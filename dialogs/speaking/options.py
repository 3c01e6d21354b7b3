"""What stands on each choice of a question."""

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
    if option in knowledge.zone_words:
        return knowledge.zone_words[option].button
    if question == "area":
        return knowledge.area_words[option]
    if question == "screening":
        return knowledge.screening_words[option].button
    if question == "topics":
        more = option.startswith(MORE)
        return knowledge.buttons["more"] if more else knowledge.topic_words[option].button
    return knowledge.question_words[question].answers[option].button


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
    if entry.question == "screening":
        return knowledge.buttons["change_safety"]
    first = next(iter(entry.answers), "")
    if not first or entry.question in ("zone", "area"):
        return knowledge.buttons["change_place"]
    if first in knowledge.buttons or first in knowledge.zone_words:
        return label(entry.question, first, Conversation(), knowledge)
    return knowledge.question_words[entry.question].answers[first].button
