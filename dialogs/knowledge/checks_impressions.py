"""What must hold of how messages with warning signs sound, and of when that counts."""

from collections.abc import Iterator

from dialogs.knowledge import Knowledge
from dialogs.knowledge.finding import Finding
from dialogs.knowledge.impressions import LEVELS, NUMBERS, SIGNS
from dialogs.knowledge.references import nearest


def impressions_are_of_what_exists(knowledge: Knowledge) -> Iterator[Finding]:
    """Every level has an impression, and every other one is of a warning sign."""
    for missing in (level for level in LEVELS if level not in knowledge.impressions):
        yield "impressions", missing, "no entry", "every level", "Run painbot learn."
    for name in knowledge.impressions.keys() - {*LEVELS, *knowledge.red_flags}:
        yield "impressions", name, f'entry "{name}"', "a level or a sign", "Run painbot learn."
    if SIGNS not in knowledge.lessons:
        yield "lessons", SIGNS, "no entry", "an entry of this name", "Run painbot learn."


def impressions_count_from_known_likelihoods_on(knowledge: Knowledge) -> Iterator[Finding]:
    """Every number in use is there, is a likelihood, and no other is there."""
    numbers = knowledge.impression_numbers
    for missing in sorted(set(NUMBERS) - numbers.keys()):
        yield "impression_numbers", missing, "no entry", "an entry for every name in use", "Add it."
    for name, number in numbers.items():
        if name not in NUMBERS:
            near = nearest(name, NUMBERS)
            remedy = f'Did you mean "{near}"?' if near else "Nothing uses it; remove it."
            yield "impression_numbers", name, f'entry "{name}"', "a name in use", remedy
        elif not 0 < number.value < 1:
            found = f"value {number.value}"
            yield "impression_numbers", name, found, "more than 0, less than 1", "Mend it."
