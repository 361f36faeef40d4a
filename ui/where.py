"""What the page "Where you live" shows, read from the store beside the window: with many files it takes a while."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from officer_exposure.facts.known import homes
from officer_exposure.model import Audience, Finding, Position
from officer_exposure.places.base_map import Layer, projected
from officer_exposure.places.gazetteer import load_gazetteer
from officer_exposure.places.guesses import HOME_CHECK, OTHER_CHECKS, Guess, guesses, others
from officer_exposure.places.spots import Group, Line, Spots, groups, lines_of, spots_of
from officer_exposure.places.wording import place_words
from officer_exposure.report.gaps import extent
from officer_exposure.store.records import Shown, Wanted
from ui.background import Background
from ui.plain_report import report_plainly
from ui.where_words import MOST_GROUPS

_PLACED = frozenset({"photo.gps", "activity.track"})

if TYPE_CHECKING:
    from officer_exposure.store.store import Store


@dataclass(frozen=True)
class Where:
    """What is known. `others`: what else positions tell. `lines`: recorded movements.

    `near`: where each of `groups` lies, in words. `missed`: how much was not looked at, in words; empty: nothing.
    """

    guesses: tuple[Guess, ...]
    others: tuple[Finding, ...]
    spots: Spots
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    near: tuple[str, ...]
    homes: tuple[Position, ...]
    audiences: Mapping[str, Audience]
    missed: str
    unread: bool = False
    """Places were found in the files, but by a version of the program that did not keep where they are."""


class WhereReader(Background):
    """Reads once. Emits `read` with a Where; where the store is gone by then, or after `stop`, nothing."""

    read = Signal(object)

    def __init__(self, store: Store, *, imperial: bool) -> None:
        super().__init__()
        self._store = store
        self._imperial = imperial
        self._is_wanted = True

    def stop(self) -> None:
        """Nobody waits for it any more: end soon, and say nothing."""
        self._is_wanted = False

    def run(self) -> None:
        """The thread."""
        try:
            where = read_where(self._store, lambda: self._is_wanted, imperial=self._imperial)
            if self._is_wanted:
                self.read.emit(where)
        except ExposureError:
            pass  # the vault was locked meanwhile: nobody is there to be told
        except Exception as error:  # noqa: BLE001 - a bug of ours must not end the program
            report_plainly(type(error), error, error.__traceback__)


def read_where(store: Store, is_wanted: Callable[[], bool], *, imperial: bool) -> Where:
    """Everything, as the store knows it now; once it is not wanted any more, whatever was read until then."""
    for layer in Layer:
        projected(layer)  # beside the window, so that it need not wait when it draws
    load_gazetteer()
    found = list(_findings(store))
    located = list(takewhile(lambda _: is_wanted(), store.located.all()))
    spots = spots_of(located)
    together = groups(spots, MOST_GROUPS)
    return Where(
        guesses=guesses(found),
        others=others(found),
        spots=spots,
        lines=tuple(lines_of(located)),
        groups=tuple(together),
        near=tuple(place_words(group.latitude, group.longitude, imperial=imperial) for group in together),
        homes=homes(store.facts.load()),
        audiences=store.places.audiences(),
        missed=extent(store.runs.not_checked()),
        unread=not located and is_wanted() and any(one.check in _PLACED for one in store.findings.gatherings(Wanted())),
    )


def _findings(store: Store) -> Iterator[Finding]:
    """What holds of the checks of places, be it to do or set aside: a guess does not go away by being accepted."""
    wanted = {HOME_CHECK, *OTHER_CHECKS}
    for shown in (Shown.OPEN, Shown.SET_ASIDE):
        for gathering in store.findings.gatherings(Wanted(shown=shown)):
            if gathering.check in wanted:
                yield from _all(gathering.findings)


def _all(findings: Iterable[Finding]) -> Iterator[Finding]:
    yield from findings
