"""What is no muscle competes in the same ranking, by published criteria where there are any."""

import pytest

from bot.loading import shipped_knowledge
from dialogs.heard import Side, ZoneMention
from dialogs.intake import Intake
from dialogs.ranked import ConditionFit
from dialogs.reasoning.ranking import rank

KNOWLEDGE = shipped_knowledge()


def told(places: str, side: Side | None, facts: str) -> Intake:
    """Pain in these places on this side, with answers written as "question.answer"."""
    answers: dict[str, tuple[str, ...]] = {}
    for fact in facts.split():
        question, answer = fact.split(".")
        answers[question] = (*answers.get(question, ()), answer)
    zones = tuple(ZoneMention(zone, side, "present", zone, 1.0) for zone in places.split())
    return Intake(zones=zones, answers=answers)


MIGRAINE = (
    "frequency.monthly attack_length.up_to_3_days quality.throbbing severity.severe "
    "aggravated_by.routine_activity accompanying.nausea accompanying.light_sensitivity"
)
TENSION = (
    "attack_length.up_to_3_days quality.pressing severity.mild during_attack.carries_on "
    "ruled_out.nausea ruled_out.light_sensitivity"
)
CLUSTER = (
    "attack_length.up_to_3_hours severity.extreme frequency.daily accompanying.tearing "
    "accompanying.blocked_nose during_attack.paces"
)


@pytest.mark.parametrize(
    ("condition", "places", "side", "facts"),
    [
        ("migraine", "temple eye", "left", MIGRAINE),
        ("migraine_with_aura", "temple", "left", f"{MIGRAINE} accompanying.aura"),
        ("tension_type_headache", "forehead temple", "both", TENSION),
        ("cluster_headache", "eye", "right", CLUSTER),
        (
            "upper_neck_joints", "skull_base occiput", "right",
            "neck_link.neck_first neck_link.brought_on_by_neck neck_movement.cannot_turn",
        ),
        (
            "occipital_neuralgia", "occiput", "left",
            "attack_length.seconds quality.shooting quality.electric accompanying.scalp_tingling",
        ),
        (
            "trigeminal_neuralgia", "cheek jaw", "right",
            "attack_length.seconds quality.electric aggravated_by.touch_or_brushing",
        ),
        (
            "medication_overuse", "forehead temple", "both",
            "frequency.daily painkiller_use.most_days duration.years",
        ),
        ("eye_strain", "eye forehead", None, "aggravated_by.screens_reading lately.squinting"),
        ("jaw_joint", "jaw ear", "left", "jaw_signs.locks jaw_signs.click_slide"),
        ("dental", "teeth", "left", "teeth_which.one_tooth teeth_which.cold_sensitive"),
        (
            "sinusitis", "cheek forehead", "both",
            "onset.after_illness accompanying.blocked_nose aggravated_by.bending_forward",
        ),
        ("ear_disease", "ear", "left", "onset.after_illness accompanying.dull_hearing"),
        (
            "nerve_root_neck", "neck_side upper_arm hand", "left",
            "quality.electric accompanying.numbness accompanying.weakness",
        ),
        (
            "frozen_shoulder", "shoulder_front shoulder_side", "left",
            "shoulder_movement.all_directions shoulder_movement.lost_outward_turn duration.months",
        ),
        (
            "rotator_cuff_tear", "shoulder_side", "right",
            "injury.fall accompanying.weakness shoulder_movement.cannot_lift",
        ),
        ("carpal_tunnel", "hand wrist", "right", "hand_signs.numb_at_night accompanying.tingling"),
        ("thumb_tendons", "wrist", "right", "hand_signs.base_of_thumb lately.carrying_child"),
        ("facet_joint", "low_back", "left", "aggravated_by.bending_back leg_line.stays_local"),
        (
            "nerve_root_low_back", "low_back thigh_back calf foot", "left",
            "leg_line.into_foot quality.shooting accompanying.numbness",
        ),
        (
            "spinal_stenosis", "low_back buttock thigh_back calf", "both",
            "aggravated_by.walking eased_by.sitting eased_by.leaning_forward leg_line.both_legs",
        ),
        (
            "sacroiliac_joint", "sacrum", "left",
            "pointing.one_finger aggravated_by.standing_on_one_leg injury.childbirth",
        ),
        (
            "hip_joint", "groin", "right",
            "tests.arthritis_seen aggravated_by.stairs hip_signs.deep_front",
        ),
        ("outer_hip_tendons", "hip", "right", "hip_signs.bony_point aggravated_by.lying_on_it"),
        (
            "knee_joint", "knee_inner", "left",
            "injury.twist accompanying.swelling accompanying.locking",
        ),
        (
            "kneecap_joint", "knee_front", "left",
            "aggravated_by.stairs aggravated_by.squatting knee_signs.stiff_after_sitting",
        ),
        ("plantar_fasciitis", "heel", "left", "aggravated_by.first_steps foot_signs.inner_heel"),
        (
            "achilles_tendon", "ankle heel", "left",
            "foot_place.achilles aggravated_by.running time_of_day.morning",
        ),
        (
            "tennis_elbow_tendon", "elbow_outer", "right",
            "aggravated_by.gripping elbow_signs.wrist_back pointing.one_finger",
        ),
        ("heart", "chest upper_arm", "left", "aggravated_by.stairs eased_by.rest quality.heavy"),
        ("gallbladder", "abdomen scapula", "right", "aggravated_by.food accompanying.nausea"),
        ("kidney", "flank groin", "left", "aggravated_by.nothing accompanying.vomiting"),
        ("pelvic_organs", "low_back abdomen", None, "aggravated_by.period"),
        (
            "lung_lining", "flank", "left",
            "aggravated_by.deep_breath accompanying.shortness_of_breath",
        ),
        ("stomach", "abdomen mid_back", None, "aggravated_by.missed_meal quality.burning"),
    ],
)  # fmt: skip
def test_a_case_of_the_book_leads_to_its_condition(
    condition: str, places: str, side: Side | None, facts: str
) -> None:
    assert rank(told(places, side, facts), KNOWLEDGE).conditions[0].condition == condition


