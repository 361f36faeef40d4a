"""What agencies often ask of private accounts: to read, with the agency's own words where a pack has some."""

from __future__ import annotations

from PySide6.QtCore import Signal

from officer_exposure.content import load_content
from officer_exposure.content.policy import PolicyRule, Strength, load_policy
from officer_exposure.content.strict import load_references
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.text import label


class PolicyPage(Page):
    """Nothing is asked here, and nothing is judged. Emits `go`, and `section_wanted` for the questions about it."""

    go = Signal(str)
    section_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        policy = load_policy()
        self.title.setText(self.tr("What agencies often ask"))
        self.lead.setText(policy.note)
        self.lead.show()
        for rule in policy.rules.values():
            self.body.addWidget(self._card(rule))
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("B&ack"))
        self.back.clicked.connect(lambda: self.go.emit("documents"))
        self.ask = self.main_action(self.tr("Go to the &questions"))
        self.ask.clicked.connect(lambda: self.section_wanted.emit("policy"))

    def _card(self, rule: PolicyRule) -> Card:
        card = Card(label(rule.text), label(self._strength(rule.strength), "small"))
        sources = [load_references()[key] for key in rule.sources]
        if sources:
            card.add(label("; ".join(f"{one.title}, {one.date}" for one in sources), "small"))
        else:
            card.add(label(self.tr("Source: none. This is general advice."), "small"))
        agency = load_content().agency
        if agency is not None and rule.id in agency.rules:
            card.add(label(self.tr("{} says: {}").format(agency.name, agency.rules[rule.id]), "strong"))
        return card

    def _strength(self, strength: Strength) -> str:
        return {
            "caution": self.tr("Often advised"),
            "caution_or_ban": self.tr("Advised by some, forbidden by others"),
            "ban": self.tr("Often forbidden"),
            "rule": self.tr("Often a rule"),
            "varies": self.tr("Agencies differ"),
            "notice": self.tr("To know"),
            "advice": self.tr("Advice"),
            "duty": self.tr("A duty in many agencies"),
        }[strength]
