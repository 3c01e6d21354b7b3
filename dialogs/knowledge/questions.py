"""What can be asked, and which answers there are; the same ids name what is heard in passing."""

from typing import Annotated, Literal

from dialogs.knowledge.body import ZoneId
from dialogs.knowledge.shelf import Button, Ref, Shelf, entry

AreaId = Annotated[str, Ref("areas")]
ConceptId = Annotated[str, Ref("concepts")]


@entry
class Answer:
    """One answer to a question."""

    heard_by: tuple[ConceptId, ...] = ()
    """Concepts that give this answer when a client says them, asked or not."""
    heard_with: tuple[ConceptId, ...] = ()
    """Concepts that give it when one of the question's cues governs them: "sitting" says nothing
    by itself, "worse when sitting" does."""
    denied_by: tuple[ConceptId, ...] = ()
    """Concepts whose denial gives this answer."""
    areas: tuple[AreaId, ...] = ()
    """In a text that names places, heard only when one lies in these areas; empty: anywhere."""


@entry
class Question:
    """Something worth knowing about a pain."""

    kind: Literal["one", "many"]
    """Whether answers exclude each other."""
    answers: dict[str, Answer]
    asked: bool = True
    """False: only heard in passing, never asked."""
    zones: tuple[ZoneId, ...] = ()
    """Asked only when one of these hurts; empty: for any."""
    says_none: str = ""
    """The answer that means none of the others; it is offered in place of "none of these"."""
    burden: float = 1.0
    """How much a client gives by answering; 1 is a tap without thought."""
    past_counts: bool = False
    """Whether what is over answers it too: a fall, a scan, what was tried."""
    cues_before: tuple[ConceptId, ...] = ()
    """Cues that speak of what follows them ("worse when ..."), the strongest first."""
    cues_after: tuple[ConceptId, ...] = ()
    """Cues that speak of what stands before them ("... makes it worse")."""


@entry
class AnswerWords:
    """How an answer is offered and given back."""

    button: Button
    because: str = ""
    """Fits after "because": "it builds through a day at the desk"."""


@entry
class QuestionWords:
    """How a question is put."""

    ask: str
    why: str
    """One line, for those who ask why it is asked."""
    answers: dict[str, AnswerWords]


@entry
class Intent:
    """Something a client may want besides telling about a pain."""

    heard_by: tuple[ConceptId, ...]
    gives_way_to: tuple[Annotated[str, Ref("intents")], ...] = ()
    """Intents beside which it is not meant: to cancel an appointment is not to book one."""
    however: bool = False
    """Whether it counts however it stands: a correction is neither denied nor over."""
    at_most_words: int = 1000
    """In a longer text the same words are about something else: "back" and "my bad back"."""


SHELVES = (
    Shelf("intents", "intents.toml", Intent),
    Shelf("questions", "questions.toml", Question),
    Shelf("choice_words", "en/choice_words.toml", int),
    Shelf("question_words", "en/questions.toml", QuestionWords, mirrors="questions"),
)
