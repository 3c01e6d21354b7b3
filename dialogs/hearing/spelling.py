"""Which word was meant? Mends single words against our own vocabulary, and leaves others alone."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.hearing.stems import stem
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

_WORDS = re.compile(r"[^\W\d_]{2,}")
_DOUBLED = re.compile(r"(\w)\1")
_BEGINNING = re.compile(r"(\w+)\*")
_SHORTEST_BEGINNING = 4
_LONGEST = 18
"""Letters of the longest word that is worth mending."""
_SLIPPED = 5
"""Letters of a misspelling that may stand behind another word: "insdie" is no "in side"."""
_SOUNDING = 3
"""Edits at most between words that sound the same."""
_SOUNDS = 4
"""Sounds that a word must have to be known by them: "wrist" has four."""


@lru_cache(maxsize=32768)
def mend(word: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The word or words meant by a lower-case word; itself when that is as likely.

    Edits allowed: none up to 3 letters, one up to 7, two from 8 on (OSA: swapped neighbours are
    one edit); one more where a part of the body sounds the same. A word of 4 letters is mended
    only by swapping or adding a letter. Words that are listed win; real words are left alone.
    """
    listed = knowledge.known_misspellings.get(word)
    if listed is not None:
        return tuple(listed.split())
    vocabulary = vocabulary_of(knowledge)
    if word in vocabulary.known or not 4 <= len(word) <= _LONGEST:
        return (word,)
    apart = _run_together(word, vocabulary)
    if apart or _is_left_alone(word, vocabulary):
        return apart or (word,)
    nearest = _undoubled(word, vocabulary) or _nearest(word, vocabulary)
    if nearest:
        return (nearest,)
    return _split(word, vocabulary) or (_sounding_so(word, vocabulary) or word,)


def _is_left_alone(word: str, vocabulary: "Vocabulary") -> bool:
    """Whether it is a form of a real word, or none that could be mended."""
    return (
        _is_form_of_known(word, vocabulary)
        or word.startswith(vocabulary.beginnings)
        or not word.isalpha()
    )


def is_known(word: str, knowledge: Knowledge) -> bool:
    """Whether it is a word of ours, a common one, a form of one, or too odd to be a name."""
    vocabulary = vocabulary_of(knowledge)
    return (
        not word.isalpha()
        or not 3 <= len(word) <= _LONGEST
        or word in vocabulary.known
        or _is_form_of_known(word, vocabulary)
    )


def _is_form_of_known(word: str, vocabulary: "Vocabulary") -> bool:
    """Whether it is a known word with an ending: "throbbed", but not "balde" for "bald"."""
    return word.endswith(vocabulary.endings) and (word[:2], stem(word)) in vocabulary.forms


