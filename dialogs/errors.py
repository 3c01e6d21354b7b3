"""Every error of ours: what went wrong, where, and what mends it.

PainbotError
├── KnowledgeBroken     data/ does not hold together; carries every problem found
├── UnknownId           a caller names a zone, question or answer that data/ lacks
└── ConversationBroken  a stored conversation cannot be read
"""

from dataclasses import dataclass


class PainbotError(Exception):
    """What painbot raises itself. The text is meant for staff, never for clients."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in data/, told so that the person who made it can mend it."""

    file: str
    """The file, as a path inside the knowledge folder."""
    entry: str
    """The entry within it: a table's name, or "line 212"."""
    found: str
    """What stands there."""
    allowed: str
    """What may stand there."""
    remedy: str = ""
    """What to do; often "Did you mean …?"."""

    def __str__(self) -> str:
        text = f"{self.file}, {self.entry}: found {self.found}. Allowed: {self.allowed}."
        return f"{text} {self.remedy}".rstrip()


class KnowledgeBroken(PainbotError):
    """data/ has problems; the exception carries all of them, in order of file and entry."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class UnknownId(PainbotError):
    """An id that the knowledge does not hold."""

    def __init__(self, kind: str, found: str, suggestion: str | None = None) -> None:
        self.kind = kind
        self.found = found
        self.suggestion = suggestion
        hint = f' Did you mean "{suggestion}"?' if suggestion else ""
        super().__init__(f'{kind} "{found}" is unknown.{hint}')


class ConversationBroken(PainbotError):
    """A stored conversation that this version cannot read."""
