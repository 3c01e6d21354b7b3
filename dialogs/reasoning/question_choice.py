"""Which question is worth asking next, and with which answers?

A question is worth what its answer is expected to tell about the leading sources: by how much it
is expected to lower the entropy of "which of them is it", in nats, less its burden.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogs.intake import Intake
from dialogs.knowledge import Knowledge
from dialogs.knowledge.questions import Question
from dialogs.ranked import QuestionPlan
from dialogs.reasoning.answers_evidence import answer_weight
from dialogs.reasoning.candidates import Candidate
from dialogs.reasoning.information import chance, expected_gain, spread
from dialogs.reasoning.judged import Judged, judge

ALSO_HURTS = "also_hurts"
"""The question for places that separate the leaders; its answers are ids of zones."""


@dataclass(frozen=True, slots=True)
class Leader:
    """One of the likeliest candidates, with its share of the belief among them."""

    candidate: Candidate
    share: float


@dataclass(frozen=True, slots=True)
class Offer:
    """One question with the answers it would offer, and what it is expected to tell."""

    plan: QuestionPlan
    gain: float
    """Expected loss of entropy in nats, less the burden."""


def next_question(
    intake: Intake, asked: frozenset[str], knowledge: Knowledge
) -> QuestionPlan | None:
    """The question most worth asking now; None when none would change much, or at the limit.

    `asked` holds the ids of the questions already put; others than those of data/ and
    "also_hurts" do not count. What was heard is never asked. Equal gains are decided by id.
    """
    put = len(asked & {*knowledge.questions, ALSO_HURTS})
    if put >= knowledge.scoring["questions_most"].value:
        return None
    offers = _offers(intake, asked, _leaders(intake, knowledge), knowledge)
    best = min(
        # A single answer beside "none of these" reads like a yes-or-no question put badly.
        (offer for offer in offers if len(offer.plan.answers) > 1),
        key=lambda offer: (-offer.gain, offer.plan.question),
        default=None,
    )
    return best.plan if best and best.gain >= _least_worth(put, knowledge) else None


def _least_worth(put: int, knowledge: Knowledge) -> float:
    growth = 1 + knowledge.scoring["question_worth_growth"].value * put
    return knowledge.scoring["question_worth"].value * growth


def _leaders(intake: Intake, knowledge: Knowledge) -> tuple[Leader, ...]:
    """The likeliest muscles and conditions; shares as if exactly one of them were it."""
    judged = judge(intake, knowledge)
    kept: list[Judged] = []
    for is_muscle, limit in ((True, "leading_sources"), (False, "leading_conditions")):
        of_kind = [each for each in judged if each.candidate.is_muscle == is_muscle]
        kept.extend(of_kind[: int(knowledge.scoring[limit].value)])
    odds = [math.exp(each.log_odds) for each in kept]
    return tuple(
        Leader(each.candidate, part / sum(odds)) for each, part in zip(kept, odds, strict=True)
    )


def _offers(
    intake: Intake, asked: frozenset[str], leaders: tuple[Leader, ...], knowledge: Knowledge
) -> Iterator[Offer]:
    places = {zone.zone for zone in intake.hurting()} or set(intake.loose_zones)
    for name, question in knowledge.questions.items():
        if name not in asked and name not in intake.answers and _fits(question, places):
            yield _offer(name, question, leaders, knowledge)
    if ALSO_HURTS not in asked:
        yield _zone_offer(intake, leaders, knowledge)


def _fits(question: Question, places: set[str]) -> bool:
    return question.asked and (not question.zones or not places.isdisjoint(question.zones))


def _offer(
    name: str, question: Question, leaders: tuple[Leader, ...], knowledge: Knowledge
) -> Offer:
    share = knowledge.scoring["answer_share"].value
    chances = {
        answer: [
            share * math.exp(answer_weight(leader.candidate, name, answer)) for leader in leaders
        ]
        for answer in question.answers
    }
    plan, gain = _best_of(name, chances, leaders, knowledge)
    return Offer(plan, gain - knowledge.scoring["question_burden"].value * question.burden)


def _zone_offer(intake: Intake, leaders: tuple[Leader, ...], knowledge: Knowledge) -> Offer:
    """Does it also hurt at one of these? Over the places of the leaders that nobody spoke of."""
    known = {zone.zone for zone in intake.zones}
    zones = sorted({zone for leader in leaders for zone in leader.candidate.reaches} - known)
    chances = {
        zone: [_zone_chance(leader.candidate, zone, knowledge) for leader in leaders]
        for zone in zones
    }
    plan, gain = _best_of(ALSO_HURTS, chances, leaders, knowledge)
    return Offer(plan, gain - knowledge.scoring["question_burden"].value)


def _zone_chance(candidate: Candidate, zone: str, knowledge: Knowledge) -> float:
    reach = candidate.reaches.get(zone)
    pattern = reach.pattern if reach else "none"
    return knowledge.scoring[f"zone_share_{pattern}"].value


def _best_of(
    name: str,
    chances: Mapping[str, list[float]],
    leaders: tuple[Leader, ...],
    knowledge: Knowledge,
) -> tuple[QuestionPlan, float]:
    """The question with its most telling answers, likeliest first, and its expected gain."""
    scoring = knowledge.scoring
    most = scoring["zones_offered" if name == ALSO_HURTS else "answers_offered"].value
    shares = [leader.share for leader in leaders]
    telling = sorted(chances, key=lambda answer: -spread(chances[answer], shares))[: int(most)]
    kept = [answer for answer in telling if spread(chances[answer], shares) > 0]
    gain = expected_gain([chances[answer] for answer in kept], shares, scoring["none_share"].value)
    likeliest = sorted(kept, key=lambda answer: -chance(chances[answer], shares))
    return QuestionPlan(name, tuple(likeliest)), gain
