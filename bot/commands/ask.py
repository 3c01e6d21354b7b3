"""`painbot ask`: the topic of each question, and its answer."""

import argparse
from collections.abc import Iterable
from typing import Any, TextIO

from bot.commands.lines import Told, answer_lines, text_in
from bot.commands.understood import red_flags
from bot.loading import knowledge_in_use
from bot.settings import Settings
from dialogs.ask import ask as answer_question
from dialogs.knowledge import Knowledge


def run(
    _arguments: argparse.Namespace, settings: Settings, stdin: Iterable[bytes], stdout: TextIO
) -> int:
    """Answers the question in each line of `stdin`."""
    knowledge = knowledge_in_use(settings)
    return answer_lines(stdin, stdout, lambda told: ask(told, knowledge))


def ask(told: Told, knowledge: Knowledge) -> dict[str, Any]:
    """The topic of one question, and its answer. Raises UnusableLine when there is none."""
    answered = answer_question(text_in(told), knowledge)
    topic = answered.heard.topic
    return {
        "text": answered.heard.text,
        "topic": topic.topic if topic else None,
        "score": round(topic.score, 3) if topic else 0.0,
        "answer": answered.text,
        "red_flags": red_flags(answered.heard.flags),
        "disposition": answered.heard.disposition,
    }
