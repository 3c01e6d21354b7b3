"""A Bot API on loopback: real HTTP, Telegram's limits and errors, and a client's side to act on."""

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl

TOKEN = "123456789:TEST-token-of-the-double_0123456789"
BOT = {"id": 123456789, "is_bot": True, "first_name": "painbot", "username": "painbot_test"}
PATIENCE = 60.0
"""Seconds after which a test gives up waiting for something that should happen at once."""


@dataclass(frozen=True)
class Call:
    """One request that reached the Bot API."""

    method: str
    params: dict[str, Any]


@dataclass
class Sent:
    """One message of the bot as its client sees it now."""

    id: int
    chat: int
    text: str
    keyboard: list[list[dict[str, str]]]

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.keyboard for button in row]


@dataclass(frozen=True)
class Failure:
    """How a request fails: with an error of the Bot API, or with a broken connection."""

    code: int = 0
    description: str = ""
    retry_after: int | None = None
    drops: bool = False
    after_acting: bool = False
    """The request is carried out and only its answer is lost."""


@dataclass
class Refused(Exception):
    """What the Bot API answers to a request that breaks its rules."""

    code: int
    description: str
    parameters: dict[str, Any] | None = None


@dataclass
class TelegramApi:
    """Start it with `with TelegramApi() as api`; `api.url` is the base URL for a bot."""

    token: str = TOKEN
    calls: list[Call] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    """The ids of the messages that the bot has deleted."""
    blocked: set[int] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    """What the bot asked for and the rules do not allow."""

    def __post_init__(self) -> None:
        self._changed = threading.Condition(threading.RLock())
        self._updates: list[dict[str, Any]] = []
        self._ever: dict[int, dict[str, Any]] = {}
        self._repeats: list[dict[str, Any]] = []
        self._failures: dict[str, list[Failure]] = {}
        self._open_queries: set[str] = set()
        self._ids = {"update": 1000, "message": 0, "query": 0, "poll": 0}
        self._closing = False
        self._methods: dict[str, Callable[[dict[str, Any]], Any]] = {
            "getMe": self._tell_who,
            "getUpdates": self._give_updates,
            "sendMessage": self._take_message,
            "editMessageReplyMarkup": self._change_keyboard,
            "deleteMessage": self._delete_message,
            "answerCallbackQuery": self._close_query,
            "setMyCommands": self._take_commands,
            "setMyDescription": self._take_description,
            "setMyShortDescription": self._take_short_description,
            "deleteWebhook": self._agree,
            "sendChatAction": self._agree,
        }

    def __enter__(self) -> "TelegramApi":
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                api._serve(self)

            def log_message(self, *_args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    # --- the client's side -----------------------------------------------------------------------

    def writes(self, text: str, chat: int = 7) -> int:
        """A client writes; the update's id."""
        return self.sends({"text": text}, chat)

    def sends(self, content: dict[str, Any], chat: int = 7) -> int:
        """A client sends anything: the content's fields of a Message."""
        return self.put("message", self._message(chat) | content)

    def edits(self, text: str, chat: int = 7) -> int:
        message = self._message(chat) | {"text": text, "edit_date": 1_800_000_001}
        return self.put("edited_message", message)

    def taps(self, label: str, chat: int = 7, message: Sent | None = None) -> int:
        """A client presses the button with this label, under their newest message that has it."""
        with self._changed:
            under = message or next(
                item for item in reversed(self.sent) if item.chat == chat and label in item.labels
            )
            button = next(b for row in under.keyboard for b in row if b["text"] == label)
            return self.presses(button["callback_data"], under.id, chat)

    def presses(self, data: str, message_id: int, chat: int = 7) -> int:
        """A press on any button, also one that is no longer there."""
        query = f"query-{self._next('query')}"
        self._open_queries.add(query)
        message = self._message(chat) | {"message_id": message_id, "from": BOT, "text": "…"}
        return self.put(
            "callback_query",
            {
                "id": query, "from": _person(chat), "chat_instance": "1", "data": data,
                "message": message,
            },
        )  # fmt: skip

    def put(self, kind: str, content: dict[str, Any]) -> int:
        """Any update; its id."""
        with self._changed:
            number = self._next("update")
            self._ever[number] = {"update_id": number, kind: content}
            self._updates.append(self._ever[number])
            self._changed.notify_all()
            return number

    def comes_again(self, number: int) -> None:
        """An update is given out once more, as after an acknowledgement that was lost."""
        with self._changed:
            self._repeats.append(self._ever[number])
            self._changed.notify_all()

    def to(self, chat: int = 7) -> list[Sent]:
        """What the bot has sent to a client."""
        with self._changed:
            return [message for message in self.sent if message.chat == chat]

    def called(self, method: str) -> list[dict[str, Any]]:
        """The parameters of each call of one method."""
        with self._changed:
            return [call.params for call in self.calls if call.method == method]

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Waits for something to become true; raises TimeoutError when it does not."""
        with self._changed:
            if not self._changed.wait_for(true, PATIENCE):
                methods = [call.method for call in self.calls]
                raise TimeoutError(f"not so; called were {methods}, sent was {self.sent}")

    def is_acknowledged(self) -> bool:
        """Whether every update is known to have arrived."""
        with self._changed:
            return not self._updates

    def fails(self, method: str, *failures: Failure) -> None:
        """The next requests of one method fail so, in this order."""
        with self._changed:
            self._failures.setdefault(method, []).extend(failures)

    def recovers(self, method: str) -> None:
        """No more requests of one method fail."""
        with self._changed:
            self._failures.pop(method, None)

    # --- the bot's side --------------------------------------------------------------------------

    def _serve(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length", 0))).decode()
        match = re.fullmatch(r"/bot([^/]+)/(\w+)", request.path)
        token, method = match.groups() if match else ("", "")
        try:
            result = self._answer(token, method, dict(parse_qsl(body, keep_blank_values=True)))
        except ConnectionError:
            request.close_connection = True
            request.connection.shutdown(2)
            return
        except Refused as error:
            _write(request, error.code, {
                "ok": False, "error_code": error.code, "description": error.description,
                **({"parameters": error.parameters} if error.parameters else {}),
            })  # fmt: skip
            return
        _write(request, 200, {"ok": True, "result": result})

    def _answer(self, token: str, method: str, raw: dict[str, str]) -> Any:
        if token != self.token:
            raise Refused(401, "Unauthorized")
        params = {name: _decoded(value) for name, value in raw.items()}
        with self._changed:
            self.calls.append(Call(method, params))
            self._changed.notify_all()
            failures = self._failures.get(method)
            failure = failures.pop(0) if failures else None
        if failure and not failure.after_acting:
            _fail(failure)
        act = self._methods.get(method)
        if act is None:
            raise Refused(404, f"Not Found: method {method} is not in the double")
        try:
            result = act(params)
        except Refused as error:
            self.refused.append(f"{method}: {error.description}")
            raise
        if failure:
            _fail(failure)
        return result

    def _tell_who(self, _params: dict[str, Any]) -> Any:
        return BOT | {"can_join_groups": True, "can_read_all_group_messages": False}

    def _give_updates(self, params: dict[str, Any]) -> Any:
        offset, seconds = int(params.get("offset", 0)), int(params.get("timeout", 0))
        with self._changed:
            poll = self._next("poll")
            self._changed.notify_all()  # ends an older poll
            self._updates = [item for item in self._updates if item["update_id"] >= offset]
            self._changed.wait_for(
                lambda: (
                    self._updates or self._repeats or self._closing or poll != self._ids["poll"]
                ),
                seconds,
            )
            if poll != self._ids["poll"]:
                raise Refused(409, "Conflict: terminated by other getUpdates request")
            repeats, self._repeats = self._repeats, []
            return [*repeats, *self._updates][: int(params.get("limit", 100))]

    def _take_message(self, params: dict[str, Any]) -> Any:
        text, chat = str(params["text"]), int(params["chat_id"])
        keyboard = params.get("reply_markup", {}).get("inline_keyboard", [])
        _check_text(text)
        _check_keyboard(keyboard)
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        with self._changed:
            message = Sent(self._next("message"), chat, text, keyboard)
            self.sent.append(message)
            self._changed.notify_all()
        return self._message(chat) | {"message_id": message.id, "from": BOT, "text": text}

    def _delete_message(self, params: dict[str, Any]) -> Any:
        """A bot may delete its own messages in a private chat, and those of the client."""
        number = int(params["message_id"])
        with self._changed:
            if number in self.deleted:
                raise Refused(400, "Bad Request: message to delete not found")
            self.deleted.append(number)
            self._changed.notify_all()
        return True

    def _change_keyboard(self, params: dict[str, Any]) -> Any:
        keyboard = params.get("reply_markup", {}).get("inline_keyboard", [])
        with self._changed:
            message = next((m for m in self.sent if m.id == int(params["message_id"])), None)
            if message is None:
                raise Refused(400, "Bad Request: message to edit not found")
            if message.keyboard == keyboard:
                raise Refused(400, "Bad Request: message is not modified")
            message.keyboard = keyboard
            self._changed.notify_all()
        return self._message(message.chat) | {"message_id": message.id, "text": message.text}

    def _close_query(self, params: dict[str, Any]) -> Any:
        with self._changed:
            if params["callback_query_id"] not in self._open_queries:
                raise Refused(400, "Bad Request: query is too old or query ID is invalid")
            self._open_queries.remove(params["callback_query_id"])
        return True

    def _take_commands(self, params: dict[str, Any]) -> Any:
        for command in params["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        return True

    def _take_description(self, params: dict[str, Any]) -> Any:
        return _within(params["description"], 512)

    def _take_short_description(self, params: dict[str, Any]) -> Any:
        return _within(params["short_description"], 120)

    def _agree(self, _params: dict[str, Any]) -> Any:
        return True

    def _message(self, chat: int) -> dict[str, Any]:
        """The frame of a message in a chat; groups have negative ids, as with Telegram."""
        about = {"id": chat, "type": "private", "first_name": "Robin", "username": "robin"}
        if chat < 0:
            about = {"id": chat, "type": "supergroup", "title": "Family"}
        number = 100_000 + self._next("message")
        return {"message_id": number, "date": 1_800_000_000, "chat": about, "from": _person(chat)}

    def _next(self, kind: str) -> int:
        with self._changed:
            self._ids[kind] += 1
            return self._ids[kind]


def _person(chat: int) -> dict[str, Any]:
    return {"id": abs(chat), "is_bot": False, "first_name": "Robin", "username": "robin"}


def _decoded(value: str) -> Any:
    try:
        decoded = json.loads(value)
    except ValueError:
        return value
    # "5" typed by a client stays a text; only lists and objects travel as JSON.
    return decoded if isinstance(decoded, dict | list) else value


def _fail(failure: Failure) -> None:
    if failure.drops:
        raise ConnectionError
    parameters = {"retry_after": failure.retry_after} if failure.retry_after else None
    raise Refused(failure.code, failure.description, parameters)


def _check_text(text: str) -> None:
    if not text.strip():
        raise Refused(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > 4096:
        raise Refused(400, "Bad Request: message is too long")


def _check_keyboard(keyboard: list[list[dict[str, str]]]) -> None:
    for button in (button for row in keyboard for button in row):
        if not button["text"]:
            raise Refused(400, "Bad Request: BUTTON_TEXT_INVALID")
        if "url" in button:
            if not button["url"].startswith(("http://", "https://")):
                raise Refused(400, "Bad Request: BUTTON_URL_INVALID")
        elif not 1 <= len(button["callback_data"].encode()) <= 64:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")


def _within(text: str, limit: int) -> bool:
    if len(text) > limit:
        raise Refused(400, "Bad Request: description is too long")
    return True


def _write(request: BaseHTTPRequestHandler, status: int, answer: dict[str, Any]) -> None:
    body = json.dumps(answer).encode()
    try:
        request.send_response(status)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)
    except OSError:
        pass  # the bot has gone away meanwhile, as bots do
