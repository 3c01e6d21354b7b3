"""A clinic's day on Telegram, over real HTTP and with a real database file."""

from datetime import datetime
from pathlib import Path

import pytest
from telegram_api.server import TelegramApi
from telegram_api.serving import plain_turn, serving

from bot.loading import shipped_knowledge
from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge
from dialogs.messages import Message, Say
from dialogs.speaking.replies import say
from dialogs.turn import Turn, turn


async def test_a_text_is_answered(api: TelegramApi, database: Path) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        sent = await painbot.answers(2)
    assert [message.text for message in sent] == ["heard my neck", "Question 1"]
    assert sent[1].labels == ["Left", "Right", "Book"]


async def test_a_tap_is_an_answer_and_takes_the_buttons_away(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        question = (await painbot.answers(2))[1]
        api.taps("Right")
        sent = await painbot.answers(4)
        await painbot.until(lambda: not question.keyboard)
    assert sent[2].text == "chose right"
    assert sent[3].labels == ["Left", "Right", "Book"]
    assert len(api.called("answerCallbackQuery")) == 1


async def test_a_typed_answer_takes_the_buttons_away_too(api: TelegramApi, database: Path) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        question = (await painbot.answers(2))[1]
        api.writes("the left one")
        await painbot.until(lambda: not question.keyboard)


async def test_the_end_of_a_talk_leaves_no_buttons(api: TelegramApi, database: Path) -> None:
    async with serving(api, database, plain_turn) as painbot:
        for count, word in enumerate(("one", "two", "three"), 1):
            api.writes(word)
            await painbot.answers(min(count * 2, 5))
        await painbot.until(lambda: not any(message.keyboard for message in api.to()))
    assert api.to()[-1].text == "heard three. Done."


async def test_an_aside_leaves_the_open_question_its_buttons(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        await painbot.answers(2)
        api.sends({"sticker": _STICKER})
        sent = await painbot.answers(3)
        api.taps("Left")
        await painbot.answers(5)
    assert sent[2].text == "a sticker"
    assert api.to()[3].text == "chose left"


async def test_an_update_that_comes_twice_is_answered_once(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        first = api.writes("my neck")
        await painbot.answers(2)
        tap = api.taps("Left")
        await painbot.answers(4)
        api.comes_again(first)
        api.comes_again(tap)
        api.writes("the end")
        sent = await painbot.answers(5)
    assert sent[4].text == "heard the end. Done."
    assert len(api.called("answerCallbackQuery")) == 1


async def test_a_restart_in_the_middle_of_a_talk_goes_on_where_it_was(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        await painbot.answers(2)
    async with serving(api, database, plain_turn) as painbot:
        api.taps("Left")
        sent = await painbot.answers(4)
    assert [message.text for message in sent[2:]] == ["chose left", "Question 2"]


async def test_what_was_written_while_painbot_was_down_is_answered(
    api: TelegramApi, database: Path
) -> None:
    api.writes("is anyone there")
    async with serving(api, database, plain_turn) as painbot:
        sent = await painbot.answers(2)
    assert sent[0].text == "heard is anyone there"


async def test_a_tap_on_an_earlier_question_changes_nothing(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        first = (await painbot.answers(2))[1]
        data = first.keyboard[0][0]["callback_data"]
        api.taps("Right")
        second = (await painbot.answers(4))[3]
        api.presses(data, first.id)
        sent = await painbot.answers(5)
        await painbot.until(lambda: len(api.called("answerCallbackQuery")) == 2)
    assert sent[4].text == "stale choice"
    assert second.labels == ["Left", "Right", "Book"]


@pytest.mark.parametrize("data", ["v1:1:99", "v2:1:0", "buy", "v1:-1:0", "v1:99999999999:0"])
async def test_a_button_that_is_none_of_ours_is_a_stale_choice(
    api: TelegramApi, database: Path, data: str
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my neck")
        await painbot.answers(2)
        api.presses(data, 1)
        sent = await painbot.answers(3)
    assert sent[2].text == "stale choice"


_STICKER = {
    "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
    "is_animated": False, "is_video": False,
}  # fmt: skip
_FILE = {"file_id": "f", "file_unique_id": "f"}
_UNREADABLE = {
    "photo": {"photo": [_FILE | {"width": 9, "height": 9}]},
    "voice": {"voice": _FILE | {"duration": 3}},
    "sticker": {"sticker": _STICKER},
    "location": {"location": {"latitude": 1.0, "longitude": 2.0}},
    "document": {"document": _FILE},
    "other": {"contact": {"phone_number": "1", "first_name": "Robin"}},
}


@pytest.mark.parametrize("kind", _UNREADABLE)
async def test_what_cannot_be_read_is_answered(api: TelegramApi, database: Path, kind: str) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.sends(_UNREADABLE[kind])
        sent = await painbot.answers(1)
    assert sent[0].text == f"a {kind}"


async def test_a_changed_message_is_answered_as_one(api: TelegramApi, database: Path) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.edits("my back, not my neck")
        sent = await painbot.answers(1)
    assert sent[0].text == "a edited"


async def test_words_under_a_picture_are_heard(api: TelegramApi, database: Path) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.sends(_UNREADABLE["photo"] | {"caption": "my chest, can't breathe"})
        sent = await painbot.answers(1)
    assert sent[0].text == "heard my chest, can't breathe"


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("/start", "command start"),
        ("/start clinic_7", "command start"),
        ("/BACK", "command back"),
        ("/help@painbot_test", "command help"),
        ("/cancel", "command stop"),
        ("/nonsense", "command help"),
        ("/ my back", "heard / my back"),
        ("7/10 pain", "heard 7/10 pain"),
    ],
)
async def test_commands_are_known_by_their_names(
    api: TelegramApi, database: Path, written: str, answer: str
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes(written)
        sent = await painbot.answers(1)
    assert sent[0].text == answer


async def test_a_client_can_have_a_copy_and_then_everything_deleted(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("my unmistakable neck")
        await painbot.answers(2)
        api.writes("/export")
        await painbot.answers(3)
        api.writes("/erase")
        sent = await painbot.answers(4)
        api.taps("Left")
        await painbot.answers(5)
    assert "my unmistakable neck" in sent[2].text
    assert sent[3].text == say("erased", shipped_knowledge())
    assert api.to()[4].text == "stale choice"


async def test_what_a_client_writes_comes_back_as_it_was(api: TelegramApi, database: Path) -> None:
    words = "<b>neck</b> & *back* _now_ [x](http://e.x) 🤕"
    async with serving(api, database, plain_turn) as painbot:
        api.writes(words)
        sent = await painbot.answers(1)
    assert sent[0].text == f"heard {words}"


async def test_ten_thousand_letters_are_answered_in_pieces(
    api: TelegramApi, database: Path
) -> None:
    words = "🤕 my neck hurts. " * 600
    async with serving(api, database, plain_turn) as painbot:
        api.writes(words)
        await painbot.until(lambda: any(m.text == "Question 1" for m in api.to()))
    pieces = [message.text for message in api.to()[:-1]]
    assert len(pieces) > 2
    assert " ".join(pieces) == f"heard {words}".strip()


async def test_a_group_is_refused_once_and_never_listened_to(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        api.writes("/start", chat=-5)
        api.writes("my neck hurts", chat=-5)
        api.writes("hello", chat=7)
        await painbot.answers(2, chat=7)
        await painbot.answers(1, chat=-5)
    refusal = say("groups_refused", shipped_knowledge())
    assert [message.text for message in api.to(-5)] == [refusal]


async def test_answers_keep_their_order_in_each_of_many_chats(
    api: TelegramApi, database: Path
) -> None:
    def echo(
        conversation: Conversation, message: Message, _knowledge: Knowledge, _at: datetime
    ) -> Turn:
        return Turn(conversation, (Say(str(message)),))

    chats, words = range(1, 6), [f"word {number}" for number in range(8)]
    async with serving(api, database, echo) as painbot:
        for word in words:
            for chat in chats:
                api.writes(word, chat)
        for chat in chats:
            await painbot.answers(len(words), chat)
    for chat in chats:
        assert [message.text for message in api.to(chat)] == [f"Text(text='{w}')" for w in words]


async def test_the_menu_and_the_descriptions_are_set_at_the_start(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        await painbot.until(lambda: bool(api.called("getUpdates")))
    commands = api.called("setMyCommands")[0]
    assert commands["scope"] == {"type": "all_private_chats"}
    assert [item["command"] for item in commands["commands"]] == [
        "start", "help", "back", "restart", "book", "person", "stop", "hide",
        "privacy", "export", "erase",
    ]  # fmt: skip
    clinic = shipped_knowledge().clinic
    assert clinic.name in api.called("setMyDescription")[0]["description"]
    assert api.called("setMyShortDescription")


async def test_an_open_webhook_is_closed_and_what_waited_there_is_kept(
    api: TelegramApi, database: Path
) -> None:
    async with serving(api, database, plain_turn) as painbot:
        await painbot.until(lambda: bool(api.called("getUpdates")))
    assert [call.get("drop_pending_updates") for call in api.called("deleteWebhook")] == [None]


async def test_a_talk_with_the_real_dialog_stays_within_telegrams_limits(
    api: TelegramApi, database: Path
) -> None:
    taps = 0
    async with serving(api, database, turn) as painbot:
        api.writes("like a nail behind my right eye, comes on by 4pm at the laptop")
        for _ in range(12):
            before = len(await painbot.at_rest())
            asking = next((m for m in reversed(api.to()) if _tappable(m.keyboard)), None)
            if asking is None:
                break
            api.taps(_tappable(asking.keyboard)[0], message=asking)
            taps += 1
            assert len(await painbot.answers(before + 1)) > before
        await painbot.at_rest()
    assert taps > 2
    assert len(api.called("answerCallbackQuery")) == taps
    assert sum(bool(_tappable(m.keyboard)) for m in api.to()) <= 1
    assert api.refused == []


def _tappable(keyboard: list[list[dict[str, str]]]) -> list[str]:
    return [button["text"] for row in keyboard for button in row if "url" not in button]
