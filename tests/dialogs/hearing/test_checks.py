"""Every phrase of data/ that is no pattern is found, wherever it stands."""

from dataclasses import replace

import pytest

from bot.loading import shipped_knowledge
from dialogs.hearing.checks import broken_phrases
from dialogs.knowledge import SHELVES, Knowledge
from dialogs.knowledge.language import Concept, ContextCue


def knowing(**concepts: Concept) -> Knowledge:
    """Knowledge of these concepts and nothing else but the shipped fillers."""
    shipped = shipped_knowledge()
    empty = {shelf.field: () if shelf.holds_rows else {} for shelf in SHELVES}
    return replace(
        shipped,
        **{
            **empty,
            "fillers": shipped.fillers,
            "context_words": shipped.context_words,
            "concepts": concepts,
        },
    )


LITTLE = (
    "a choice of little words alone matches nothing: "
    "leave it out, and put the others in [ ] where they may be missing"
)


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("(neck|back", 'a ")" is missing'),
        ("[neck", 'a "]" is missing'),
        ("neck )", '")" closes nothing'),
        ("<sores>", 'concept "sores" is unknown; did you mean "sore"?'),
        ("<elephant>", 'concept "elephant" is unknown'),
        ("<extra>", 'concept "extra" contains itself'),
        ("the", "holds no word to match"),
        ("(my|bad) back", LITTLE),
        ("sore .. [neck|the (like|so) back]", LITTLE),
    ],
)
def test_a_phrase_that_is_no_pattern_says_why(phrase: str, told: str) -> None:
    knowledge = knowing(sore=Concept(says=("sore",)), extra=Concept(says=(phrase,)))
    ((shelf, name, found, *_),) = broken_phrases(knowledge)
    assert (shelf, name) == ("concepts", "extra")
    assert found in {f'says "{phrase}": {told}', f'says "{phrase}" {told}'}


def test_phrases_that_are_patterns_are_left_alone() -> None:
    sore = Concept(says=("sore", "=left .. (side|arm)", "numb*", "# days [of all]"))
    assert list(broken_phrases(knowing(sore=sore, both=Concept(says=("<sore> neck",))))) == []


def test_phrases_that_look_alike_and_mean_less_are_checked_too() -> None:
    sore = Concept(says=("sore",), not_says=("sore (loser",))
    ((_, _, found, *_),) = broken_phrases(knowing(sore=sore))
    assert found.startswith("not_says ")


def test_phrases_of_cues_are_checked_too() -> None:
    cue = ContextCue(says=("no)",), makes="denied", reaches="after")
    ((shelf, name, *_),) = broken_phrases(replace(knowing(), context_cues={"no": cue}))
    assert (shelf, name) == ("context_cues", "no")
