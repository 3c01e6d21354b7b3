"""What is given back of a message, so that a mistake is seen at once."""

import pytest

from dialogs.heard import ZoneMention
from dialogs.hearing.listen import listen
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.speaking.echo import echo, echo_places

EYE = ZoneMention("eye", "right", "present", "behind my right eye", 1.0)


@pytest.mark.parametrize(
    ("text", "answered", "given_back"),
    [
        ("about three weeks", "", "it has been there for weeks"),
        ("about three weeks", "duration", None),
        ("it throbs, and heat helps", "", "it throbs and warmth eases it"),
        ("it throbs, and heat helps", "quality", "warmth eases it"),
        ("yes", "", None),
        ("hello there", "", None),
    ],
)
def test_details_are_noted_unless_they_are_what_was_asked(
    text: str, answered: str, given_back: str | None, knowledge: Knowledge
) -> None:
    said = echo(listen(text, knowledge), Known(zones=(EYE,)), answered, knowledge)
    assert said == (f"Noted: {given_back}." if given_back else None)


def test_no_more_than_three_details_are_noted(knowledge: Knowledge) -> None:
    heard = listen("three weeks now, it throbs, heat helps, worse when driving", knowledge)
    assert len(heard.details) > 3
    said = echo(heard, Known(zones=(EYE,)), "", knowledge)
    assert said is not None
    assert said.count(",") + said.count(" and ") == 2


def test_every_place_is_given_back_with_its_side(knowledge: Knowledge) -> None:
    assert "your right eye" in (echo_places(Known(zones=(EYE,)), knowledge) or "")


def test_nothing_is_given_back_where_no_place_hurts(knowledge: Knowledge) -> None:
    denied = ZoneMention("eye", None, "denied", "eye", 1.0)
    assert echo_places(Known(zones=(denied,)), knowledge) is None
