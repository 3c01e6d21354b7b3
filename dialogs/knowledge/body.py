"""Where it can hurt and what can send it there: zones, muscles, referral patterns, sources."""

from typing import Annotated, Literal

from annotated_types import MaxLen

from dialogs.knowledge.shelf import Button, Ref, Shelf, entry

ZoneId = Annotated[str, Ref("zones")]
SourceId = Annotated[str, Ref("sources")]


@entry
class Source:
    """A paper, book, guideline or page that something in data/ rests on."""

    title: str
    kind: Literal["book", "paper", "guideline", "page", "judgement"]
    note: str = ""


@entry
class Zone:
    """One of the places where pain can be felt."""

    region: str
    """A group of zones that are screened and asked about together."""
    term: str
    """The anatomical term, for the therapist."""
    midline: bool = False
    """It crosses the middle of the body, so that a side is not asked for."""


@entry
class ZoneWords:
    """How painbot names a zone to a client."""

    plain: str
    """Fits after "pain in" or "pain at": "the base of your skull"."""
    sided: str
    """The same with {side}: "the {side} side of your neck", "your {side} temple"."""
    button: Button
    """"Base of skull"."""


@entry
class Area:
    """A rough part of the body, for a client whose words could not be placed."""

    zones: Annotated[tuple[ZoneId, ...], MaxLen(7)]
    """Most often meant first."""


SHELVES = (
    Shelf("sources", "sources/*.toml", Source),
    Shelf("zones", "zones.toml", Zone),
    Shelf("zone_words", "en/zones.toml", ZoneWords, mirrors="zones"),
    Shelf("areas", "areas.toml", Area),
    Shelf("area_words", "en/areas.toml", Button, mirrors="areas"),
)
