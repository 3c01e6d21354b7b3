"""What no case may ever do to a ranking: properties over cases nobody thought of."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.heard import Side, ZoneMention
from dialogs.intake import Intake
from dialogs.reasoning.candidates import candidates
from dialogs.reasoning.judged import Judged, judge
from dialogs.reasoning.ranking import rank

KNOWLEDGE = shipped_knowledge()
ZONES = sorted(KNOWLEDGE.zones)
ANSWERS = [
    (name, answer) for name, question in KNOWLEDGE.questions.items() for answer in question.answers
]
SIDES: tuple[Side | None, ...] = (None, "left", "right", "both")
MIRROR: dict[Side | None, Side | None] = {"left": "right", "right": "left"}

mentions = st.builds(
    ZoneMention,
    zone=st.sampled_from(ZONES),
    side=st.sampled_from(SIDES),
    mention=st.sampled_from(["present", "present", "denied", "unsure", "past"]),
    phrase=st.just(""),
    score=st.just(1.0),
)


@st.composite
def intakes(draw: st.DrawFn) -> Intake:
    told: dict[str, tuple[str, ...]] = {}
    for question, answer in draw(st.lists(st.sampled_from(ANSWERS), max_size=6, unique=True)):
        told[question] = (*told.get(question, ()), answer)
    return Intake(
        zones=tuple(draw(st.lists(mentions, max_size=5))),
        loose_zones=tuple(draw(st.lists(st.sampled_from(ZONES), max_size=3))),
        path=tuple(draw(st.lists(st.sampled_from(ZONES), max_size=3))),
        answers=told,
    )


def weights(intake: Intake) -> dict[str, float]:
    return {each.candidate.id: each.log_odds for each in judge(intake, KNOWLEDGE)}


@given(intakes(), st.sampled_from(ZONES), st.sampled_from(SIDES), st.booleans())
@settings(max_examples=200, deadline=None)
def test_one_more_essential_place_never_lowers_a_source(
    intake: Intake, zone: str, side: Side | None, certain: bool
) -> None:
    if zone in {told.zone for told in intake.zones}:
        return
    more = ZoneMention(zone, side, "present" if certain else "unsure", "", 1.0)
    before = weights(intake)
    after = weights(replace(intake, zones=(*intake.zones, more)))
    for each in candidates(KNOWLEDGE):
        if zone in each.essential - each.crossing and each.id in before:
            assert after[each.id] >= before[each.id] - 1e-9, each.id


def test_a_guide_never_yields_more_than_a_place_adds_at_whichever_point() -> None:
    scoring = KNOWLEDGE.scoring
    assert scoring["guide_yields_to_place"].value <= scoring["zone_other_point"].value


@given(intakes())
@settings(max_examples=100, deadline=None)
def test_left_and_right_exchanged_give_the_same_ranking_for_the_same_reasons(
    intake: Intake,
) -> None:
    mirrored = replace(
        intake,
        zones=tuple(replace(told, side=MIRROR.get(told.side, told.side)) for told in intake.zones),
    )
    assert rank(mirrored, KNOWLEDGE) == rank(intake, KNOWLEDGE)


@given(intakes(), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_in_which_facts_are_told_makes_no_difference(
    intake: Intake, chance: Random
) -> None:
    zones, loose, questions = list(intake.zones), list(intake.loose_zones), list(intake.answers)
    for told in (zones, loose, questions):
        chance.shuffle(told)
    answers = {name: tuple(reversed(intake.answers[name])) for name in questions}
    shuffled = replace(intake, zones=tuple(zones), loose_zones=tuple(loose), answers=answers)
    assert rank(shuffled, KNOWLEDGE) == rank(intake, KNOWLEDGE)


@given(
    intakes(),
    st.sampled_from(sorted(KNOWLEDGE.questions)),
    st.sampled_from(["not_sure", "rather_not_say"]),
)
@settings(max_examples=100, deadline=None)
def test_an_answer_left_open_changes_nothing(intake: Intake, question: str, open_: str) -> None:
    if question in intake.answers:
        return
    left_open = replace(intake, answers={**intake.answers, question: (open_,)})
    assert rank(left_open, KNOWLEDGE) == rank(intake, KNOWLEDGE)


@given(intakes())
@settings(max_examples=100, deadline=None)
def test_the_reasons_of_a_source_are_all_that_moves_it(intake: Intake) -> None:
    for each in judge(intake, KNOWLEDGE):
        told = sum(reason.weight for reason in each.reasons)
        unspoken = each.log_odds - told - each.candidate.prior
        assert -0.37 <= unspoken <= 1e-9, _named(each)


def _named(each: Judged) -> str:
    return f"{each.candidate.id}: {each.reasons}"
