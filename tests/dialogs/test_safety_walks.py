"""After an emergency no booking and no muscle is ever offered, and none disappears in silence.

Random walks over whole talks: emergencies in many words, before, between and after everything
else that clients write, tap and command.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import cycle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.loading import shipped_knowledge
from dialogs.account import ENDED
from dialogs.conversation import Conversation
from dialogs.known import Known
from dialogs.messages import Choice, Command, Message, Text, Unreadable
from dialogs.recall import recall
from dialogs.speaking.replies import say
from dialogs.turn import Turn, turn

KNOWLEDGE = shipped_knowledge()
AT = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
EMERGENCIES = (
    "half my face dropped this morning and my speech was slurred",
    "can i book thursday? also my left hand went numb and i talked gibberish, gone now",
    "crushing chest pain down my left arm and i am sweating",
    "the headache hit me in one second like an explosion, worst of my life",
    "high fever, and my neck is so stiff i cannot touch my chin to my chest",
    "since yesterday i am numb between the legs and cannot pee",
    "i want to end my life",
    "my boyfriend had his hands round my throat",
    "i took twenty paracetamol this morning for my back",
)
OPINIONS = (
    "its probably nothing", "it went off again", "i feel fine now", "dont worry about that",
    "forget it", "never mind that", "im sure its only a trapped nerve", "my friend says its stress",
    "no", "yes", "not sure", "none of these", "ok", "thanks", "lol", "all good",
)  # fmt: skip
WISHES = (
    "book me in please", "can i still come tomorrow", "how much is a session",
    "which muscle causes headaches?", "what exercises help a stiff neck?", "start over",
    "go back", "change my answer", "stop", "something else hurts", "bye",
    "can i talk to a person", "why do you ask", "is massage safe?",
)  # fmt: skip
COMPLAINTS = (
    "my knee hurts at the front",
    "lower back, worse sitting",
    "my neck is stiff on the right",
    "it is for my mum",
    "pain behind my left eye after work",
)
CORRECTIONS = ("i meant last year", "that was my uncle, not me", "that was ten years ago")
COMMANDS = ("start", "help", "back", "restart", "book", "person", "stop", "privacy", "resume")

NOISE = st.one_of(
    st.sampled_from((*OPINIONS, *WISHES, *COMPLAINTS)).map(lambda text: ("text", text)),
    st.sampled_from(COMMANDS).map(lambda name: ("command", name)),
    st.integers(0, 8).map(lambda place: ("tap", place)),
    st.integers(0, 8).map(lambda place: ("stale", place)),
    st.sampled_from(("photo", "voice")).map(lambda kind: ("unreadable", kind)),
)
ANYTHING = st.one_of(
    NOISE,
    NOISE,
    NOISE,
    st.sampled_from((*EMERGENCIES, *CORRECTIONS)).map(lambda text: ("text", text)),
)
WALKS = st.tuples(
    st.lists(NOISE, max_size=5),
    st.sampled_from(EMERGENCIES),
    st.lists(ANYTHING, min_size=2, max_size=9),
).map(lambda parts: [*parts[0], ("text", parts[1]), *parts[2]])

Move = tuple[str, object]
Step = tuple[Known, Known, Turn]


def message_of(move: Move, conversation: Conversation) -> Message:
    kind, value = move
    match kind:
        case "text":
            return Text(str(value))
        case "command":
            return Command(value)  # type: ignore[arg-type]
        case "unreadable":
            return Unreadable(value)  # type: ignore[arg-type]
    # Leaving unseen deletes the talk on purpose; every other choice is walked.
    options = tuple(each for each in conversation.options if each != "hide") or ("none",)
    asked = conversation.asked if kind == "tap" else conversation.asked - 1
    return Choice(asked, options[int(str(value)) % len(options)])


def played(walk: Sequence[Move]) -> Iterator[Step]:
    """For each move what was known before, what is known after, and what was said."""
    conversation, before = Conversation(), Known()
    for move in walk:
        after = turn(conversation, message_of(move, conversation), KNOWLEDGE, AT)
        conversation = after.conversation
        known = recall(conversation, KNOWLEDGE)
        yield before, known, after
        before = known


def emergencies_held(known: Known) -> set[str]:
    return {
        sign
        for sign, told in known.account.items()
        if told.disposition == "emergency" and told.outcome in ("stated", "reopened")
    }


MUSCLES = tuple(words.name.lower() for words in KNOWLEDGE.muscle_words.values())


def offers_therapy(after: Turn) -> list[str]:
    """Muscles and ways to book in what is said; the clinic's phone is a way to a person."""
    told = " ".join(reply.text for reply in after.replies).lower()
    choices = {"book", "why", "another"} & set(after.conversation.options)
    named = [name for name in MUSCLES if name in told]
    return [*choices, *named, *([told] if KNOWLEDGE.clinic.booking_url in told else [])]