def mend_in_pain(words: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """Words that a phone put in the place of a body word, mended where the text speaks of pain.

    Only behind words such as "my" or "left": "my heal hurts", but not "it will heal". Of two
    words that stand for one ("should her"), the second becomes empty.
    """
    if not _speaks_of_pain(words, knowledge):
        return words
    listed = knowledge.pain_misspellings
    words_before = knowledge.place_words
    leading = frozenset((*words_before["owners"], *words_before["of_misheard"]))
    mended = list(words)
    for position in range(len(words)):
        led = position > 0 and words[position - 1] in leading
        if led or _opens_with_pain(words, position, knowledge):
            pair = " ".join(words[position : position + 2])
            if pair in listed and pair != words[position]:
                mended[position : position + 2] = [listed[pair], ""]
            else:
                mended[position] = listed.get(words[position], words[position])
    return tuple(mended)


def _opens_with_pain(words: tuple[str, ...], position: int, knowledge: Knowledge) -> bool:
    """Whether a text opens with this word and one of pain right behind it: "heal pain"."""
    return position == 0 and any(stem(word) in _plain_pains(knowledge) for word in words[1:2])


def _speaks_of_pain(words: tuple[str, ...], knowledge: Knowledge) -> bool:
    plain = _plain_pains(knowledge)
    return any(stem(word) in plain for word in words)


@derived
def _plain_pains(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(stem(phrase) for phrase in knowledge.place_words["pains"])


class Vocabulary:
    """The words that painbot knows."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.endings = knowledge.letters["endings"]
        self.keys = knowledge.letters["keyboard"]
        self.slips = dict(knowledge.known_misspellings)
        slips = self.slips.keys()
        self.body = frozenset(_body_words(knowledge)) - slips
        said = (phrase for part in knowledge.parts.values() for phrase in part.says)
        self.parts = frozenset(phrase for phrase in said if phrase.isalpha())
        ours = (self.body | frozenset(_other_words(knowledge))) - slips
        common = frozenset(word for words in knowledge.common_words.values() for word in words)
        self.known = ours | common
        self.forms = frozenset((word[:2], stem(word)) for word in self.known)
        """Openings and stems: forms of one word share their first two letters ("spy", "spied")."""
        self.beginnings = tuple(sorted(_beginnings(knowledge)))
        self.run_on_first = frozenset(knowledge.letters["run_on_first"])
        self.run_on_last = frozenset(knowledge.letters["run_on_last"])
        self.alike = tuple(pair.split() for pair in knowledge.letters["alike"])
        self.silent = str.maketrans("", "", "".join(knowledge.letters["silent"]))
        self.by_sound: dict[str, list[str]] = {}
        for word in sorted(self.parts - slips):
            sound = self.sound(word)
            if len(sound) >= _SOUNDS:
                self.by_sound.setdefault(sound, []).append(word)
        self.by_length: dict[int, list[str]] = {}
        for word in sorted(ours):
            self.by_length.setdefault(len(word), []).append(word)

    def sound(self, word: str) -> str:
        """What is heard of a word: its first letter, then consonants, each once."""
        for written, heard in self.alike:
            word = word.replace(written, heard)
        return _DOUBLED.sub(r"\1", word[:1] + word[1:].translate(self.silent))


@derived
def vocabulary_of(knowledge: Knowledge) -> Vocabulary:
    """The vocabulary of some knowledge. Takes a moment; done once."""
    return Vocabulary(knowledge)


def _body_words(knowledge: Knowledge) -> Iterator[str]:
    for part in knowledge.parts.values():
        yield from _words_in(part.says)
    for locator in knowledge.locators.values():
        yield from _words_in((*locator.before, *locator.after, *locator.noun))


def _other_words(knowledge: Knowledge) -> Iterator[str]:
    for concept in knowledge.concepts.values():
        yield from _words_in((*concept.says, *concept.not_says))
    for cue in knowledge.context_cues.values():
        yield from _words_in((*cue.says, *cue.not_says))
    for no_place in knowledge.no_places.values():
        yield from _words_in(no_place.says)
    for group in (knowledge.place_words, knowledge.context_words, knowledge.fillers):
        for words in group.values():
            yield from _words_in(words)
    yield from _words_in(tuple(knowledge.contractions.values()))
    yield from _words_in(tuple(knowledge.known_misspellings.values()))
    yield from knowledge.contractions


def _beginnings(knowledge: Knowledge) -> frozenset[str]:
    """What stands before a "*" in concepts, if long enough to be no chance: "beep*"."""
    phrases = (phrase for concept in knowledge.concepts.values() for phrase in concept.says)
    found = (match for phrase in phrases for match in _BEGINNING.findall(phrase.casefold()))
    return frozenset(beginning for beginning in found if len(beginning) >= _SHORTEST_BEGINNING)


def _words_in(phrases: tuple[str, ...]) -> Iterator[str]:
    """The words of some patterns; the beginnings that stand before "*" are none."""
    for phrase in phrases:
        plain = re.sub(r"<\w+>|\w+\*", " ", phrase.casefold())
        yield from _WORDS.findall(plain)


def _undoubled(word: str, vocabulary: Vocabulary) -> str | None:
    """The known word left when one doubled letter is written once: "hiip", "tighht"."""
    for match in _DOUBLED.finditer(word):
        single = word[: match.start()] + word[match.start() + 1 :]
        if len(single) >= 3 and single in vocabulary.known:
            return single
    return None


def _nearest(word: str, vocabulary: Vocabulary) -> str | None:
    """The one known word within reach; of several, the one with the likeliest slip."""
    limit = 2 if len(word) >= 8 else 1
    found: list[tuple[int, bool, bool, int, str]] = []
    for length in range(len(word) - limit, len(word) + limit + 1):
        choices = vocabulary.by_length.get(length, ())
        for known, distance, _ in process.extract_iter(
            word, choices, scorer=OSA.distance, score_cutoff=limit
        ):
            if distance == 2 and known[0] != word[0]:
                continue  # "benumbed" is no "numbed"
            if len(word) > 4 or _is_likely_slip(word, known):
                other = known not in vocabulary.body
                found.append(
                    (
                        int(distance),
                        known[0] != word[0],
                        other,
                        _oddity(word, known, vocabulary.keys),
                        known,
                    )
                )
    return min(found)[-1] if found else None


def _oddity(word: str, known: str, keys: tuple[str, ...]) -> int:
    """How unlikely the slip is: 0 swapped, 1 next key or left out, 2 added, 3 another key."""
    if sorted(word) == sorted(known):
        return 0
    if len(word) != len(known):
        return 1 if len(word) < len(known) else 2
    pairs = [(one, other) for one, other in zip(word, known, strict=True) if one != other]
    return 1 if all(_are_neighbours(one, other, keys) for one, other in pairs) else 3


def _are_neighbours(one: str, other: str, keys: tuple[str, ...]) -> bool:
    """Whether two keys of a keyboard, given by its rows, touch."""
    where = {key: (row, at) for row, line in enumerate(keys) for at, key in enumerate(line)}
    if one not in where or other not in where:
        return False
    (row, at), (other_row, other_at) = where[one], where[other]
    return abs(row - other_row) <= 1 and abs(at - other_at) <= 1


def _is_likely_slip(word: str, known: str) -> bool:
    """For short words: the same letters in another order, or one letter left out."""
    return sorted(word) == sorted(known) or len(known) == len(word) + 1


def _split(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Two known words written as one: "upperback"; none if it is not so."""
    for cut in range(3, len(word) - 2):
        head, tail = word[:cut], word[cut:]
        if head in vocabulary.known and tail in vocabulary.parts:
            return (head, tail)
    return ()


def _run_together(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Words written in one with those that lead to a part, or follow it: "inmyneck", "neckpain"."""
    for cut in range(2, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        if head in vocabulary.parts and tail in vocabulary.run_on_last:
            return (head, tail)
        if head in vocabulary.run_on_first:
            rest = _behind(tail, vocabulary)
            if rest:
                return (head, *rest)
    return ()


def _behind(tail: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A word of the body, also misspelt, or several that run together; none if it is none."""
    if tail in vocabulary.body:
        return (tail,)
    if len(tail) >= _SLIPPED and tail in vocabulary.slips:
        return tuple(vocabulary.slips[tail].split())
    return _run_together(tail, vocabulary)


def _sounding_so(word: str, vocabulary: Vocabulary) -> str | None:
    """The part of the body that sounds the same: "sholdre" is "shoulder", "tempul" "temple"."""
    alike = vocabulary.by_sound.get(vocabulary.sound(word), ())
    near = ((OSA.distance(word, part, score_cutoff=_SOUNDING), part) for part in alike)
    fitting = [pair for pair in near if pair[0] <= _SOUNDING]
    return min(fitting)[1] if fitting else None
