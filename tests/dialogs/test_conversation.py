"""The stored form of a talk: what is written is read back, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.conversation import Conversation, Entry, from_json, to_json
from dialogs.errors import ConversationBroken
from dialogs.reasoning.interview import STATES

IDS = st.lists(st.text(max_size=8), max_size=3).map(tuple)
ENTRIES = st.builds(Entry, st.text(max_size=8), st.text(max_size=8), IDS, st.text(), IDS)
TALKS = st.builds(
    Conversation,
    state=st.sampled_from(STATES),
    entries=st.lists(ENTRIES, max_size=4).map(tuple),
    earlier=st.lists(st.lists(ENTRIES, max_size=2).map(tuple), max_size=2).map(tuple),
    asked=st.integers(0, 99),
    question=st.text(max_size=8),
    options=IDS,
    consent=st.text(max_size=12),
    misses=st.integers(0, 9),
)


@given(TALKS)
def test_every_talk_comes_back_as_it_was_stored(talk: Conversation) -> None:
    assert from_json(to_json(talk)) == talk


BROKEN = [
    "",
    "no json",
    "[]",
    "{}",
    '{"version": 99}',
    '{"version": 1, "state": "greeting"}',
    to_json(Conversation()).replace('"greeting"', '"a_state_that_never_was"'),
    to_json(Conversation()).replace('"misses"', '"mistakes"'),
]


@pytest.mark.parametrize("stored", BROKEN)
def test_what_is_no_stored_talk_is_refused(stored: str) -> None:
    with pytest.raises(ConversationBroken):
        from_json(stored)
