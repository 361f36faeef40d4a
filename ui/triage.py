"""What the officer decides about findings. It is kept in a thread of its own: ten thousand at once take a moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from officer_exposure.errors import ExposureError, SourceError
from officer_exposure.store.records import Decision, KeptFinding, Ruling, Standing, Verdict
from ui.background import Background
from ui.plain_report import OUR_BUG, report_plainly

if TYPE_CHECKING:
    from officer_exposure.looking_again import LookedAgain
    from ui.session import Session

MOST_SCREENSHOT = 8 * 1024 * 1024
"""Bytes of a screenshot: a full screen of a large display stays well below."""

_PICTURES = frozenset({"jpeg", "png", "webp", "gif", "bmp", "tiff"})
_PHONE_PICTURES = frozenset({b"heic", b"heix", b"mif1", b"avif"})

Which = Callable[[], Collection[str]]
"""The fingerprints that a decision is for; asked in the thread."""


class Triage(QObject):
    """Does one thing at a time; what is asked for meanwhile is passed over, so that nothing is ever decided blindly.

    Emits `decided` and `undone` with the Decision, `looked` with a LookedAgain (None where the file is not there), or
    `failed` with a sentence and a hint; `busy_changed` around each. Afterwards the session tells all pages.
    """

    decided = Signal(object)
    undone = Signal(object)
    looked = Signal(object)
    failed = Signal(str, str)
    busy_changed = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._errand: _Errand | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being kept."""
        return self._errand is not None

    def decide(self, which: Which, ruling: Ruling) -> None:
        """Keep a ruling on some findings."""
        store, today = self._session.store, self._session.today

        def keep() -> Decision | None:
            store.decisions.decide(which(), ruling, today)
            return store.decisions.last()

        self._run(keep, self.decided)

    def decide_with_screenshot(self, which: Which, path: Path) -> None:
        """Keep that they are fixed, with a picture as proof. The picture is copied into the store."""
        store, today = self._session.store, self._session.today

        def keep() -> Decision | None:
            store.decisions.decide(which(), Ruling(Verdict.FIXED, screenshot=read_screenshot(path)), today)
            return store.decisions.last()

        self._run(keep, self.decided)

    def undo(self) -> None:
        """Take back the latest decision."""
        self._run(self._session.store.decisions.undo, self.undone)

    def look_again(self, kept: KeptFinding) -> None:
        """Look at the file of a finding again, now. Where it is no longer found, that it is fixed is kept too."""
        session, store, today = self._session, self._session.store, self._session.today
        cancel = threading.Event()
        if session.is_running:
            self.failed.emit(self.tr("A scan is going on."), self.tr("Look at this file again when it is over."))
            return

        def look() -> LookedAgain | None:
            from ui.audits import look_again_at

            path = session.locate(kept.finding.source, kept.finding.artifact)
            if path is None:
                return None
            looked = look_again_at(kept, path, store, today, cancel)
            if looked.kept.standing is Standing.GONE:
                store.decisions.decide((kept.finding.fingerprint,), Ruling(Verdict.FIXED), today)
            return looked

        self._run(look, self.looked, cancel)

    def stop(self) -> None:
        """Wait for what is being kept; a new look is ended early."""
        if self._errand is not None:
            self._errand.cancel.set()
            self._errand.wait()

    def _run(self, errand: Callable[[], object], told: SignalInstance, cancel: threading.Event | None = None) -> None:
        if self._errand is not None:
            return
        self._errand = _Errand(errand, cancel or threading.Event())
        self._errand.done.connect(told)
        self._errand.failed.connect(self.failed)
        self._errand.finished.connect(self._over)
        self.busy_changed.emit(True)
        self._errand.start()

    def _over(self) -> None:
        assert self._errand is not None
        self._errand.wait()
        self._errand = None
        self.busy_changed.emit(False)
        self._session.findings_changed.emit()


class _Errand(Background):
    """One thing to do beside the window."""

    done = Signal(object)
    failed = Signal(str, str)

    def __init__(self, errand: Callable[[], object], cancel: threading.Event) -> None:
        super().__init__()
        self._do = errand
        self.cancel = cancel

    def run(self) -> None:
        """The thread."""
        try:
            self.done.emit(self._do())
        except ExposureError as error:
            self.failed.emit(error.message, error.hint)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not leave the page waiting for ever
            report_plainly(type(error), error, error.__traceback__)
            self.failed.emit(*OUR_BUG)


def read_screenshot(path: Path) -> bytes:
    """The bytes of a picture file, for the store. Raises SourceError for what is no picture, or too large.

    Only its first bytes are judged here: nothing decodes it but a worker.
    """
    from officer_exposure.parsing.signatures import family_of

    hint = "Choose a picture of your screen, such as a PNG or a JPEG."
    try:
        with path.open("rb") as file:
            data = file.read(MOST_SCREENSHOT + 1)
    except OSError as error:
        raise SourceError("This picture could not be opened.", hint) from error
    if len(data) > MOST_SCREENSHOT:
        raise SourceError("This picture is too large to keep.", "Choose one of at most 8 megabytes.")
    if family_of(data[:64], "") not in _PICTURES and data[8:12] not in _PHONE_PICTURES:
        raise SourceError("This file is not a picture that can be shown.", hint)
    return data
