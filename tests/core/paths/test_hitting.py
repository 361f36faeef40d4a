"""The cheapest fixes, against trying out every choice."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from officer_exposure.exposure.paths.hitting import Price, _solved, cheapest, closed_by, in_order

_FIXES = 8
_PRICES = st.dictionaries(
    st.integers(0, _FIXES - 1), st.builds(Price, st.sampled_from([1, 2, 5]), st.integers(1, 30)), max_size=_FIXES
)
_WAYS = st.lists(st.frozensets(st.integers(0, _FIXES - 1), min_size=1, max_size=4), max_size=12)


def _cost(fixes: frozenset[int], prices: dict[int, Price]) -> tuple[int, int]:
    return sum(prices[fix].cost for fix in fixes), sum(prices[fix].minutes for fix in fixes)


def _tried(ways: list[frozenset[int]], prices: dict[int, Price]) -> tuple[int, int]:
    """The least cost, and at that cost the fewest minutes, of all choices that close what can be closed."""
    closable = [way for way in ways if way & prices.keys()]
    choices = chain.from_iterable(combinations(sorted(prices), size) for size in range(len(prices) + 1))
    closing = [frozenset(one) for one in choices if closed_by(one, closable) == len(closable)]
    return min(_cost(one, prices) for one in closing)


@settings(max_examples=60)
@given(_WAYS, _PRICES)
def test_nothing_cheaper_closes_every_way_that_can_be_closed(
    ways: list[frozenset[int]], prices: dict[int, Price]
) -> None:
    choice = cheapest(ways, prices)
    assert choice.exact
    assert set(choice.open) == {way for way in ways if not way & prices.keys()}
    assert closed_by(choice.fixes, ways) == sum(bool(way & prices.keys()) for way in ways)
    assert _cost(choice.fixes, prices) == _tried(ways, prices)


@settings(max_examples=20)
@given(_WAYS.filter(bool), st.lists(st.builds(Price, st.sampled_from([1, 2, 5]), st.integers(1, 30)), min_size=8))
def test_the_solver_alone_comes_to_the_same_cost(ways: list[frozenset[int]], listed: list[Price]) -> None:
    """What is decided before the solver is asked must not change the answer."""
    prices = dict(enumerate(listed[:_FIXES]))
    fixes, exact = _solved(ways, prices)
    assert exact
    assert _cost(fixes, prices) == _cost(cheapest(ways, prices).fixes, prices)


@given(_WAYS, st.lists(st.builds(Price, st.sampled_from([1, 2, 5]), st.integers(1, 30)), min_size=8))
def test_each_step_closes_the_most_for_its_cost(ways: list[frozenset[int]], listed: list[Price]) -> None:
    prices = dict(enumerate(listed[:_FIXES]))
    order = in_order(list(prices), ways, prices, lambda fix: fix)
    assert sorted(order) == sorted(prices)
    still = list(ways)
    for place, fix in enumerate(order):
        worth = {one: closed_by((one,), still) / prices[one].cost for one in order[place:]}
        assert worth[fix] == max(worth.values())
        still = [way for way in still if fix not in way]


def test_one_expensive_fix_gives_way_to_two_cheap_ones() -> None:
    ways = [frozenset({0, 1}), frozenset({0, 2})]
    prices = {0: Price(5, 1), 1: Price(1, 30), 2: Price(2, 30)}
    assert cheapest(ways, prices).fixes == {1, 2}


def test_minutes_decide_between_equals() -> None:
    assert cheapest([frozenset({0, 1})], {0: Price(1, 20), 1: Price(1, 2)}).fixes == {1}
    odd = [frozenset({0, 1}), frozenset({1, 2}), frozenset({2, 0})]
    assert cheapest(odd, {0: Price(1, 9), 1: Price(1, 2), 2: Price(1, 3)}).fixes == {1, 2}


def test_where_nobody_can_do_anything_the_way_stays_open() -> None:
    choice = cheapest([frozenset({7}), frozenset({1, 7})], {1: Price(1, 1)})
    assert choice.fixes == frozenset({1})
    assert choice.open == (frozenset({7}),)
