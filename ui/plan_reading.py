"""What the plan is made from, read beside the window: what was found, what was not looked at, and the positions."""

from __future__ import annotations

from dataclasses import dataclass
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
from officer_exposure.store.records import Wanted
from ui.background import Background
from ui.plain_report import report_plainly

if TYPE_CHECKING:
    from officer_exposure.store.store import Store


@dataclass(frozen=True)
class Known:
    """What is known. `looked`: anything was looked at yet. `missed`: how much was not, in words; empty: nothing."""

    exposure: Exposure
    attack: Attack | None
    looked: bool
    missed: str


@dataclass(frozen=True)
class Left:
    """What is left once some things are done. `residual`: of the attack on positions; None where there is none."""

    plan: Plan
    residual: Residual | None


def left_after(known: Known, done: frozenset[str]) -> Left:
    """Plan anew as if `done` (ids of gatherings) were dealt with; the attack says whether the places are closed."""
    gatherings = known.exposure.gatherings
    residual = None
    if known.attack is not None:
        residual = known.attack.without(one for one in gatherings if one.id in done)
        if done and not residual.in_top:
            done |= {one.id for one in gatherings if one.check == HOME_CHECK}
    return Left(known.exposure.plan(done), residual)


class PlanReader(Background):
    """Reads once. Emits `read` with Known and Left; where the store is gone by then, nothing."""

    read = Signal(object, object)

    def __init__(self, store: Store, done: frozenset[str]) -> None:
        super().__init__()
        self._store, self._done = store, done

    def run(self) -> None:
        """The thread."""
        try:
            known = known_of(self._store)
            self.read.emit(known, left_after(known, self._done))
        except ExposureError:
            pass  # the vault was locked meanwhile: nobody is there to be told
        except Exception as error:  # noqa: BLE001 - a bug of ours must not end the program
            report_plainly(type(error), error, error.__traceback__)


def known_of(store: Store) -> Known:
    """Everything, as the store knows it now."""
    found = store.findings.gatherings(Wanted())
    hidden = {source for source, audience in store.places.audiences().items() if audience is Audience.PRIVATE}
    return Known(
        exposure=Exposure(found),
        attack=attack_of(store.located.all(), hidden, homes(store.facts.load()), found),
        looked=store.runs.latest() is not None,
        missed=extent(store.runs.not_checked()),
    )
