"""What this sitting holds, in memory alone: what to look at, what was found, what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from officer_exposure.events import Audit
from officer_exposure.model import Audience
from ui.runner import Runner, Running

if TYPE_CHECKING:
    from ui.answers import Answers
    from ui.audits import FilesAudit
    from ui.review import Review


class ScanState(Enum):
    """Where the scan stands."""

    IDLE = auto()
    RUNNING = auto()
    STOPPING = auto()
    DONE = auto()
    CANCELLED = auto()
    FAILED = auto()


class Session(QObject):
    """The one thing all pages share. Pages call it and listen to it; it knows no page.

    Runs one audit at a time: the files', or the answers'. Answers given during a scan wait for its end.
    """

    sources_changed = Signal()
    scan_changed = Signal()
    advanced = Signal(object)
    review_changed = Signal()
    answers_changed = Signal()
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Path] = []
        self.audience = Audience.UNKNOWN
        self.state = ScanState.IDLE
        self.trouble = ""
        self.review: Review | None = None
        self._answers: Answers | None = None
        self._scanned, self._answered = Audit(), Audit()
        self._runner: Runner | None = None
        self._files: FilesAudit | None = None
        self._answers_wait = False

    @property
    def answers(self) -> Answers:
        """The answers to the guided items; loads the content on first use."""
        if self._answers is None:
            from ui.answers import Answers

            self._answers = Answers()
        return self._answers

    @property
    def is_running(self) -> bool:
        """Whether files are being read."""
        return self.state in {ScanState.RUNNING, ScanState.STOPPING}

    def add_places(self, paths: Iterable[Path]) -> None:
        """Look at these too."""
        self.places.extend(path for path in dict.fromkeys(paths) if path not in self.places)
        self.sources_changed.emit()

    def remove_place(self, path: Path) -> None:
        """Do not look at this after all."""
        self.places.remove(path)
        self.sources_changed.emit()

    def set_audience(self, audience: Audience) -> None:
        """Who can see all of them."""
        self.audience = audience
        self.sources_changed.emit()

    def start(self) -> None:
        """Begin to look at what was chosen."""
        from ui.audits import FilesAudit

        audit = FilesAudit(self.places, self.audience)
        self._files = audit
        self._be(ScanState.RUNNING)
        runner = self._runner_of(audit.prepare, self._answered, self._end_scan)
        runner.advanced.connect(self.advanced)
        runner.start()

    def locate(self, source: str, artifact: str) -> bytes | None:
        """The path of something that was looked at, or None where it is no file."""
        return self._files.locate(source, artifact) if self._files else None

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
        sheets = self.answers.sheets()
        self._runner_of(lambda: answers_audit(sheets), self._scanned, self._end_answers).start()

    def close(self) -> None:
        """Stop whatever runs and wait for it."""
        if self._runner is not None:
            self._answers_wait = False
            self._runner.cancel()
            self._runner.wait()

    def _runner_of(self, prepare: Callable[[], Running], other: Audit, end: Callable[[Review], None]) -> Runner:
        def finish(own: Audit) -> Review:
            from ui.review import review

            return review(own, other)

        self._runner = runner = Runner(prepare, finish)
        runner.ended.connect(end)
        runner.failed.connect(self._fail)
        runner.finished.connect(self._over)
        return runner

    def _end_scan(self, review: Review) -> None:
        self._scanned = review.own
        self._take(review)
        self._be(ScanState.CANCELLED if review.own.cancelled else ScanState.DONE)

    def _end_answers(self, review: Review) -> None:
        self._answered = review.own
        self._take(review)

    def _take(self, review: Review) -> None:
        self.review = review
        self.review_changed.emit()

    def _fail(self, message: str, hint: str) -> None:
        self.trouble = f"{message} {hint}".strip()
        self._be(ScanState.FAILED)

    def _over(self) -> None:
        """The thread is gone: the next one may start."""
        assert self._runner is not None
        self._runner.wait()
        self._runner = None
        if self._answers_wait:
            self._answers_wait = False
            self.use_answers()

    def _be(self, state: ScanState) -> None:
        self.state = state
        self.scan_changed.emit()
