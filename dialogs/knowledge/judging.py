"""What else fits, what each answer is evidence of, and how heavy each kind of evidence is."""

from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le, MinLen

from dialogs.knowledge.body import SourceId, ZoneId
from dialogs.knowledge.muscles import Frequency, MuscleId, Plain
from dialogs.knowledge.shelf import Ref, Shelf, entry


@entry
class Condition:
    """Something that is no muscle and can feel the same: a joint, a nerve, a kind of headache."""

    term: str
    """The clinical name, for the therapist."""
    frequency: Frequency
    source: SourceId
    zones: dict[ZoneId, Literal["typical", "possible"]]
    """Where it is felt, graded like the patterns of muscles."""
    starts: tuple[ZoneId, ...] = ()
    """Where its pain begins when it travels."""


@entry
class ConditionWords:
    """How painbot names a condition to a client."""

    name: Plain
    """Fits after "can also come from": "a nerve in the neck"."""
    what: Plain
    """One plain sentence on what it is."""


@entry
class Trait:
    """One thing that a criterion asks for, told by any of some facts, or by all of some.

    A fact is "question.answer", "zone." and a place that hurts, "side.one" or "side.both".
    """

    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()


@entry
class Criterion:
    """A published criterion of one condition, as far as a client can answer it."""

    condition: Annotated[str, Ref("conditions")]
    code: Plain
    """As the source numbers it: "ICHD-3 1.1 C"."""
    source: SourceId
    needs: Annotated[int, Gt(0)]
    """How many of the traits must be told."""
    of: Annotated[tuple[Trait, ...], MinLen(1)]


SIDE_FACTS = ("side.one", "side.both")
"""Facts that the sides of the painful places give by themselves."""

EVERY_MUSCLE = "every_muscle"
"""Stands in `about` for what speaks for or against any muscle alike."""


@entry
class Modifier:
    """How much one answer says about one muscle or condition."""

    question: Annotated[str, Ref("questions")]
    answer: str
    about: str
    """The id of a muscle or a condition, or "every_muscle"."""
    likelihood_ratio: Annotated[float, Gt(0)]
    """How many times likelier the answer is with this source than without; below 1 against it."""
    source: SourceId
    """Where the link is described."""
    size: Literal["measured", "judged"]
    """Whether the source gives the number, or only says that the sign points that way."""
    note: str = ""


@entry
class Share:
    """How often one muscle held active points in people examined for one complaint."""

    share: Annotated[float, Ge(0), Le(1)]
    """Of the people examined."""
    size: Literal["measured", "judged"]
    """Whether the source gives the share, or only an order or a difference."""
    source: SourceId
    figure: Plain
    """What was counted, in whom."""


@entry
class Prevalence:
    """How often muscles are involved in one complaint."""

    zones: tuple[ZoneId, ...]
    """The complaint holds when one of them hurts."""
    muscles: dict[MuscleId, Share]


WEIGHTS = (
    *("odds_often", "odds_sometimes", "odds_seldom", "odds_rarely"),
    *("zone_essential", "zone_spillover", "zone_unexplained", "zone_unmentioned"),
    *("zone_unmentioned_most", "zone_denied_essential", "zone_denied_spillover"),
    *("zone_unsure", "zone_loose", "zone_other_point", "prevalence"),
    *("guide_first", "guide_last", "guide_decay", "guide_approx", "guide_lift", "guide_drop"),
    *("guide_yields_to_place", "guide_yields_to_unexplained", "guide_yields_to_fact"),
    *("path_from_home", "path_to_home", "path_into_pattern", "side_bilateral", "answers_most"),
    *("criteria_all", "criteria_but_one"),
    *("listed_sources", "listed_conditions", "because_most", "rivals", "changes_told"),
    *("named_at_all", "named_beside_first", "condition_named_at_all"),
    *("check_mine", "check_nothing", "checks_most", "checks_among"),
    *("leading_sources", "leading_conditions", "answer_share", "answers_offered", "none_share"),
    *("zone_share_essential", "zone_share_spillover", "zone_share_none", "zones_offered"),
    *("question_worth", "question_worth_growth", "question_burden", "questions_most"),
)
"""Every number that reasoning asks for by name."""

ACCOUNT_KEYS = (
    *("source", "prior", "zone", "zone_against", "loose_zone", "denied_zone", "path", "path_end"),
    *("side", "side_against", "answer_measured", "answer_judged", "guide", "often", "criteria"),
    *("check", "check_against", "unspoken"),
)
"""Every line of the account for the therapist."""

REASON_KEYS = (
    *("zone", "zone_against", "loose_zone", "denied_zone", "path", "path_end"),
    *("side", "side_against", "check", "check_against"),
)
"""Every kind of reason that is told in a frame of its own."""


@entry
class Weight:
    """One number of the ranking or of the choice of questions."""

    value: float
    why: Plain


SHELVES = (
    Shelf("conditions", "conditions.toml", Condition),
    Shelf("condition_words", "en/conditions.toml", ConditionWords, mirrors="conditions"),
    Shelf("modifiers", "modifiers.tsv", Modifier),
    Shelf("criteria", "criteria.toml", Criterion),
    Shelf("criteria_words", "en/criteria.toml", str, mirrors="criteria"),
    Shelf("prevalence", "prevalence.toml", Prevalence),
    Shelf("scoring", "scoring.toml", Weight),
    Shelf("reason_words", "en/reasons.toml", str),
    Shelf("account_words", "en/account.toml", str),
    Shelf("zone_prepositions", "en/zone_prepositions.toml", str, mirrors="zones"),
)
