"""What hearing works out of knowledge is kept with it, and can be stored with it."""

import pickle
from copy import deepcopy
from dataclasses import replace

from dialogs.hearing.listen import listen
from dialogs.hearing.phrasebook import phrasebook
from dialogs.hearing.phrases import stream_of
from dialogs.hearing.prepare import prepare
from dialogs.hearing.text import read_words
from dialogs.knowledge import Knowledge


def test_preparing_leaves_only_trifles_for_the_first_message(knowledge: Knowledge) -> None:
    fresh = replace(knowledge)
    prepare(fresh)
    prepared = len(pickle.dumps(fresh.derived))
    listen("My neck hurts since Monday, what helps?", fresh)
    assert len(pickle.dumps(fresh.derived)) < 1.05 * prepared


def test_what_was_worked_out_finds_the_same_after_it_was_stored(knowledge: Knowledge) -> None:
    stored = deepcopy(phrasebook(knowledge))
    stream = stream_of(read_words("a dull ache behind my left knee", knowledge), knowledge)
    before, after = phrasebook(knowledge).all.search(stream), stored.all.search(stream)
    assert dict(before.on("parts")) == dict(after.on("parts")) != {}


def test_knowledge_that_was_changed_does_not_keep_what_was_worked_out(
    knowledge: Knowledge,
) -> None:
    prepare(knowledge)
    assert replace(knowledge, parts={}).derived == {}
