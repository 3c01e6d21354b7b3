"""A question is answered by its topic; a warning sign in it comes first."""

import pytest

from dialogs.ask import answered, ask
from dialogs.heard import Disposition, FlagHeard, Heard, TopicHeard
from dialogs.knowledge import Knowledge
from dialogs.speaking.care import advice
from dialogs.speaking.replies import fill, say
from dialogs.speaking.topics import answer_topic

TOPIC = "what_is_referred_pain"


def said(knowledge: Knowledge, *flags: FlagHeard, topic: str | None = TOPIC) -> str:
    heard = Heard("words", flags=flags, topic=TopicHeard(topic, 0.9) if topic else None)
    return answered(heard, knowledge).text


def sign_of(disposition: Disposition, knowledge: Knowledge, *, stated: bool = True) -> FlagHeard:
    """The first shipped sign of a disposition."""
    name = next(n for n, flag in knowledge.red_flags.items() if flag.disposition == disposition)
    return FlagHeard(name, disposition, "stated" if stated else "suspected", "words")


def test_a_question_gets_the_answer_to_its_topic(knowledge: Knowledge) -> None:
    assert said(knowledge) == answer_topic(TOPIC, knowledge.clinic, knowledge)


def test_what_belongs_to_no_topic_is_declined(knowledge: Knowledge) -> None:
    assert said(knowledge, topic=None) == say("outside_my_field", knowledge)


@pytest.mark.parametrize("disposition", ["urgent", "see_clinician"])
def test_advice_comes_before_the_answer(knowledge: Knowledge, disposition: Disposition) -> None:
    sign = sign_of(disposition, knowledge)
    answer = answer_topic(TOPIC, knowledge.clinic, knowledge)
    assert said(knowledge, sign) == f"{advice(sign, None, knowledge)}\n\n{answer}"


def test_an_emergency_stands_alone(knowledge: Knowledge) -> None:
    sign = sign_of("emergency", knowledge)
    assert said(knowledge, sign) == advice(sign, None, knowledge)


def test_advice_is_never_followed_by_a_refusal(knowledge: Knowledge) -> None:
    sign = sign_of("see_clinician", knowledge)
    assert said(knowledge, sign, topic=None) == advice(sign, None, knowledge)


def test_of_several_signs_the_gravest_is_spoken_of(knowledge: Knowledge) -> None:
    grave, lesser = sign_of("emergency", knowledge), sign_of("urgent", knowledge)
    assert said(knowledge, lesser, grave) == advice(grave, None, knowledge)


def test_a_caution_or_a_mere_suspicion_does_not_delay_the_answer(knowledge: Knowledge) -> None:
    caution = sign_of("caution", knowledge)
    suspected = sign_of("emergency", knowledge, stated=False)
    assert said(knowledge, caution, suspected) == said(knowledge)


def test_a_question_is_heard_before_it_is_answered(knowledge: Knowledge) -> None:
    asked = ask("what is referred pain?", knowledge)
    assert asked.heard.topic is not None
    assert asked.text == answer_topic(asked.heard.topic.topic, knowledge.clinic, knowledge)


def test_another_language_is_answered_in_itself_with_the_emergency_number(
    knowledge: Knowledge,
) -> None:
    text = answered(Heard("palabras", language="es"), knowledge).text
    assert text == fill(knowledge.languages["es"].sentence, knowledge.clinic)
    assert knowledge.clinic.numbers.emergency in text
