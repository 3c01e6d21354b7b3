"""What is said to a question about referred pain or about the clinic."""

from dialogs.clinic import Clinic
from dialogs.errors import UnknownId
from dialogs.knowledge import Knowledge
from dialogs.knowledge.references import nearest
from dialogs.knowledge.topics import TopicWords
from dialogs.messages import Option
from dialogs.speaking.replies import fill


def answer_topic(topic: str, clinic: Clinic, knowledge: Knowledge) -> str:
    """The answer to a topic, at most 90 words. Raises UnknownId."""
    return fill(_words(topic, knowledge).answer, clinic)


def read_more(topic: str, clinic: Clinic, knowledge: Knowledge) -> str:
    """More about a topic, with the studies named; at most 180 words. Raises UnknownId."""
    return fill(_words(topic, knowledge).more, clinic)


def related(topic: str, knowledge: Knowledge) -> tuple[Option, ...]:
    """Two or three topics that are asked next, to be offered as buttons. Raises UnknownId."""
    _words(topic, knowledge)
    return _buttons(knowledge.topics[topic].related, knowledge)


def topic_menu(menu: str, knowledge: Knowledge) -> tuple[Option, ...]:
    """The topics of a menu of data/, such as "help". Raises UnknownId."""
    if menu not in knowledge.topic_menus:
        raise UnknownId("menu", menu, nearest(menu, knowledge.topic_menus))
    return _buttons(knowledge.topic_menus[menu].topics, knowledge)


def _buttons(topics: tuple[str, ...], knowledge: Knowledge) -> tuple[Option, ...]:
    return tuple(Option(topic, knowledge.topic_words[topic].button) for topic in topics)


def _words(topic: str, knowledge: Knowledge) -> TopicWords:
    if topic not in knowledge.topic_words:
        raise UnknownId("topic", topic, nearest(topic, knowledge.topic_words))
    return knowledge.topic_words[topic]
