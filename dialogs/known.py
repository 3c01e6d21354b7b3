"""What is known of one complaint by now, as it follows from everything the client told."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogs.account import SignAccount
from dialogs.heard import Candidates, FlagHeard, Person, ZoneMention
from dialogs.intake import Intake

CERTAIN = 0.9
"""Below this a place is confirmed before it is used; see ZoneMention.score."""

CHECKS = "check:"
"""The question of a check by touch is named for its muscle: "check:infraspinatus"."""

SETTLES = "settle:"
"""A question that settles a suspected sign is named for it: "settle:thunderclap_headache"."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that follows from what one client has told about one complaint."""

    zones: tuple[ZoneMention, ...] = ()
    loose: tuple[Candidates, ...] = ()
    """Parts named too loosely, while nothing exact is known."""
    path: tuple[str, ...] = ()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    """Muscle to the answer that its check by touch was given, "check_skip" among them."""
    checks_wanted: bool = False
    flags: tuple[FlagHeard, ...] = ()
    settled: frozenset[str] = frozenset()
    """Signs that the client has denied; they are not suspected again."""
    repeated: frozenset[str] = frozenset()
    """Signs that were stated in the words of more than one message."""
    afraid: bool = False
    """Whether the client told of fear or despair in this talk."""
    denied: frozenset[str] = frozenset()
    """Concepts of warning signs that were denied in words; what they cover is not asked."""
    account: Mapping[str, SignAccount] = field(default_factory=dict)
    """Every sign that was ever suspected or stated, by its id, and what became of it."""
    items_offered: frozenset[str] = frozenset()
    screenings: int = 0
    items_doubted: tuple[str, ...] = ()
    """The choices of a screening question that was answered with "not sure": it is put once more,
    and then each choice asks its own question."""
    questions_put: frozenset[str] = frozenset()
    person: Person | None = None
    reopened: bool = False
    """The client said that a sign was misunderstood; it is settled before anything else."""
    cleared: frozenset[str] = frozenset()
    """Signs of this episode that a doctor has looked at and allowed therapy with."""

    def intake(self) -> Intake:
        """The same, as reasoning takes it."""
        return Intake(
            zones=self.zones,
            loose_zones=tuple(zone for loose in self.loose for zone in loose.zones),
            loose_side=next((loose.side for loose in self.loose if loose.side), None),
            path=self.path,
            answers=self.answers,
            checks=self.checks,
            flags=self.flags,
            person=self.person,
        )

    def hurting(self) -> tuple[ZoneMention, ...]:
        """The zones that hurt and are certain enough to go on with."""
        return tuple(zone for zone in self.intake().hurting() if zone.score >= CERTAIN)

    def doubtful(self) -> tuple[ZoneMention, ...]:
        """The zones that were guessed from a misspelt word and want confirming."""
        return tuple(zone for zone in self.intake().hurting() if zone.score < CERTAIN)
