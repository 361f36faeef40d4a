"""The walk in three stages that mean something: what matters most, what is worth doing soon, and the long tail.

Which stage a question is in follows from what it says about itself, by one rule and for everybody:

1. **First** comes what leads straight to the door (by paths.yaml one fact is enough, and a few clicks show it) and what
   would lose an account that opens others. Of the people-search sites it is those to do first whose one request takes
   care of others too. The part has room for a few sittings; what has no room comes next.
2. **Month**: what else is grave and easily seen, and the other sites to do first. It has room for more sittings.
3. **Later**: all the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from officer_exposure.content import load_content
from officer_exposure.content.broker_items import item_id
from officer_exposure.content.brokers import Broker, load_brokers
from officer_exposure.content.paths import load_paths
from officer_exposure.content.schema import Item
from officer_exposure.exposure.levels import level_for
from officer_exposure.model import Area, Audience, Ease, Level, Severity

_SECURITY = "security"
"""The group of what keeps the accounts behind all others: mail, phone number, passwords."""

_HOME = "home"
"""The target of paths.yaml that is the door."""

_PLAINLY = 0.9
"""How easily (by paths.yaml) a fact leads on where no work is needed: read off, or stated in plain words."""


class Stage(IntEnum):
    """A part of the walk, in its order."""

    FIRST = 1
    MONTH = 2
    LATER = 3


def stages(items: Collection[Item], raised: Collection[str] = (), again: Collection[str] = ()) -> Mapping[str, Stage]:
    """The stage of each item by its id; of all that is asked, answered or not, so that an answer moves nothing.

    `raised`: what is happening to the officer makes these one stage more urgent; the agency's pack does so to others.
    `again`: asked again because something in life has changed; these are never left for the last.
    """
    agency = load_content().agency
    lifted = {*raised, *(agency.raised if agency else ())}
    places = sorted((_place_of(item, is_raised=item.id in lifted) for item in items), key=_turn)
    return {item: min(stage, Stage.MONTH) if item in again else stage for item, stage in _filled(places)}


def level_of_item(item: Item) -> Level:
    """The level its finding would have, if the answer were "exposed"."""
    return level_for(item.severity, item.audience, item.ease)


@dataclass(frozen=True)
class _Place:
    """Where an item belongs: by itself, and once it was raised."""

    item: Item
    itself: Stage
    wished: Stage


def _place_of(item: Item, *, is_raised: bool) -> _Place:
    itself = _wish(item)
    return _Place(item, itself, Stage(max(Stage.FIRST, itself - is_raised)))


def _filled(places: Iterable[_Place]) -> Iterator[tuple[str, Stage]]:
    """Each item in its stage while there is room; where one has none, those after it go on with it.

    What was raised into the first stage has a sitting of its own there, and takes no room from what belongs there.
    """
    walk = load_content().walk
    room = {
        (Stage.FIRST, False): walk.first_stage_minutes,
        (Stage.FIRST, True): walk.sitting_minutes,
        (Stage.MONTH, False): walk.month_stage_minutes,
    }
    for place in places:
        stage = place.wished
        while (key := (stage, stage is Stage.FIRST < place.itself)) in room:
            fits = room[key] >= place.item.minutes
            room[key] = room[key] - place.item.minutes if fits else 0
            if fits:
                break
            stage = Stage(stage + 1)
        yield place.item.id, stage


def _turn(place: _Place) -> tuple[int, ...]:
    """What belongs first by itself comes first, the gravest of it before all. Then what was raised, then by level.

    Of one level what is quick comes first.
    """
    item = place.item
    grave = -item.severity if place.itself is Stage.FIRST else 0
    own = place.itself if place.wished is Stage.FIRST else -(place.itself - place.wished)
    return place.wished, own, -level_of_item(item), grave, item.minutes, -item.ease


def _wish(item: Item) -> Stage:
    """Where an item belongs by itself."""
    if level_of_item(item) < Level.HIGH:
        return Stage.LATER
    broker = _brokers().get(item.id)
    if broker is not None:
        return _wish_of(broker)
    if _loses_an_account(item) or _leads_straight_to_the_door(item):
        return Stage.FIRST
    easily_seen = item.audience is Audience.PUBLIC and item.ease >= Ease.FEW_CLICKS
    is_grave = item.severity is Severity.LEADS_TO_DOOR or Area.ACCOUNT in item.areas
    return Stage.MONTH if easily_seen or is_grave else Stage.LATER


def _wish_of(broker: Broker) -> Stage:
    if broker.priority > 1:
        return Stage.LATER
    return Stage.FIRST if broker.covers else Stage.MONTH


def _loses_an_account(item: Item) -> bool:
    """Whether it is about losing an account that opens others, or that leads to the door by itself."""
    is_behind_others = load_content().group(item).id == _SECURITY or item.severity is Severity.LEADS_TO_DOOR
    return Area.ACCOUNT in item.areas and is_behind_others


def _leads_straight_to_the_door(item: Item) -> bool:
    """Whether what it gives away is enough by itself, and plain to see."""
    if item.severity < Severity.LEADS_TO_DOOR or item.ease < Ease.FEW_CLICKS:
        return False
    giving = load_paths().items.get(item.id)
    return giving is not None and giving.ease >= _PLAINLY and not _enough().isdisjoint(giving.gives)


@cache
def _enough() -> frozenset[str]:
    """What leads to the door without anything else, such as an address."""
    joins = load_paths().joins
    return frozenset(one.known[0] for one in joins if one.to == _HOME and len(one.known) == 1 and one.ease >= _PLAINLY)


@cache
def _brokers() -> Mapping[str, Broker]:
    return {item_id(broker): broker for broker in load_brokers().sites.values()}
