"""From what was found to rules: what each gathering hands to a stranger. One gathering is one item, however many files.

Ten thousand photos with a place in them are one thing to know and one thing to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from officer_exposure.content import load_content
from officer_exposure.content.paths import Giving, Paths, load_paths
from officer_exposure.exposure.gathering import Gathering
from officer_exposure.exposure.paths.graph import Graph, Rule
from officer_exposure.model import Answer, Audience


def graph_of(gatherings: Sequence[Gathering]) -> Graph:
    """The graph of what was found; the item of a rule is the place of its gathering in `gatherings`."""
    table = load_paths()
    rules = [rule for number, one in enumerate(gatherings) for rule in _rules(number, one, table)]
    rules += [Rule(join.known, join.to, None, join.ease) for join in table.joins]
    return Graph([rule for rule in rules if rule.ease >= table.least_ease], frozenset(table.starts))


def _rules(number: int, gathering: Gathering, table: Paths) -> Iterator[Rule]:
    audience = most_open(gathering)
    if audience is None:
        return
    giving = _giving(gathering, table)
    ease = min(giving.ease, table.audiences[audience])
    for attribute in _given(gathering, giving, table):
        yield Rule(giving.needs, attribute, number, ease)


def most_open(gathering: Gathering) -> Audience | None:
    """Who can get at it most easily; None where nobody but the officer can."""
    eases = load_paths().audiences
    visible = [one for one in gathering.audiences if eases[one]]
    return max(visible, key=lambda one: eases[one]) if visible else None


def item_of(gathering: Gathering) -> str:
    """The guided item that it is the answer to, by its name of today; empty where it is none."""
    primary = gathering.examples[0].evidence[0] if gathering.examples else None
    if not isinstance(primary, Answer):
        return ""
    return load_content().history.items.current(primary.item) or primary.item


def _giving(gathering: Gathering, table: Paths) -> Giving:
    """As the table says; of a question that it does not know, as its areas say: those of an agency are not in it."""
    item = item_of(gathering)
    if not item:
        return table.checks.get(gathering.check, Giving(()))
    if item in table.items or table.is_aside(item):
        return table.items.get(item, Giving(()))
    known = load_content().items.get(item)
    if known is not None and known.section in table.sections:
        return table.sections[known.section]
    return next((Giving(table.areas[area]) for area in gathering.areas if area in table.areas), Giving(()))


def _given(gathering: Gathering, giving: Giving, table: Paths) -> Iterable[str]:
    cases = table.cases_of(giving)
    given: dict[str, None] = {}
    for summary in gathering.summaries or (gathering.summary,):
        special = [one.gives for one in cases if one.says in summary]
        for gives in special or [giving.gives]:
            given.update(dict.fromkeys(gives))
    return given
