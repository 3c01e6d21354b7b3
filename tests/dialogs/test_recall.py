"""What is known follows from the entries alone, and later words win."""

import pytest

from dialogs.conversation import Conversation, Entry
from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.recall import recall


def known(knowledge: Knowledge, *entries: Entry) -> Known:
    return recall(Conversation(entries=entries), knowledge)


def told(words: str, question: str = "complaint") -> Entry:
    return Entry("asking_complaint", question, (), words)


def answered(question: str, *answers: str, offered: tuple[str, ...] = ()) -> Entry:
    return Entry("asking_detail", question, answers, "", offered)


def sides(known: Known) -> dict[str, str | None]:
    return {zone.zone: zone.side for zone in known.hurting()}


def test_nothing_is_known_of_a_talk_without_entries(knowledge: Knowledge) -> None:
    assert known(knowledge) == Known()


def test_a_place_told_later_is_added_to_the_earlier_one(knowledge: Knowledge) -> None:
    both = known(knowledge, told("pain in my left temple"), told("and my jaw aches as well"))
    assert sides(both).keys() == {"temple", "jaw"}


def test_a_place_denied_later_hurts_no_longer(knowledge: Knowledge) -> None:
    after = known(knowledge, told("my jaw and my temple ache"), told("the jaw does not hurt"))
    assert sides(after).keys() == {"temple"}


def test_a_correction_takes_the_place_of_what_was_told(knowledge: Knowledge) -> None:
    after = known(
        knowledge, told("my left knee aches at the front"), told("it is my left shin", "correction")
    )
    assert sides(after) == {"shin": "left"}


def test_a_side_given_holds_for_every_place_that_has_one(knowledge: Knowledge) -> None:
    after = known(knowledge, told("my temple and my forehead hurt"), answered("side", "right"))
    assert sides(after) == {"temple": "right", "forehead": None}


def test_a_side_put_right_replaces_the_one_that_was_heard(knowledge: Knowledge) -> None:
    after = known(
        knowledge, told("the side of my left hip hurts"), answered("side_corrected", "right")
    )
    assert sides(after) == {"hip": "right"}


def test_a_chosen_spot_takes_the_side_that_was_said_with_the_part(knowledge: Knowledge) -> None:
    after = known(knowledge, told("my left shoulder"), answered("zone", "shoulder_front"))
    assert sides(after) == {"shoulder_front": "left"}
    assert after.loose == ()


def test_places_offered_and_not_chosen_are_denied(knowledge: Knowledge) -> None:
    after = known(
        knowledge,
        told("the back of my head aches"),
        answered("also_hurts", "temple", offered=("temple", "eye", "none", "not_sure")),
    )
    standing = {zone.zone: zone.mention for zone in after.zones}
    assert standing == {"occiput": "present", "temple": "present", "eye": "denied"}


def test_not_sure_denies_no_place(knowledge: Knowledge) -> None:
    after = known(
        knowledge,
        told("the back of my head aches"),
        answered("also_hurts", "not_sure", offered=("temple", "none", "not_sure")),
    )
    assert {zone.zone for zone in after.zones} == {"occiput"}


THUNDERCLAP = "thunderclap_headache"
CLOT = "deep_vein_thrombosis"
SETTLED = [
    ("yes", {(THUNDERCLAP, "emergency")}),
    ("no", set()),
    ("not_sure", {(THUNDERCLAP, "urgent")}),
]


@pytest.mark.parametrize(("answer", "flags"), SETTLED)
def test_a_sign_is_settled_by_its_question_and_doubt_lowers_it_by_one_step(
    knowledge: Knowledge, answer: str, flags: set[tuple[str, str]]
) -> None:
    after = known(knowledge, answered(f"settle:{THUNDERCLAP}", answer))
    assert {(flag.id, flag.disposition) for flag in after.flags} == flags


def test_none_of_these_denies_every_sign_that_was_offered(knowledge: Knowledge) -> None:
    items = tuple(knowledge.screening_items)[:5]
    after = known(knowledge, answered("screening", "none", offered=(*items, "none")))
    offered = {flag for item in items for flag in knowledge.screening_items[item].flags}
    assert after.flags == ()
    assert after.settled == offered


@pytest.mark.parametrize("settles", [True, False])
def test_a_screening_choice_states_its_sign_or_has_it_settled(
    knowledge: Knowledge, settles: bool
) -> None:
    items = knowledge.screening_items.items()
    name, item = next((name, item) for name, item in items if item.settles == settles)
    after = known(knowledge, answered("screening", name, offered=(name, "none")))
    assert after.flags[0].id == item.flags[0]
    assert after.flags[0].certainty == ("suspected" if settles else "stated")


def test_a_sign_may_lie_in_two_messages_together(knowledge: Knowledge) -> None:
    apart = known(knowledge, told("it is swollen and warm since the flight"))
    together = known(
        knowledge, told("my calf hurts"), told("it is swollen and warm since the flight")
    )
    assert CLOT not in {flag.id for flag in apart.flags}
    assert CLOT in {flag.id for flag in together.flags if flag.certainty == "stated"}


def test_a_place_put_before_what_is_told_makes_no_alarm(knowledge: Knowledge) -> None:
    ordinary = ("since tuesday", "it is worse in the morning", "a dull ache", "about 4 out of 10")
    for place in ("my chest muscle is sore", "my calf hurts", "my temple hurts"):
        after = known(knowledge, told(place), *(told(text) for text in ordinary))
        assert [flag.id for flag in after.flags if flag.certainty == "stated"] == []


def test_a_sign_said_to_be_misunderstood_is_suspected_again(knowledge: Knowledge) -> None:
    after = known(knowledge, answered(f"settle:{THUNDERCLAP}", "yes"), answered("reopened", "yes"))
    assert [(flag.id, flag.certainty) for flag in after.flags] == [(THUNDERCLAP, "suspected")]
    assert after.reopened


def test_what_was_told_in_passing_and_what_was_answered_stand_together(
    knowledge: Knowledge,
) -> None:
    after = known(
        knowledge,
        told("my forehead hurts, stress makes it worse"),
        answered("quality", "pressing"),
    )
    assert "stress" in after.answers["aggravated_by"]
    assert after.answers["quality"] == ("pressing",)


def test_a_sign_told_in_words_holds_though_it_was_denied_before(knowledge: Knowledge) -> None:
    item = next(
        name for name, item in knowledge.screening_items.items() if item.flags == ("cauda_equina",)
    )
    after = known(
        knowledge,
        told("my lower back hurts"),
        answered("screening", "none", offered=(item, "none")),
        told("actually yes, I am numb between the legs"),
    )
    assert ("cauda_equina", "stated") in {(flag.id, flag.certainty) for flag in after.flags}
    assert "cauda_equina" not in after.settled
