"""How far each step of the walk is, shown in the rail."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from ui.session import ScanState, Session
from ui.widgets.rail import Rail, State


class Steps(QObject):
    """Listens to the session and tells the rail. Knows no page."""

    def __init__(self, rail: Rail, session: Session) -> None:
        super().__init__(rail)
        self._rail, self._session = rail, session
        self._locale = QLocale()
        session.sources_changed.connect(self._sources)
        session.scan_changed.connect(self._scan)
        session.review_changed.connect(self._review)
        session.answers_changed.connect(self._walk)

    def _sources(self) -> None:
        count = len(self._session.places)
        words = self.tr("1 chosen") if count == 1 else self.tr("{} chosen").format(self._locale.toString(count))
        self._say("sources", State.DONE if count else State.OPEN, words)

    def _scan(self) -> None:
        words = {
            ScanState.IDLE: (State.OPEN, ""),
            ScanState.RUNNING: (State.BEGUN, self.tr("Looking")),
            ScanState.STOPPING: (State.BEGUN, self.tr("Stopping")),
            ScanState.DONE: (State.DONE, self.tr("Done")),
            ScanState.CANCELLED: (State.BEGUN, self.tr("Stopped")),
            ScanState.FAILED: (State.OPEN, self.tr("Did not work")),
        }
        self._say("scan", *words[self._session.state])

    def _review(self) -> None:
        review = self._session.review
        if review is None or not review.things:
            unread = review is None or not review.audit.coverage.examined
            clean = not (unread or (review and review.not_checked))
            words = self.tr("Nothing was read") if unread else self.tr("Nothing found")
            self._say("review", State.DONE if clean else State.OPEN, words)
            return
        many = self.tr("{} things").format(self._locale.toString(review.things))
        self._say("review", State.BEGUN, self.tr("1 thing") if review.things == 1 else many)

    def _walk(self) -> None:
        from officer_exposure.content import load_content

        items = load_content().items
        done = self._session.answers.count(items)
        words = self.tr("{} of {}").format(self._locale.toString(done), self._locale.toString(len(items)))
        self._say("walk", State.DONE if done == len(items) else State.BEGUN, words)

    def _say(self, key: str, state: State, word: str) -> None:
        self._rail.button(key).say(state, word)
