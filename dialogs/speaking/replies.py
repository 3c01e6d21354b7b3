"""One sentence of data/en/replies.toml, filled in."""

from dialogs.clinic import Clinic
from dialogs.heard import Person
from dialogs.knowledge import Knowledge
from dialogs.knowledge.replies import ReplyKey


def say(key: ReplyKey, knowledge: Knowledge, **fields: str) -> str:
    """The reply, with its fields and the clinic's facts filled in."""
    return fill(knowledge.replies[key].text, knowledge.clinic, **fields)


def whose(person: Person | None, knowledge: Knowledge) -> dict[str, str]:
    """The fields by which a text fits whoever it is for: "you", "your", or "they", "their"."""
    words = knowledge.persons[person or "self"]
    return {"you": words.you, "your": words.your, "them": words.them}


def fill(text: str, clinic: Clinic, **fields: str) -> str:
    """A text of data/ with {fields} filled in; the clinic's facts may always be named."""
    return text.format(
        name=clinic.name,
        phone=clinic.phone,
        booking_url=clinic.booking_url,
        hours=clinic.hours,
        address=clinic.address,
        prices=clinic.prices,
        cancellation=clinic.cancellation,
        keeps_days=clinic.keeps_days,
        emergency=clinic.numbers.emergency,
        urgent=clinic.numbers.urgent,
        crisis=clinic.numbers.crisis,
        abuse=clinic.numbers.abuse,
        poisons=clinic.numbers.poisons,
        **fields,
    )


def listed(items: tuple[str, ...], joiner: str) -> str:
    """ "a", "a and b", "a, b and c"; `joiner` is the last word between."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joiner} {items[-1]}"


def capitalised(text: str) -> str:
    """The text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]
