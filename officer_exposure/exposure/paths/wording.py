"""A way as a sentence: what a stranger starts from, each thing that leads on, and where they end up. Never a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from officer_exposure.content import load_content
from officer_exposure.content.broker_items import item_id
from officer_exposure.content.brokers import load_brokers
from officer_exposure.content.paths import load_paths
from officer_exposure.exposure.gathering import Gathering
from officer_exposure.exposure.paths.clues import item_of, most_open
from officer_exposure.exposure.paths.graph import Graph, Rule
from officer_exposure.model import Audience

_PICTURES = frozenset({"photo", "seen"})
"""The families of checks that look at pictures; the files of all others are called files."""

_SLOW = 0.3


class Link(msgspec.Struct, frozen=True):
    """One step of a way: its words, and the ids of the gatherings that make it; none at the two ends."""

    words: str
    gatherings: tuple[str, ...] = ()


class Way(msgspec.Struct, frozen=True):
    """One way, from what a stranger knows to where they must not get.

    `items`: the ids of its gatherings; `places`: words for each, in turn. `closers`: those of which one is
    enough to close it. `guess`: part of it may be wrong. `slow`: it takes a search in public records or street views.
    """

    target: str
    links: tuple[Link, ...]
    items: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    closers: frozenset[str]
    guess: bool
    slow: bool

    @property
    def sentence(self) -> str:
        """The way in one line."""
        words = " → ".join(link.words for link in self.links)
        return words[:1].upper() + words[1:]


def way_of(
    items: frozenset[int], target: str, graph: Graph, gatherings: Sequence[Gathering], closers: frozenset[str]
) -> Way:
    """Put a way into words."""
    used = _used(items, target, graph)
    ids = tuple(gatherings[item].id for item in sorted(items))
    return Way(
        target=target,
        links=_links(used, target, gatherings),
        items=ids,
        places=_places(used, gatherings),
        closers=closers,
        guess=any(gatherings[item].check_first for item in items),
        slow=min((rule.ease for rule in used), default=1.0) <= _SLOW,
    )


def _used(items: frozenset[int], target: str, graph: Graph) -> list[Rule]:
    """The rules that these items make work, the easiest where there is a choice, in the order they are used."""
    rules = sorted((rule for rule in graph.rules if rule.item is None or rule.item in items), key=lambda one: -one.ease)
    known = Graph(rules, graph.starts).followed()
    used: dict[Rule, None] = {}
    _collect(target, known, used)
    return list(used)


def _collect(attribute: str, known: Mapping[str, Rule | None], used: dict[Rule, None]) -> None:
    rule = known.get(attribute)
    if rule is not None and rule not in used:
        for need in rule.needs:
            _collect(need, known, used)
        used[rule] = None


def _places(used: Sequence[Rule], gatherings: Sequence[Gathering]) -> tuple[tuple[str, str], ...]:
    """The items in the order in which they lead on: an account or a site by its name, others by what they give."""
    given: defaultdict[int, list[str]] = defaultdict(list)
    for rule in used:
        if rule.item is not None:
            given[rule.item].append(load_paths().attributes[rule.gives])
    return tuple(
        (gatherings[item].id, source_words(gatherings[item]) if item_of(gatherings[item]) else _joined(words))
        for item, words in given.items()
    )


def _links(used: Sequence[Rule], target: str, gatherings: Sequence[Gathering]) -> tuple[Link, ...]:
    """What a stranger starts from, then what they come to know, step by step; what lies side by side is one step."""
    table = load_paths()
    depth: dict[str, int] = dict.fromkeys(table.starts, 0)
    steps: defaultdict[int, list[Rule]] = defaultdict(list)
    for rule in used:
        deep = max((depth[need] for need in rule.needs), default=0) + (rule.item is not None)
        depth[rule.gives] = deep
        if rule.item is not None:
            steps[deep].append(rule)
    starts = [need for rule in used for need in rule.needs if need in table.starts]
    first = Link(_joined([table.attributes[one] for one in dict.fromkeys(starts)]) or "a stranger")
    last = Link(next(one.words for one in table.targets if one.id == target))
    return (first, *(_step(steps[deep], gatherings) for deep in sorted(steps)), last)


def _step(rules: Sequence[Rule], gatherings: Sequence[Gathering]) -> Link:
    by_item: defaultdict[int, list[str]] = defaultdict(list)
    for rule in rules:
        if rule.item is not None:
            by_item[rule.item].append(load_paths().attributes[rule.gives])
    words = [f"{source_words(gatherings[item])}: {_joined(given)}" for item, given in by_item.items()]
    return Link("; and ".join(words), tuple(gatherings[item].id for item in by_item))


def source_words(gathering: Gathering) -> str:
    """Where it stands: the name of an account or a site, or whose pictures or files they are."""
    item = load_content().items.get(item_of(gathering))
    if item is not None and item.id in _sites():
        return _sites()[item.id]
    if item is not None:
        title = load_content().sections[item.section].title
        giving = load_paths().items.get(item.id)
        if not (giving and giving.where):
            return title
        return giving.where if item.section in load_paths().no_sites else f"{giving.where} on {title}"
    kind = "photo" if gathering.check.partition(".")[0] in _PICTURES else "file"
    return load_paths().sources[kind][most_open(gathering) or Audience.UNKNOWN]


@cache
def _sites() -> dict[str, str]:
    """The names of the sites that each have a question of their own."""
    return {item_id(broker): broker.name for broker in load_brokers().sites.values()}


def _joined(words: Sequence[str]) -> str:
    *most, last = words or ("",)
    return f"{', '.join(most)} and {last}" if most else last
