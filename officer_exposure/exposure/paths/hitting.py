"""The cheapest fixes that close every way: an exact minimum-cost hitting set.

What the ways themselves decide is decided first; what is left goes to HiGHS as an integer program. Few ways hardly ever
leave anything, so the window seldom waits for a solver to be loaded.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec

Fixes = frozenset[int]

_FEW = 300
"""Fixes up to which each is compared with each: beyond, the solver does it faster."""

_SHORT = 8
"""Fixes of a way up to which all its parts are looked up."""

_PATIENCE = 2.0
"""Seconds for the solver. What it has found until then closes every way, and may cost more than it must."""

_MOST_MINUTES = 10_000
"""Minutes of one fix that count when others cost the same: whole weeks need no finer order."""


class Price(NamedTuple):
    """What a fix costs, and the minutes that decide between equals. Compared in this order."""

    cost: int
    minutes: int


class Choice(msgspec.Struct, frozen=True):
    """The fixes to make, and the ways that no fix can close. `exact`: it is proven that no others cost less."""

    fixes: Fixes
    open: tuple[Fixes, ...] = ()
    exact: bool = True


def cheapest(ways: Iterable[Fixes], prices: Mapping[int, Price]) -> Choice:
    """The cheapest fixes that close each way by at least one. A fix without a price can be made by nobody."""
    every = list(dict.fromkeys(ways))
    closable = [frozenset(fix for fix in way if fix in prices) for way in every]
    still_open = tuple(way for way, fixes in zip(every, closable, strict=True) if not fixes)
    twins = _Twins(_smallest([fixes for fixes in closable if fixes]), prices)
    forced, rest = _reduced(twins.ways, twins.prices)
    solved, exact = _solved(rest, twins.prices) if rest else (frozenset[int](), True)
    return Choice(twins.apart(forced | solved), still_open, exact)


class _Twins:
    """The same ways with twins made one: fixes that stand in the same ways, but for themselves.

    Where one of two twins is not needed, the other one is not needed either: so both are made or none, at the price of
    both. A hundred street signs and a hundred house numbers are ten thousand ways, and only one choice.
    """

    def __init__(self, ways: Sequence[Fixes], prices: Mapping[int, Price]) -> None:
        beside: defaultdict[int, set[Fixes]] = defaultdict(set)
        for way in ways:
            for fix in way:
                beside[fix].add(way - {fix})
        groups: defaultdict[frozenset[Fixes], list[int]] = defaultdict(list)
        for fix in sorted(beside):
            groups[frozenset(beside[fix])].append(fix)
        self._members = {group[0]: group for group in groups.values()}
        self.ways = [way for way in ways if way <= self._members.keys()]
        self.prices = {
            first: Price(sum(prices[one].cost for one in group), sum(prices[one].minutes for one in group))
            for first, group in self._members.items()
        }

    def apart(self, fixes: Fixes) -> Fixes:
        """The fixes themselves again."""
        return frozenset(one for fix in fixes for one in self._members[fix])


def _reduced(ways: list[Fixes], prices: Mapping[int, Price]) -> tuple[Fixes, list[Fixes]]:
    """What has to be done in any case, and the ways that leave a choice."""
    forced: set[int] = set()
    while True:
        single = {next(iter(way)) for way in ways if len(way) == 1}
        forced |= single
        left = [way for way in ways if not way & single]
        thinned = _without_worse(left, prices)
        if not single and thinned == left:
            return frozenset(forced), ways
        ways = _smallest(thinned)


def _smallest(ways: Collection[Fixes]) -> list[Fixes]:
    """Without ways that hold all of another: closing that one closes them."""
    kept: dict[Fixes, None] = {}
    for way in sorted(set(ways), key=lambda one: (len(one), sorted(one))):
        if not _holds_one_of(way, kept):
            kept[way] = None
    return list(kept)


def _holds_one_of(way: Fixes, kept: Mapping[Fixes, None]) -> bool:
    if len(way) > _SHORT:
        return any(one <= way for one in kept)
    return any(frozenset(part) in kept for size in range(1, len(way)) for part in combinations(way, size))


def _without_worse(ways: list[Fixes], prices: Mapping[int, Price]) -> list[Fixes]:
    """Without fixes for which another one closes the same ways and more, at no higher price."""
    closes = _closes(ways)
    if len(closes) > _FEW:
        return ways
    worse: set[int] = set()
    order = sorted(closes, key=lambda fix: (prices[fix], -len(closes[fix]), fix))
    for place, fix in enumerate(order):
        if any(closes[fix] <= closes[other] for other in order[:place] if other not in worse):
            worse.add(fix)
    return [way - worse for way in ways] if worse else ways


def _closes(ways: Sequence[Fixes]) -> dict[int, set[int]]:
    """Fix -> the numbers of the ways it closes."""
    closes: defaultdict[int, set[int]] = defaultdict(set)
    for number, way in enumerate(ways):
        for fix in way:
            closes[fix].add(number)
    return dict(closes)


def _solved(ways: Sequence[Fixes], prices: Mapping[int, Price]) -> tuple[Fixes, bool]:
    """The answer of HiGHS, and whether it has proven that none is cheaper."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    fixes = sorted({fix for way in ways for fix in way})
    place = {fix: number for number, fix in enumerate(fixes)}
    rows = np.repeat(np.arange(len(ways)), [len(way) for way in ways])
    columns = np.array([place[fix] for way in ways for fix in way])
    closes = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(ways), len(fixes)))
    found = milp(
        np.array(_weights(fixes, prices), dtype=float),
        constraints=LinearConstraint(closes, lb=1),
        integrality=np.ones(len(fixes), dtype=np.int64),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0, "time_limit": _PATIENCE},
    )
    if found.x is None:
        return frozenset(_greedy(ways, prices)), False
    return frozenset(fix for fix, share in zip(fixes, found.x, strict=True) if share > 0.5), found.status == 0


