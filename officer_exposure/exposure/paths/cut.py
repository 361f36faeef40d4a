"""The cheapest set of items that cuts a target off where every way is a plain path: a minimum vertex cut.

Each item is split into two nodes with an arc of its price between them; all other arcs can carry anything. By the
theorem of Ford and Fulkerson the cheapest cut costs what the largest flow carries, and it lies where the flow is full.
"""

from __future__ import annotations

from collections.abc import Mapping

from officer_exposure.exposure.paths.graph import Graph
from officer_exposure.exposure.paths.hitting import Price


def minimum_cut(graph: Graph, target: str, prices: Mapping[int, Price]) -> frozenset[int] | None:
    """The cheapest items without which `target` is out of reach; None where what nobody can take away leads there.

    Raises ValueError for a graph whose ways are not plain paths: there a cut would ask for too much.
    """
    if not graph.is_or_only:
        raise ValueError("a cut needs a graph of plain paths")
    arcs = _Arcs(graph, prices)
    arcs.fill()
    return arcs.cut(target)


class _Arcs:
    """The graph as arcs between numbered nodes: the start is 0, then attributes, then two nodes for each item."""

    def __init__(self, graph: Graph, prices: Mapping[int, Price]) -> None:
        self._graph, self._prices = graph, prices
        self._minute = 1 + sum(price.minutes for price in prices.values())
        self._anything = 1 + sum(self._weight(item) for item in prices)
        self._nodes: dict[str, int] = dict.fromkeys(graph.starts, 0)
        self._inner: dict[int, int] = {}
        self._count = 1
        self._arcs: dict[tuple[int, int], int] = {}

    def _weight(self, item: int) -> int:
        """Costs first, minutes second, in one whole number."""
        price = self._prices[item]
        return price.cost * self._minute + price.minutes

    def fill(self) -> None:
        """Lay every rule as arcs."""
        for rule in self._graph.rules:
            needs = set(rule.needs) - self._graph.starts
            source = self._node(next(iter(needs))) if needs else 0
            end = self._node(rule.gives)
            if rule.item is None:
                self._arcs[source, end] = self._anything
            else:
                entry = self._item(rule.item)
                self._arcs[source, entry] = self._anything
                self._arcs[entry + 1, end] = self._anything

    def _node(self, attribute: str) -> int:
        if attribute not in self._nodes:
            self._nodes[attribute] = self._count
            self._count += 1
        return self._nodes[attribute]

    def _item(self, item: int) -> int:
        """The node where one enters an item; the next number is where one leaves it."""
        if item not in self._inner:
            self._inner[item] = self._count
            self._count += 2
            price = self._weight(item) if item in self._prices else self._anything
            self._arcs[self._inner[item], self._inner[item] + 1] = price
        return self._inner[item]

    def cut(self, target: str) -> frozenset[int] | None:
        """The items whose arc leads from where the flow's start still reaches to where it does not."""
        import numpy as np
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import breadth_first_order, maximum_flow

        end = self._nodes.get(target)
        if end is None:
            return frozenset()
        if end == 0:
            return None
        ends = np.array(list(self._arcs), dtype=np.int64)
        room = np.fromiter(self._arcs.values(), dtype=np.int64)
        shape = (self._count, self._count)
        arcs = csr_array((room, (ends[:, 0], ends[:, 1])), shape=shape)
        found = maximum_flow(arcs, 0, end, method="dinic")
        if found.flow_value >= self._anything:
            return None
        left = csr_array(arcs - found.flow)
        left.eliminate_zeros()
        reached = set(breadth_first_order(left, 0, return_predecessors=False).tolist())
        return frozenset(item for item, entry in self._inner.items() if entry in reached and entry + 1 not in reached)
