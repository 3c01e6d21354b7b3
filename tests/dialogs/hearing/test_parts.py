"""Parts are named in many ways; what no phrase claims may be guessed at, with doubt."""

import pytest

from dialogs.hearing.parts import find_parts
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge


def parts_of(text: str, knowledge: Knowledge) -> list[str]:
    return [hit.part for hit in find_parts(read_words(text, knowledge), knowledge)]


def test_the_longest_name_is_heard(knowledge: Knowledge) -> None:
    assert parts_of("my shoulder blade and my shoulder", knowledge) == ["blade", "shoulder"]


@pytest.mark.parametrize(
    "text", ["can you give me a hand", "I'll be back in touch", "cost me an arm and a leg"]
)
def test_a_fixed_expression_names_no_part(text: str, knowledge: Knowledge) -> None:
    assert parts_of(text, knowledge) == []


@pytest.mark.parametrize("text", ["a stabbing in my shoul derblade", "sore should erblade"])
def test_a_name_with_a_space_out_of_place_is_guessed_with_doubt(
    text: str, knowledge: Knowledge
) -> None:
    hits = find_parts(read_words(text, knowledge), knowledge)
    assert [hit.part for hit in hits] == ["blade"]
    assert 0.7 < hits[0].score < 1


@pytest.mark.parametrize("text", ["Mr Templeman called", "the Handley hotel", "high wheel, warm"])
def test_a_name_that_only_looks_like_a_part_is_left_alone(text: str, knowledge: Knowledge) -> None:
    assert parts_of(text, knowledge) == []


def test_every_part_is_heard_by_each_of_its_plain_names(knowledge: Knowledge) -> None:
    for name, part in knowledge.parts.items():
        for phrase in part.says:
            if phrase.isalpha():
                assert parts_of(f"my {phrase} hurts", knowledge), f"{name}: {phrase}"


def test_choices_for_a_loose_part_are_few(knowledge: Knowledge) -> None:
    for part in knowledge.parts.values():
        assert len(part.offers) <= 6
        assert part.zones or part.offers
        assert all(len(zones) <= 6 for zones in part.offers_at.values())
