"""Which muscles can send pain, where each of them sends it, and how each is named to a client."""

from typing import Annotated, Literal

from annotated_types import MinLen

from dialogs.knowledge.body import SourceId, ZoneId
from dialogs.knowledge.shelf import Button, Ref, Shelf, entry

MuscleId = Annotated[str, Ref("muscles")]
Plain = Annotated[str, MinLen(1)]

Frequency = Literal["often", "sometimes", "seldom", "rarely"]
"""How often something turns out to be the source, among people who come to a clinic like ours.
Four steps, because no published figure is finer than that; their odds stand in scoring.toml."""

Pattern = Literal["essential", "spillover"]
"""Essential: nearly everyone with an active point feels it there. Spillover: some people do."""


@entry
class Muscle:
    """A muscle that can send pain elsewhere."""

    term: str
    """The anatomical name, for the therapist."""
    group: Annotated[str, Ref("muscle_groups")]
    frequency: Frequency
    source: SourceId
    """What the frequency rests on."""
    figure: str
    """The count behind the frequency, or why there is none."""
    home: Annotated[tuple[ZoneId, ...], MinLen(1)]
    """Where the muscle itself lies: pain that starts there speaks for it."""


@entry
class MuscleWords:
    """How painbot names a muscle to a client: never without its place."""

    name: Plain
    """"upper trapezius"."""
    short: Plain
    """As a therapist says it in passing: "SCM"."""
    place: Plain
    """Fits after the name and a comma: "the muscle between your neck and shoulder"."""
    button: Button
    refers: Plain
    """One sentence on where it often sends pain."""


@entry
class MuscleGroup:
    """Muscles that are eased in the same way."""

    name: Plain
    today: Plain
    """One thing that can safely be tried today."""


@entry
class Referral:
    """One trigger point of one muscle, and one zone where its pain is felt."""

    muscle: MuscleId
    trigger_point: str
    zone: ZoneId
    pattern: Pattern
    side: Literal["same", "either", "bilateral"]
    """The muscle's own side; possibly the other too; across the midline as a rule."""
    sources: Annotated[tuple[SourceId, ...], MinLen(1)]
    zone_check: Literal["confirmed", "manual_only"]
    """Whether a second text names the zone too, or the manual alone."""
    note: str = ""


@entry
class RegionalRank:
    """A line of the regional guides: which muscles cause pain in a region, most frequent first."""

    zone: ZoneId
    heading: str
    rank: int
    muscle: MuscleId
    part: str = ""
    pattern: Pattern
    mapping: Literal["exact", "approx"]
    """Whether the heading is the zone, or only overlaps it."""
    source: SourceId
    order_check: Literal["confirmed", "manual_only"]


SHELVES = (
    Shelf("muscles", "muscles.toml", Muscle),
    Shelf("muscle_words", "en/muscles.toml", MuscleWords, mirrors="muscles"),
    Shelf("muscle_groups", "en/muscle_groups.toml", MuscleGroup),
    Shelf("referrals", "referrals.tsv", Referral),
    Shelf("regional_order", "regional_order.tsv", RegionalRank),
)
