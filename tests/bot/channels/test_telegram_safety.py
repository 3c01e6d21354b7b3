"""Safety on Telegram: staff are told at once, a talk can be hidden, and edited words are heard."""

from pathlib import Path

from telegram_api.server import Failure, TelegramApi
from telegram_api.serving import plain_turn, serving

from bot.loading import shipped_knowledge
from bot.storage.store import ChatKey
from dialogs.speaking.replies import say
from dialogs.turn import turn

STAFF = -100200300
STAFF_CHAT = ChatKey("telegram", str(STAFF))
HURT = "my husband had his hands round my throat last night"


async def test_staff_are_told_which_appointment_and_how_grave_and_nothing_else(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, turn, staff=STAFF_CHAT) as painbot:
        api.writes("/start appt_K7-31x")
        api.writes("my right calf is swollen and warm, only that side")
        (notice,) = await painbot.answers(1, STAFF)
    told = say("staff_urgent", shipped_knowledge(), reference="K7-31x")
    assert notice.text == told
    assert "calf" not in notice.text


async def test_staff_are_told_once_and_again_when_it_gets_graver(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, turn, staff=STAFF_CHAT) as painbot:
        api.writes("/start appt_1")
        api.writes("my right calf is swollen and warm, only that side")
        await painbot.answers(1, STAFF)
        api.writes("how much is a session?")
        api.writes("and since this morning i cannot breathe properly, sharp pain breathing in")
        notices = await painbot.answers(2, STAFF)
    assert "emergency" in notices[1].text
    assert len(notices) == 2


async def test_a_talk_of_no_appointment_tells_staff_nothing(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, turn, staff=STAFF_CHAT) as painbot:
        api.writes("my right calf is swollen and warm, only that side")
        await painbot.answers(1)
        await painbot.at_rest()
    assert api.to(STAFF) == []


async def test_a_notice_that_could_not_be_sent_is_sent_at_the_next_start(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, turn, staff=STAFF_CHAT) as painbot:
        api.fails("sendMessage", *[Failure(drops=True)] * 200)
        api.writes("/start appt_9")
        api.writes("my headaches get worse every week")
        await painbot.until(api.is_acknowledged)
    api.recovers("sendMessage")
    async with serving(api, database, turn, staff=STAFF_CHAT) as painbot:
        (notice,) = await painbot.answers(1, STAFF)
    assert "9" in notice.text


async def test_leaving_deletes_what_both_have_written_and_looks_like_a_beginning(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, turn) as painbot:
        api.writes(HURT)
        (advice,) = await painbot.answers(1)
        api.taps("Leave and hide this")
        await painbot.until(lambda: advice.id in api.deleted)
        await painbot.until(lambda: len(api.deleted) == 2)
        after = await painbot.answers(3)
    greeting = say("greeting", shipped_knowledge())
    assert after[1].text == greeting
    assert after[1].id not in api.deleted


async def test_what_was_hidden_is_in_no_file_of_the_database(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, turn) as painbot:
        api.writes(HURT)
        await painbot.answers(1)
        api.writes("/hide")
        await painbot.answers(3)
        await painbot.at_rest()
    kept = b"".join(path.read_bytes() for path in database.parent.iterdir() if path.is_file())
    assert b"throat" not in kept


async def test_a_message_that_cannot_be_deleted_holds_nothing_up(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, turn) as painbot:
        api.fails("deleteMessage", Failure(400, "Bad Request: message can't be deleted"))
        api.writes(HURT)
        await painbot.answers(1)
        api.writes("/hide")
        assert len(await painbot.answers(3)) == 3


async def test_an_emergency_in_an_edited_message_is_heard(api: TelegramApi, database: Path) -> None:
    async with serving(api, database, turn) as painbot:
        api.edits("my neck hurts, and half my face dropped this morning")
        (told,) = await painbot.answers(1)
    assert shipped_knowledge().clinic.numbers.emergency in told.text.split(".")[0]


async def test_a_link_with_anything_else_is_an_ordinary_start(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("/start spring-campaign")
        sent = await painbot.answers(2)
    assert sent[0].text == "command start"
