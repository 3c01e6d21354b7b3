"""Which questions can be answered, how, and by which examples a question is recognised?"""

from typing import Annotated, Literal

from dialogs.knowledge.body import SourceId
from dialogs.knowledge.questions import ConceptId
from dialogs.knowledge.replies import ReplyKey
from dialogs.knowledge.shelf import Button, Ref, Shelf, entry

TopicId = Annotated[str, Ref("topics")]


@entry
class Topic:
    """Something that clients want to know."""

    kind: Literal["knowledge", "clinic"]
    """Answered from the literature, or from the clinic's own settings."""
    related: tuple[TopicId, ...]
    """What those who ask this often ask next."""
    sources: tuple[SourceId, ...] = ()
    """What the answer rests on; empty only where the clinic speaks of itself."""
    implied: bool = False
    """Whether its cue asks for it without a question: "I can't make it on Friday"."""


@entry
class TopicWords:
    """What painbot says to a question. Texts may hold the placeholders of a clinic: {phone}."""

    title: str
    """The topic as a heading."""
    button: Button
    answer: str
    """At most 90 words."""
    more: str
    """For those who want to read on, at most 180 words, evidence by name."""
    asks: tuple[str, ...]
    """Example questions from which the topic is recognised, in many ways of speaking."""


@entry
class NoTopic:
    """A kind of message that asks for none of the topics; competes with them for every text."""

    asks: tuple[str, ...]
    """Examples of such messages."""
    tells: bool = False
    """Whether such messages tell rather than ask."""
    reply: ReplyKey = "outside_my_field"
    """What is said to them, where they ask."""


@entry
class TopicMenu:
    """A short list of topics to offer together."""

    topics: tuple[TopicId, ...]


@entry
class TopicAnchors:
    """Fields of words that tie a question to the body, the therapy or a visit."""

    fields: tuple[ConceptId, ...]


@entry
class TopicNumber:
    """One number of the scoring of questions, in log-odds unless `why` says otherwise."""

    value: float
    why: str


SHELVES = (
    Shelf("topics", "topics.toml", Topic),
    Shelf("topic_words", "en/topics/*.toml", TopicWords, mirrors="topics"),
    Shelf("topic_menus", "topic_menus.toml", TopicMenu),
    Shelf("topic_anchors", "topic_anchors.toml", TopicAnchors),
    Shelf("topic_numbers", "topic_scoring.toml", TopicNumber),
    Shelf("topic_plain_words", "en/topic_plain_words.toml", tuple[str, ...]),
    Shelf("no_topics", "en/off_topic.toml", NoTopic),
)
