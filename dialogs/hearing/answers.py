"""What does a typed text answer to the open question? Only what really answers it."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from dialogs.heard import ConceptMention
from dialogs.hearing.concepts import find_concepts
from dialogs.hearing.context import Context, read_context
from dialogs.hearing.ordinals import choices_named
from dialogs.hearing.places import find_places
from dialogs.hearing.text import Utterance, Word, read_words
from dialogs.hearing.warnings import find_warning_signs
from dialogs.knowledge import Knowledge

SPECIAL = ("none", "not_sure", "rather_not_say")
"""Answers that every question may be given, offered or not."""

_STANDS_FOR = {
    "yes": ("yes", "agree_self", "check_mine"),
    "half_yes": ("yes",),
    "no": ("no", "none", "decline", "check_nothing"),
}
"""Which options a plain yes or no chooses, the first that is offered. "Sometimes" says yes to a
question about a pain, and agrees to nothing."""
_OPTION = "option_"
"""A concept of this name and an option's id gives that option."""
_WHOLE = "whole_"
"""A concept so named counts only where it is all that a text says: "me", "L", "not really"."""
_ELSEWHERE = "somewhere_else"
"""The option that leads away from the list; "all of them" does not mean it."""
_EXCEPT = "apart_from"
"""The concept of leaving something out: "all but the last"."""
_BRIEF = 6
"""Up to this many words a single word of a label is enough to choose it."""
_SHORTEST = 3
"""Letters of a word that can tell one label from the others."""
_SLIPS = (5, 8)
"""Letters from which one slip of the keyboard is allowed in a word, and from which two."""
_LABEL_CUT_OFF = 88.0
"""Of 100 by letters: lets one slip of the keyboard through in a usual label, not another word."""
_ASKED_AT_LENGTH = 4
"""A question mark after more words than this asks something: "both?" still answers."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One choice of the open question."""

    option: str
    label: str


@dataclass(frozen=True, slots=True)
class AnswerHeard:
    """What a text answers: ids of the options chosen, "none", "not_sure" or "rather_not_say"."""

    chosen: tuple[str, ...] = ()
    """Empty when the text answers nothing."""


def read_answer(
    text: str, offered: Sequence[Offered], kind: str, knowledge: Knowledge
) -> AnswerHeard:
    """The answer that a text gives to a question with these choices, in the order listed.

    `kind` is "one" or "many". Of a correction ("no wait, the left one") what comes last counts.
    """
    utterance = read_words(text, knowledge)
    last = _after_corrections(utterance, knowledge)
    return AnswerHeard(_Reading(last, offered, kind, knowledge).chosen())


def _after_corrections(utterance: Utterance, knowledge: Knowledge) -> Utterance:
    """What follows the last correction; the whole text when nothing does."""
    mentions = find_concepts(utterance, Context(()), knowledge)
    ends = [mention.end for mention in mentions if mention.concept == "corrected"]
    after = tuple(word for word in utterance.words if word.start >= max(ends, default=0))
    return Utterance(utterance.text, after) if after else utterance


