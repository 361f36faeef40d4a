"""What follows from what: rules over attributes, as in a logical attack graph. AND within a rule, OR between rules."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Sequence
from functools import cached_property

import msgspec


class Rule(msgspec.Struct, frozen=True):
    """Who knows all of `needs` comes to know `gives`: by an item that can be taken away, or for good (`item` None).

    `ease` lies above 0 and up to 1 and is for the wording alone: what is too hard must not become a rule.
    """

    needs: tuple[str, ...]
    gives: str
    item: int | None = None
    ease: float = 1.0


class Graph(msgspec.Struct, frozen=True, dict=True):
    """Rules and what is known at the start. Items are numbers from 0."""

    rules: Sequence[Rule]
    starts: frozenset[str]

    @cached_property
    def by_need(self) -> dict[str, list[int]]:
        """The rules that need an attribute; each as often as it needs it."""
        needing: defaultdict[str, list[int]] = defaultdict(list)
        for number, rule in enumerate(self.rules):
            for need in dict.fromkeys(rule.needs):
                needing[need].append(number)
        return dict(needing)

    @cached_property
    def is_or_only(self) -> bool:
        """Whether each way is a plain path: no rule needs two things beyond the start, no item is got at in two ways.

        An item with two ways in is not one node: what comes in by the one could leave by the other.
        """
        entries: dict[int, frozenset[str]] = {}
        for rule in self.rules:
            needs = frozenset(rule.needs) - self.starts
            if len(needs) > 1 or (rule.item is not None and entries.setdefault(rule.item, needs) != needs):
                return False
        return True

    def followed(self, removed: Collection[int] = ()) -> dict[str, Rule | None]:
        """All that comes to be known without the items `removed`, and by which rule first; None for a start."""
        known: dict[str, Rule | None] = dict.fromkeys(self.starts)
        missing = [len(set(rule.needs)) for rule in self.rules]
        waiting = deque(self.starts)
        ready = [rule for rule, count in zip(self.rules, missing, strict=True) if not count]
        for rule in ready:
            _take(rule, removed, known, waiting)
        while waiting:
            for number in self.by_need.get(waiting.popleft(), ()):
                missing[number] -= 1
                if not missing[number]:
                    _take(self.rules[number], removed, known, waiting)
        return known

    def leads_to(self, target: str, removed: Collection[int] = ()) -> bool:
        """Whether a stranger gets to `target` without the items `removed`."""
        return target in self.followed(removed)

    def a_way(self, target: str, removed: Collection[int] = ()) -> frozenset[int] | None:
        """The items of one way to `target`, none of which can be left out; None where there is no way."""
        known = self.followed(removed)
        if target not in known:
            return None
        items = _items_behind(target, known)
        others = frozenset(rule.item for rule in self.rules if rule.item is not None) - items
        for item in sorted(items):
            without = others | {item}
            if self.leads_to(target, without):
                others = without
        return items - others


def _take(rule: Rule, removed: Collection[int], known: dict[str, Rule | None], waiting: deque[str]) -> None:
    if rule.gives not in known and not (rule.item is not None and rule.item in removed):
        known[rule.gives] = rule
        waiting.append(rule.gives)


def _items_behind(target: str, known: dict[str, Rule | None]) -> frozenset[int]:
    items: set[int] = set()
    seen, stack = {target}, [target]
    while stack:
        rule = known[stack.pop()]
        if rule is not None:
            if rule.item is not None:
                items.add(rule.item)
            fresh = set(rule.needs) - seen
            seen |= fresh
            stack.extend(fresh)
    return frozenset(items)
