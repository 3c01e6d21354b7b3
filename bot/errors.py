"""What keeps a command from starting or going on, told for the person who runs painbot.

PainbotError
└── CannotStart         exit code 2: the text says what is wrong and what mends it
    ├── SettingsBroken  a setting or clinic.toml does not hold together
    ├── StorageTrouble  the database is locked, unwritable, full or no database
    └── ChannelRefused  the channel does not take us: no token, a wrong one, no network
"""

from dialogs.errors import PainbotError, Problem


class CannotStart(PainbotError):
    """What the person who runs painbot has to mend first; the command line answers with 2."""


class SettingsBroken(CannotStart):
    """Settings have problems; the exception carries all of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class StorageTrouble(CannotStart):
    """The database did not do what was asked; nothing of the failed transaction was kept."""


class ChannelRefused(CannotStart):
    """A channel that could not be opened."""
