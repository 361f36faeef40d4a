"""What follows from what, and every minimal way, against trying out every set of items."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_exposure.exposure.paths.graph import Graph, Rule
from officer_exposure.exposure.paths.ways import MOST_ITEMS, ways_to

_ITEMS = 6
_NAMES = ["a", "b", "c", "d", "door"]

_RULES = st.builds(
    Rule,
    needs=st.lists(st.sampled_from(["name", *_NAMES[:-1]]), min_size=0, max_size=2).map(tuple),
    gives=st.sampled_from(_NAMES),
    item=st.one_of(st.none(), st.integers(0, _ITEMS - 1)),
)
_GRAPHS = st.lists(_RULES, max_size=12).map(lambda rules: Graph(rules, frozenset({"name"})))


def _tried(graph: Graph, target: str) -> set[frozenset[int]]:
    """Every set of items that is enough and of which none can be left out, by trying them all."""
    everything = frozenset(range(_ITEMS))
    enough = [
        frozenset(items)
        for size in range(_ITEMS + 1)
        for items in combinations(range(_ITEMS), size)
        if graph.leads_to(target, everything - frozenset(items))
    ]
    return {one for one in enough if not any(other < one for other in enough)}


@settings(max_examples=60)
@given(_GRAPHS)
def test_the_ways_are_those_that_trying_finds(graph: Graph) -> None:
    ways = ways_to(graph, ["door"])["door"]
    assert set(ways.sets) == _tried(graph, "door")
    assert not ways.more


@given(_GRAPHS, st.frozensets(st.integers(0, _ITEMS - 1)))
def test_one_way_is_a_way_and_none_of_it_can_be_left_out(graph: Graph, removed: frozenset[int]) -> None:
    way = graph.a_way("door", removed)
    assert (way is None) == (not graph.leads_to("door", removed))
    if way is not None:
        everything = frozenset(range(_ITEMS))
        assert not way & removed
        assert graph.leads_to("door", everything - way)
        assert not any(graph.leads_to("door", everything - way | {item}) for item in way)


def test_both_of_two_that_belong_together_are_needed() -> None:
    rules = [Rule(("name",), "street", 0), Rule(("name",), "number", 1), Rule(("street", "number"), "door")]
    graph = Graph(rules, frozenset({"name"}))
    assert ways_to(graph, ["door"])["door"].sets == (frozenset({0, 1}),)
    assert not graph.leads_to("door", {0})
    assert not graph.leads_to("door", {1})
    assert not graph.is_or_only


def test_something_that_leads_back_to_itself_is_no_way() -> None:
    graph = Graph([Rule(("b",), "a", 0), Rule(("a",), "b", 1), Rule(("a",), "door")], frozenset({"name"}))
    assert ways_to(graph, ["door"])["door"].sets == ()
    assert graph.a_way("door") is None


def test_a_way_that_is_too_long_to_be_told_is_said_to_be_there() -> None:
    chain = ["name", *(f"step {number}" for number in range(MOST_ITEMS)), "door"]
    rules = [Rule((one,), other, number) for number, (one, other) in enumerate(pairwise(chain))]
    graph = Graph(rules, frozenset({"name"}))
    ways = ways_to(graph, ["door"])["door"]
    assert (ways.sets, ways.more) == ((), True)
    assert graph.a_way("door") == frozenset(range(MOST_ITEMS + 1))


def test_more_ways_than_can_be_told_are_said_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("officer_exposure.exposure.paths.ways.MOST_WAYS", 5)
    graph = Graph([*(Rule((), "a", number) for number in range(9)), Rule(("a",), "door")], frozenset())
    ways = ways_to(graph, ["door"])["door"]
    assert (len(ways.sets), ways.more) == (5, True)
