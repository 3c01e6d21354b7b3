"""A topic that could not be answered well is reported before a client asks for it."""

from dataclasses import replace
from types import MappingProxyType

from dialogs.knowledge import Knowledge
from dialogs.knowledge.checks_topics import (
    knowledge_topics_name_their_sources,
    question_scoring_is_complete,
    topic_texts_keep_their_length,
    topic_texts_name_only_known_fields,
)


def _with_answer(answer: str, knowledge: Knowledge) -> Knowledge:
    words = replace(knowledge.topic_words["stress"], answer=answer)
    return replace(knowledge, topic_words=MappingProxyType({"stress": words}))


def test_a_misspelt_field_is_told_with_its_nearest(knowledge: Knowledge) -> None:
    broken = _with_answer("Call {phon}.", knowledge)
    found = [finding[2:] for finding in topic_texts_name_only_known_fields(broken)]
    assert [(name, remedy) for name, _, remedy in found] == [("{phon}", 'Did you mean "{phone}"?')]


def test_an_answer_of_91_words_is_too_long_and_one_of_90_is_not(knowledge: Knowledge) -> None:
    long, short = ("word " * 91, "word " * 90)
    assert [f[2] for f in topic_texts_keep_their_length(_with_answer(long, knowledge))] == [
        "answer of 91 words"
    ]
    assert list(topic_texts_keep_their_length(_with_answer(short, knowledge))) == []


def test_knowledge_without_a_source_is_reported_and_the_clinic_needs_none(
    knowledge: Knowledge,
) -> None:
    topics = {name: replace(knowledge.topics[name], sources=()) for name in ("stress", "booking")}
    broken = replace(knowledge, topics=MappingProxyType(topics))
    assert [finding[1] for finding in knowledge_topics_name_their_sources(broken)] == ["stress"]


def test_a_number_that_is_missing_or_that_nothing_reads_is_reported(knowledge: Knowledge) -> None:
    numbers = dict(knowledge.topic_numbers)
    numbers["cut_of"] = numbers.pop("cut_off")
    broken = replace(knowledge, topic_numbers=MappingProxyType(numbers))
    assert [finding[1] for finding in question_scoring_is_complete(broken)] == ["cut_off", "cut_of"]
