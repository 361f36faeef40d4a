"""People-search sites in the order in which to do them: what each asks for, and how it stands with the officer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from officer_exposure.content import load_content
from officer_exposure.content.broker_items import item_id, listed
from officer_exposure.content.brokers import Broker, load_brokers
from ui.answers import Given
from ui.pages.page import Page
from ui.said import date_words
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.renewed import Renewed
from ui.widgets.text import label, selectable


class PeopleSearchPage(Page):
    """Emits `go` with the key of another page, `item_wanted` with the id of one question, `section_wanted` for all."""

    go = Signal(str)
    item_wanted = Signal(str)
    section_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        brokers = load_brokers()
        self.title.setText(self.tr("People-search sites"))
        self.lead.setText(brokers.rules["look_first"].text)
        self.lead.show()
        rules = (rule for rule in brokers.rules.values() if rule.id != "look_first")
        self.body.addWidget(Card(*(label(rule.text) for rule in rules), part="note"))
        self.sites: dict[str, QPushButton] = {}
        self._list = Renewed()
        self.body.addWidget(self._list)
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("All &questions"))
        self.back.clicked.connect(lambda: self.go.emit("sections"))
        self.begin = self.main_action(self.tr("&Look at the next ones"))
        self.begin.clicked.connect(lambda: self.section_wanted.emit("people_search"))

    def shown(self) -> None:
        """Say how each stands today."""
        self.sites = {}
        brokers = load_brokers().sites.values()
        asked = [broker for broker in brokers if item_id(broker) in load_content().asked]
        headings = {1: self.tr("Do these first"), 2: self.tr("Then these"), 3: self.tr("These last")}
        parts: list[QWidget] = []
        for priority, words in headings.items():
            parts.append(label(words, "strong"))
            parts += [self._card(broker) for broker in asked if broker.priority == priority]
        parts.append(label(self.tr("Not asked about, and why"), "strong"))
        parts += [self._other(broker) for broker in brokers if item_id(broker) not in load_content().asked]
        self._list.replace(*parts)
        super().shown()

    def _card(self, broker: Broker) -> Card:
        card = Card(label(broker.name, "strong"), label(self._standing(broker)))
        needs = ", ".join(load_brokers().needed(broker))
        see = self.tr("You can look first.") if broker.see_it_first else self.tr("You cannot look without paying.")
        cost = self.tr("To take you out it asks for: {}.").format(needs) if needs else ""
        card.add(label(f"{see} {cost}".strip(), "muted"))
        for line in self._family(broker):
            card.add(label(line))
        button = QPushButton(self.tr("Look at this one"))
        button.setAccessibleName(self.tr("Look at {}").format(broker.name))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.item_wanted.emit(item_id(broker)))
        self.sites[broker.id] = button
        card.add(button)
        return card

    def _family(self, broker: Broker) -> Iterator[str]:
        """Which sites are done with this one, and which one this is done with."""
        words, first = load_brokers().asking, load_brokers().covered_by(broker)
        if broker.covers:
            yield words.covers.format(covers=listed(broker.covers))
        if first is not None:
            yield words.covered.format(name=first.name)

    def _standing(self, broker: Broker) -> str:
        """What was answered, and when to look again."""
        item = load_content().items[item_id(broker)]
        last = self._session.answers.last(item)
        if last is None:
            return self.tr("Not looked at yet.")
        words = {
            Given.EXPOSED: self.tr("It lists you."),
            Given.SAFE: self.tr("You did not find yourself there."),
            Given.UNSURE: self.tr("You were not sure."),
            Given.SKIPPED: self.tr("You skipped it."),
        }[Given(last.answer)]
        if last.reopened:
            return self.tr("{} It is time to look again.").format(words)
        again = last.given + timedelta(days=load_content().recheck_days(item))
        seen, following = date_words(last.given), date_words(again)
        return self.tr("{} Looked at on {}, again on {}.").format(words, seen, following)

    def _other(self, broker: Broker) -> Card:
        card = Card(label(broker.name, "strong"), label(self._why_not(broker)))
        for text in (broker.how, broker.tip):
            if text:
                card.add(label(text, "muted"))
        if broker.opt_out:
            card.add(selectable(broker.opt_out, "small"))
        return card

    def _why_not(self, broker: Broker) -> str:
        if load_content().left_out(item_id(broker)):
            return self.tr("Your agency leaves it out: {}").format(load_content().left_out(item_id(broker)))
        if broker.status == "dead":
            return self.tr("This site is gone. Older lists still name it.")
        if broker.lists == "face":
            return self.tr("It wants a picture of your face first.")
        if broker.country != "US":
            return self.tr("It lists people in another country.")
        return self.tr("Nobody can look themselves up there. It sells data that has no page.")
