"""What this sitting works with: the store that everything found goes to, what to look at, and the scan that runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from officer_exposure.errors import VaultError
from officer_exposure.model import Audience
from ui.locking import USUAL_MINUTES
from ui.runner import Batch, Look, Runner, Running

if TYPE_CHECKING:
    from officer_exposure.sources.locating import Locator
    from officer_exposure.store.store import Store
    from officer_exposure.store.vault import Vault
    from ui.answers import Answers
    from ui.demo import DemoFolder

_EVERY = 1.0
"""Seconds between two words to the pages that findings have changed, while a scan finds more and more."""

_IDLE = "idle_minutes"

_PATIENCE = 3.0
"""Seconds in which a scan that was cancelled has ended, unless a disk does not answer; it then meets a closed store."""


class Keeping(Enum):
    """Where what is found goes. `CLOSED`: no vault is open, and the officer has not said that none is wanted."""

    CLOSED = auto()
    MEMORY = auto()
    VAULT = auto()


class ScanState(Enum):
    """Where the scan stands."""

    IDLE = auto()
    RUNNING = auto()
    STOPPING = auto()
    DONE = auto()
    CANCELLED = auto()
    FAILED = auto()


class Session(QObject):
    """The one thing all pages share. Pages call it and listen to it; it knows no page. `demo`: nothing here is true.

    Runs one audit at a time: the files', or the answers'. Answers given during a scan wait for its end.
    `findings_changed`: what the store would answer has changed. `keeping_changed`: another store is in use, so that
    whatever was made from the old one has to go. `closing`: the store is still open, for the last time.
    `pack_changed`: another agency pack lies over the content, or none: whatever shows content is to be built anew.
    `pictures_counted`: how many pictures the officer has seen, and how many there are.
    """

    sources_changed = Signal()
    scan_changed = Signal()
    advanced = Signal(object)
    answers_changed = Signal()
    findings_changed = Signal()
    keeping_changed = Signal()
    pack_changed = Signal()
    settings_changed = Signal()
    pictures_counted = Signal(int, int)
    closing = Signal()
    opened = Signal(str)

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: where the vault lies or will lie; None for the usual place."""
        super().__init__()
        self._folder = folder
        self.vault: Vault | None = None
        self.keeping = Keeping.CLOSED
        self._runner: Runner | None = None
        self._start_afresh()

    def _start_afresh(self) -> None:
        """Know nothing."""
        self._store: Store | None = None
        self.demo: DemoFolder | None = None
        self.places: list[Path] = []
        self.audience = Audience.UNKNOWN
        self.state = ScanState.IDLE
        self.trouble = ""
        self.pack_trouble = ""
        self.needs_passphrase = False
        self.woken = 0
        self.look: Look | None = None
        self._answers: Answers | None = None
        self._locator: Locator | None = None
        self._answers_wait = self._people_wait = False
        self._using = ""
        self._told = 0.0

    @property
    def folder(self) -> Path:
        """Where the vault lies or will lie."""
        if self._folder is None:
            from officer_exposure.store.folder import default_folder

            self._folder = default_folder()
        return self._folder

    @property
    def store(self) -> Store:
        """Everything that was found, decided and answered: the vault's, or one in memory that ends with the sitting."""
        if self._store is None:
            from officer_exposure.store.store import memory_store

            self._store = memory_store()
        return self._store

    @property
    def today(self) -> date:
        """The day it is for the officer."""
        return date.today()

    @property
    def idle_minutes(self) -> int:
        """Minutes without a key or a click after which the vault is locked."""
        kept = self.store.settings.get(_IDLE) if self.vault is not None else ""
        return int(kept) if kept.isdigit() else USUAL_MINUTES

    def set_idle_minutes(self, minutes: int) -> None:
        """Lock after so many minutes from now on."""
        self.store.settings.set(_IDLE, str(minutes))
        self.settings_changed.emit()

    def just_look(self) -> None:
        """Keep nothing: everything lives in memory until this sitting ends."""
        self._close_store()
        self.keeping = Keeping.MEMORY
        self._tell_all()

    def look_at_demo(self, demo: DemoFolder) -> None:
        """Work with a household that does not exist: in memory, and gone with the sitting."""
        self._close_store()
        self.keeping, self.demo = Keeping.MEMORY, demo
        demo.tell(self.store, self.today)
        self.places, self.audience = [demo.files], Audience.PUBLIC
        self._note_places()
        self._tell_all()
        self.answers_changed.emit()
        self.use_answers()

    def open_vault(self, vault: Vault, *, with_code: bool = False) -> None:
        """Work with this vault from now on: carry on where it was left. `with_code`: the passphrase is forgotten.

        Raises VaultError where the vault cannot be read or written; it is then locked again.
        """
        try:
            woken, places = vault.store.decisions.wake(self.today), vault.store.places.load()
        except VaultError:
            vault.lock()
            raise
        self._close_store()
        self.pack_trouble = _use_pack_of(vault)
        self.vault, self._store, self.keeping = vault, vault.store, Keeping.VAULT
        self.needs_passphrase, self.woken = with_code, woken
        self.places = [place for place, _ in places]
        self.audience = places[0][1] if places else Audience.UNKNOWN
        self._tell_all()
        if self.answers.are_waiting:  # the last sitting ended, or was locked, before they became findings
            self.use_answers()

    def take_in_pack(self, path: Path) -> None:
        """Keep and use the agency pack in this file. Raises ContentError; everything then stays as it was."""
        from officer_exposure.agency import take_in

        take_in(self.store, path)
        self._follow_pack()

    def leave_pack(self) -> None:
        """Use no agency pack any more."""
        from officer_exposure.agency import leave

        leave(self.store)
        self._follow_pack()

    def _follow_pack(self) -> None:
        self.pack_trouble = ""
        self._answers = None
        self.pack_changed.emit()
        self.answers_changed.emit()

    def lock(self) -> None:
        """Stop whatever runs, close the store and forget everything that came from it."""
        self._close_store()
        self.keeping = Keeping.CLOSED
        self._tell_all()

    def close(self) -> None:
        """Stop whatever runs, wait for it, and close the store: the sitting is over."""
        self._close_store()
        self.keeping = Keeping.CLOSED

    def _close_store(self) -> None:
        self._stop()
        self.closing.emit()
        vault, store, demo = self.vault, self._store, self.demo
        self.vault = None
        self._start_afresh()
        _use_no_pack()
        if vault is not None:
            vault.lock()
        elif store is not None:
            store.close()
        if demo is not None:
            demo.remove()

    def _tell_all(self) -> None:
        self.keeping_changed.emit()
        self.sources_changed.emit()
        self.scan_changed.emit()
        self.findings_changed.emit()
        if self.keeping is not Keeping.MEMORY:  # where nothing is answered yet, and the questions are not loaded
            self.answers_changed.emit()

    @property
    def answers(self) -> Answers:
        """The answers to the guided items; loads the content on first use."""
        if self._answers is None:
            from ui.answers import Answers

            self._answers = Answers(self.store, lambda: self.today)
        return self._answers

    @property
    def is_running(self) -> bool:
        """Whether files are being read."""
        return self.state in {ScanState.RUNNING, ScanState.STOPPING}

    @property
    def is_busy(self) -> bool:
        """Whether anything runs: a look, or what follows from what the officer said."""
        return self._runner is not None

    def add_places(self, paths: Iterable[Path]) -> None:
        """Look at these too. In the demo nobody's own things are looked at: "nothing here is true" would be false."""
        if self.demo is not None:
            paths = [path for path in paths if path.is_relative_to(self.demo.files)]
        self.places.extend(path for path in dict.fromkeys(paths) if path not in self.places)
        self._note_places()

    def remove_place(self, path: Path) -> None:
        """Do not look at this after all."""
        self.places.remove(path)
        self._note_places()

    def set_audience(self, audience: Audience) -> None:
        """Who can see all of them."""
        self.audience = audience
        self._note_places()

    def _note_places(self) -> None:
        """Who can see a place is asked of the store, also in memory: what is judged later must not think it unknown."""
        if self.keeping is not Keeping.CLOSED:
            self.store.places.save([(place, self.audience) for place in self.places])
        self._locator = None
        self.sources_changed.emit()

    def start(self) -> None:
        """Begin to look at what was chosen."""
        from ui.audits import files_audit

        places, audience, store, today = tuple(self.places), self.audience, self.store, self.today
        self.look = self._locator = None
        self._be(ScanState.RUNNING)
        runner = self._runner_of(lambda: files_audit(places, audience, store, today))
        runner.ended.connect(self._end_scan)
        runner.advanced.connect(self._advance)
        runner.start()

    def locate(self, source: str, artifact: str) -> bytes | None:
        """The path of something that was looked at, or None where it is no file or is not there now."""
        if self._locator is None:
            from ui.audits import locator_of

            self._locator = locator_of(self.places, self.store)
        return self._locator(source, artifact)

    def cancel(self) -> None:
        """Stop looking; what was found stands."""
        if self._runner is not None and self.state is ScanState.RUNNING:
            self._be(ScanState.STOPPING)
            self._runner.cancel()

    def use_answers(self) -> None:
        """Turn the answers given so far into findings; after the scan, if one is running."""
        from ui.audits import answers_audit

        if self._runner is not None:
            self._answers_wait = True
            return
        sheets, store, today = self.answers.sheets(), self.store, self.today
        self._using = self.answers.changes
        runner = self._runner_of(lambda: answers_audit(sheets, store, today))
        runner.ended.connect(self._end_answers)
        runner.start()

    def use_people(self) -> None:
        """Let what the officer said of people have its consequences; after what is running, if anything is."""
        from ui.audits import people_audit

        if self._runner is not None:
            self._people_wait = True
            return
        store, today = self.store, self.today
        runner = self._runner_of(lambda: people_audit(store, today))
        runner.ended.connect(self._end_people)
        runner.start()

    def _stop(self) -> None:
        """Cancel what runs and wait for it. What its thread still has to say is no longer heard."""
        runner, self._runner = self._runner, None
        if runner is not None:
            runner.cancel()
            runner.wait(_PATIENCE)

    def _runner_of(self, prepare: Callable[[], Running]) -> Runner:
        self._runner = runner = Runner(prepare)
        runner.failed.connect(self._fail)
        runner.finished.connect(self._over)
        return runner

    def _is_heard(self) -> bool:
        """Whether the one that speaks is the one that runs: after a lock its last words may still be on their way."""
        return self._runner is not None and self.sender() is self._runner

    def _advance(self, batch: Batch) -> None:
        if not self._is_heard():
            return
        self.advanced.emit(batch)
        if time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            self.findings_changed.emit()

    def _end_scan(self, look: Look) -> None:
        if self._is_heard():
            self.look = look
            self.findings_changed.emit()
            self._be(ScanState.CANCELLED if look.cancelled else ScanState.DONE)

    def _end_answers(self) -> None:
        if self._is_heard():
            self.answers.note_used(self._using)
            self.findings_changed.emit()

    def _end_people(self) -> None:
        if self._is_heard():
            self.findings_changed.emit()

    def _fail(self, message: str, hint: str) -> None:
        if self._is_heard():
            self.trouble = f"{message} {hint}".strip()
            self._be(ScanState.FAILED)

    def _over(self) -> None:
        """The thread is gone: the next one may start."""
        if not self._is_heard():
            return
        assert self._runner is not None
        self._runner.wait()
        self._runner = None
        if self._answers_wait:
            self._answers_wait = False
            self.use_answers()
        elif self._people_wait:
            self._people_wait = False
            self.use_people()

    def _be(self, state: ScanState) -> None:
        self.state = state
        self.scan_changed.emit()


def _use_pack_of(vault: Vault) -> str:
    """Lay the agency pack of the vault over the content; returns why that could not be, or nothing."""
    from officer_exposure.agency import use_kept

    return use_kept(vault.store)


def _use_no_pack() -> None:
    """Take the agency pack away with the vault. Where the content was never loaded, there is none."""
    from officer_exposure.content.loading import use_pack

    use_pack(None)
