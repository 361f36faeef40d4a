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
_NEEDS = st.sampled_from([("name",), ("a",), ("b",), ("c",), ("a", "name")])
_GIVES = st.sampled_from(_NAMES)
_JOINS = st.lists(st.builds(Rule, _NEEDS, _GIVES), max_size=6)
_CLUES = st.lists(st.tuples(_NEEDS, st.lists(_GIVES, max_size=3)), max_size=_ITEMS)


def _graph(joins: list[Rule], clues: list[tuple[tuple[str, ...], list[str]]]) -> Graph:
    """Each item is got at in one way and may give several things."""
    rules = [Rule(needs, one, item) for item, (needs, gives) in enumerate(clues) for one in gives]
    return Graph([*joins, *rules], frozenset({"name"}))


_GRAPHS = st.builds(_graph, _JOINS, _CLUES)
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


@settings(max_examples=60)
@given(_GRAPHS, _PRICED)
def test_the_cut_costs_what_networkx_says_and_cuts(graph: Graph, listed: list[Price]) -> None:
    prices = dict(enumerate(listed))
    cut = minimum_cut(graph, "door", prices)
    expected = _by_networkx(graph, prices)
    assert (cut is None) == (expected is None)
    if cut is not None:
        assert sum(_weight(prices[item]) for item in cut) == expected
        assert not graph.leads_to("door", cut)


@settings(max_examples=30)
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


@pytest.mark.parametrize("rules", [[Rule(("a", "b"), "door", 0)], [Rule(("a",), "b", 0), Rule(("b",), "door", 0)]])
def test_a_graph_whose_ways_are_no_plain_paths_is_refused(rules: list[Rule]) -> None:
    with pytest.raises(ValueError, match="plain paths"):
        minimum_cut(Graph(rules, frozenset({"name"})), "door", {0: Price(1, 1)})
