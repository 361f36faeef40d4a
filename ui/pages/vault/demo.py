"""Before any vault: look round in a household that does not exist."""

from __future__ import annotations

from officer_exposure.errors import SourceError
from ui.demo import DemoFolder
from ui.pages.vault.page import VaultPage
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.text import label


class DemoPage(VaultPage):
    """Says what the demo is, and opens it. Emits `go`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Look round with a demo"))
        self.lead.setText(self.tr("A household that does not exist, with photos, runs and answers."))
        self.lead.show()
        self.body.addWidget(
            Card(
                label(self.tr("Nothing in it is true"), "strong"),
                label(
                    self.tr(
                        "The officer, the town and the house are made up, and nobody lives where it takes place. "
                        "Use it to see what this app does, or to show it to others."
                    )
                ),
                label(self.tr("When you close the window, the demo is gone. Your own things are not touched.")),
            )
        )
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("&Back"))
        self.back.clicked.connect(lambda: self.go.emit("back"))
        self.open = self.main_action(self.tr("&Open the demo"))
        self.open.clicked.connect(lambda: self.work(_written, session.look_at_demo))


def _written() -> DemoFolder:
    try:
        return DemoFolder()
    except OSError as error:
        raise SourceError("The demo could not be written.", "Make some room on your disk, then try again.") from error
