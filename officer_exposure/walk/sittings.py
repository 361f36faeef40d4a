"""The open questions cut into sittings: what matters most first, one app after the other, and a good place to stop."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from officer_exposure.content import load_content
from officer_exposure.content.schema import Item
from officer_exposure.model import Level
from officer_exposure.walk.stages import level_of_item

_FROM_ONE_SECTION = 2
"""How many of the very first items may be of one section: they show what the walk is like."""

_TOO_LITTLE = 0.2
"""The share of a sitting that may be left empty before it is filled up."""


@dataclass(frozen=True)
class Sitting:
    """Some questions that are looked at in one go. `stops_within`: the section that goes on in the next one, if any."""

    items: tuple[Item, ...]
    stops_within: str = ""

    @property
    def minutes(self) -> int:
        """About how long it takes: the sum of its items."""
        return sum(item.minutes for item in self.items)

    @property
    def sections(self) -> tuple[str, ...]:
        """Its sections, each once, in the order they come."""
        return tuple(dict.fromkeys(item.section for item in self.items))


def first_items(items: Iterable[Item], first: Collection[str] = ()) -> tuple[Item, ...]:
    """The few to begin with: `first` before all others, then by level, then those that are quick to do.

    They make one sitting. One that is too long for it stands back, as long as others of a high level are short enough.
    """
    walk = load_content().walk
    ordered = sorted(items, key=lambda item: _urgency(item, first))
    grave = [item for item in ordered if item.id in first or level_of_item(item) >= Level.HIGH]
    chosen = _few(grave, walk.first_items, walk.sitting_minutes)
    rest = [item for item in ordered if item not in chosen]
    return (*chosen, *_few(rest, walk.first_items - len(chosen), None, chosen))


def _few(items: Iterable[Item], count: int, minutes: int | None, before: Sequence[Item] = ()) -> tuple[Item, ...]:
    """The first `count` that leave room for others in their section and, where it is limited, in the time."""
    chosen: list[Item] = []
    for item in items:
        if len(chosen) == count:
            break
        of_section = sum(other.section == item.section for other in (*before, *chosen))
        fits = minutes is None or _minutes(chosen) + item.minutes <= minutes
        if fits and of_section < _FROM_ONE_SECTION:
            chosen.append(item)
    return tuple(chosen)


def sittings(
    waiting: Iterable[Item], *, begun: Collection[str] = (), first: Collection[str] = (), answered: bool = False
) -> tuple[Sitting, ...]:
    """All that waits for an answer, in sittings of about `walk.sitting_minutes`.

    Nothing but what waits decides, so that the walk can be left anywhere and is gone on with by asking again. Nobody
    who has `answered` something is given the few first items again. `begun`: sections with answers; they are finished
    before others are begun. `first`: ids of items that come before all others.
    """
    items = tuple(waiting)
    beginning = () if answered else first_items(items, first)
    rest = [item for item in items if item not in beginning]
    cut = _cut(_in_order(rest, begun, first))
    return (Sitting(beginning), *cut) if beginning else tuple(cut)


def _in_order(items: Iterable[Item], begun: Collection[str], first: Collection[str]) -> list[list[Item]]:
    """Parts of sections: what comes first, then in rounds, so that a long section does not fill a whole week."""
    urgent = [item for item in items if item.id in first]
    others = [item for item in items if item.id not in first]
    return [part for some in (urgent, others) for part in _in_rounds(_by_section(some, begun))]


def _in_rounds(sections: Iterable[list[Item]]) -> Iterator[list[Item]]:
    """The first part of each section, then the second of those that have one, and so on."""
    for round_of in zip_longest(*map(_parts, sections)):
        yield from filter(None, round_of)


def _parts(section: Sequence[Item]) -> list[list[Item]]:
    """What fits into the sittings that one section may fill in a row."""
    row = load_content().walk.most_in_a_row
    cut = [one.items for one in _cut([list(section)])]
    return [[item for items in cut[at : at + row] for item in items] for at in range(0, len(cut), row)]


def _by_section(items: Sequence[Item], begun: Collection[str]) -> list[list[Item]]:
    """What can be finished soon, then what is new by its gravest question, then what is long and was begun."""
    sections = [list(part) for _, part in groupby(items, lambda item: item.section)]
    return sorted(sections, key=lambda one: (_turn(one, begun), -_weight(one)))


def _turn(section: Sequence[Item], begun: Collection[str]) -> int:
    if section[0].section not in begun:
        return 1
    return 0 if _minutes(section) <= _longest() else 2


def _longest() -> int:
    walk = load_content().walk
    return walk.sitting_minutes * walk.most_in_a_row


def _weight(part: Sequence[Item]) -> float:
    """The level of its gravest item; of equals the section that has more of them for its minutes."""
    grave = max(map(level_of_item, part))
    share = sum(level_of_item(item) == grave for item in part) / sum(item.minutes for item in part)
    return grave + share / (1 + share)


def _cut(parts: Iterable[list[Item]]) -> Iterator[Sitting]:
    """Whole sections where they fit; a long one is cut."""
    rest = [list(part) for part in parts]
    while rest:
        yield _take(rest)


def _take(rest: list[list[Item]]) -> Sitting:
    """Take the next sitting out of `rest`.

    What comes next is taken whole, or its beginning where it is long. A sitting that would be short is filled up with
    the next parts that fit, or else with the beginning of one: nobody sits down for one question.
    """
    length = load_content().walk.sitting_minutes
    now: list[Item] = []
    before: str | None = None
    for part in tuple(rest):
        left, is_next = length - _minutes(now), bool(rest) and part is rest[0]
        if not is_next and left <= _TOO_LITTLE * length:
            break
        if _minutes(part) <= left and not _comes_later(part, rest):
            now, before = [*now, *part], None
            rest.remove(part)
        elif is_next and (not now or _minutes(part) > length):
            now += _begin(rest, left, at_least=0 if now else 1)
            before = part[0].section
    left = length - _minutes(now)
    if before is None and left > _TOO_LITTLE * length and (beginning := _begin(rest, left)):
        now, before = [*now, *beginning], beginning[0].section
    goes_on = rest and before == rest[0][0].section == now[-1].section
    return Sitting(tuple(now), rest[0][0].section if goes_on else "")


def _begin(rest: list[list[Item]], minutes: int, at_least: int = 0) -> list[Item]:
    """Take as much of the beginning of the next part as fits into so many minutes."""
    part = rest[0] if rest else []
    count = 0
    for item in part:
        minutes -= item.minutes
        if minutes < 0 and count >= at_least:
            break
        count += 1
    rest[:1] = [part[count:]] if part[count:] else []
    return part[:count]


def _comes_later(part: Sequence[Item], rest: Iterable[Sequence[Item]]) -> bool:
    """Whether another part of the same section waits before this one."""
    return next(one for one in rest if one[0].section == part[0].section) is not part


def _minutes(items: Iterable[Item]) -> int:
    return sum(item.minutes for item in items)


def _urgency(item: Item, first: Collection[str]) -> tuple[bool, int, int, int]:
    return item.id not in first, -level_of_item(item), item.minutes, -item.ease
