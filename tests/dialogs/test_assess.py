"""What is given in ids stands beside what the text says, and before it."""

import pytest

from bot.loading import shipped_knowledge
from dialogs.assess import Case, assess, with_given
from dialogs.heard import Candidates, FlagHeard, Heard, Places, Side, Standing, ZoneMention


def zone(
    name: str, side: Side | None = None, mention: Standing = "present", phrase: str = ""
) -> ZoneMention:
    return ZoneMention(name, side, mention, phrase, 1.0)


def given(heard: Heard, case: Case) -> Heard:
    return with_given(heard, case, shipped_knowledge())


@pytest.mark.parametrize(
    ("said", "given_zone", "both"),
    [
        ((), zone("eye"), (zone("eye"),)),
        ((zone("jaw"),), zone("eye"), (zone("eye"), zone("jaw"))),
        ((zone("eye", "left", phrase="left eye"),), zone("eye"),
         (zone("eye", "left", phrase="left eye"),)),
        ((zone("eye", "left", phrase="left eye"),), zone("eye", "right"),
         (zone("eye", "right", phrase="left eye"),)),
        ((zone("eye", "left", "denied", "left eye"),), zone("eye"), (zone("eye"),)),
        ((zone("eye"),), zone("eye", mention="denied"), (zone("eye", mention="denied"),)),
    ],
)  # fmt: skip
def test_a_given_zone_replaces_what_the_text_says_of_it(
    said: tuple[ZoneMention, ...], given_zone: ZoneMention, both: tuple[ZoneMention, ...]
) -> None:
    merged = given(Heard("words", places=Places(said)), Case(zones=(given_zone,)))
    assert merged.places.mentions == both


def test_a_given_zone_settles_the_loose_part_it_belongs_to_and_takes_its_side() -> None:
    head = Candidates(("temple", "forehead"), "left", "my head")
    arm = Candidates(("forearm",), None, "my arm")
    merged = given(Heard("words", places=Places((), (head, arm))), Case(zones=(zone("temple"),)))
    assert merged.places.loose == (arm,)
    assert merged.places.mentions == (zone("temple", "left", phrase="my head"),)


def question_of(kind: str, answers: int) -> tuple[str, tuple[str, ...]]:
    """A shipped question of a kind, with some of its answers."""
    for name, question in shipped_knowledge().questions.items():
        if question.kind == kind and len(question.answers) >= answers:
            return name, tuple(question.answers)[:answers]
    raise LookupError(kind)


def test_a_given_answer_replaces_a_heard_one_where_answers_exclude_each_other() -> None:
    question, (heard, told) = question_of("one", 2)
    case = Case(answers={question: (told,)})
    assert given(Heard("words", details={question: (heard,)}), case).details == {question: (told,)}


def test_given_answers_join_heard_ones_where_several_may_hold() -> None:
    question, (heard, told) = question_of("many", 2)
    case = Case(answers={question: (told,)})
    merged = given(Heard("words", details={question: (heard, told)}), case)
    assert merged.details == {question: (told, heard)}


@pytest.mark.parametrize("nothing", ["none", "not_sure", "rather_not_say"])
def test_an_answer_that_settles_a_question_stands_alone(nothing: str) -> None:
    question, (heard,) = question_of("many", 1)
    case = Case(answers={question: (nothing,)})
    merged = given(Heard("words", details={question: (heard,)}), case)
    assert merged.details == {question: (nothing,)}


def test_what_the_text_says_of_other_questions_and_signs_is_kept() -> None:
    flag = FlagHeard("thunderclap_headache", "emergency", "stated", "in seconds")
    heard = Heard("words", flags=(flag,), details={"onset": ("sudden",)})
    merged = given(heard, Case(zones=(zone("eye"),)))
    assert (merged.flags, merged.details) == ((flag,), {"onset": ("sudden",)})


def test_a_case_without_a_place_has_no_sources() -> None:
    assessment = assess(Case(), shipped_knowledge())
    assert assessment.ranking.sources == ()


def test_a_given_zone_leads_to_sources_that_reach_it() -> None:
    knowledge = shipped_knowledge()
    assessment = assess(Case(zones=(zone("eye"),)), knowledge)
    reaching = {row.muscle for row in knowledge.referrals if row.zone == "eye"}
    assert assessment.ranking.sources
    assert {source.muscle for source in assessment.ranking.sources} <= reaching
