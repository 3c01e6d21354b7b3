"""One text -> everything heard in it: the whole of hearing in one function."""

from dialogs.heard import FlagHeard, Heard
from dialogs.hearing.concepts import find_concepts
from dialogs.hearing.context import read_context
from dialogs.hearing.details import find_details
from dialogs.hearing.impression_features import features_of
from dialogs.hearing.intents import find_intents, find_person
from dialogs.hearing.language import ENGLISH, guess_language
from dialogs.hearing.places import find_places
from dialogs.hearing.second_opinion import with_second_opinion
from dialogs.hearing.sides import lone_side
from dialogs.hearing.text import read_words
from dialogs.hearing.topics import find_question
from dialogs.hearing.warnings import find_denials, find_warning_signs, is_cleared
from dialogs.knowledge import Knowledge


def listen(text: str, knowledge: Knowledge) -> Heard:
    """Understands one message. Any text is answered; what is not understood is left out."""
    language = guess_language(text, knowledge)
    if language != ENGLISH:
        return Heard(text=text, language=language)
    utterance = read_words(text, knowledge)
    context = read_context(utterance, knowledge)
    concepts = find_concepts(utterance, context, knowledge)
    places = find_places(utterance, context, knowledge)
    flags = with_second_opinion(
        find_warning_signs(utterance, concepts, knowledge),
        tuple(features_of(utterance, context, concepts, knowledge)),
        text,
        cleared=is_cleared(concepts),
        knowledge=knowledge,
    )
    asked = find_question(utterance, concepts, places, knowledge)
    return Heard(
        text=text,
        places=places,
        side=None if places.mentions else lone_side(utterance, context, knowledge),
        flags=flags,
        denials=find_denials(concepts, knowledge),
        details=find_details(utterance, concepts, places, knowledge),
        intents=find_intents(utterance, concepts, places, flags, knowledge),
        topic=asked.topic,
        outside=asked.outside,
        person=find_person(concepts),
    )


def signs_by_rules(text: str, knowledge: Knowledge) -> tuple[FlagHeard, ...]:
    """The signs that the rules alone hear in a text, whatever it sounds like as a whole."""
    utterance = read_words(text, knowledge)
    concepts = find_concepts(utterance, read_context(utterance, knowledge), knowledge)
    return find_warning_signs(utterance, concepts, knowledge)
