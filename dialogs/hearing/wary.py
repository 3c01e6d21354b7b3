"""Is a word with other uses a part of the body here? "My back" is one, "back on Monday" is not."""

from dialogs.hearing.composition import Named
from dialogs.hearing.parts import phrase_hits
from dialogs.hearing.paths import travelling_sentences
from dialogs.hearing.text import Utterance
from dialogs.knowledge import Knowledge


def licensed(
    named: tuple[Named, ...], utterance: Utterance, knowledge: Knowledge
) -> tuple[Named, ...]:
    """Without the words that look like a part and are none here."""
    check = _Check(named, utterance, knowledge)
    return tuple(each for each in named if check.is_part(each))


class _Check:
    def __init__(
        self, named: tuple[Named, ...], utterance: Utterance, knowledge: Knowledge
    ) -> None:
        self.named = named
        self.words = utterance.words
        self.parts = knowledge.parts
        words = knowledge.place_words
        self.determiners = frozenset(words["determiners"])
        self.articles = frozenset(words["articles"])
        self.owners = frozenset(words["own"])
        self.joiners = frozenset(words["joiners"])
        self.verbs = frozenset(knowledge.context_words["auxiliaries"])
        self.pains = phrase_hits("pains", utterance, knowledge)
        self.travelling = travelling_sentences(utterance, knowledge)

    def is_part(self, named: Named) -> bool:
        part = self.parts[named.part]
        if part.lone and any(each.part != named.part for each in self.named):
            return bool(named.first) and self.words[named.first - 1].text in self.owners
        if part.lone and not self._pain_in_sentence(named):
            return False
        if not part.wary or named.located:
            return True
        before = self.words[named.first - 1].text if named.first else ""
        if before in self.articles:
            return self._pain_in_clause(named) or self._is_station(named)
        return (
            before in self.determiners
            or self._pain_beside(named)
            or self._is_joined(named)
            or (not self._same_clause(named.first - 1, named.first) and self._is_told_of(named))
        )

    def _is_told_of(self, named: Named) -> bool:
        """Whether its clause, which it opens, speaks of pain or goes on as of another place."""
        after = self.words[named.last + 1 : named.last + 2]
        goes_on = any(word.text in self.verbs for word in after) and len(self.named) > 1
        return goes_on or self._pain_in_clause(named)

    def _same_clause(self, one: int, other: int) -> bool:
        return one >= 0 and self.words[one].clause == self.words[other].clause

    def _pain_in_clause(self, named: Named) -> bool:
        clause = self.words[named.first].clause
        return any(self.words[hit.first].clause == clause for hit in self.pains)

    def _is_station(self, named: Named) -> bool:
        """Whether it lies on the way of a pain that travels: "climbs over the crown"."""
        return self.words[named.first].sentence in self.travelling and (
            self._pain_in_sentence(named)
        )

    def _pain_in_sentence(self, named: Named) -> bool:
        sentence = self.words[named.first].sentence
        return any(self.words[hit.first].sentence == sentence for hit in self.pains)

    def _pain_beside(self, named: Named) -> bool:
        return any(hit.first == named.last + 1 or hit.last == named.first - 1 for hit in self.pains)

    def _is_joined(self, named: Named) -> bool:
        """Whether it stands in a list with another part: "neck and back", "hips, back"."""
        return any(self._joined(one, other) for one, other in self._neighbours(named))

    def _neighbours(self, named: Named) -> list[tuple[Named, Named]]:
        others = [each for each in self.named if each.part != named.part]
        return [(each, named) if each.last < named.first else (named, each) for each in others]

    def _joined(self, one: Named, other: Named) -> bool:
        between = self.words[one.last + 1 : other.first]
        if not between:
            return True
        return len(between) <= 2 and between[0].text in self.joiners
