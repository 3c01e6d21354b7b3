"""How does a simulated client tell and answer? A whole interview through `turn`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from bot.simulation.clients import Client
from dialogs.conversation import Conversation
from dialogs.heard import Side, ZoneMention
from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.messages import Message, Text
from dialogs.ranked import Ranking
from dialogs.reasoning.ranking import rank
from dialogs.recall import recall
from dialogs.speaking.places import places
from dialogs.speaking.replies import listed
from dialogs.speaking.result import leaders
from dialogs.turn import turn

_AT = datetime(2026, 1, 1, tzinfo=UTC)
"""Nothing depends on it; a fixed time keeps a simulation repeatable."""
_LONGEST = 40
"""Messages after which an interview counts as stuck."""
_ENDS = frozenset({"showing_sources", "offering_appointment", "sending_to_care", "closed"})
_NO_QUESTIONS = frozenset({"complaint", "consent", "area", "zone", "side", "screening"})


@dataclass(frozen=True, slots=True)
class Interview:
    """What one interview came to."""

    client: Client
    end: str
    """The state it ended in."""
    ranking: Ranking
    named: tuple[str, ...]
    """The muscles named as likely."""
    asked: int
    """Detail questions that were put."""
    places: tuple[int, ...]
    """Where the best placed true source stood before the first question, after the first, and so
    on: 0 is first; as many as there are sources where it is missing."""

    @property
    def place(self) -> int:
        """Where it stood in the end."""
        return self.places[-1]


def interview(
    client: Client, habits: Mapping[str, float], knowledge: Knowledge, random: Random
) -> Interview:
    """Plays a client until painbot has named sources, sends to care, or is stuck."""
    answering = _Answering(client, habits, knowledge, random)
    conversation = Conversation()
    message: Message = Text(answering.complaint())
    stood: list[int] = []
    for _ in range(_LONGEST):
        conversation = turn(conversation, message, knowledge, _AT).conversation
        if conversation.state == "asking_detail" or conversation.state in _ENDS:
            stood.append(_place(client, _ranking(conversation, knowledge)))
        if conversation.state in _ENDS:
            break
        message = Text(answering.answer(conversation))
    ranking = _ranking(conversation, knowledge)
    leading, _ = leaders(ranking, knowledge)
    return Interview(
        client=client,
        end=conversation.state,
        ranking=ranking,
        named=tuple(source.muscle for source in leading),
        asked=len(_details(conversation)),
        places=tuple(stood) or (_place(client, ranking),),
    )


def _ranking(conversation: Conversation, knowledge: Knowledge) -> Ranking:
    intake: Intake = recall(conversation, knowledge).intake()
    return rank(intake, knowledge)


def _place(client: Client, ranking: Ranking) -> int:
    ranked = [source.muscle for source in ranking.sources]
    return min(
        (ranked.index(each) for each in client.sources if each in ranked), default=len(ranked)
    )


def _details(conversation: Conversation) -> tuple[str, ...]:
    return tuple(
        entry.question
        for entry in conversation.entries
        if entry.answers and entry.question not in _NO_QUESTIONS and ":" not in entry.question
    )


class _Answering:
    """One client in front of painbot's questions."""

    def __init__(
        self, client: Client, habits: Mapping[str, float], knowledge: Knowledge, random: Random
    ) -> None:
        self.client = client
        self.habits = habits
        self.knowledge = knowledge
        self.random = random

    def complaint(self) -> str:
        """The first message: a part only, or a place or two with their side; perhaps a sign."""
        words = self.knowledge.simulated_words
        signs = " ".join(words["sign"].format(sign=sign) for sign in self._signs_told())
        part = self._part()
        if part and self._happens("vague"):
            return words["vague"].format(part=part, signs=signs)
        told = self.client.zones[: int(self.habits["names_places"])]
        named = [ZoneMention(zone, self._side(zone), "present", "", 1.0) for zone in told]
        where = self._first_person(places(named, self.knowledge))
        return words["tells"].format(places=where, signs=signs)

    def answer(self, conversation: Conversation) -> str:
        """What the client types to the open question: the numbers of the choices that fit."""
        options = conversation.options
        chosen = self._chosen(conversation.question, options)
        numbers = [str(options.index(option) + 1) for option in chosen if option in options]
        return listed(tuple(numbers), ",") or self.knowledge.buttons["not_sure"]

    def _chosen(self, question: str, options: Sequence[str]) -> Sequence[str]:
        special: Mapping[str, Callable[[Sequence[str]], Sequence[str]]] = {
            "consent": lambda _: ("agree_self", "yes"),
            "zone": self._zones_among,
            "also_hurts": self._zones_among,
            "area": lambda offered: (self._area(offered),),
            "side": lambda _: (self._said_side(),),
            "screening": lambda _: ("none",),
        }
        if question in special:
            return special[question](options)
        if question in self.knowledge.questions:
            return self._facts(question, options)
        return tuple(option for option in ("no", "none", "not_sure") if option in options)[:1]

    def _zones_among(self, options: Sequence[str]) -> Sequence[str]:
        felt = [zone for zone in self.client.zones if zone in options and not self._forgets()]
        if felt:
            return felt[: int(self.habits["names_places"])]
        # Whoever finds no place of theirs looks elsewhere, or says that it is none of these.
        return [each for each in ("somewhere_else", "none") if each in options][:1]

    def _part(self) -> str:
        """What people call the part of the body that the worst place belongs to, if anything."""
        parts = [
            part for part in self.knowledge.parts.values() if self.client.zones[0] in part.offers
        ]
        return min(parts, key=lambda part: len(part.offers)).says[0] if parts else ""

    def _area(self, offered: Sequence[str]) -> str:
        """The part of the body in which most of what hurts lies."""
        areas = self.knowledge.areas

        def within(area: str) -> int:
            zones = areas[area].zones if area in areas else ()
            return sum(zone in zones for zone in self.client.zones)

        return max(offered, key=within)

    def _facts(self, question: str, options: Sequence[str]) -> Sequence[str]:
        if self._forgets():
            return ("not_sure",)
        true = [answer for answer in self.client.signs.get(question, ()) if answer in options]
        if true:
            one = self.knowledge.questions[question].kind == "one"
            return true[:1] if one else true
        none = self.knowledge.questions[question].says_none
        return [each for each in ("none", none, "not_sure") if each in options][:1]

    def _signs_told(self) -> Iterator[str]:
        held = [
            self.knowledge.question_words[question].answers[answer].because
            for question, answers in self.client.signs.items()
            for answer in answers
        ]
        told = self.random.sample(held, k=min(len(held), int(self.habits["tells_at_once"])))
        return (self._first_person(sign) for sign in told if sign)

    def _first_person(self, text: str) -> str:
        words = self.knowledge.simulated_words
        return " ".join(words.get(word, word) for word in text.split())

    def _side(self, zone: str) -> Side | None:
        midline = self.knowledge.zones[zone].midline
        return None if midline else self._said_side()

    def _said_side(self) -> Side:
        other: Mapping[Side, Side] = {"left": "right", "right": "left", "both": "both"}
        return other[self.client.side] if self._happens("wrong_side") else self.client.side

    def _forgets(self) -> bool:
        return self._happens("forgets")

    def _happens(self, habit: str) -> bool:
        return self.random.random() < self.habits[habit]
