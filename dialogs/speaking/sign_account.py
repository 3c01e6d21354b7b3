"""The account of the warning signs of a talk, a part of a line for each, for the therapist."""

from collections.abc import Iterator

from dialogs.account import SignAccount
from dialogs.heard import GRAVITY
from dialogs.knowledge import Knowledge
from dialogs.known import Known


def sign_account(known: Known, knowledge: Knowledge) -> tuple[str, ...]:
    """Each sign that was told or asked about: from which words, and what became of it.

    The gravest first. What was only offered in a list and not chosen is left out.
    """
    told = sorted(known.account.values(), key=lambda each: -GRAVITY.index(each.disposition))
    return tuple(
        f"{knowledge.red_flag_words[each.sign].button}: {', '.join(_parts(each, knowledge))}"
        for each in told
    )


def _parts(told: SignAccount, knowledge: Knowledge) -> Iterator[str]:
    words = knowledge.sign_account_words
    yield words["heard"].format(words=told.words) if told.words else words["chosen"]
    if told.answer:
        yield words["asked"].format(answer=knowledge.buttons[told.answer])
    yield words[told.outcome].format(advised=words[told.disposition])
