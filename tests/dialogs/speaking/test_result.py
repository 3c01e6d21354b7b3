"""What a client is told at the end: likely sources with reasons, what follows, and no more."""

from datetime import UTC, datetime

import pytest

from bot.loading import shipped_knowledge
from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge
from dialogs.messages import Ask, Say, Text
from dialogs.ranked import Ranking, Reason, Source
from dialogs.speaking.result import leaders, telling_reasons
from dialogs.turn import Turn, turn

AT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
COMPLAINTS = [
    "the base of my skull aches when I look down",
    "pain behind my left eye after a day at the desk",
    "the front of my right shoulder hurts, and I can't reach my back pocket",
    "my left lower back stabs when I cough",
    "my right kneecap aches at night",
    "the jaw is sore on the left, I clench at night",
]


def finished(complaint: str) -> Turn:
    """A talk led to its result by saying "none of these" or "not sure" throughout."""
    knowledge, conversation = shipped_knowledge(), Conversation()
    lines = iter([complaint, "I agree"])
    for _ in range(20):
        after = turn(conversation, Text(next(lines, _way_on(conversation))), knowledge, AT)
        conversation = after.conversation
        if conversation.state == "showing_sources":
            return after
    raise AssertionError(conversation.state)


def _way_on(conversation: Conversation) -> str:
    return "not sure" if "not_sure" in conversation.options else "none of these"


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_the_result_names_each_muscle_with_its_place_and_offers_a_booking(complaint: str) -> None:
    after = finished(complaint)
    sources, follows = after.replies
    assert isinstance(sources, Say)
    assert isinstance(follows, Ask)
    words = shipped_knowledge().muscle_words.values()
    named = [each for each in words if each.name.lower() in sources.text.lower()]
    assert any(each.place in sources.text for each in named)
    assert follows.options[0].id == "book"


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_the_result_stays_short_and_speaks_of_no_percentages(complaint: str) -> None:
    text = " ".join(reply.text for reply in finished(complaint).replies)
    assert len(text.split()) <= 160
    assert "%" not in text
    assert "not a diagnosis" in text


def source(muscle: str, score: float, *reasons: Reason) -> Source:
    return Source(muscle, score, reasons)


def test_a_source_far_behind_the_first_is_only_named_as_possible(knowledge: Knowledge) -> None:
    ranking = Ranking((source("scalenes", 0.9), source("platysma", 0.4), source("masseter", 0.05)))
    leading, behind = leaders(ranking, knowledge)
    assert [each.muscle for each in leading] == ["scalenes"]
    assert [each.muscle for each in behind] == ["platysma"]


def test_two_sources_that_both_look_sure_are_told_apart_by_their_odds(
    knowledge: Knowledge,
) -> None:
    ranking = Ranking((source("quadratus_lumborum", 0.99), source("iliopsoas", 0.85)))
    leading, behind = leaders(ranking, knowledge)
    assert [each.muscle for each in leading] == ["quadratus_lumborum"]
    assert [each.muscle for each in behind] == ["iliopsoas"]


def test_nothing_is_named_when_nothing_is_likely(knowledge: Knowledge) -> None:
    assert leaders(Ranking((source("scalenes", 0.01),)), knowledge) == ((), ())


def test_what_was_said_besides_the_place_is_told_first() -> None:
    reasons = (
        Reason("zone", "eye", 2.0),
        Reason("zone", "temple", 1.5),
        Reason("answer", "aggravated_by.desk_work", 0.5),
    )
    told = telling_reasons(source("suboccipitals", 0.8, *reasons))
    assert [reason.id for reason in told] == ["aggravated_by.desk_work", "eye"]


def said_to(after: Turn, text: str) -> tuple[Turn, str]:
    """What a message to a finished talk brings, and all that is said to it."""
    answered = turn(after.conversation, Text(text), shipped_knowledge(), AT)
    return answered, "\n".join(reply.text for reply in answered.replies)


@pytest.mark.parametrize("asked", ["Why these muscles?", "why these two", "why"])
@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_why_these_muscles_is_told_in_110_words_and_without_a_lecture(
    complaint: str, asked: str
) -> None:
    knowledge = shipped_knowledge()
    answered, text = said_to(finished(complaint), asked)
    assert 10 <= len(text.split()) <= 110
    assert "For it:" in text
    assert knowledge.topic_words["why_it_happens"].answer[:40] not in text
    assert knowledge.replies["why_screening"].text not in text
    assert "why_it_happens" in answered.conversation.options


def test_how_such_pain_comes_about_is_told_when_it_is_chosen_after_the_muscles() -> None:
    explained, _ = said_to(finished(COMPLAINTS[0]), "Why these muscles?")
    _, text = said_to(explained, "How referred pain works")
    assert shipped_knowledge().topic_words["why_it_happens"].answer[:40] in text


def test_why_these_muscles_is_answered_during_a_check_by_touch_as_after_the_result() -> None:
    after = finished(COMPLAINTS[0])
    _, reasons = said_to(after, "Why these muscles?")
    checking, _ = said_to(after, "Try a check by touch")
    _, text = said_to(checking, "why these muscles?")
    assert reasons in text
    assert shipped_knowledge().replies["why_screening"].text not in text


def test_no_muscle_is_explained_before_one_was_named() -> None:
    before = turn(Conversation(), Text(COMPLAINTS[1]), shipped_knowledge(), AT)
    _, text = said_to(before, "why these muscles?")
    assert "For it:" not in text
