"""By which signs is a question recognised? Its words, its pairs of words, and its fields.

A field is a concept about_... that lists words which count as one: "advil" and "paracetamol".
A cue is a concept that is named after what it speaks for: about_<topic>.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from dialogs.heard import ConceptMention
from dialogs.hearing.text import Utterance, Word, read_words
from dialogs.knowledge import Knowledge
from dialogs.knowledge.derived import derived

CUE = "about_"
ASKING = "about_asking"

Features = frozenset[str]
"""Words as "word", pairs as "word word", fields as "<about_knots>"; words are stems."""

_OPEN = frozenset(".<>[#*")
"""Signs of a phrase that does more than list words."""


def features_of(utterance: Utterance, knowledge: Knowledge) -> Features:
    """The features of an utterance; fillers are left out, no feature crosses a sentence."""
    features: set[str] = set()
    for words in _sentences(utterance, knowledge):
        features.update(words)
        features.update(f"{first} {second}" for first, second in pairwise(words))
        features.update(_fields_said(words, knowledge))
    return frozenset(features)


def features_of_example(text: str, knowledge: Knowledge) -> Features:
    """The features of an example question of data/."""
    return features_of(read_words(text, knowledge), knowledge)


def cues_said(concepts: tuple[ConceptMention, ...]) -> frozenset[str]:
    """What the concepts of an utterance say it is about, however they stand."""
    return frozenset(each.concept for each in concepts if each.concept.startswith(CUE))


def is_asked(utterance: Utterance, cues: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether anything in the utterance asks: a mark, a way of asking, or how a clause opens."""
    if "?" in utterance.text or ASKING in cues:
        return True
    last = {word.sentence: word.text for word in utterance.words}
    if not _group("closers", knowledge).isdisjoint(last.values()):
        return True
    return _is_inverted(utterance, knowledge) or _opens_with_a_question(utterance, knowledge)


def _is_inverted(utterance: Utterance, knowledge: Knowledge) -> bool:
    """Whether it says "is this" or "does the" anywhere, and not "I do the"."""
    verbs, behind = _group("inverting", knowledge), _group("inverted", knowledge)
    verbs_before, nouns = _group("inverting_nouns", knowledge), _group("inverted_nouns", knowledge)
    subjects = _group("not_inverted_behind", knowledge)
    words = [word.text for word in utterance.words]
    return any(
        (first in verbs and second in behind)
        or (first in verbs_before and second in nouns and before not in subjects)
        for before, first, second in zip(["", *words], words, words[1:], strict=False)
    )


def _opens_with_a_question(utterance: Utterance, knowledge: Knowledge) -> bool:
    openers, inner = _group("openers", knowledge), _group("clause_openers", knowledge)
    before = _group("before_openers", knowledge)
    told: set[int] = set()
    clauses: set[int] = set()
    for position, word in enumerate(utterance.words):
        if word.text in before:
            continue
        opens = word.sentence not in told and word.text in openers
        opens = opens or (word.clause not in clauses and word.text in inner)
        if opens and not _tells(utterance.words[position : position + 3], knowledge):
            return True
        told.add(word.sentence)
        clauses.add(word.clause)
    return False


def _tells(words: tuple[Word, ...], knowledge: Knowledge) -> bool:
    """Whether an opener tells after all: "can't sleep", but not "can't you help" or "why not"."""
    first, *behind = [word.text for word in words]
    if first not in _group("inverting", knowledge):
        return False
    if behind[:1] == ["not"]:
        return _group("asked_of", knowledge).isdisjoint(behind[1:])
    return not _group("telling", knowledge).isdisjoint(behind[:1])


def speaks_of_oneself(utterance: Utterance, knowledge: Knowledge) -> bool:
    """Whether a word such as "my" stands in the utterance."""
    own = _group("own", knowledge)
    return any(word.text in own for word in utterance.words)


def is_plain(feature: str, knowledge: Knowledge) -> bool:
    """Whether a feature stands in questions of every kind: a plain word, or a pair of them."""
    return all(word in _plain_stems(knowledge) for word in feature.split())


def content_words(utterance: Utterance, knowledge: Knowledge) -> Iterator[Word]:
    """The words that are neither fillers nor plain words."""
    fillers, plain = _fillers(knowledge), _plain_stems(knowledge)
    return (word for word in utterance.words if word.text not in fillers and word.stem not in plain)


def _sentences(utterance: Utterance, knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    fillers = _fillers(knowledge)
    sentences: defaultdict[int, list[str]] = defaultdict(list)
    for word in utterance.words:
        if word.text not in fillers:
            sentences[word.sentence].append(word.stem)
    return (tuple(words) for words in sentences.values())


def _fields_said(words: tuple[str, ...], knowledge: Knowledge) -> Iterator[str]:
    fields = _fields(knowledge)
    for first, word in enumerate(words):
        for listed, names in fields.get(word, ()):
            if words[first : first + len(listed)] == listed:
                yield from names


@derived
def _fields(
    knowledge: Knowledge,
) -> Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    """The listed words and phrases that open with a stem: their stems, and their fields."""
    kinds = {*knowledge.topics, *knowledge.no_topics, ASKING.removeprefix(CUE)}
    fields: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, concept in knowledge.concepts.items():
        if name.startswith(CUE) and name.removeprefix(CUE) not in kinds:
            for phrase in concept.says:
                for stems in _listed(phrase, knowledge):
                    fields[stems].add(f"<{name}>")
    opening: defaultdict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = defaultdict(list)
    for stems, names in fields.items():
        if stems:
            opening[stems[0]].append((stems, frozenset(names)))
    return {first: tuple(listed) for first, listed in opening.items()}


def _listed(phrase: str, knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    """The stems of each wording of a phrase that lists words: "(sore|tight) spot" has two."""
    for wording in _wordings(phrase):
        words = read_words(wording.replace("=", ""), knowledge).words
        yield tuple(word.stem for word in words if word.text not in _fillers(knowledge))


def _wordings(phrase: str) -> Iterator[str]:
    """Every wording of the alternatives that only list words; groups may stand in groups."""
    for alternative in _split(phrase):
        if "(" not in alternative:
            if _OPEN.isdisjoint(alternative):
                yield alternative
            continue
        first, rest = alternative.index("("), _closing(alternative)
        if _OPEN.isdisjoint(alternative[:first] + alternative[rest + 1 :]):
            for inner in _wordings(alternative[first + 1 : rest]):
                yield from _wordings(alternative[:first] + inner + alternative[rest + 1 :])


def _split(phrase: str) -> list[str]:
    """The parts between the bars that stand in no group."""
    parts, depth = [""], 0
    for sign in phrase:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _closing(phrase: str) -> int:
    """Where the first group ends."""
    depth = 0
    for place, sign in enumerate(phrase):
        depth += (sign == "(") - (sign == ")")
        if sign == ")" and depth == 0:
            return place
    return len(phrase)


@lru_cache(maxsize=32)
def _group(name: str, knowledge: Knowledge) -> frozenset[str]:
    return frozenset(knowledge.topic_plain_words[name])


@derived
def _fillers(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(word for words in knowledge.fillers.values() for word in words)


@derived
def _plain_stems(knowledge: Knowledge) -> frozenset[str]:
    plain = " ".join(knowledge.topic_plain_words["words"])
    return frozenset(word.stem for word in read_words(plain, knowledge).words)
