"""Is a place named because it hurts, because something is odd there, or for another reason?"""

from collections.abc import Iterable
from typing import Literal

from dialogs.hearing.composition import Named
from dialogs.hearing.context import Context
from dialogs.hearing.parts import phrase_hits
from dialogs.hearing.phrases import Hit
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge

Reason = Literal["complaint", "odd", "stuck", "treated", "painless", "setting"]
"""It hurts (or is simply named as the complaint); something other than pain is there; it cannot
be moved; it was treated or looked at; it is said not to hurt; it only gives the setting."""

_BURDEN_GAP = 4
_OTHER_WORDS = 3
"""Words beyond those that name a place which a text without pain may hold and still name one."""


class Reading:
    """What the words around the places of one utterance say of them."""

    def __init__(
        self,
        named: tuple[Named, ...],
        utterance: Utterance,
        context: Context,
        knowledge: Knowledge,
    ) -> None:
        self.named = named
        self.words = utterance.words
        self.parts = knowledge.parts
        self.pains, denied = self._pains(utterance, context, knowledge)
        plain = phrase_hits("plain_pains", utterance, knowledge)
        self.denied_pains = tuple(hit for hit in denied if hit in plain)
        self.signs = phrase_hits("signs", utterance, knowledge)
        self.quiet = phrase_hits("quiet_pains", utterance, knowledge)
        self.business = phrase_hits("business", utterance, knowledge)
        self.treated = phrase_hits("treated", utterance, knowledge)
        self.skin = phrase_hits("skin", utterance, knowledge)
        self.burdens = phrase_hits("burdens", utterance, knowledge)
        self.restrictions = phrase_hits("restrictions", utterance, knowledge)
        words = knowledge.place_words
        self.glue = frozenset(words["glue"]) | frozenset(words["side_glue"])
        self.contrasts = any(scope.makes in ("denied", "past") for scope in context.scopes)
        standings = (context.standing(each.first, each.last) for each in named)
        self.spared = any(standing in ("denied", "past") for standing in standings)
        self.sensing = frozenset(words["sensing"])
        self.taken_back = self._taken_back(frozenset(words["no_pain_left"]))
        self.naming = frozenset(words["naming"]) | self.glue
        self.openers = frozenset(words["openers"])
        self.splitters = frozenset(words["splitters"])
        self.beneath = frozenset(words["beneath"])
        self.yours = frozenset(words["yours"])
        self.joiners = frozenset(words["joiners"])
        self.movements = frozenset(words["movements"])
        self.landmarks = frozenset(words["landmarks"])
        self.general = phrase_hits("asked_in_general", utterance, knowledge)
        self.first_person = frozenset(words["own"])

    def reason(self, place: Named) -> Reason:
        """Why a place is named."""
        if self._asks_in_general(place):
            return "setting"
        if self.parts[place.part].pain:
            return "odd" if self._is_guess_at(place) else "complaint"
        return self._moved(place) or self._described(place) or self._in_passing(place)

    def _moved(self, place: Named) -> Reason | None:
        """What it is where it is moved, leant on, or a landmark; None where it is none of these."""
        before = self._word_before(place)
        if before is not None and self.words[before].text in self.movements:
            return "stuck" if self._ends_at(self.restrictions, before - 1, 2) else "setting"
        burden = self._ends_at(self.burdens, place.first - 1, _BURDEN_GAP)
        if burden or self._is_landmark(place) or self._is_yours(place):
            return "setting"
        other = self._listed_before(place)
        return "setting" if other and self._moved(other) == "setting" else None

    def _is_yours(self, place: Named) -> bool:
        before = self.words[max(0, place.about - 1)].text
        return place.about > 0 and before in self.yours

    def _listed_before(self, place: Named) -> Named | None:
        """The place that this one continues a list of: "on my front or my back"."""
        before = [other for other in self.named if other.last < place.first][-1:]
        for other in before:
            between = self.words[other.last + 1 : place.first]
            if 0 < len(between) <= 2 and between[0].text in self.joiners:
                return other
        return None

    def _described(self, place: Named) -> Reason | None:
        """What the words of pain and other signs make of it; those close by count before others."""
        statement, sentence = self._statement(place), self._sentence_words(place)
        if place.last < self.taken_back:
            return "painless"
        pain_near = self._says(self.pains, statement, place)
        pain = pain_near or self._says(self.pains, sentence, place)
        if not pain and self._says(self.skin, sentence, place):
            return "setting"
        if pain_near:
            return "painless" if self._is_quiet(place, statement) else "complaint"
        odd: Reason = "painless" if self._said_painless(place) else "odd"
        if self._says(self.signs, statement, place):
            return "complaint" if odd == "odd" and self._hurts_later(place) else odd
        if pain:
            return "complaint"
        return odd if self._says(self.signs, sentence, place) else None

    def _hurts_later(self, place: Named) -> bool:
        """Whether a later statement says that it hurts, of no place: "a lump, and now it aches"."""
        sentence = self._sentence_words(place)
        for hit in self.pains:
            if hit.first > place.last and hit.first in sentence:
                here = self._around(hit.first, hit.last)
                if place.last not in here and not any(each.last in here for each in self.named):
                    return True
        return False

    def _in_passing(self, place: Named) -> Reason:
        """What it is when nothing is said of how it feels."""
        sentence = self._sentence_words(place)
        if self._says(self.treated, sentence, place):
            return "treated"
        if any(self.parts[other.part].pain and other.last in sentence for other in self.named):
            return "complaint"
        business = not self.spared and self._says(self.business, sentence, place)
        talk = business or (self._is_other_talk(sentence) and not self._is_pointed_out(place))
        return "setting" if talk else "complaint"

    def _is_pointed_out(self, place: Named) -> bool:
        """Whether it opens its sentence and says where exactly: "outer edge of the knee"."""
        before = min(self._sentence_words(place))
        led = all(self.words[i].text in self.glue for i in range(before, place.first))
        return place.located and bool(place.zones) and led

    def _is_other_talk(self, sentence: set[int]) -> bool:
        """Whether a text without a word of pain says more of a place than how one names it.

        "Mostly my left calf" names it; "socks keep slipping down my calves" is other talk.
        """
        if self.pains or self.signs or self.contrasts:
            return False
        if any(self.words[i].text in self.sensing for i in sentence):
            return False
        named = {i for each in self.named for i in range(each.first, each.last + 1)}
        other = {i for i in sentence - named if self.words[i].text not in self.naming}
        return len(other) > _OTHER_WORDS

    def _asks_in_general(self, place: Named) -> bool:
        """Whether it is asked after as anybody's: "how many bones are in the foot"."""
        if self.pains or self.signs:
            return False
        sentence = self._sentence_words(place)
        opens = any(hit.first == min(sentence) for hit in self.general)
        return opens and all(self.words[i].text not in self.first_person for i in sentence)

    def _is_guess_at(self, place: Named) -> bool:
        """Whether a diagnosis stands alone behind signs without pain: "Carpal tunnel?"."""
        sentence = self._sentence_words(place)
        alone = len(sentence) <= place.last - place.first + 2
        return alone and bool(self.signs) and not self.pains

    def _is_quiet(self, place: Named, statement: set[int]) -> bool:
        """Whether it only swells or is stiff, and pain is denied: "swells but doesn't hurt"."""
        loud = [hit for hit in self.pains if hit.first in statement and hit not in self.quiet]
        later = {hit.first for hit in self.quiet if hit.first in statement}
        return not loud and bool(later) and self._said_painless(place)

    def _sentence_words(self, place: Named) -> set[int]:
        sentence = self._sentence(place)
        return {i for i, word in enumerate(self.words) if word.sentence == sentence}

    @property
    def pain_elsewhere(self) -> bool:
        """Whether a sentence that names no place speaks of pain: "It's hurting badly."."""
        named = {self._sentence(place) for place in self.named}
        return any(self.words[hit.first].sentence not in named for hit in self.pains)

    def _pains(
        self, utterance: Utterance, context: Context, knowledge: Knowledge
    ) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
        hits = phrase_hits("pains", utterance, knowledge)
        signs = phrase_hits("signs", utterance, knowledge)
        hits = tuple(hit for hit in hits if not any(_lies_within(hit, sign) for sign in signs))
        so = tuple(h for h in hits if context.standing(h.first, h.last) not in ("denied", "past"))
        return so, tuple(h for h in hits if h not in so)

    def _taken_back(self, bare: frozenset[str]) -> int:
        """Where a sentence opens with the bare word that no pain is left; -1 where none does."""
        for hit in self.denied_pains:
            clause, sentence = self.words[hit.first].clause, self.words[hit.first].sentence
            inside = [i for i, word in enumerate(self.words) if word.clause == clause]
            opens = inside[0] == 0 or self.words[inside[0] - 1].sentence != sentence
            if opens and all(self.words[i].text in bare for i in inside):
                return inside[0]
        return -1

    def _statement(self, place: Named) -> set[int]:
        """Positions of the place's clause, as far as "and my …", "but it …" open no new one."""
        return self._around(place.first, place.last)

    def _around(self, first: int, last: int) -> set[int]:
        """The statement in which some words stand."""
        while first > 0 and self._goes_on(first - 1) and not self._opens(first):
            first -= 1
        while last + 1 < len(self.words) and self._goes_on(last) and not self._opens(last + 1):
            last += 1
        return set(range(first, last + 1))

    def _goes_on(self, position: int) -> bool:
        return self.words[position].clause == self.words[position + 1].clause

    def _opens(self, position: int) -> bool:
        after = self.words[position + 1 : position + 2]
        opens = any(word.text in self.openers for word in after)
        return opens and self.words[position].text in self.splitters

    def _sentence(self, place: Named) -> int:
        return self.words[place.last].sentence

    def _says(self, hits: Iterable[Hit], near: set[int], place: Named) -> bool:
        own = range(place.first, place.last + 1)
        return any(hit.first in near and hit.first not in own for hit in hits)

    def _word_before(self, place: Named) -> int | None:
        here = place.first - 1
        while here >= 0 and self.words[here].text in self.glue:
            here -= 1
        if here < 0 or self.words[here].clause != self.words[place.first].clause:
            return None
        return here

    def _ends_at(self, hits: Iterable[Hit], position: int, gap: int) -> bool:
        """Whether one of the hits ends at the position, little words aside."""
        for hit in hits:
            between = self.words[hit.last + 1 : position + 1]
            if hit.last <= position <= hit.last + gap and all(w.text in self.glue for w in between):
                return True
        return False

    def _is_landmark(self, place: Named) -> bool:
        """Whether it only tells where another place is: "near the armpit", "just under the hip"."""
        before = self._word_before(place)
        near = [] if before is None else [self.words[max(0, before - 1)], self.words[before]]
        if any(word.text in self.landmarks for word in near):
            return self._follows_place(place, whole_sentence=True)
        joined = place.first > 0 and self.words[place.first - 1].text in self.joiners
        beneath = self.words[place.first].text in self.beneath and not joined
        return beneath and self._follows_place(place, whole_sentence=False, closely=True)

    def _follows_place(self, place: Named, *, whole_sentence: bool, closely: bool = False) -> bool:
        """Whether an exact place stands before it, in its sentence or in its very statement.

        Closely: with only words between that name a place, and tell nothing new.
        """
        near = self._sentence_words(place) if whole_sentence else self._statement(place)
        return any(
            other.zones
            and other.first < place.first
            and other.last in near
            and not (closely and self._tells_more(other.last + 1, place.first))
            for other in self.named
        )

    def _tells_more(self, first: int, end: int) -> bool:
        said = {i for hit in self.pains for i in range(hit.first, hit.last + 1)}
        return any(
            self.words[i].text not in self.naming for i in range(first, end) if i not in said
        )

    def _said_painless(self, place: Named) -> bool:
        """Whether pain is denied later on, of no other place: "It clicks, but it's not painful"."""
        for hit in self.denied_pains:
            if hit.first > place.last:
                clause = self.words[hit.last].clause
                until = max(i for i, word in enumerate(self.words) if word.clause == clause)
                others = [each for each in self.named if place.last < each.first <= until]
                if all(each.zones == place.zones for each in others):
                    return True
        return False


def _lies_within(hit: Hit, sign: Hit) -> bool:
    """Whether a word of pain is part of a longer sign: the needles of "pins and needles"."""
    inside = sign.first <= hit.first and hit.last <= sign.last
    return inside and sign.last - sign.first > hit.last - hit.first