class _Reading:
    """One text against one question's choices."""

    def __init__(
        self, utterance: Utterance, offered: Sequence[Offered], kind: str, knowledge: Knowledge
    ) -> None:
        self.utterance = utterance
        self.offered = offered
        self.kind = kind
        self.knowledge = knowledge
        self.options = tuple(each.option for each in offered)
        self.context = read_context(utterance, knowledge)
        self.concepts = find_concepts(utterance, self.context, knowledge)
        self.said = frozenset(
            mention.concept.removeprefix(_WHOLE) if self._is_all(mention) else mention.concept
            for mention in self.concepts
        )

    def chosen(self) -> tuple[str, ...]:
        """The options chosen, by the most particular reading that finds any."""
        label = self._exact_label()
        if label or not self.utterance.words or self._asks():
            return label
        if "rather_not_say" in self.said:
            return ("rather_not_say",)
        exact = self._by_place_in_list()
        chosen = exact or self._unless_doubted() or self._plain()
        return chosen or (("not_sure",) if "not_sure" in self.said else ())

    def _asks(self) -> bool:
        long = len(self.utterance.words) > _ASKED_AT_LENGTH
        return ("?" in self.utterance.text and long) or "worded_as_question" in self.said

    def _exact_label(self) -> tuple[str, ...]:
        said = _folded(self.utterance)
        for each in self.offered:
            if said == _folded(read_words(each.label, self.knowledge)):
                return (each.option,)
        return ()

    def _by_place_in_list(self) -> tuple[str, ...]:
        named = choices_named(self.utterance, len(self.offered), self.knowledge)
        chosen = tuple(self.options[place] for place in named)
        # "5" of four degrees and "not sure" is a 5 on the scale from 0 to 10.
        scaled = self._ordered(self._by_option_concepts())
        return scaled if scaled and not set(chosen).isdisjoint(SPECIAL) else chosen

    def _unless_doubted(self) -> tuple[str, ...]:
        """Options named, unless the text doubts them: "not sure" is an answer of its own."""
        if "not_sure" in self.said and "guess" not in self.said:
            return ("not_sure",)
        named = self._together() or self._ordered(self._named())
        if self.kind == "one" and len(named) > 1 and not set(named) <= set(SPECIAL):
            return named[:1]
        return named

    def _together(self) -> tuple[str, ...]:
        """Both, or all, of what is listed, without what is said to be left out."""
        real = tuple(each for each in self.options if each not in (*SPECIAL, _ELSEWHERE))
        if "both" in real and "option_both" in self.said:
            return ("both",)
        both = "both_of_these" in self.said and len(real) == len(("this", "that"))
        if self.kind == "many" and (both or "all_of_these" in self.said):
            return tuple(each for each in real if each not in self._left_out())
        return ()

    def _left_out(self) -> frozenset[str]:
        """What stands behind "except": every option named there."""
        ends = [mention.end for mention in self.concepts if mention.concept == _EXCEPT]
        after = tuple(word for word in self.utterance.words if ends and word.start >= min(ends))
        if not after:
            return frozenset()
        rest = replace(self.utterance, words=after)
        named = choices_named(rest, len(self.offered), self.knowledge)
        read = _Reading(rest, self.offered, self.kind, self.knowledge)
        return frozenset((*(self.options[place] for place in named), *read._named()))

    def _named(self) -> Iterator[str]:
        surely = (*self._by_concepts(), *self._by_labels(), *self._by_places_and_signs())
        yield from surely
        # Of answers that exclude each other, a single word chooses only where nothing else does:
        # "since yesterday" is not "Since today".
        brief = len(self.utterance.words) <= _BRIEF
        if brief and not (self.kind == "one" and set(surely) & set(self.options)):
            yield from self._by_telling_words()

    def _by_option_concepts(self) -> Iterator[str]:
        for mention in self.concepts:
            concept = mention.concept
            if self._is_all(mention):
                concept = concept.removeprefix(_WHOLE)
            if concept.startswith(_OPTION) and _stands(mention):
                yield concept.removeprefix(_OPTION)

    def _is_all(self, mention: ConceptMention) -> bool:
        """Whether a text says nothing besides, fillers aside."""
        fillers = {word for words in self.knowledge.fillers.values() for word in words}
        return all(
            mention.start <= word.start and word.end <= mention.end
            for word in self.utterance.words
            if word.text not in fillers
        )

    def _by_concepts(self) -> Iterator[str]:
        yield from self._by_option_concepts()
        for option, present, denied in self._answers():
            for mention in self.concepts:
                said = mention.concept in present and _stands(mention)
                if said or (mention.concept in denied and mention.standing == "denied"):
                    yield option

    def _answers(self) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        """For each option that is an answer of data/: concepts that say it, and that deny it."""
        labels = {each.option: each.label for each in self.offered}
        for name, question in self.knowledge.questions.items():
            words = self.knowledge.question_words[name].answers
            for option in self.options:
                if option in words and words[option].button == labels[option]:
                    answer = question.answers[option]
                    yield option, (*answer.heard_by, *answer.heard_with), answer.denied_by

    def _told_by_label(self) -> tuple[Offered, ...]:
        """Options without a concept of their own, which knows better: "right, it's the left"."""
        concepts = self.knowledge.concepts
        return tuple(
            each
            for each in self.offered
            if each.option not in (*SPECIAL, *_STANDS_FOR)
            and f"{_OPTION}{each.option}" not in concepts
        )

    def _by_labels(self) -> Iterator[str]:
        said = _folded(self.utterance)
        stems = [word.stem for word in self.utterance.words]
        for each in self._told_by_label():
            label = read_words(each.label, self.knowledge)
            start = _position([word.stem for word in label.words], stems)
            if start is not None:
                last = start + len(label.words) - 1
                if self.context.standing(start, last) != "denied":
                    yield each.option
            elif fuzz.ratio(said, _folded(label)) >= _LABEL_CUT_OFF:
                yield each.option

    def _by_telling_words(self) -> Iterator[str]:
        """Options of which a word stands in the text that no other option's label has."""
        labels = {
            each.option: read_words(each.label, self.knowledge).words
            for each in self._told_by_label()
        }
        standings = ("present", "unsure") if "guess" in self.said else ("present",)
        for at, word in enumerate(self.utterance.words):
            if self._tells(word) and self.context.standing(at, at) in standings:
                owners = [
                    option
                    for option, words in labels.items()
                    if any(_alike(word, other) for other in words)
                ]
                if len(owners) == 1:
                    yield owners[0]

    def _tells(self, word: Word) -> bool:
        fillers = any(word.text in words for words in self.knowledge.fillers.values())
        choosing = word.text in self.knowledge.choice_words
        return len(word.text) >= _SHORTEST and not fillers and not choosing

    def _by_places_and_signs(self) -> Iterator[str]:
        places = find_places(self.utterance, self.context, self.knowledge)
        for mention in places.mentions:
            if mention.mention in ("present", "unsure"):
                yield mention.zone
        for loose in places.loose:
            offered = [zone for zone in loose.zones if zone in self.options]
            if len(offered) == 1:
                yield offered[0]
        flags = find_warning_signs(self.utterance, self.concepts, self.knowledge)
        yield from (flag.id for flag in flags)

    def _plain(self) -> tuple[str, ...]:
        """Yes, no, none of these: only where nothing more particular was said."""
        if "none_of_these" in self.said and ("none" in self.options or "no" not in self.options):
            return (self._none(),)
        first = next((each for each in self._in_order() if each in _STANDS_FOR), None)
        if first is None or (first == "no" and self._denies_one()):
            return ()
        worded = self._beginning_with(first)
        if worded:
            return worded if len(worded) == 1 else ()
        fitting = [option for option in _STANDS_FOR[first] if option in self.options]
        if first == "no" and self._none() != "none":
            fitting.append(self._none())
        return tuple(fitting)[:1]

    def _in_order(self) -> Iterator[str]:
        for mention in self.concepts:
            concept = mention.concept
            yield concept.removeprefix(_WHOLE) if self._is_all(mention) else concept

    def _none(self) -> str:
        """The option that means none of the others, which a question may have of its own."""
        for name, question in self.knowledge.questions.items():
            own = question.says_none
            words = self.knowledge.question_words[name].answers
            if own and Offered(own, words[own].button) in self.offered:
                return own
        return "none"

    def _denies_one(self) -> bool:
        """Whether the text denies one of several choices, and so says nothing of the others."""
        denied = (
            word
            for at, word in enumerate(self.utterance.words)
            if self._tells(word) and self.context.standing(at, at) == "denied"
        )
        labels = [read_words(each.label, self.knowledge).words for each in self._told_by_label()]
        return any(_alike(word, other) for word in denied for words in labels for other in words)

    def _beginning_with(self, concept: str) -> tuple[str, ...]:
        """Options whose label begins with a yes or a no and goes on: "Yes, one spot"."""
        return tuple(
            each.option
            for each in self._told_by_label()
            for mention in find_concepts(
                read_words(each.label, self.knowledge), Context(()), self.knowledge
            )
            if mention.concept == concept and mention.start == 0
        )

    def _ordered(self, named: Iterable[str]) -> tuple[str, ...]:
        """In the order listed, each once, without what is not offered."""
        found = set(named)
        return tuple(option for option in self.options if option in found)


def _stands(mention: ConceptMention) -> bool:
    return mention.standing in ("present", "unsure")


def _alike(said: Word, written: Word) -> bool:
    """The same word in another form, or with as many slips as its length allows."""
    slips = bisect(_SLIPS, len(said.text))
    # A first letter is seldom mistyped: "blurred" is another word than "slurred".
    near = said.text[0] == written.text[0] and OSA.distance(said.text, written.text) <= slips
    return said.stem == written.stem or near


def _folded(utterance: Utterance) -> str:
    return " ".join(word.text for word in utterance.words)


def _position(part: Sequence[str], whole: Sequence[str]) -> int | None:
    """Where `part` stands in `whole` as it is, or None."""
    for start in range(len(whole) - len(part) + 1):
        if part and list(whole[start : start + len(part)]) == list(part):
            return start
    return None
