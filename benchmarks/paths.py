"""How long the ways to the officer, the cheapest fixes and the re-run after a tick take, and the ratio to networkx.

Needs nothing but the development packages. Run:
    .venv/bin/python -P -m benchmarks.paths
Every figure is the best of three, with the libraries loaded. The cut of networkx is over the same graph, its nodes
split in the same way, in the same run; both must come to the same cost.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec
import networkx as nx

from officer_exposure.content import load_content
from officer_exposure.exposure.attack import attack_of
from officer_exposure.exposure.gathering import Gathering, gather
from officer_exposure.exposure.paths.cut import minimum_cut
from officer_exposure.exposure.paths.graph import Graph, Rule
from officer_exposure.exposure.paths.hitting import Price, cheapest, in_order
from officer_exposure.exposure.paths.ways import ways_to
from officer_exposure.exposure.plan import Exposure
from officer_exposure.model import Answer, Audience, Confidence, Finding, Position
from officer_exposure.places.what_if import residual
from officer_exposure.places.whereabouts import Located, Stay, Whereabouts

_Result = TypeVar("_Result")

_TIMES = 3
_ACCOUNTS, _ATTRIBUTES = 20, 40


def _best(what: Callable[[], _Result]) -> tuple[float, _Result]:
    """Seconds of the quickest of a few runs, and what it gave."""
    runs = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        result = what()
        runs.append((time.perf_counter() - start, result))
    return min(runs, key=lambda run: run[0])


def _price(dice: random.Random) -> Price:
    return Price(dice.choice([1, 2, 5]), dice.randrange(1, 30))


def _accounts(items: int, dice: random.Random) -> tuple[Graph, dict[int, Price]]:
    """Items below accounts, each giving an attribute that leads to the door: OR alone."""
    rules = [Rule(("name",), f"account {number}", items + number) for number in range(_ACCOUNTS)]
    for item in range(items):
        account, gives = f"account {dice.randrange(_ACCOUNTS)}", f"attribute {dice.randrange(_ATTRIBUTES)}"
        rules.append(Rule((account,), gives, item))
    rules += [Rule((f"attribute {number}",), "door") for number in range(_ATTRIBUTES)]
    prices = {item: _price(dice) for item in range(items)}
    dear = {items + number: Price(dice.randrange(200, 1000), 1) for number in range(_ACCOUNTS)}
    return Graph(rules, frozenset({"name"})), prices | dear


def _weight(price: Price) -> int:
    return price.cost * 1_000_000 + price.minutes


def _split(graph: Graph, prices: dict[int, Price]) -> nx.DiGraph[object]:
    split: nx.DiGraph[object] = nx.DiGraph()
    for rule in graph.rules:
        needs = set(rule.needs) - graph.starts
        source = needs.pop() if needs else "start"
        if rule.item is None:
            split.add_edge(source, rule.gives)
        else:
            entry, way_out = (rule.item, "in"), (rule.item, "out")
            split.add_edge(source, entry)
            split.add_edge(entry, way_out, capacity=_weight(prices[rule.item]))
            split.add_edge(way_out, rule.gives)
    return split


def _cuts() -> None:
    for items in (1_000, 10_000, 50_000):
        graph, prices = _accounts(items, random.Random(items))
        ours, cut = _best(lambda: minimum_cut(graph, "door", prices))  # noqa: B023 - called before the next turn
        split = _split(graph, prices)
        start = time.perf_counter()
        theirs = nx.minimum_cut_value(split, "start", "door")
        seconds = time.perf_counter() - start
        assert cut is not None
        assert sum(_weight(prices[item]) for item in cut) == theirs
        print(
            f"minimum cut, {items:>6,} items: {ours:.3f} s; networkx {seconds:.2f} s, {seconds / ours:.0f} times that"
        )


def _hitting_sets() -> None:
    for items, count in ((200, 300), (2_000, 3_000), (20_000, 25_000)):
        dice = random.Random(count)
        prices = {item: _price(dice) for item in range(items)}
        ways = [frozenset(dice.sample(range(items), dice.choice([1, 2]))) for _ in range(count)]
        seconds, choice = _best(lambda: cheapest(ways, prices))  # noqa: B023 - called before the next turn
        greedy, left = 0, list(ways)
        for fix in in_order(list(prices), ways, prices, lambda fix: fix):
            still = [way for way in left if fix not in way] if left else left
            greedy += prices[fix].cost if len(still) < len(left) else 0
            left = still
        cost = sum(prices[fix].cost for fix in choice.fixes)
        print(
            f"hitting set, {items:>6,} items, {count:>6,} ways: {seconds:.3f} s, "
            f"{'proven' if choice.exact else 'not proven'}; greedy costs {greedy / cost - 1:.1%} more"
        )


def _joins() -> None:
    streets = numbers = 70
    rules = [Rule(("name",), "street", item) for item in range(streets)]
    rules += [Rule(("name",), "number", streets + item) for item in range(numbers)]
    rules += [Rule(("name",), "place", streets + numbers + item) for item in range(9_860)]
    rules += [Rule(("street", "number"), "door"), Rule(("place",), "door")]
    graph = Graph(rules, frozenset({"name"}))
    seconds, ways = _best(lambda: ways_to(graph, ["door"])["door"])
    print(f"ways, 10,000 items with 70 streets and 70 numbers: {len(ways.sets):,} ways in {seconds:.3f} s")
    dice = random.Random(1)
    prices = {item: _price(dice) for item in range(10_000)}
    seconds, choice = _best(lambda: cheapest(ways.sets, prices))
    print(
        f"  the cheapest fixes: {len(choice.fixes):,} in {seconds:.3f} s, {'proven' if choice.exact else 'not proven'}"
    )


def _every_question() -> tuple[Gathering, ...]:
    """Somebody who answered "exposed" to every question, for each of fifty accounts."""
    found = []
    for item in load_content().items.values():
        for account in range(50):
            found.append(_answered(item.id, account))
    return gather(found)


def _answered(item: str, account: int) -> Finding:
    asked = load_content().items[item]
    return Finding(
        check="guided.answers",
        areas=asked.areas,
        severity=asked.severity,
        audience=asked.audience if asked.audience is not Audience.PRIVATE else Audience.FRIENDS,
        ease=asked.ease,
        confidence=Confidence.MEDIUM,
        summary=asked.exposes,
        source="answers",
        artifact=str(account),
        evidence=(Answer(item, "exposed"),),
        remediation=asked.remediation,
        thing=f"{item} {account}",
    )


def _ticks() -> None:
    gatherings = _every_question()
    seconds, plan = _best(lambda: Exposure(gatherings).plan())
    ways = sum(goal.total for goal in plan.goals)
    print(
        f"the whole plan, {len(gatherings)} gatherings of {50 * len(load_content().items):,} findings: {seconds:.3f} s"
    )
    print(f"  {ways:,} ways, {len(plan.steps)} steps close them")
    exposure = Exposure(gatherings)
    exposure.plan()
    again = [_best(lambda: exposure.plan({step.gathering.id}))[0] for step in plan.steps]  # noqa: B023 - called at once
    print(f"  again after one tick: {max(again):.3f} s at most, over {len(again)} different ticks")
    for count in (500, 1_000):
        copies = tuple(
            msgspec.structs.replace(one, id=f"{one.id} {copy}")
            for copy in range(1 + count // len(gatherings))
            for one in gatherings
        )[:count]
        _large(copies)


def _large(gatherings: tuple[Gathering, ...]) -> None:
    """More than anybody will ever have: one gathering stands for any number of files."""
    seconds, plan = _best(lambda: Exposure(gatherings).plan())
    ways = sum(goal.total for goal in plan.goals)
    exposure = Exposure(gatherings)
    exposure.plan()
    again, _ = _best(lambda: exposure.plan({plan.steps[0].gathering.id}))
    print(
        f"the whole plan of {len(gatherings):,} gatherings: {seconds:.2f} s, {ways:,} ways; after a tick {again:.3f} s"
    )


def _attacks() -> None:
    """The attack on positions, run again after a tick: a fifth of them at home, at night."""
    home = (39.82, -89.65)
    for count in (300, 2_000, 10_000, 50_000):
        dice = random.Random(count)
        elsewhere = [
            (home[0] + dice.gauss(0, 0.05), home[1] + dice.gauss(0, 0.05)) for _ in range(max(20, count // 30))
        ]
        located = [_located(number, home, elsewhere, dice) for number in range(count)]
        seconds, attack = _best(lambda: attack_of(located, (), [Position(*home, "")], ()))  # noqa: B023 - called at once
        assert attack is not None
        gone = attack.fewest
        again, left = _best(lambda: residual(attack.stays, gone, attack.home, attack.tracks))  # noqa: B023 - called before the next turn
        print(
            f"attack on {count:>6,} positions: made ready in {seconds:.2f} s, again after a tick {again:.3f} s: "
            f"{left.within}, {left.near_removed:,} of {left.near_before:,} near home gone"
        )


def _located(
    number: int, home: tuple[float, float], elsewhere: Sequence[tuple[float, float]], dice: random.Random
) -> Located:
    at_home = dice.random() < 0.2
    spot = home if at_home else dice.choice(elsewhere)
    hour = dice.choice([22, 23, 0, 2, 7]) if at_home else dice.randrange(8, 21)
    start = float(86_400 * (number % 700) + 3_600 * hour)
    stay = Stay(spot[0] + dice.gauss(0, 0.0002), spot[1] + dice.gauss(0, 0.0002), start, start, origin="exif")
    return Located("photos", f"{number}.jpg", Whereabouts((stay,)))


def main() -> None:
    """Print everything."""
    minimum_cut(*_tiny())
    _cuts()
    _hitting_sets()
    _joins()
    _ticks()
    _attacks()


def _tiny() -> tuple[Graph, str, dict[int, Price]]:
    """Loads the solver before anything is measured."""
    graph = Graph([Rule(("name",), "door", 0)], frozenset({"name"}))
    return graph, "door", {0: Price(1, 1)}


if __name__ == "__main__":
    main()
