"""The command line: which command was meant, and nothing of what it does."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.loading import shipped_knowledge
from dialogs.conversation import Conversation
from dialogs.messages import Ask, Text
from dialogs.turn import turn


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the number returned is the process's exit code."""
    parser = argparse.ArgumentParser(prog="painbot", description=__doc__)
    parser.add_argument("command", choices=["chat"])
    parser.parse_args(arguments)
    conversation = Conversation()
    for line in sys.stdin:
        after = turn(conversation, Text(line), shipped_knowledge(), datetime.now(UTC))
        conversation = after.conversation
        for reply in after.replies:
            print(reply.text)
            for number, option in enumerate(reply.options if isinstance(reply, Ask) else (), 1):
                print(f"  {number} {option.label}")
    return 0
