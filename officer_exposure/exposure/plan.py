"""The ways to the officer and what closes them: one model for the list, the plan, the report and "do these first".

The door comes first: the cheapest fixes that close every way there, the highest level before a lower one. Then, given
these, the cheapest for the family and for the routine. What is left is in the order of its level.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from officer_exposure.content import load_content
from officer_exposure.content.paths import load_paths
from officer_exposure.exposure.gathering import Gathering
from officer_exposure.exposure.paths.clues import graph_of, most_open
from officer_exposure.exposure.paths.cut import minimum_cut
from officer_exposure.exposure.paths.graph import Graph
from officer_exposure.exposure.paths.hitting import Fixes, Price, cheapest, in_order
from officer_exposure.exposure.paths.ways import Ways, ways_to
from officer_exposure.exposure.paths.wording import Way, way_of
from officer_exposure.exposure.urgency import by_urgency, minutes_of, urgency

AT_MOST = 3
"""Things to do first: more, and nobody begins."""

_TOLD = 200
"""Ways that are put into words; all are counted."""

_ROUNDS, _AT_ONCE = 20, 50
"""How long ways that were not told are asked for, and how many at once."""


class Step(msgspec.Struct, frozen=True):
    """A remedy over one gathering. `minutes` is for one file or one setting.

    `cost`: 1 alone, 2 with others, 5 by others. `closes`: by target, how many ways it closes beyond the steps before.
    """

    gathering: Gathering
    title: str
    minutes: int
    cost: int
    who: str
    note: str
    deletes: bool
    closes: Mapping[str, int]


class Goal(msgspec.Struct, frozen=True):
    """A target, and how a stranger gets there. `open` of `total` ways are open; `ways` are those put into words.

    `at_least`: there are more ways than were counted; where none of these is open, the graph is asked for one.
    `lasting`: ways that nobody can close.
    """

    id: str
    words: str
    total: int
    open: int
    ways: tuple[Way, ...]
    at_least: bool
    lasting: int


class Plan(msgspec.Struct, frozen=True):
    """What to do. `steps` close ways; `first` are the things to do first, ways or none.

    `done`: the ids of the gatherings that are thought away. `halves`: gatherings that lead somewhere only together with
    something that was not found, by what is missing. `unseen`: things that only the officer can see, which lead
    nobody anywhere. `smallest`: it is proven that no other steps cost less.
    """

    goals: tuple[Goal, ...]
    steps: tuple[Step, ...]
    first: tuple[Gathering, ...]
    done: frozenset[str]
    halves: tuple[tuple[str, str], ...]
    unseen: int
    smallest: bool

    def goal(self, target: str) -> Goal:
        """The goal of this id."""
        return next(one for one in self.goals if one.id == target)


class Exposure(msgspec.Struct, frozen=True, dict=True):
    """The graph of some gatherings: made once, asked for a plan after every tick."""

    gatherings: tuple[Gathering, ...]

    @cached_property
    def graph(self) -> Graph:
        """What leads to what."""
        return graph_of(self.gatherings)

    @cached_property
    def ways(self) -> dict[str, Ways]:
        """The ways to each target."""
        return ways_to(self.graph, [one.id for one in load_paths().targets])

    @cached_property
    def prices(self) -> dict[int, Price]:
        """What each fix costs; one that nobody can make has no price."""
        priced: dict[int, Price] = {}
        for number, one in enumerate(self.gatherings):
            cost = load_paths().cost_of(one.remediation).cost
            if cost:
                priced[number] = Price(cost, minutes_of(one) * one.things)
        return priced

    @cached_property
    def told(self) -> dict[str, tuple[Way, ...]]:
        """The ways in words, the surest first."""
        told: dict[str, tuple[Way, ...]] = {}
        for target, ways in self.ways.items():
            worded = [self._worded(items, target) for items in ways.sets[:_TOLD]]
            told[target] = tuple(sorted(worded, key=lambda one: (one.guess, one.slow, len(one.items))))
        return told

    def _worded(self, items: Fixes, target: str) -> Way:
        closers = frozenset(self.gatherings[item].id for item in items if item in self.prices)
        return way_of(items, target, self.graph, self.gatherings, closers)

    def plan(self, done: Collection[str] = frozenset()) -> Plan:
        """What to do once the gatherings `done` are dealt with."""
        numbers = frozenset(number for number, one in enumerate(self.gatherings) if one.id in done)
        chosen, smallest = self._chosen(numbers)
        steps = self._steps(chosen, numbers)
        left = [one for number, one in enumerate(self.gatherings) if number not in numbers]
        return Plan(
            goals=tuple(self._goal(one.id, one.words, numbers) for one in load_paths().targets),
            steps=steps,
            first=self._first(steps, left),
            done=frozenset(done),
            halves=self._halves(numbers),
            unseen=sum(one.things for one in left if most_open(one) is None),
            smallest=smallest,
        )

    def _chosen(self, done: Fixes) -> tuple[list[int], bool]:
        """The fixes in their order: those of the first target, then what the next one needs beyond them."""
        chosen: list[int] = []
        smallest = True
        for target in self.ways:
            away = done | frozenset(chosen)
            ways = [way for way in self.ways[target].sets if way.isdisjoint(away)]
            more, exact = self._cheapest(target, ways, away)
            smallest &= exact
            order = in_order(more, ways, self.prices, lambda fix: urgency(self.gatherings[fix]))
            chosen += sorted(order, key=lambda fix: (self.gatherings[fix].check_first, -self.gatherings[fix].level))
        return chosen, smallest

    def _cheapest(self, target: str, ways: list[Fixes], away: Fixes) -> tuple[Fixes, bool]:
        """The cheapest fixes that close what is left; also where not every way was told one by one."""
        choice = cheapest(ways, self.prices)
        if not self.ways[target].more:
            return choice.fixes, choice.exact
        if self.graph.is_or_only:
            cut = minimum_cut(self.graph, target, self.prices)
            if cut is not None:
                return cut - away, True
        return self._closing(target, ways, away), False

    def _closing(self, target: str, ways: list[Fixes], away: Fixes) -> Fixes:
        """Fixes after which the graph itself has no way left: ways that were not told are asked for until none is."""
        ways = list(ways)
        for _ in range(_ROUNDS):
            choice = cheapest(ways, self.prices)
            others = self._more_ways(target, away | choice.fixes)
            if choice.open or not others:
                return choice.fixes
            ways += others
        return choice.fixes | self._one_of_each(target, away | choice.fixes)

    def _more_ways(self, target: str, away: Fixes) -> list[Fixes]:
        """Ways that have nothing in common, until what is left of the graph has none."""
        found: list[Fixes] = []
        while len(found) < _AT_ONCE and (way := self.graph.a_way(target, away)) is not None and way:
            found.append(way)
            away |= way
        return found

    def _one_of_each(self, target: str, away: Fixes) -> Fixes:
        """The cheapest of each way that is left, one after the other."""
        chosen: frozenset[int] = frozenset()
        while way := self.graph.a_way(target, away | chosen):
            priced = [fix for fix in way if fix in self.prices]
            if not priced:
                break
            chosen |= {min(priced, key=lambda fix: self.prices[fix])}
        return chosen

    def _steps(self, chosen: Sequence[int], done: Fixes) -> tuple[Step, ...]:
        closes = {target: self._closed_by_each(target, done) for target in self.ways}
        closed: dict[str, set[int]] = {target: set() for target in self.ways}
        steps: list[Step] = []
        for fix in chosen:
            fresh = {target: each.get(fix, set()) - closed[target] for target, each in closes.items()}
            for target, ways in fresh.items():
                closed[target] |= ways
            steps.append(_step(self.gatherings[fix], {target: len(ways) for target, ways in fresh.items() if ways}))
        return tuple(steps)

    def _closed_by_each(self, target: str, done: Fixes) -> dict[int, set[int]]:
        """Fix -> the numbers of the open ways that it closes."""
        closes: defaultdict[int, set[int]] = defaultdict(set)
        for number, way in enumerate(self.ways[target].sets):
            if way.isdisjoint(done):
                for fix in way:
                    closes[fix].add(number)
        return closes

    def _first(self, steps: Sequence[Step], left: Iterable[Gathering]) -> tuple[Gathering, ...]:
        """The highest level first: nothing urgent waits behind what is easy. Within one, the plan's own order."""
        door = [step.gathering for step in steps if load_paths().targets[0].id in step.closes]
        others = [step.gathering for step in steps if step.gathering not in door]
        every = [*door, *others, *by_urgency(left, [*door, *others])]
        return tuple(sorted(every, key=lambda one: -one.level)[:AT_MOST])

    def _goal(self, target: str, words: str, done: Fixes) -> Goal:
        ways = self.ways[target]
        still = [way for way in ways.sets if way.isdisjoint(done)]
        closed = frozenset(self.gatherings[number].id for number in done)
        return Goal(
            id=target,
            words=words,
            total=len(ways.sets),
            open=len(still) or int(ways.more and self.graph.leads_to(target, done)),
            ways=tuple(one for one in self.told[target] if closed.isdisjoint(one.items)),
            at_least=ways.more,
            lasting=sum(all(item not in self.prices for item in way) for way in still),
        )

    def _halves(self, done: Fixes) -> tuple[tuple[str, str], ...]:
        """What leads to a target only together with something that is not known, or that the ways tell that get closed.

        The latter is on no way of its own: a shorter one does without it. It still waits for what that one told.
        """
        on_a_way = frozenset(item for ways in self.ways.values() for way in ways.sets for item in way)
        halves: dict[str, str] = {}
        for away in (done, done | on_a_way):
            for item, missing in self._waiting(self.graph.followed(away), on_a_way | done):
                halves.setdefault(self.gatherings[item].id, load_paths().attributes[missing])
        return tuple(sorted(halves.items()))

    def _waiting(self, known: Collection[str], others: Fixes) -> Iterator[tuple[int, str]]:
        """Which items, those of `others` aside, give all but one part of a join, and what that is."""
        for join in load_paths().joins:
            missing = [need for need in join.known if need not in known]
            if len(missing) != 1 or len(join.known) < 2:
                continue
            for need in set(join.known) - set(missing):
                for rule in self.graph.rules:
                    if rule.gives == need and rule.item is not None and rule.item not in others:
                        yield rule.item, missing[0]


def _step(gathering: Gathering, closes: Mapping[str, int]) -> Step:
    remedy = load_content().remediation(gathering.remediation)
    cost = load_paths().cost_of(gathering.remediation)
    return Step(gathering, remedy.title, remedy.minutes, cost.cost, cost.who, cost.note, remedy.deletes, closes)


def plan_of(gatherings: Iterable[Gathering]) -> Plan:
    """What to do about these gatherings."""
    return Exposure(tuple(gatherings)).plan()
