"""How far each step of the walk is, shown in the rail."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QObject

from ui.session import Keeping, ScanState, Session
from ui.widgets.rail import Rail, State


class Steps(QObject):
    """Listens to the session and tells the rail. Knows no page."""

    def __init__(self, rail: Rail, session: Session) -> None:
        super().__init__(rail)
        self._rail, self._session = rail, session
        self._locale = QLocale()
        session.sources_changed.connect(self._sources)
        session.scan_changed.connect(self._scan)
        for after_a_look in (self._plan, self._where, self._review):  # what is counted only while nothing runs
            session.scan_changed.connect(after_a_look)
        session.findings_changed.connect(self._review)
        session.findings_changed.connect(self._people)
        session.findings_changed.connect(self._plan)
        session.findings_changed.connect(self._where)
        session.keeping_changed.connect(self._walk_of_nothing)
        session.answers_changed.connect(self._walk)
        session.pictures_counted.connect(self._pictures)
        self._walk_of_nothing()

    def _sources(self) -> None:
        count = len(self._session.places)
        words = self.tr("1 chosen") if count == 1 else self.tr("{} chosen").format(self._locale.toString(count))
        self._say("sources", State.DONE if count else State.OPEN, words)

    def _scan(self) -> None:
        words = {
            ScanState.IDLE: self._last_look(),
            ScanState.RUNNING: (State.BEGUN, self.tr("Looking")),
            ScanState.STOPPING: (State.BEGUN, self.tr("Stopping")),
            ScanState.DONE: self._looked(),
            ScanState.CANCELLED: (State.BEGUN, self.tr("Stopped")),
            ScanState.FAILED: (State.OPEN, self.tr("Did not work")),
        }
        self._say("scan", *words[self._session.state])

    def _last_look(self) -> tuple[State, str]:
        """Nothing was looked at in this sitting: when it was before, if ever."""
        if self._session.keeping is not Keeping.VAULT:
            return State.OPEN, ""
        from officer_exposure.store.records import RunKind

        look = self._session.store.runs.latest(RunKind.FILES)
        if look is None:
            return State.OPEN, ""
        day = self._locale.toString(
            QDate(look.started.year, look.started.month, look.started.day), QLocale.FormatType.ShortFormat
        )
        words = self.tr("Stopped, {}") if look.cancelled else self.tr("Last look {}")
        return State.BEGUN if look.cancelled else State.OPEN, words.format(day)

    def _looked(self) -> tuple[State, str]:
        """Done, and what was not read in full: without it the word would be an all-clear."""
        look = self._session.look
        if look is None or not look.has_gaps:
            return State.DONE, self.tr("Done")
        if not look.missed:
            return State.BEGUN, self.tr("Done in part")
        return State.BEGUN, self.tr("Done, {} not in full").format(self._locale.toString(look.missed))

    def _review(self) -> None:
        """What is open, counted by the store. Without a look there is nothing to say, not even that it is nothing."""
        if self._session.keeping is Keeping.CLOSED or self._session.store.runs.latest() is None:
            self._say("review", State.NONE, "")
            return
        store = self._session.store
        things = sum(store.findings.overview().values())
        if things:
            many = self.tr("{} things").format(self._locale.toString(things))
            self._say("review", State.BEGUN, self.tr("1 thing") if things == 1 else many)
            return
        if not store.runs.coverage().examined:
            running = self._session.is_running
            self._say("review", State.OPEN, self.tr("Nothing yet") if running else self.tr("Nothing was read"))
            return
        state = State.OPEN if self._session.is_running or store.runs.not_checked() else State.DONE
        known = any(store.findings.standings().values())
        self._say("review", state, self.tr("Nothing open") if known else self.tr("Nothing found"))

    def _pictures(self, seen: int, total: int) -> None:
        words = self.tr("{} of {} seen").format(self._locale.toString(seen), self._locale.toString(total))
        state = State.DONE if seen == total else State.BEGUN if seen else State.OPEN
        self._say("pictures", state if total else State.NONE, words if total else "")

    def _people(self) -> None:
        """How many of those who come up again wait for a name."""
        if self._session.keeping is Keeping.CLOSED or self._session.store.faces.allowed is None:
            self._say("people", State.NONE, "")
            return
        persons = [one for one in self._session.store.people.persons() if one.pictures > 1]
        waiting = sum(not one.who for one in persons)
        words = self.tr("{} to name").format(self._locale.toString(waiting)) if waiting else self.tr("All named")
        state = State.BEGUN if waiting else State.DONE
        self._say("people", state if persons else State.OPEN, words if persons else self.tr("Nobody yet"))

    def _plan(self) -> None:
        """How many ways to the door are open; counted while nothing runs, so that a look is not slowed down."""
        if self._session.keeping is Keeping.CLOSED or self._session.store.runs.latest() is None:
            self._say("plan", State.NONE, "")
            return
        if self._session.is_running:
            return
        from officer_exposure.exposure.plan import plan_of
        from officer_exposure.store.records import Wanted
        from ui.plan_words import ways

        door = plan_of(self._session.store.findings.gatherings(Wanted())).goal("home")
        self._say("plan", State.BEGUN if door.open else State.OPEN, ways(door, door.open) if door.open else "")

    def _where(self) -> None:
        """Whether there is a guess at home to answer to; asked while nothing runs, as the plan is."""
        if self._session.keeping is Keeping.CLOSED or not self._session.store.located.sources():
            self._say("where", State.NONE, "")
            return
        if self._session.is_running:
            return
        from officer_exposure.facts.known import homes
        from officer_exposure.places.guesses import HOME_CHECK
        from officer_exposure.store.records import Wanted

        store = self._session.store
        if homes(store.facts.load()):
            self._say("where", State.DONE, self.tr("Home noted"))
        elif any(one.check == HOME_CHECK for one in store.findings.gatherings(Wanted())):
            self._say("where", State.BEGUN, self.tr("One question"))
        else:
            self._say("where", State.NONE, "")

    def _walk_of_nothing(self) -> None:
        """A sitting in memory begins without answers; the questions need not be loaded to say so."""
        if self._session.keeping is Keeping.MEMORY:
            self._say("walk", State.OPEN, self.tr("Not begun"))

    def _walk(self) -> None:
        if self._session.keeping is Keeping.CLOSED:
            self._say("walk", State.NONE, "")
            return
        from ui.walking import Walking  # only with a vault or answers: the window is up before it is read

        opening = self._session.answers.opening
        if not opening.opened and not self._session.store.answers.given():
            self._say("walk", State.OPEN, self.tr("Not begun"))
            return
        parts = Walking(self._session).parts()
        answered = sum(len(part.items) - len(part.waiting) for part in parts)
        now = next((part for part in parts if part.waiting), None)
        if now is None:
            self._say("walk", State.DONE if answered else State.NONE, self.tr("Dealt with") if answered else "")
            return
        done = self._locale.toString(len(now.items) - len(now.waiting))
        words = self.tr("Part {}: {} of {}").format(int(now.stage), done, self._locale.toString(len(now.items)))
        self._say("walk", State.BEGUN if answered else State.OPEN, words)

    def _say(self, key: str, state: State, word: str) -> None:
        self._rail.button(key).say(state, word)
