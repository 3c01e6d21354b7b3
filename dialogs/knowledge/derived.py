"""What is worked out of knowledge once, and kept, and stored, with it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from dialogs.knowledge import Knowledge

Result = TypeVar("Result")


def derived(work: Callable[[Knowledge], Result]) -> Callable[[Knowledge], Result]:
    """Makes a function of knowledge that works only once for each knowledge.

    The result must not be changed, and must be such as can be pickled: whoever stores knowledge
    stores what was worked out of it as well.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def known(knowledge: Knowledge) -> Result:
        kept = knowledge.derived
        if name not in kept:
            kept[name] = work(knowledge)
        return cast(Result, kept[name])

    return known
