"""What the plan is made from, read beside the window: what was found, what was not looked at, and the positions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from officer_exposure.exposure.attack import Attack, attack_of
from officer_exposure.exposure.plan import Exposure, Plan
from officer_exposure.facts.known import homes
from officer_exposure.model import Audience
from officer_exposure.places.guesses import HOME_CHECK
from officer_exposure.places.what_if import Residual
from officer_exposure.report.gaps import extent
from officer_exposure.store.records import Shown, Wanted
from ui.background import Background
from ui.plain_report import report_plainly

if TYPE_CHECKING:
    from officer_exposure.store.store import Store


@dataclass(frozen=True)
class Known:
    """What is known. `looked`: anything was looked at yet. `missed`: how much was not, in words; empty: nothing.

    `set_aside`: how many things the officer set aside; no way through them is shown.
    """

    exposure: Exposure
    attack: Attack | None
    looked: bool
    missed: str
    set_aside: int = 0


@dataclass(frozen=True)
class Left:
    """What is left once some things are done. `residual`: of the attack on positions; None where there is none."""

    plan: Plan
    residual: Residual | None


AT_ONCE = 5_000
"""Positions up to which the attack is over before anybody could notice."""


def left_after(known: Known, done: frozenset[str], *, attacked: bool = True) -> Left:
    """Plan anew as if `done` (ids of gatherings) were dealt with; the attack says whether the places are closed.

    `attacked`: False leaves the attack out, for now.
    """
    gatherings = known.exposure.gatherings
    residual = None
    if known.attack is not None and attacked:
        residual = known.attack.without(one for one in gatherings if one.id in done)
        if done and not residual.in_top:
            done |= {one.id for one in gatherings if one.check == HOME_CHECK}
    return Left(known.exposure.plan(done), residual)


class AttackAgain(Background):
    """Runs the attack again, where there are so many positions that it takes a while. Emits `over` with Left."""

    over = Signal(object)

    def __init__(self, known: Known, done: frozenset[str]) -> None:
        super().__init__()
        self.done = done
        self._known = known

    def run(self) -> None:
        """The thread."""
        try:
            self.over.emit(left_after(self._known, self.done))
        except Exception as error:  # noqa: BLE001 - a bug of ours must not end the program
            report_plainly(type(error), error, error.__traceback__)


class PlanReader(Background):
    """Reads once. Emits `read` with Known, then `attacked` with the same and the attack, where there are positions.

    Where the store is gone by then, nothing.
    """

    read = Signal(object)
    attacked = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._is_wanted = True

    def stop(self) -> None:
        """Nobody waits for it any more: end soon, and say nothing. A lock does not wait for ten years of places."""
        self._is_wanted = False

    def run(self) -> None:
        """The thread."""
        try:
            known = known_of(self._store)
            if not self._is_wanted:
                return
            self.read.emit(known)
            attack = _attack(self._store, known, lambda: self._is_wanted)
            if attack is not None and self._is_wanted:
                self.attacked.emit(replace(known, attack=attack))
        except ExposureError:
            pass  # the vault was locked meanwhile: nobody is there to be told
        except Exception as error:  # noqa: BLE001 - a bug of ours must not end the program
            report_plainly(type(error), error, error.__traceback__)


def known_of(store: Store) -> Known:
    """Everything but the attack, as the store knows it now."""
    exposure = Exposure(store.findings.gatherings(Wanted()))
    exposure.plan()  # what it works out once for all plans is worked out here, beside the window
    return Known(
        exposure=exposure,
        attack=None,
        looked=store.runs.latest() is not None,
        missed=extent(store.runs.not_checked()),
        set_aside=sum(store.findings.overview(Shown.SET_ASIDE).values()),
    )


def _attack(store: Store, known: Known, is_wanted: Callable[[], bool]) -> Attack | None:
    hidden = {source for source, audience in store.places.audiences().items() if audience is Audience.PRIVATE}
    located = takewhile(lambda _: is_wanted(), store.located.all())
    return attack_of(located, hidden, homes(store.facts.load()), known.exposure.gatherings, is_wanted)
