"""What was not looked at, read and put into words beside the window: after a large scan there is much of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from officer_exposure.events import Audit
from officer_exposure.report.gaps import BlindSpot, Gap, blind_spots, extent, gaps, idle_checks
from officer_exposure.report.masking import Disguise
from ui.background import Background
from ui.plain_report import report_plainly

if TYPE_CHECKING:
    from officer_exposure.store.store import Store


@dataclass(frozen=True)
class NotCheckedWords:
    """How much was not looked at, why, which checks had nothing to look at, and what every check can miss."""

    extent: str
    gaps: tuple[Gap, ...]
    idle: tuple[str, ...]
    blind_spots: tuple[BlindSpot, ...]


class NotCheckedReader(Background):
    """Reads once. Emits `read` with NotCheckedWords; where the store is gone by then, nothing."""

    read = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def run(self) -> None:
        """The thread."""
        try:
            self.read.emit(words_of(self._store))
        except ExposureError:
            pass  # the vault was locked meanwhile: nobody is there to be told
        except Exception as error:  # noqa: BLE001 - a bug of ours must not end the program
            report_plainly(type(error), error, error.__traceback__)


def words_of(store: Store) -> NotCheckedWords:
    """What the store says was not looked at, in words."""
    missed = store.runs.not_checked()
    return NotCheckedWords(
        extent=extent(missed),
        gaps=gaps(missed, Disguise(Audit(), masked=False)),
        idle=idle_checks(store.runs.coverage()),
        blind_spots=blind_spots(),
    )
