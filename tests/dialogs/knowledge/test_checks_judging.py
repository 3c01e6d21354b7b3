"""Evidence that names what does not exist is reported with what was meant."""

from dataclasses import replace

from dialogs.knowledge import Knowledge
from dialogs.knowledge.checks_judging import (
    every_muscle_refers_somewhere,
    every_number_is_there,
    guides_list_only_muscles_that_refer_there,
    modifiers_speak_of_what_exists,
)


def test_a_misspelt_answer_and_muscle_are_told_with_their_nearest(knowledge: Knowledge) -> None:
    row = replace(knowledge.modifiers[0], answer="sudenn", about="trapezius_uper")
    broken = replace(knowledge, modifiers=(row,))
    remedies = [finding[-1] for finding in modifiers_speak_of_what_exists(broken)]
    assert remedies == ['Did you mean "sudden"?', 'Did you mean "trapezius_upper"?']


def test_the_same_evidence_twice_would_count_twice_and_is_reported(knowledge: Knowledge) -> None:
    row = knowledge.modifiers[0]
    broken = replace(knowledge, modifiers=(row, row))
    assert [finding[1] for finding in modifiers_speak_of_what_exists(broken)] == ["1"]


def test_a_muscle_without_a_pattern_is_reported(knowledge: Knowledge) -> None:
    kept = tuple(row for row in knowledge.referrals if row.muscle != "plantaris")
    broken = replace(knowledge, referrals=kept)
    assert [finding[1] for finding in every_muscle_refers_somewhere(broken)] == ["plantaris"]


def test_a_guide_that_contradicts_the_maps_is_reported(knowledge: Knowledge) -> None:
    row = next(row for row in knowledge.regional_order if row.zone == "vertex")
    broken = replace(knowledge, regional_order=(replace(row, muscle="soleus"),))
    found = list(guides_list_only_muscles_that_refer_there(broken))
    assert [finding[2] for finding in found] == ['"soleus" for "vertex"']


def test_a_missing_weight_and_a_stray_one_are_reported(knowledge: Knowledge) -> None:
    weights = dict(knowledge.scoring)
    weights["zone_esential"] = weights.pop("zone_essential")
    found = list(every_number_is_there(replace(knowledge, scoring=weights)))
    assert [(finding[1], finding[-1]) for finding in found] == [
        ("zone_essential", "Add it."),
        ("zone_esential", 'Did you mean "zone_essential"?'),
    ]
