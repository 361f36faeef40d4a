"""What an agency adds to a question, always under the agency's name and apart from the program's own lines."""

from __future__ import annotations

from officer_exposure.content.schema import Content, Item
from ui.widgets.card import Card
from ui.widgets.text import label


class AgencyLines(Card):
    """Hidden where the agency says nothing about a question."""

    def __init__(self) -> None:
        self.heading, self.lines = label("", "strong"), label("")
        super().__init__(self.heading, self.lines)
        self.hide()

    def show_item(self, content: Content, item: Item) -> None:
        """Show what the agency pack that is in use says of this question."""
        words = {"why": self.tr("Why: {}"), "do": self.tr("Do: {}"), "dont": self.tr("Do not: {}")}
        lines = [words[line.kind].format(line.text) for line in content.agency_lines(item.id)]
        agency = content.agency
        if agency is not None and content.from_agency(item.id):
            self.heading.setText(self.tr("{} wrote this question").format(agency.name))
            lines = [self.tr("Your answer stays on this computer, like all others.")]
        elif agency is not None:
            self.heading.setText(self.tr("{} adds").format(agency.name))
            if item.id in agency.raised:
                lines.append(self.tr("It counts this as graver than the program does."))
        self.lines.setText("\n".join(lines))
        self.setVisible(bool(lines))
