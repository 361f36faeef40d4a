"""Every minimal set of items that leads to a target, as far as they can be told: labels as in truth maintenance.

A label of an attribute is a family of sets of items: each is enough to come to know it, and none holds another. The
label of a rule is made from the labels of what it needs. What is too long or too many is left out, and said so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import combinations, islice, product

import msgspec

from officer_exposure.exposure.paths.graph import Graph, Rule

Items = frozenset[int]

MOST_ITEMS = 6
"""Steps of a way: nobody with an hour puts more together, and the search stays short."""

MOST_WAYS = 20_000
"""Sets in one label."""


class Ways(msgspec.Struct, frozen=True):
    """The ways to one target, shortest first. `more`: there are others, which were not told one by one."""

    sets: tuple[Items, ...]
    more: bool


class _Label:
    """A family of sets. A set that holds another one is not taken in, and is dropped at the end at the latest."""

    def __init__(self) -> None:
        self.sets: dict[Items, None] = {}
        self.more = False

    def add(self, items: Items) -> bool:
        if len(items) > MOST_ITEMS or len(self.sets) >= MOST_WAYS:
            self.more |= not self._holds_less(items)
            return False
        if self._holds_less(items):
            return False
        self.sets[items] = None
        return True

    def minimal(self) -> tuple[Items, ...]:
        kept: dict[Items, None] = {}
        for items in sorted(self.sets, key=lambda one: (len(one), sorted(one))):
            if not any(part in kept for part in _proper_parts(items)):
                kept[items] = None
        return tuple(kept)

    def _holds_less(self, items: Items) -> bool:
        if items in self.sets:
            return True
        if len(items) > MOST_ITEMS:
            return any(one <= items for one in self.sets)
        return any(part in self.sets for part in _proper_parts(items))


def _proper_parts(items: Items) -> Iterator[Items]:
    for size in range(len(items)):
        yield from map(frozenset, combinations(items, size))


def ways_to(graph: Graph, targets: Iterable[str]) -> dict[str, Ways]:
    """The ways to each of `targets`."""
    labels = _labels(graph)
    more = any(label.more for label in labels.values())
    return {one: Ways(labels[one].minimal() if one in labels else (), more) for one in targets}


def _labels(graph: Graph) -> dict[str, _Label]:
    labels: dict[str, _Label] = {}
    waiting = deque(sorted(graph.starts))
    for start in waiting:
        labels[start] = _Label()
        labels[start].add(frozenset())
    _apply((rule for rule in graph.rules if not rule.needs), labels, waiting)
    while waiting:
        needing = graph.by_need.get(waiting.popleft(), ())
        _apply((graph.rules[number] for number in needing), labels, waiting)
    return labels


def _apply(rules: Iterable[Rule], labels: dict[str, _Label], waiting: deque[str]) -> None:
    """Follow rules; what has come to be known in a new way waits for its own turn, once."""
    for rule in rules:
        needed = [labels.get(need) for need in rule.needs]
        known = [label for label in needed if label is not None]
        if len(known) < len(needed):
            continue
        label = labels.setdefault(rule.gives, _Label())
        own = frozenset() if rule.item is None else frozenset((rule.item,))
        sources = [tuple(one.sets) for one in known]
        grown = [label.add(own.union(*parts)) for parts in islice(product(*sources), 2 * MOST_WAYS)]
        label.more |= len(grown) == 2 * MOST_WAYS
        if any(grown) and rule.gives not in waiting:
            waiting.append(rule.gives)
