"""Where does a talk stand? The few facts on which the interview's next state depends."""

from dataclasses import dataclass

from dialogs.ranked import QuestionPlan


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that the interview's table looks at, and nothing else."""

    has_consent: bool = False
    needs_care: bool = False
    """A warning sign holds that belongs to a doctor before any therapy."""
    unsettled_sign: str | None = None
    """The gravest sign that is suspected and that one question would settle."""
    has_reopened_sign: bool = False
    """The client said that a sign was misunderstood, and it is not settled yet."""
    suspects_what_cannot_wait: bool = False
    """The unsettled sign would belong to a doctor today."""
    has_place: bool = False
    has_loose_place: bool = False
    lacks_side: bool = False
    screening: tuple[str, ...] = ()
    """Screening items that were not offered yet and fit where it hurts."""
    plan: QuestionPlan | None = None
    """The question most worth asking, if any is."""
    has_answers: bool = False
    self_check: str | None = None
    """The muscle to check next, for a client who asked for checks by touch."""

    @property
    def has_unsettled_sign(self) -> bool:
        return self.unsettled_sign is not None

    @property
    def has_self_check(self) -> bool:
        return self.self_check is not None

    @property
    def lacks_screening(self) -> bool:
        return bool(self.screening)

    @property
    def has_question_worth_asking(self) -> bool:
        return self.plan is not None
