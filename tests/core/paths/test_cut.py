"""The minimum cut, against networkx over nodes that are split in two, and against the ways one by one."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_exposure.exposure.paths.cut import minimum_cut
from officer_exposure.exposure.paths.graph import Graph, Rule
from officer_exposure.exposure.paths.hitting import Price, cheapest
from officer_exposure.exposure.paths.ways import ways_to

_ITEMS = 8
_NAMES = ["a", "b", "c", "door"]
_RULES = st.builds(
    Rule,
    needs=st.sampled_from([("name",), ("a",), ("b",), ("c",), ("a", "name")]),
    gives=st.sampled_from(_NAMES),
    item=st.one_of(st.none(), st.integers(0, _ITEMS - 1), st.integers(0, _ITEMS - 1)),
)
_GRAPHS = st.lists(_RULES, max_size=20).map(lambda rules: Graph(rules, frozenset({"name"})))
_PRICED = st.lists(st.builds(Price, st.sampled_from([1, 2, 5]), st.integers(1, 30)), min_size=_ITEMS, max_size=_ITEMS)


def _by_networkx(graph: Graph, prices: dict[int, Price]) -> int | None:
    split: nx.DiGraph[object] = nx.DiGraph()
    split.add_nodes_from(["start", "door"])
    for rule in graph.rules:
        needs = set(rule.needs) - graph.starts
        source = needs.pop() if needs else "start"
        if rule.item is None:
            split.add_edge(source, rule.gives)
        else:
            split.add_edge(source, (rule.item, "in"))
            split.add_edge((rule.item, "in"), (rule.item, "out"), capacity=_weight(prices[rule.item]))
            split.add_edge((rule.item, "out"), rule.gives)
    try:
        return int(nx.minimum_cut_value(split, "start", "door"))
    except nx.NetworkXUnbounded:
        return None


def _weight(price: Price) -> int:
    return price.cost * 1000 + price.minutes


@settings(max_examples=150)
@given(_GRAPHS, _PRICED)
def test_the_cut_costs_what_networkx_says_and_cuts(graph: Graph, listed: list[Price]) -> None:
    prices = dict(enumerate(listed))
    cut = minimum_cut(graph, "door", prices)
    expected = _by_networkx(graph, prices)
    assert (cut is None) == (expected is None)
    if cut is not None:
        assert sum(_weight(prices[item]) for item in cut) == expected
        assert not graph.leads_to("door", cut)


@settings(max_examples=60)
@given(_GRAPHS, _PRICED)
def test_cut_and_hitting_set_come_to_the_same_cost(graph: Graph, listed: list[Price]) -> None:
    prices = dict(enumerate(listed))
    cut = minimum_cut(graph, "door", prices)
    choice = cheapest(ways_to(graph, ["door"])["door"].sets, prices)
    if cut is not None:
        assert sum(_weight(prices[item]) for item in cut) == sum(_weight(prices[item]) for item in choice.fixes)
    assert (cut is None) == bool(choice.open)


def test_what_nobody_can_take_away_cannot_be_cut() -> None:
    graph = Graph([Rule(("name",), "door", 0), Rule(("name",), "door", 1)], frozenset({"name"}))
    assert minimum_cut(graph, "door", {0: Price(1, 1)}) is None


def test_a_graph_that_needs_two_things_at_once_is_refused() -> None:
    graph = Graph([Rule(("a", "b"), "door", 0)], frozenset({"name"}))
    with pytest.raises(ValueError, match="AND"):
        minimum_cut(graph, "door", {0: Price(1, 1)})
