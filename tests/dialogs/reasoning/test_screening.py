"""Screening: one question per region that misses none of its deadly things."""

import pytest

from bot.loading import shipped_knowledge
from dialogs.reasoning.screening import MOST_ITEMS, screening_items

KNOWLEDGE = shipped_knowledge()
ZONES = tuple(KNOWLEDGE.zones)
NOTHING_KNOWN: frozenset[str] = frozenset()


def signs_asked(*zones: str) -> set[str]:
    items = screening_items(zones, NOTHING_KNOWN, KNOWLEDGE)
    return {flag for item in items for flag in KNOWLEDGE.screening_items[item].flags}


@pytest.mark.parametrize(
    ("zone", "sign"),
    [
        ("jaw", "heart_attack_signs"),
        ("jaw", "giant_cell_arteritis"),
        ("upper_arm", "heart_attack_signs"),
        ("forearm", "heart_attack_signs"),
        ("interscapular", "heart_attack_signs"),
        ("interscapular", "aortic_dissection"),
        ("scapula", "pulmonary_embolism"),
        ("scapula", "gallbladder_pain"),
        ("shoulder_top", "ectopic_pregnancy"),
        ("shoulder_top", "spleen_internal_bleeding"),
        ("shoulder_top", "pancoast_tumour"),
        ("upper_arm", "pancoast_tumour"),
        ("flank", "kidney_infection_or_stone"),
        ("flank", "abdominal_aortic_aneurysm"),
        ("groin", "kidney_infection_or_stone"),
        ("low_back", "abdominal_aortic_aneurysm"),
        ("knee_front", "slipped_hip_adolescent"),
        ("knee_front", "hip_fracture"),
        ("groin", "hip_fracture"),
        ("temple", "shingles"),
        ("cheek", "shingles"),
        ("ear", "shingles"),
        ("forehead", "thunderclap_headache"),
        ("occiput", "meningitis_signs"),
        ("vertex", "stroke_signs"),
        ("vertex", "carbon_monoxide"),
        ("eye", "acute_glaucoma"),
        ("neck_back", "cervical_artery_dissection"),
        ("neck_side", "spinal_trauma"),
        ("throat", "deep_neck_infection"),
        ("chest", "heart_attack_signs"),
        ("abdomen", "ectopic_pregnancy"),
        ("low_back", "cauda_equina"),
        ("sacrum", "cauda_equina"),
        ("mid_back", "spinal_cord_compression"),
        ("calf", "deep_vein_thrombosis"),
        ("calf", "pulmonary_embolism"),
        ("shin", "compartment_syndrome"),
        ("foot", "acute_limb_ischaemia"),
    ],
)
def test_what_must_not_be_missed_in_a_place_is_asked_there(zone: str, sign: str) -> None:
    assert sign in signs_asked(zone)


@pytest.mark.parametrize("zone", ZONES)
def test_a_question_offers_between_one_and_seven_choices(zone: str) -> None:
    assert 1 <= len(screening_items((zone,), NOTHING_KNOWN, KNOWLEDGE)) <= MOST_ITEMS


def test_every_choice_is_offered_somewhere() -> None:
    offered = {
        item for zone in ZONES for item in screening_items((zone,), NOTHING_KNOWN, KNOWLEDGE)
    }
    assert offered == set(KNOWLEDGE.screening_items)


def test_what_is_known_is_not_asked_again() -> None:
    known = {"thunderclap_headache"}
    assert "sudden_peak" not in screening_items(("temple",), known, KNOWLEDGE)


def test_two_regions_share_the_question_with_the_most_telling_of_each() -> None:
    items = screening_items(("forehead", "low_back"), NOTHING_KNOWN, KNOWLEDGE)
    assert {"sudden_peak", "numb_between_legs"} <= set(items)


@pytest.mark.parametrize("item", KNOWLEDGE.screening_items)
def test_a_choice_for_several_signs_has_them_settled(item: str) -> None:
    choice = KNOWLEDGE.screening_items[item]
    assert len(choice.flags) == 1 or choice.settles
