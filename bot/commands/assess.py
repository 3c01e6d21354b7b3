"""`painbot assess`: what each case comes to, with its ranked sources."""

import argparse
from collections.abc import Iterable
from typing import Any, TextIO

from bot.commands.cases import case_in
from bot.commands.lines import Told, answer_lines
from bot.commands.understood import understood
from bot.loading import knowledge_in_use
from bot.settings import Settings
from dialogs.assess import Assessment
from dialogs.assess import assess as assess_case
from dialogs.knowledge import Knowledge
from dialogs.ranked import ConditionFit, Source
from dialogs.speaking.account import account
from dialogs.speaking.explanations import changes_told, reasons_against, reasons_for

_AT_MOST = 10


def run(
    _arguments: argparse.Namespace, settings: Settings, stdin: Iterable[bytes], stdout: TextIO
) -> int:
    """Answers each line of `stdin` with its assessment."""
    knowledge = knowledge_in_use(settings)
    return answer_lines(stdin, stdout, lambda told: assess(told, knowledge))


def assess(told: Told, knowledge: Knowledge) -> dict[str, Any]:
    """What one case comes to. Raises UnusableLine and UnknownId."""
    case = case_in(told, knowledge)
    assessment = assess_case(case, knowledge)
    ranking = assessment.ranking
    return {
        **understood(assessment.heard, knowledge),
        "text": case.text,
        "sources": [_source(each, assessment, knowledge) for each in ranking.sources[:_AT_MOST]],
        "conditions": [_condition(each, assessment, knowledge) for each in ranking.conditions],
        "would_change": list(changes_told(ranking, knowledge)),
    }


def _source(source: Source, assessment: Assessment, knowledge: Knowledge) -> dict[str, Any]:
    return {
        "muscle": source.muscle,
        "score": round(source.score, 4),
        "because": list(reasons_for(source, assessment.intake, knowledge)),
        "against": list(reasons_against(source, assessment.intake, knowledge)),
        "trigger_point": source.point,
        **_weighed(source, knowledge),
    }


def _condition(fit: ConditionFit, assessment: Assessment, knowledge: Knowledge) -> dict[str, Any]:
    return {
        "condition": fit.condition,
        "score": round(fit.score, 4),
        "because": list(reasons_for(fit, assessment.intake, knowledge)),
        "against": list(reasons_against(fit, assessment.intake, knowledge)),
        "criteria_met": [knowledge.criteria[name].code for name in fit.met],
        "criteria_of": fit.of,
        **_weighed(fit, knowledge),
    }


def _weighed(fit: Source | ConditionFit, knowledge: Knowledge) -> dict[str, Any]:
    """The full account, with numbers and sources."""
    return {
        "log_odds": round(fit.log_odds, 2),
        "account": [
            {"what": line.text, "weight": round(line.weight, 2), "sources": list(line.sources)}
            for line in account(fit, knowledge)
        ],
    }
