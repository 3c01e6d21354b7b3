"""What must hold between entries, beyond the shape of each one."""

from collections.abc import Callable, Iterator, Mapping

from dialogs.knowledge import SHELVES, Knowledge
from dialogs.knowledge.checks_channels import descriptions_fit, menus_name_real_commands
from dialogs.knowledge.checks_impressions import (
    impressions_are_of_what_exists,
    impressions_count_from_known_likelihoods_on,
)
from dialogs.knowledge.checks_judging import (
    criteria_ask_for_what_can_be_told,
    every_muscle_refers_somewhere,
    every_number_is_there,
    guides_list_only_muscles_that_refer_there,
    modifiers_speak_of_what_exists,
    self_checks_are_of_muscles,
)
from dialogs.knowledge.checks_replies import (
    every_key_has_its_words,
    replies_name_only_known_fields,
)
from dialogs.knowledge.checks_topics import (
    knowledge_topics_name_their_sources,
    question_scoring_is_complete,
    topic_texts_keep_their_length,
    topic_texts_name_only_known_fields,
)
from dialogs.knowledge.finding import Finding
from dialogs.knowledge.references import nearest, unknown_ids


def findings(knowledge: Knowledge) -> Iterator[Finding]:
    """Everything that the checks below find, in their order."""
    for check in CHECKS:
        yield from check(knowledge)


def _every_id_leads_somewhere(knowledge: Knowledge) -> Iterator[Finding]:
    held = {shelf.field: getattr(knowledge, shelf.field) for shelf in SHELVES}
    yield from unknown_ids(SHELVES, held, knowledge.ids())


def _mirrors_are_complete(knowledge: Knowledge) -> Iterator[Finding]:
    for shelf in SHELVES:
        if shelf.mirrors is None:
            continue
        here: Mapping[str, object] = getattr(knowledge, shelf.field)
        there: Mapping[str, object] = getattr(knowledge, shelf.mirrors)
        for missing in sorted(there.keys() - here.keys()):
            allowed = f"an entry for every id of {shelf.mirrors}"
            yield shelf.field, missing, "no entry", allowed, "Add it."
        for stray in sorted(here.keys() - there.keys()):
            near = nearest(stray, there)
            remedy = f'Did you mean "{near}"?' if near else "Remove it."
            yield shelf.field, stray, f'entry "{stray}"', f"an id of {shelf.mirrors}", remedy


CHECKS: tuple[Callable[[Knowledge], Iterator[Finding]], ...] = (
    _every_id_leads_somewhere,
    _mirrors_are_complete,
    every_key_has_its_words,
    replies_name_only_known_fields,
    menus_name_real_commands,
    descriptions_fit,
    modifiers_speak_of_what_exists,
    self_checks_are_of_muscles,
    criteria_ask_for_what_can_be_told,
    every_muscle_refers_somewhere,
    guides_list_only_muscles_that_refer_there,
    every_number_is_there,
    topic_texts_name_only_known_fields,
    topic_texts_keep_their_length,
    knowledge_topics_name_their_sources,
    question_scoring_is_complete,
    impressions_are_of_what_exists,
    impressions_count_from_known_likelihoods_on,
)