_TAKEN_BACK = ("care_withdrawn", "care_withdrawn_call", "corrected_when", "corrected_who")
ECHOES = tuple(say(key, KNOWLEDGE) for key in _TAKEN_BACK)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(WALKS)
def test_after_an_emergency_no_booking_and_no_muscle_is_offered(walk: list[Move]) -> None:
    for _, known, after in played(walk):
        if emergencies_held(known):
            assert offers_therapy(after) == []
            assert after.conversation.state in ("sending_to_care", "settling_sign")


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(WALKS)
def test_no_sequence_of_messages_makes_an_emergency_disappear_in_silence(walk: list[Move]) -> None:
    for before, known, after in played(walk):
        gone = emergencies_held(before) - emergencies_held(known)
        lowered = {sign for sign in gone if sign in known.account}
        unsure = {sign for sign in lowered if known.account[sign].outcome == "doubted"}
        for sign in lowered - unsure:
            assert known.account[sign].outcome in ENDED
        if gone - unsure:
            told = "\n".join(reply.text for reply in after.replies)
            assert any(echo in told for echo in ECHOES)


@pytest.mark.parametrize(
    ("emergency", "opinion"), list(zip(cycle(EMERGENCIES), (*OPINIONS, *WISHES), strict=False))
)
def test_no_opinion_and_no_wish_lowers_an_emergency(emergency: str, opinion: str) -> None:
    *_, (before, known, _) = played([("text", emergency), ("text", opinion)])
    assert emergencies_held(before)
    assert emergencies_held(before) <= emergencies_held(known)


@pytest.mark.parametrize(
    ("emergency", "correction"), list(zip(EMERGENCIES[:6], cycle(CORRECTIONS), strict=False))
)
def test_a_correction_of_who_or_when_is_echoed_and_kept(emergency: str, correction: str) -> None:
    walk = [("text", emergency), ("text", correction), ("text", "my knee hurts at the front")]
    _, (_, known, after), (_, later, _) = played(walk)
    assert emergencies_held(known) == set()
    assert any(echo in after.replies[0].text for echo in ECHOES)
    assert emergencies_held(later) == set()
    assert {told.outcome for told in later.account.values()} & ENDED


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_what_is_told_anew_after_a_correction_counts_anew(correction: str) -> None:
    anew = "no, i have crushing chest pain now"
    walk = [("text", EMERGENCIES[2]), ("text", correction), ("text", anew)]
    *_, (_, known, after) = played(walk)
    assert "heart_attack_signs" in emergencies_held(known)
    assert after.conversation.state == "sending_to_care"


PLACES_OF_A_TALK: tuple[tuple[Move, ...], ...] = (
    (),
    (("text", "my neck hurts at the back"),),
    (("text", "my neck hurts at the back"), ("text", "yes")),
    (("text", "my neck hurts at the back"), ("text", "yes"), ("text", "none")),
    (("text", "shoulder"), ("text", "yes")),
    (("text", "back of my head aches"), ("text", "yes"), ("tap", 1)),
    (("command", "book"),),
    (("text", "hello"), ("text", "no, show me other ways")),
    (("text", "back of my neck hurts"), ("text", "yes"), ("text", "bye")),
    (("text", "what is referred pain?"),),
    (("text", "back of my neck hurts"), ("text", "yes"), ("text", "change an answer")),
)


@pytest.mark.parametrize(
    ("before", "emergency"),
    list(zip(PLACES_OF_A_TALK * 2, cycle(EMERGENCIES), strict=False)),
)
def test_an_emergency_is_heard_wherever_the_talk_stands(
    before: tuple[Move, ...], emergency: str
) -> None:
    *_, (_, _, after) = played([*before, ("text", emergency)])
    assert after.conversation.state == "sending_to_care"
    assert len(after.replies) == 1
    assert offers_therapy(after) == []