def _weights(fixes: Sequence[int], prices: Mapping[int, Price]) -> list[int]:
    """Costs first and minutes second, as whole numbers: all minutes together weigh less than one step of cost."""
    minutes = [min(prices[fix].minutes, _MOST_MINUTES) for fix in fixes]
    step = 1 + sum(minutes)
    return [prices[fix].cost * step + minute for fix, minute in zip(fixes, minutes, strict=True)]


def _greedy(ways: Sequence[Fixes], prices: Mapping[int, Price]) -> list[int]:
    """Each time the fix that closes the most open ways for its cost, until all are closed."""
    closes = _closes(ways)
    order = in_order(closes, ways, prices, lambda fix: (prices[fix], fix))
    still_open = set(range(len(ways)))
    done: list[int] = []
    for fix in order:
        if closes[fix] & still_open:
            done.append(fix)
            still_open -= closes[fix]
    return done


def in_order(
    chosen: Collection[int], ways: Sequence[Fixes], prices: Mapping[int, Price], rank: Callable[[int], object]
) -> list[int]:
    """The chosen fixes, each time the one that closes the most open ways for its cost; then by `rank`."""
    closes = _closes([way & frozenset(chosen) for way in ways])
    closed: set[int] = set()

    def worth(fix: int) -> tuple[float, object]:
        return -len(closes.get(fix, set()) - closed) / prices[fix].cost, rank(fix)

    waiting = [(worth(fix), fix) for fix in chosen]
    heapq.heapify(waiting)
    order: list[int] = []
    while waiting:
        told, fix = heapq.heappop(waiting)
        now = worth(fix)
        if now != told:  # others have closed some of its ways since: it can only be worth less
            heapq.heappush(waiting, (now, fix))
            continue
        order.append(fix)
        closed |= closes.get(fix, set())
    return order


def closed_by(fixes: Collection[int], ways: Iterable[Fixes]) -> int:
    """How many of the ways are closed."""
    return sum(not way.isdisjoint(fixes) for way in ways)
