"""The words of "About me": what is asked for, and why."""

from __future__ import annotations

from PySide6.QtCore import QObject

from officer_exposure.facts.record import PlaceKind, Role
from officer_exposure.facts.values import birthday_in, position_in
from officer_exposure.text.known.fact import Form
from ui.asked import Asked, Group, Section


class Questions(QObject):
    """Every section in the order of the page."""

    def sections(self) -> tuple[Section, ...]:
        """The few that stand there from the start first, then those that are offered."""
        return (
            self._you(),
            self._home(),
            self._household(),
            self._phones(),
            self._more_about_you(),
            self._work(),
            self._former_homes(),
            self._family_homes(),
            self._emails(),
            self._handles(),
            self._places(),
            self._vehicles(),
            self._words(),
        )

    def _you(self) -> Section:
        name = self._text(self.tr("Your full name"), self.tr("Jane Doe"), Form.PERSON)
        return Section(
            "you",
            self.tr("Your full name"),
            self.tr("Documents and file names often carry your name. Then we can show you where."),
            (Group("names", self.tr("Your full name"), (name,), self.tr("Add a former name"), captioned=False),),
        )

    def role(self) -> Group:
        """The role stands alone: one of its answers ends everything else."""
        words = {
            "": self.tr("I would rather not say"),
            Role.PATROL: self.tr("Patrol"),
            Role.INVESTIGATOR: self.tr("Investigator"),
            Role.SCHOOL: self.tr("School officer"),
            Role.RECRUIT: self.tr("Recruit"),
            Role.CIVILIAN: self.tr("Civilian staff"),
            Role.RETIRED: self.tr("Retired"),
            Role.COVERT: self.tr("Covert or undercover"),
        }
        role = Asked("role", self.tr("Your role"), choices=words)
        return Group("role", self.tr("Your role"), (role,), captioned=False)

    def _home(self) -> Section:
        return Section(
            "home",
            self.tr("Your home"),
            self.tr("Your address leads to your door. We look for it in every text. It never leaves this computer."),
            (Group("homes", self.tr("Home"), self._place(), self.tr("Add another home")),),
        )

    def _household(self) -> Section:
        fields = (
            Asked("names", self.tr("Name"), self.tr("Emma Doe; Emmy"), half=True, form=Form.PERSON),
            Asked("relation", self.tr("Who they are to you"), self.tr("daughter"), half=True),
            Asked("minor", self.tr("Under 18"), tick=True, half=True),
        )
        return Section(
            "household",
            self.tr("People in your household"),
            self.tr(
                "A name beside a photo finds your family. Enter your own children, and others only if they agree. "
                "Put ; between several names of one person."
            ),
            (Group("household", self.tr("Person"), fields, self.tr("Add a person")),),
        )

    def _phones(self) -> Section:
        return self._list(
            "phones",
            self.tr("Phone numbers"),
            self.tr("One number can tie together accounts that you keep apart."),
            (self.tr("Phone number"), self.tr("555 010 1234"), self.tr("Add a number")),
            Form.PHONE,
        )

    def _more_about_you(self) -> Section:
        nickname = self._text(self.tr("Nickname"), self.tr("Janie"), Form.PERSON)
        birthday = Asked(
            "birthday",
            self.tr("Birthday"),
            self.tr("4/23/1985"),
            read=birthday_in,
            problem=self.tr("This is not kept yet. Write the day as 4/23/1985 or 1985-04-23."),
        )
        return Section(
            "more_about_you",
            self.tr("Nicknames and birthday"),
            self.tr("Friends may use a name that you do not think of. A birthday helps others to pass for you."),
            (
                Group("nicknames", self.tr("Nickname"), (nickname,), self.tr("Add a nickname"), captioned=False),
                Group("birthday", self.tr("Birthday"), (birthday,)),
            ),
            self.tr("Nicknames, birthday"),
        )

    def _work(self) -> Section:
        fields = (
            Asked("agency", self.tr("Agency"), self.tr("Springfield Police Department (SPD)"), form=Form.PHRASE),
            Asked("unit", self.tr("Unit"), half=True, form=Form.PHRASE),
            Asked("badge", self.tr("Badge number"), half=True, form=Form.BADGE),
            Asked("take_home_car", self.tr("I take a marked or known car home"), tick=True),
        )
        return Section(
            "work",
            self.tr("Work"),
            self.tr("The name of your agency or a badge number tells strangers that you are an officer."),
            (Group("work", self.tr("Work"), fields),),
            self.tr("Agency, unit, badge"),
        )

    def _former_homes(self) -> Section:
        return Section(
            "former_homes",
            self.tr("Former homes"),
            self.tr("People-search sites find you by an old address, and name the new one beside it."),
            (Group("former_homes", self.tr("Former home"), self._place(), self.tr("Add a former home")),),
            self.tr("Former homes"),
        )

    def _family_homes(self) -> Section:
        return Section(
            "family_homes",
            self.tr("Where your family lives"),
            self.tr("Whoever cannot find you may look for your parents or your former partner."),
            (Group("family_homes", self.tr("Family address"), self._place(), self.tr("Add an address")),),
            self.tr("Family addresses"),
        )

    def _emails(self) -> Section:
        return self._list(
            "emails",
            self.tr("Email addresses"),
            self.tr("An address that you use twice shows that both accounts are yours."),
            (self.tr("Email address"), self.tr("jane@example.org"), self.tr("Add an address")),
            Form.EMAIL,
            self.tr("Email"),
        )

    def _handles(self) -> Section:
        fields = (
            Asked("handle", self.tr("User name"), self.tr("janedoe85"), half=True, form=Form.HANDLE),
            Asked("platform", self.tr("Where"), self.tr("Instagram"), half=True),
        )
        return Section(
            "handles",
            self.tr("User names"),
            self.tr("The same user name on two sites joins them. We look for it in files only, never online."),
            (Group("handles", self.tr("User name"), fields, self.tr("Add a user name")),),
            self.tr("User names"),
        )

    def _places(self) -> Section:
        kinds: dict[str, str] = {
            PlaceKind.SCHOOL: self.tr("School or daycare"),
            PlaceKind.CLUB: self.tr("Club, gym or church"),
            PlaceKind.WORK: self.tr("Place of work"),
            PlaceKind.OTHER: self.tr("Another place"),
        }
        fields = (Asked("kind", self.tr("What it is"), choices=kinds, half=True), *self._place(named=True))
        return Section(
            "places",
            self.tr("Schools, clubs and other places"),
            self.tr("Where your family is every week tells strangers where to wait."),
            (Group("places", self.tr("Place"), fields, self.tr("Add a place")),),
            self.tr("Schools and clubs"),
        )

    def _vehicles(self) -> Section:
        fields = (
            Asked("plate", self.tr("License plate"), half=True, form=Form.PLATE),
            Asked("description", self.tr("How one would know it"), self.tr("gray pickup"), half=True, form=Form.PHRASE),
        )
        return Section(
            "vehicles",
            self.tr("Cars"),
            self.tr("A plate in a picture or a file name can be looked up, and your car shows that you are home."),
            (Group("vehicles", self.tr("Car"), fields, self.tr("Add a car")),),
            self.tr("Cars and plates"),
        )

    def _words(self) -> Section:
        return self._list(
            "words",
            self.tr("Other words"),
            self.tr("Whatever else should not be found: the name of a boat, a pet, a case."),
            (self.tr("Word or phrase"), self.tr("Bluebird"), self.tr("Add a word")),
            Form.PHRASE,
            self.tr("Other words"),
        )

    def _list(
        self, key: str, title: str, why: str, words: tuple[str, str, str], form: Form, offer: str = ""
    ) -> Section:
        """A section of plain texts. `words`: what one is called, an example, and what adds another."""
        name, example, add = words
        fields = (self._text(name, example, form),)
        return Section(key, title, why, (Group(key, name, fields, add, captioned=False),), offer)

    def _text(self, caption: str, example: str, form: Form) -> Asked:
        return Asked("text", caption, example, form=form)

    def _place(self, *, named: bool = False) -> tuple[Asked, ...]:
        """The fields of a place; `named` where its name matters more than its address."""
        names = Asked("names", self.tr("Its name"), self.tr("Maple Hill School"), half=True, form=Form.PHRASE)
        house = Asked(
            "names",
            self.tr("Its name, if it has one"),
            self.tr("Rose Cottage"),
            half=True,
            aside=True,
            form=Form.PHRASE,
        )
        address = Asked(
            "address", self.tr("Address"), self.tr("12 Oak Street, Springfield, IL 62704"), form=Form.ADDRESS
        )
        position = Asked(
            "position",
            self.tr("Coordinates, as a map shows them"),
            "40.1234, -75.1234",
            half=not named,
            aside=True,
            read=lambda text: text.strip() if position_in(text) else None,
            problem=self.tr("This is not kept yet. Write two numbers, such as 40.1234, -75.1234."),
        )
        return (names, address, position) if named else (address, house, position)
