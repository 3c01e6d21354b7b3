"""What can a client safely try at home, to feel whether a muscle brings on the pain they know?"""

from typing import Annotated, Literal

from annotated_types import MaxLen, MinLen

from dialogs.knowledge.muscles import Plain
from dialogs.knowledge.shelf import Shelf, entry


@entry
class SelfCheck:
    """One place to press or one movement to try, by the muscle it tells of.

    Kept to what evidence on self-checks allows: light pressure with a flat fingertip for seconds,
    or a slow movement to the first stretch (simons1999, travell1992).
    """

    kind: Literal["press", "move"]
    steps: Annotated[tuple[Plain, ...], MinLen(2), MaxLen(3)]


SHELVES = (Shelf("self_checks", "en/self_checks.toml", SelfCheck),)
