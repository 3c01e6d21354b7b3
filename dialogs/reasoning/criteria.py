"""Which published criteria of a condition are met by what was told?"""

from collections.abc import Mapping

from dialogs.heard import ZoneMention
from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived
from dialogs.knowledge.judging import Criterion, Trait
from dialogs.ranked import Reason


def facts(intake: Intake) -> frozenset[str]:
    """All that was told, as criteria name it: answers, painful places, and their sides."""
    hurting = intake.hurting()
    return frozenset(
        {
            *(f"{question}.{each}" for question, given in intake.answers.items() for each in given),
            *(f"zone.{mention.zone}" for mention in hurting),
            *_sides(hurting),
        }
    )


def _sides(hurting: tuple[ZoneMention, ...]) -> frozenset[str]:
    sides = {mention.side for mention in hurting} - {None}
    if not sides:
        return frozenset()
    return frozenset({"side.both" if "both" in sides or len(sides) > 1 else "side.one"})


def met_criteria(
    condition: str, told: frozenset[str], knowledge: Knowledge
) -> tuple[tuple[str, ...], int]:
    """The ids of the criteria that are met, and of how many."""
    criteria = _criteria(knowledge).get(condition, {})
    return tuple(name for name, each in criteria.items() if _is_met(each, told)), len(criteria)


def criteria_reasons(
    condition: str, told: frozenset[str], knowledge: Knowledge
) -> tuple[Reason, ...]:
    """What it says that all criteria are met, or all but one; one alone says nothing more."""
    if told.isdisjoint(_asked_for(knowledge).get(condition, frozenset())):
        return ()
    met, of = met_criteria(condition, told, knowledge)
    if of < 2 or len(met) < max(1, of - 1) or (len(met) == 1 and of == 2):
        return ()
    name = "criteria_all" if len(met) == of else "criteria_but_one"
    return (Reason("criteria", condition, knowledge.scoring[name].value),)


def _is_met(criterion: Criterion, told: frozenset[str]) -> bool:
    return sum(_is_told(trait, told) for trait in criterion.of) >= criterion.needs


def _is_told(trait: Trait, told: frozenset[str]) -> bool:
    if trait.all:
        return told.issuperset(trait.all)
    return not told.isdisjoint(trait.any)


@derived
def _criteria(knowledge: Knowledge) -> Mapping[str, Mapping[str, Criterion]]:
    grouped: dict[str, dict[str, Criterion]] = {}
    for name, criterion in knowledge.criteria.items():
        grouped.setdefault(criterion.condition, {})[name] = criterion
    return grouped


@derived
def _asked_for(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """All facts that any criterion of a condition asks for."""
    return {
        condition: frozenset(
            fact
            for criterion in criteria.values()
            for trait in criterion.of
            for fact in (*trait.any, *trait.all)
        )
        for condition, criteria in _criteria(knowledge).items()
    }
