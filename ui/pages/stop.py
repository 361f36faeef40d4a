"""A good place to stop: what was done today, what comes next, and that tomorrow is fine."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal

from officer_exposure.content import load_content
from officer_exposure.walk.sittings import Sitting
from officer_exposure.walk.stages import Stage
from ui.answers import Given
from ui.pages.page import Page
from ui.session import Keeping, Session
from ui.stage_words import turn_words, words_of
from ui.walking import Walking
from ui.widgets.card import Card
from ui.widgets.reminder_card import ReminderCard
from ui.widgets.stage_card import StageCard
from ui.widgets.text import label


class StopPage(Page):
    """Comes after each sitting, and whenever the officer wants to stop. Emits `go` with the key of another page."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._walking = Walking(session)
        self.lead.show()
        self.done = Card()
        self.coming = Card()
        self.reminders = ReminderCard(session)
        self.stages = StageCard(self._walking)
        for part in (self.done, self.coming, self.stages, self.reminders):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.review = self.side_action(self.tr("See what to &fix"))
        self.review.clicked.connect(lambda: self.go.emit("review"))
        self.more = self.side_action(self.tr("&One more sitting"))
        self.more.clicked.connect(lambda: self.go.emit("walk"))
        self.stop = self.main_action(self.tr("&Stop for today"))
        self.stop.clicked.connect(lambda: self.go.emit("home"))

    def shown(self) -> None:
        """Say what stands now."""
        following = self._walking.next()
        done = self._walking.just_done() if following else None
        self.title.setText(self._title(following, done))
        self.lead.setText(self._comfort(following) if done is None else self._end_of(done))
        self._tell_done()
        self._tell_coming(following)
        self.more.setVisible(following is not None)
        under_way = any(self._session.answers.is_open(item) for item in self._walking.kept.items)
        self.more.setText(self.tr("G&o on with this sitting") if under_way else self.tr("&One more sitting"))
        self.stages.refresh()
        self.reminders.refresh()
        super().shown()

    def _title(self, following: Sitting | None, done: Stage | None) -> str:
        if following is None:
            return self.tr("You are through")
        if done is None:
            return self.tr("A good place to stop")
        return self.tr("The {} is done").format(words_of(done).short)

    def _end_of(self, done: Stage) -> str:
        """An end, and no all-clear: what of it is open or not checked, and what comes after it, follows in numbers."""
        what = words_of(done).done
        later = self.tr("The questions do not find everything. What is left stands below. None of it has to be today.")
        return f"{what} {later}"

    def _comfort(self, following: Sitting | None) -> str:
        if following is None:
            return self._end()
        if self._session.keeping is Keeping.MEMORY:
            return self.tr("Your answers last until you close this window: you are just looking.")
        return self.tr("Every answer is kept. Tomorrow is fine, and so is next week.")

    def _end(self) -> str:
        """Nothing waits any more, which is not the same as all being checked."""
        open_ones = self._walking.not_checked()
        if not open_ones:
            return self.tr("Every question that applies to you has an answer. Each comes back on its day.")
        one, many = self.tr("1 question is still not checked."), self.tr("{} questions are still not checked.")
        counted = one if open_ones == 1 else many.format(QLocale().toString(open_ones))
        return self.tr("No question waits. {} The review lists what is missing.").format(counted)

    def _tell_done(self) -> None:
        today = self._walking.today()
        given = [one.answer for one in today]
        lines = [label(self.tr("Today"), "strong")]
        words = {
            Given.EXPOSED: (
                self.tr("1 is exposed. It is on your list, with the steps."),
                self.tr("{} are exposed. They are on your list, with the steps."),
            ),
            Given.SAFE: (self.tr("1 is as advised."), self.tr("{} are as advised.")),
            Given.UNSURE: (
                self.tr("1 was not sure. It is listed as not checked."),
                self.tr("{} were not sure. They are listed as not checked."),
            ),
            Given.SKIPPED: (
                self.tr("1 was skipped. It is listed as not checked."),
                self.tr("{} were skipped. They are listed as not checked."),
            ),
        }
        if not given:
            lines.append(label(self.tr("You answered no question today. That is fine.")))
        for answer, (one, many) in words.items():
            count = given.count(answer)
            if count:
                lines.append(label(one if count == 1 else many.format(QLocale().toString(count))))
        self.done.replace(*lines)
        self.review.setVisible(Given.EXPOSED in given)

    def _tell_coming(self, following: Sitting | None) -> None:
        self.coming.setVisible(following is not None)
        if following is None:
            return
        content, turn = load_content(), self._walking.turn()
        minutes = QLocale().toString(following.minutes)
        names = ", ".join(content.sections[name].title for name in following.sections)
        heading = self.tr("Next: about {} minutes").format(minutes)
        if turn is not None:
            heading = self.tr("Next: {}, about {} minutes").format(turn_words(turn), minutes)
        self.coming.replace(
            label(heading, "strong"),
            label(names),
            label(self.tr("What matters most comes first. You need not do them all."), "muted"),
        )
