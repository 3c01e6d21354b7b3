"""How a text sounds as a whole: its features, and what they add up to."""

from dataclasses import replace
from math import log

import pytest

from dialogs.hearing.concepts import find_concepts
from dialogs.hearing.context import read_context
from dialogs.hearing.impression import impression_of, telling_words
from dialogs.hearing.impression_features import Feature, features_of, is_of_pairs
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge
from dialogs.knowledge.impressions import LEVELS, Impression


def features_in(text: str, knowledge: Knowledge) -> list[Feature]:
    utterance = read_words(text, knowledge)
    context = read_context(utterance, knowledge)
    concepts = find_concepts(utterance, context, knowledge)
    return list(features_of(utterance, context, concepts, knowledge))


def taught(knowledge: Knowledge, **weights: dict[str, float]) -> Knowledge:
    """The same knowledge with other impressions."""
    impressions = {level: Impression(base=0.0, weights={}) for level in LEVELS}
    impressions |= {kind: Impression(base=-1.0, weights=each) for kind, each in weights.items()}
    return replace(knowledge, impressions=impressions)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("arms ache", "arm"),
        ("my arms just went dead", "arm .. dead"),
        ("stiff neck", "stiff neck"),
        ("no fever", "fever~"),
        ("no fever", "<fever>~"),
        ("i have a fever and a stiff neck", "<fever>"),
        ("my mother had a stroke, my own neck is stiff", "stroke^"),
    ],
)
def test_a_feature_tells_what_was_said_and_how_it_stands(
    text: str, feature: str, knowledge: Knowledge
) -> None:
    assert feature in {each.name for each in features_in(text, knowledge)}


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("no fever", "fever"),
        ("no fever", "<fever>"),
        ("my head hurts. dead tired", "hurt dead"),
    ],
)
def test_no_feature_tells_what_was_not_said(text: str, feature: str, knowledge: Knowledge) -> None:
    assert feature not in {each.name for each in features_in(text, knowledge)}


def test_things_said_as_so_now_are_paired_wherever_they_stand(knowledge: Knowledge) -> None:
    features = features_in("I have a fever. Since then my neck is rigid and I vomit.", knowledge)
    pairs = {each.name for each in features if is_of_pairs(each.name)}
    assert any("<fever>" in pair and "<vomiting>" in pair for pair in pairs)
    denied = features_in("I have a fever. I do not vomit.", knowledge)
    assert not any("<vomiting>" in each.name and is_of_pairs(each.name) for each in denied)


def test_weights_of_features_add_up_to_log_odds_each_counted_once(knowledge: Knowledge) -> None:
    wise = taught(knowledge, emergency={"arm": 2.0, "arm dead": 1.5, "leg": 9.0})
    features = features_in("arm dead, arm dead", wise)
    impression = impression_of(features, wise)
    assert impression.odds["emergency"] == pytest.approx(-1.0 + 2.0 + 1.5)
    assert impression.likelihood("emergency") == pytest.approx(1 / (1 + 2.718281828**-2.5))


def test_an_unknown_text_sounds_like_what_is_usual(knowledge: Knowledge) -> None:
    wise = taught(knowledge, emergency={"arm": 2.0})
    assert impression_of(features_in("xyzzy", wise), wise).odds["emergency"] == -1.0


def test_a_likelihood_stays_between_0_and_1_however_much_speaks_for_it(
    knowledge: Knowledge,
) -> None:
    wise = taught(knowledge, emergency={"arm": 5000.0}, urgent={"arm": -5000.0})
    impression = impression_of(features_in("my arm", wise), wise)
    assert 0 <= impression.likelihood("urgent") < log(2) < impression.likelihood("emergency") <= 1


def test_the_telling_words_are_those_that_made_the_impression(knowledge: Knowledge) -> None:
    wise = taught(knowledge, emergency={"dead": 2.0, "numb": 1.8, "tuesday": 0.1})
    text = "Can I come on Tuesday? My arm went dead and numb at lunch."
    features = features_in(text, wise)
    told = telling_words(features, impression_of(features, wise), ("emergency",), text)
    assert told == "dead and numb"


def test_where_nothing_is_telling_the_whole_text_is_told(knowledge: Knowledge) -> None:
    wise = taught(knowledge)
    features = features_in("hello there", wise)
    impression = impression_of(features, wise)
    assert telling_words(features, impression, ("emergency",), "hello there") == "hello there"
