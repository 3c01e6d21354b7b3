"""Every sentence painbot says of itself, and what stands on its buttons."""

from typing import Literal, get_args

from dialogs.account import Outcome
from dialogs.heard import GRAVITY
from dialogs.knowledge.shelf import Button, Shelf, entry

CLINIC_FIELDS = frozenset(
    {
        "name", "phone", "booking_url", "hours", "address", "prices", "cancellation",
        "keeps_days", "emergency", "urgent", "crisis", "abuse", "poisons",
    }
)  # fmt: skip
"""Fields that every reply may name; speaking fills them from the clinic."""

ReplyKey = Literal[
    "greeting", "welcome_back", "ask_consent", "ask_consent_again", "consent_thanks",
    "consent_thanks_other",
    "consent_refused",
    "ask_complaint", "ask_complaint_new", "ask_complaint_someone_else", "ask_area", "echo",
    "echo_pain",
    "echo_loose", "echo_noted", "echo_now", "ask_zone", "ask_zone_for", "ask_zone_doubtful",
    "ask_side", "ask_screening", "ask_screening_more", "ask_screening_doubted",
    "care_appointment_waits", "care_still", "care_still_emergency",
    "care_still_today", "care_hold", "care_can_wait", "hold_noted", "emergency_now",
    "crisis_besides", "violence_besides", "overdose_besides", "hold_told", "linked",
    "staff_emergency", "staff_urgent", "staff_see_clinician", "staff_none",
    "care_correct", "care_before_restart", "care_withdrawn", "care_withdrawn_call", "fear_heard",
    "corrected_when", "corrected_who",
    "cleared", "urgent_today", "doctor_first", "child",
    "first_question", "ask_also_hurts", "why_also_hurts", "why_screening", "why_any",
    "why_side", "why_place", "why_consent",
    "result_one", "result_two", "result_little", "result_source", "result_because",
    "result_less_likely",
    "result_none", "result_same", "ask_self_check", "ask_self_check_move", "why_self_check",
    "result_conditions", "result_starting_point", "result_today",
    "result_doctor", "result_note", "explain_source",
    "explain_for", "explain_against", "explain_change",
    "offer_appointment", "a_person", "summary", "stopped", "restarted", "goodbye",
    "help", "back_to_you", "nothing_to_go_back_to", "thanks",
    "all_right", "hello_again", "outside_my_field", "ask_a_pharmacist", "own_muscle", "own_illness",
    "which_of_these", "not_understood", "not_understood_choices", "not_understood_person",
    "stale_choice",
    "unreadable_photo", "unreadable_voice", "unreadable_sticker", "unreadable_edited",
    "unreadable_other", "groups_refused", "technical_trouble", "conversation_lost",
    "exported", "erased",
    "ask_what_to_change", "nothing_to_change", "corrected",
]  # fmt: skip

ButtonKey = Literal[
    "yes", "no", "not_sure", "rather_not_say", "none", "agree_self", "agree_other", "child",
    "decline", "left", "right", "both", "somewhere_else", "book", "why", "summary", "another",
    "change", "cleared", "correct_sign", "restart", "person", "done", "change_place",
    "hold", "hide", "safe_now", "not_safe", "can_chat", "meant_it",
    "change_safety", "self_check", "check_mine", "check_sore", "check_nothing",
    "check_skip", "account", "more", "tell",
]  # fmt: skip

SIGN_ACCOUNT = ("heard", "chosen", "asked", *get_args(Outcome), *GRAVITY[1:])
"""The parts of the account of a warning sign."""

SUMMARY_TITLES = (
    "hurts", "does_not_hurt", "path", "details", "checks", "own_words", "sources", "fits", "notes",
    "signs", "weighed",
)  # fmt: skip


@entry
class ReplyText:
    """One thing painbot says. {fields} in braces are filled in."""

    text: str
    fields: tuple[str, ...] = ()
    """What the text may name besides the clinic's own facts."""


@entry
class SafetyNet:
    """What would make pain in a region a matter for a doctor."""

    doctor: str
    """Fits after "See a doctor first if"."""
    emergency: str
    """Fits after "Call 911 if"."""


SHELVES = (
    Shelf("replies", "en/replies.toml", ReplyText),
    Shelf("buttons", "en/buttons.toml", Button),
    Shelf("joiners", "en/joiners.toml", str),
    Shelf("summary_titles", "en/summary_titles.toml", str),
    Shelf("sign_account_words", "en/sign_account.toml", str),
    Shelf("safety_nets", "en/safety_nets.toml", SafetyNet),
)
