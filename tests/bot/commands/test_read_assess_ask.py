"""`read`, `assess` and `ask` answer with the fields that were promised, and no others."""

import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from bot.commands.ask import ask
from bot.commands.assess import assess
from bot.commands.lines import Told, answer_lines
from bot.commands.read import read
from bot.commands.understood import understood
from bot.loading import shipped_knowledge
from dialogs.heard import (
    Candidates,
    FlagHeard,
    Heard,
    Places,
    Side,
    Standing,
    TopicHeard,
    ZoneMention,
)
from dialogs.knowledge import Knowledge

Command = Callable[[Told, Knowledge], dict[str, Any]]

READ_FIELDS = [
    "text", "zones", "candidates", "candidate_sides", "path", "red_flags", "disposition", "topic",
    "details",
]  # fmt: skip


def answers(command: Command, lines: Iterable[bytes]) -> list[dict[str, Any]]:
    out = io.StringIO()
    knowledge = shipped_knowledge()
    assert answer_lines(lines, out, lambda told: command(told, knowledge)) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def mention(zone: str, side: Side | None = None, how: Standing = "present") -> ZoneMention:
    return ZoneMention(zone, side, how, f"my {zone}", 0.98765)


def test_read_gives_the_promised_fields_in_their_order() -> None:
    (answer,) = answers(read, [b"my neck hurts\n"])
    assert list(answer) == READ_FIELDS


def test_assess_gives_sources_and_conditions_besides() -> None:
    (answer,) = answers(assess, [b'{"zones": ["temple"]}\n'])
    assert list(answer) == [*READ_FIELDS, "sources", "conditions", "would_change"]
    assert answer["text"] is None
    assert [list(source) for source in answer["sources"][:1]] == [
        ["muscle", "score", "because", "against", "trigger_point", "log_odds", "account"]
    ]
    assert [list(line) for line in answer["sources"][0]["account"][:1]] == [
        ["what", "weight", "sources"]
    ]
    assert len(answer["sources"]) <= 10
    scores = [source["score"] for source in answer["sources"]]
    assert scores == sorted(scores, reverse=True)


def test_assess_takes_zones_as_read_gives_them() -> None:
    (plain,) = answers(assess, [b'{"zones": ["temple"]}\n'])
    (again,) = answers(assess, [json.dumps({"zones": plain["zones"]}).encode()])
    assert again == plain


def test_ask_gives_the_promised_fields_in_their_order() -> None:
    (answer,) = answers(ask, [b"what is the capital of Mongolia\n"])
    assert list(answer) == ["text", "topic", "score", "answer", "red_flags", "disposition"]


def test_what_is_off_the_topic_is_declined_kindly() -> None:
    (answer,) = answers(ask, [b"xyzzy plugh\n"])
    assert answer["topic"] is None
    assert answer["answer"].startswith("That's outside what I know")


@pytest.mark.parametrize("command", [read, assess, ask])
@pytest.mark.parametrize(
    "text",
    ["", " ", "😀" * 50, "боль в шее", "首が痛い", "\x00\x1b[31m", "a" * 10_000, "ow " * 3_000,
     "?!.,;:" * 100, "\u202eneck", "<b>neck</b> & 'quotes\" {braces}"],
)  # fmt: skip
def test_rough_input_is_answered(command: Command, text: str) -> None:
    rough, after = answers(command, [json.dumps({"text": text}).encode(), b"next\n"])
    assert rough["text"] == text
    assert after["text"] == "next"


def test_what_was_heard_is_told_as_promised() -> None:
    heard = Heard(
        "words",
        places=Places(
            (mention("eye", "right"), mention("jaw", how="denied")),
            (Candidates(("temple", "vertex"), "left"), Candidates(("vertex", "ear"))),
            ("neck_back", "eye"),
        ),
        flags=(
            FlagHeard("stroke_signs", "emergency", "suspected", "my face"),
            FlagHeard("fever", "urgent", "stated", "a fever"),
        ),
        topic=TopicHeard("why_it_happens", 0.8),
    )
    assert understood(heard, shipped_knowledge()) == {
        "text": "words",
        "zones": [
            {"zone": "eye", "side": "right", "mention": "present", "phrase": "my eye",
             "score": 0.988},
            {"zone": "jaw", "side": None, "mention": "denied", "phrase": "my jaw", "score": 0.988},
        ],
        "candidates": ["temple", "vertex", "ear"],
        "candidate_sides": {"temple": "left", "vertex": "left"},
        "path": ["neck_back", "eye"],
        "red_flags": [
            {"id": "stroke_signs", "disposition": "emergency", "certainty": "suspected",
             "phrase": "my face"},
            {"id": "fever", "disposition": "urgent", "certainty": "stated", "phrase": "a fever"},
        ],
        "disposition": "urgent",
        "topic": "why_it_happens",
        "details": {},
    }  # fmt: skip


def test_a_place_that_is_only_feared_is_not_told() -> None:
    heard = Heard("words", places=Places((mention("jaw", how="hypothetical"),)))
    assert understood(heard, shipped_knowledge())["zones"] == []


def test_a_question_of_one_answer_tells_one_id_and_a_question_of_many_a_list() -> None:
    knowledge = shipped_knowledge()
    one = next(name for name, each in knowledge.questions.items() if each.kind == "one")
    many = next(name for name, each in knowledge.questions.items() if each.kind == "many")
    heard = Heard("words", details={one: ("a",), many: ("a", "b"), "nothing_said": ()})
    assert understood(heard, knowledge)["details"] == {one: "a", many: ["a", "b"]}
