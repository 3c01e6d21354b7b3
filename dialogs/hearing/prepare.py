"""What does hearing work out of knowledge before it can listen?

The first message would do it, and wait for it. Whoever starts a process may have it done before,
or store the knowledge with what was worked out: it is kept with the knowledge.
"""

from dialogs.hearing.impression import learned
from dialogs.hearing.phrasebook import phrasebook
from dialogs.hearing.spelling import vocabulary_of
from dialogs.hearing.topic_model import model_of
from dialogs.knowledge import Knowledge


def prepare(knowledge: Knowledge) -> None:
    """Works out of knowledge what takes long: a second or two. What is left takes no time."""
    vocabulary_of(knowledge)
    phrasebook(knowledge)
    model_of(knowledge)
    learned(knowledge)
