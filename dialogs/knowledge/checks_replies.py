"""Can every sentence be said? Replies exist for every key, and name only what can be filled in."""

import string
from collections.abc import Iterable, Iterator
from typing import get_args

from dialogs.knowledge import Knowledge
from dialogs.knowledge.finding import Finding
from dialogs.knowledge.references import nearest
from dialogs.knowledge.replies import (
    CLINIC_FIELDS,
    SIGN_ACCOUNT,
    SUMMARY_TITLES,
    ButtonKey,
    ReplyKey,
)


def every_key_has_its_words(knowledge: Knowledge) -> Iterator[Finding]:
    """Replies and buttons are asked for by key: a missing one would be silence to a client."""
    regions = {zone.region for zone in knowledge.zones.values()}
    yield from _exactly("replies", knowledge.replies, get_args(ReplyKey))
    yield from _exactly("buttons", knowledge.buttons, get_args(ButtonKey))
    yield from _exactly("joiners", knowledge.joiners, ("and", "or", "hurts"))
    yield from _exactly("summary_titles", knowledge.summary_titles, SUMMARY_TITLES)
    yield from _exactly("sign_account_words", knowledge.sign_account_words, SIGN_ACCOUNT)
    yield from _exactly("safety_nets", knowledge.safety_nets, regions)


def replies_name_only_known_fields(knowledge: Knowledge) -> Iterator[Finding]:
    """A field that nobody fills would be shown to a client in its braces."""
    for key, reply in knowledge.replies.items():
        allowed = {*CLINIC_FIELDS, *reply.fields}
        for name in fields_of(reply.text) - allowed:
            near = nearest(name, allowed)
            remedy = f'Did you mean "{{{near}}}"?' if near else "Remove it."
            yield "replies", key, f"{{{name}}}", ", ".join(sorted(allowed)), remedy


def fields_of(text: str) -> set[str]:
    """The names in braces in a text; a lone brace counts as a name that nobody knows."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{ or } without its other half"}


def _exactly(shelf: str, here: Iterable[str], wanted: Iterable[str]) -> Iterator[Finding]:
    for missing in sorted(set(wanted) - set(here)):
        yield shelf, missing, "no entry", "an entry for every key in use", "Add it."
    for stray in sorted(set(here) - set(wanted)):
        near = nearest(stray, wanted)
        remedy = f'Did you mean "{near}"?' if near else "Nothing says it; remove it."
        yield shelf, stray, f'entry "{stray}"', "a key in use", remedy
