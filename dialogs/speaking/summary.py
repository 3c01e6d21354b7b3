"""The intake in a few lines, for a client to show or paste and for a therapist to read."""

from dialogs.knowledge import Knowledge
from dialogs.known import Known
from dialogs.moment import Moment
from dialogs.speaking.account import account_text
from dialogs.speaking.places import places
from dialogs.speaking.sign_account import sign_account

_MOST_SOURCES = 5
_MOST_CONDITIONS = 3
_WEIGHED = 3
"""Of how many sources the whole account is given."""


def summary(moment: Moment) -> str:
    """Place, details, own words, likely sources, what to mind, and how it was weighed."""
    known, knowledge = moment.known, moment.knowledge
    words = tuple(
        entry.words
        for entry in moment.conversation.entries
        if entry.words and entry.question != "consent"
    )
    titles = knowledge.summary_titles
    denied = tuple(zone for zone in known.zones if zone.mention == "denied")
    lines = {
        "hurts": places(known.hurting(), knowledge),
        "does_not_hurt": places(denied, knowledge),
        "path": " > ".join(knowledge.zone_words[zone].plain for zone in known.path),
        "details": "; ".join(_details(known, knowledge)),
        "checks": "; ".join(_checks(known, knowledge)),
        "own_words": " / ".join(f'"{text.strip()}"' for text in words),
        "sources": ", ".join(
            knowledge.muscles[source.muscle].term
            for source in moment.ranking.sources[:_MOST_SOURCES]
        ),
        "fits": ", ".join(
            knowledge.conditions[fit.condition].term
            for fit in moment.ranking.conditions[:_MOST_CONDITIONS]
        ),
        "notes": "; ".join(knowledge.red_flag_words[note.id].note for note in moment.notes),
        "signs": "; ".join(sign_account(known, knowledge)),
    }
    return "\n".join(f"{titles[title]}: {text}" for title, text in lines.items() if text)


def account_of(moment: Moment) -> str:
    """How the first sources were weighed, with every number and its source: for a therapist."""
    knowledge = moment.knowledge
    lines = (account_text(each, knowledge) for each in moment.ranking.sources[:_WEIGHED])
    return f"{knowledge.summary_titles['weighed']}:\n" + "\n".join(lines)


def _details(known: Known, knowledge: Knowledge) -> tuple[str, ...]:
    """Each answered question with its answers as they stand on buttons."""
    lines = (_answers(question, answers, knowledge) for question, answers in known.answers.items())
    return tuple(line for line in lines if line)


def _checks(known: Known, knowledge: Knowledge) -> tuple[str, ...]:
    """Each check by touch with what it brought on; those that were skipped tell nothing."""
    return tuple(
        f"{knowledge.muscles[muscle].term}: {knowledge.buttons[answer]}"
        for muscle, answer in known.intake().checks.items()
        if answer != "check_skip"
    )


def _answers(question: str, answers: tuple[str, ...], knowledge: Knowledge) -> str:
    words = knowledge.question_words[question].answers
    return ", ".join(words[answer].button for answer in answers if answer in words)
