"""The intake in a few lines, for a client to show or paste and for a therapist to read."""

from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.moment import Moment
from dialogs.speaking.places import places

_MOST_SOURCES = 5


def summary(moment: Moment) -> str:
    """Place, details, the client's own words, likely sources and what to mind; a line each."""
    known, knowledge = moment.known, moment.knowledge
    words = tuple(entry.words for entry in moment.conversation.entries if entry.words)
    titles = knowledge.summary_titles
    denied = tuple(zone for zone in known.zones if zone.mention == "denied")
    lines = {
        "hurts": places(known.hurting(), knowledge),
        "does_not_hurt": places(denied, knowledge),
        "path": " > ".join(knowledge.zone_words[zone].plain for zone in known.path),
        "details": "; ".join(_details(known, knowledge)),
        "own_words": " / ".join(f'"{text.strip()}"' for text in words),
        "sources": ", ".join(
            knowledge.muscles[source.muscle].term
            for source in moment.ranking.sources[:_MOST_SOURCES]
        ),
        "notes": "; ".join(knowledge.red_flag_words[note.id].note for note in moment.notes),
    }
    return "\n".join(f"{titles[title]}: {text}" for title, text in lines.items() if text)


def _details(known: Known, knowledge: Knowledge) -> tuple[str, ...]:
    """Each answered question with its answers as they stand on buttons."""
    lines = (_answers(question, answers, knowledge) for question, answers in known.answers.items())
    return tuple(line for line in lines if line)


def _answers(question: str, answers: tuple[str, ...], knowledge: Knowledge) -> str:
    words = knowledge.question_words[question].answers
    return ", ".join(words[answer].button for answer in answers if answer in words)
