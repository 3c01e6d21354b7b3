"""`painbot learn`: from the examples of a knowledge folder, how messages with signs sound."""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TextIO

from bot.commands.folder import add_folder, folder_meant
from bot.learning.examples import digest_of, read_examples
from bot.learning.fitting import Lessons, learn
from bot.learning.writing import write_lessons
from bot.loading import knowledge_in_use
from bot.settings import Settings
from dialogs.hearing.listen import signs_by_rules
from dialogs.knowledge import Knowledge
from dialogs.knowledge.impressions import Lesson, SignExample


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which folder."""
    add_folder(parser)


def run(
    arguments: argparse.Namespace, settings: Settings, _stdin: Iterable[bytes], stdout: TextIO
) -> int:
    """Learns, and writes what was learned into the folder."""
    folder = folder_meant(arguments, settings)
    knowledge = knowledge_in_use(replace(settings, knowledge=folder))
    examples = read_examples(folder)
    harmless = harmless_questions(knowledge)
    stdout.write(f"{len(examples)} examples, and {len(harmless)} questions that show no sign.\n")
    stdout.flush()
    impressions = learn(Lessons((*examples, *harmless), knowledge), knowledge.red_flags)
    write_lessons(folder, impressions, Lesson(examples=len(examples), digest=digest_of(examples)))
    told = sum(len(each.weights) for each in impressions.values())
    stdout.write(f"learned {told} weights of {len(impressions)} levels and signs.\n")
    return 0


def harmless_questions(knowledge: Knowledge) -> Sequence[SignExample]:
    """The example questions of topics and of what is off the topic, but for those with a sign.

    By the rules alone: what was learned must not teach itself.
    """
    asked = [text for words in knowledge.topic_words.values() for text in words.asks]
    asked += [text for kind in knowledge.no_topics.values() for text in kind.asks]
    return [SignExample(text=text) for text in asked if not signs_by_rules(text, knowledge)]
