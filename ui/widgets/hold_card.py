"""The legal-hold question, which stands before every step that removes something."""

from __future__ import annotations

from officer_exposure.content import load_content
from ui.widgets.card import Card
from ui.widgets.text import label


class HoldCard(Card):
    """The question, and what to do where the answer is yes."""

    def __init__(self) -> None:
        hold = load_content().legal_hold
        super().__init__(
            label(hold.question, "strong"), label(self.tr("If yes:"), "small"), label(hold.if_yes), part="note"
        )
