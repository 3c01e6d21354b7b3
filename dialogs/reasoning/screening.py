"""Which choices of the screening question fit where it hurts, and are still open?"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from dialogs.knowledge import Knowledge

MOST_ITEMS = 7
"""With "none of these" that makes eight choices, as many as a phone shows at once."""


def screening_items(
    zones: Sequence[str],
    answered: Collection[str],
    knowledge: Knowledge,
    *,
    denied: frozenset[str] = frozenset(),
    depth: int = MOST_ITEMS,
) -> tuple[str, ...]:
    """Ids of the screening items for the zones that hurt, most telling first, at most seven.

    `answered` are ids of signs that were stated or denied by now, `denied` the concepts that were
    denied in words. An item is left out when either covers all of it. With several regions each
    has its most telling items in turn, so that none is left out for another; `depth` says how
    many of each region are looked at.
    """
    columns = [_items_of(region, knowledge, zones)[:depth] for region in _regions(zones, knowledge)]
    in_turn = (item for row in zip_longest(*columns) for item in row if item is not None)
    fitting = (
        item for item in dict.fromkeys(in_turn) if _is_open(item, answered, denied, knowledge)
    )
    return tuple(fitting)[:MOST_ITEMS]


def _regions(zones: Sequence[str], knowledge: Knowledge) -> tuple[str, ...]:
    return tuple(dict.fromkeys(knowledge.zones[zone].region for zone in zones))


def _items_of(region: str, knowledge: Knowledge, zones: Sequence[str]) -> tuple[str, ...]:
    """What single zones of the region ask for, then what the region asks for."""
    here = [zone for zone in zones if knowledge.zones[zone].region == region]
    own = (item for zone in here for item in _by_zone(knowledge).get(zone, ()))
    return tuple(dict.fromkeys((*own, *_of_region(region, knowledge))))


def _of_region(region: str, knowledge: Knowledge) -> Iterator[str]:
    for place in knowledge.screening_places.values():
        if place.region == region:
            yield from place.items


@lru_cache(maxsize=8)
def _by_zone(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    return {
        zone: place.items for place in knowledge.screening_places.values() for zone in place.zones
    }


def _is_open(
    name: str, answered: Collection[str], denied: frozenset[str], knowledge: Knowledge
) -> bool:
    item = knowledge.screening_items[name]
    said_no = bool(item.denied_by) and all(not denied.isdisjoint(any_) for any_ in item.denied_by)
    return not said_no and any(flag not in answered for flag in item.flags)