def fit(condition: str, intake: Intake) -> ConditionFit:
    return next(c for c in rank(intake, KNOWLEDGE).conditions if c.condition == condition)


@pytest.mark.parametrize(
    ("condition", "places", "side", "facts"),
    [
        ("migraine", "temple eye", "left", MIGRAINE),
        ("tension_type_headache", "forehead temple", "both", TENSION),
        ("cluster_headache", "eye", "right", CLUSTER),
    ],
)
def test_a_headache_of_the_classification_meets_every_criterion(
    condition: str, places: str, side: Side, facts: str
) -> None:
    found = fit(condition, told(places, side, facts))
    assert len(found.met) == found.of > 2


def test_one_criterion_less_is_told_and_weighs_less() -> None:
    full = fit("cluster_headache", told("eye", "right", CLUSTER))
    rare = fit("cluster_headache", told("eye", "right", CLUSTER.replace("frequency.daily", "")))
    assert set(full.met) - set(rare.met) == {"cluster_d"}
    weights = [
        sum(reason.weight for reason in each.because if reason.kind == "criteria")
        for each in (full, rare)
    ]
    assert weights[0] > weights[1] > 0


def test_light_alone_is_half_a_criterion_and_counts_as_none() -> None:
    light = fit("migraine", told("temple", "left", "accompanying.light_sensitivity"))
    both = fit(
        "migraine",
        told("temple", "left", "accompanying.light_sensitivity accompanying.sound_sensitivity"),
    )
    assert "migraine_d" not in light.met
    assert "migraine_d" in both.met


def test_pain_on_both_sides_is_not_one_sided() -> None:
    one = Intake(zones=told("occiput", "left", "").zones)
    two = Intake(zones=(*one.zones, *told("skull_base", "right", "").zones))
    assert "cervicogenic_side" in fit("upper_neck_joints", one).met
    assert "cervicogenic_side" not in fit("upper_neck_joints", two).met
