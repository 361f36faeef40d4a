"""About me, filled in by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from officer_exposure.facts.reading import facts_of
from officer_exposure.facts.record import Facts, Handle, KnownPlace, Member, PlaceKind, Role, Subject, Vehicle
from officer_exposure.store.records import Wanted
from officer_exposure.store.vault import Vault
from tests.core.facts.made import FAMILY
from tests.ui.driving import PASSPHRASE, click, go_to, scan, type_into, words
from tests.ui.test_accessibility import SHAPE_S, cut_off
from tests.ui.waiting import came
from ui.pages.about import AboutPage
from ui.pages.sources import SourcesPage
from ui.widgets.fact_field import FactField
from ui.window import Window

_FIRST = {"you", "home", "household", "phones"}


def field(page: AboutPage, section: str, key: str, number: int = 0, group: str = "") -> FactField:
    """A field by its section (or the group of the same name) and its place."""
    return page.sections[section].groups[group or section].rows[number].fields[key]


def line(page: AboutPage, section: str, key: str = "text", number: int = 0, group: str = "") -> QLineEdit:
    """The same, to type into."""
    editor = field(page, section, key, number, group).editor
    assert isinstance(editor, QLineEdit)
    return editor


def editors(page: AboutPage) -> list[QWidget]:
    """Every field in view."""
    fields = [one for one in page.findChildren(QWidget) if isinstance(one, QLineEdit | QComboBox)]
    return [one for one in fields if one.isVisible()]


def enter(editor: QLineEdit, text: str) -> None:
    """Type and go on to the next field."""
    type_into(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def choose_role(page: AboutPage, role: str) -> None:
    """Choose by the keyboard, as somebody who does not use a mouse would."""
    choice = page.role.rows[0].fields["role"].editor
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    while choice.currentData() != role:
        down = choice.findData(role) > choice.currentIndex()
        QTest.keyClick(choice, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def kept(window: Window) -> Facts:
    return window.session.store.facts.load()


@pytest.fixture
def page(window: Window) -> AboutPage:
    return go_to(window, "about", AboutPage)


def test_it_begins_with_a_few_fields(page: AboutPage) -> None:
    assert {key for key, card in page.sections.items() if card.isVisible()} == _FIRST
    assert len(editors(page)) <= 6
    for card in page.sections.values():
        assert card.why.text().startswith("Why we ask: ")
    assert set(page.offers.buttons) == set(page.sections) - _FIRST
    assert page.status.text() == "Kept until you close this window"


def test_what_is_typed_is_kept_as_one_goes(window: Window, page: AboutPage) -> None:
    enter(line(page, "you", group="names"), "  Jane   Doe ")
    assert kept(window).subject.names == ("Jane Doe",)
    enter(line(page, "home", "address", group="homes"), "12 Oak Street")
    (home,) = kept(window).places
    assert (home.kind, home.address) == (PlaceKind.HOME, "12 Oak Street")
    enter(line(page, "home", "address", group="homes"), "14 Oak Street")
    assert kept(window).places[0].id == home.id
    choose_role(page, Role.INVESTIGATOR)
    assert kept(window).subject.role is Role.INVESTIGATOR


def test_leaving_the_page_keeps_the_field_one_was_in(window: Window, page: AboutPage) -> None:
    type_into(line(page, "phones"), "555 010 1234")
    assert kept(window) == Facts()
    go_to(window, "sources", SourcesPage)
    assert kept(window).phones == ("555 010 1234",)


def test_a_pause_keeps_it_too(qtbot: QtBot, window: Window, page: AboutPage) -> None:
    type_into(line(page, "phones"), "555 010 1234")
    qtbot.waitUntil(lambda: kept(window).phones == ("555 010 1234",))


def test_rows_are_added_and_removed(window: Window, page: AboutPage) -> None:
    rows = page.sections["phones"].groups["phones"]
    assert not rows.add.isVisible()
    enter(line(page, "phones"), "555 010 1234")
    click(rows.add)
    assert QApplication.focusWidget() is line(page, "phones", number=1)
    enter(line(page, "phones", number=1), "555 010 9999")
    assert kept(window).phones == ("555 010 1234", "555 010 9999")
    click(rows.rows[0].remove)
    assert kept(window).phones == ("555 010 9999",)
    rows.rows[0].remove.setFocus()
    QTest.keyClick(rows.rows[0].remove, Qt.Key.Key_Space)
    assert kept(window).phones == ()
    assert len(rows.rows) == 1
    assert not rows.rows[0].remove.isVisible()


def test_an_empty_row_is_not_added_twice(page: AboutPage) -> None:
    rows = page.sections["phones"].groups["phones"]
    enter(line(page, "phones"), "555 010 1234")
    click(rows.add)
    click(rows.add)
    assert len(rows.rows) == 2


def test_everything_can_be_entered(window: Window, page: AboutPage) -> None:
    for button in page.offers.buttons.values():
        click(button)
    assert not page.offers.isVisible()
    enter(line(page, "household", "names"), "Emma Doe; Emmy")
    enter(line(page, "household", "relation"), "daughter")
    minor = field(page, "household", "minor").editor
    assert isinstance(minor, QCheckBox)
    click(minor)
    enter(line(page, "more_about_you", group="nicknames"), "Janie")
    enter(line(page, "more_about_you", "birthday", group="birthday"), "4/23/1985")
    for key, text in (("agency", "Springfield Police Department"), ("unit", "Marine"), ("badge", "4711")):
        enter(line(page, "work", key), text)
    car = field(page, "work", "take_home_car").editor
    assert isinstance(car, QCheckBox)
    click(car)
    enter(line(page, "former_homes", "address"), "77 Birch Lane")
    enter(line(page, "family_homes", "address"), "340 Cedar Avenue")
    enter(line(page, "emails"), "jane@example.org")
    enter(line(page, "handles", "handle"), "oakrunner77")
    enter(line(page, "handles", "platform"), "Strava")
    enter(line(page, "places", "names"), "Swim Club")
    kind = field(page, "places", "kind").editor
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Down)
    enter(line(page, "vehicles", "plate"), "KX 4471")
    enter(line(page, "vehicles", "description"), "gray pickup")
    enter(line(page, "words"), "Bluebird")
    found = kept(window)
    assert found.subject == Subject(
        nicknames=("Janie",),
        birthday="1985-04-23",
        agency="Springfield Police Department",
        unit="Marine",
        badge="4711",
        take_home_car=True,
    )
    (member,) = found.household
    assert member == Member(member.id, ("Emma Doe", "Emmy"), "daughter", minor=True)
    assert [(one.kind, one.address, one.names) for one in found.places] == [
        (PlaceKind.FORMER_HOME, "77 Birch Lane", ()),
        (PlaceKind.FAMILY, "340 Cedar Avenue", ()),
        (PlaceKind.CLUB, "", ("Swim Club",)),
    ]
    assert found.emails == ("jane@example.org",)
    assert found.handles == (Handle("oakrunner77", "Strava"),)
    assert found.vehicles == (Vehicle("KX 4471", "gray pickup"),)
    assert found.words == ("Bluebird",)


def test_an_offer_opens_its_card_with_the_cursor_in_it(page: AboutPage) -> None:
    button = page.offers.buttons["work"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert page.sections["work"].isVisible()
    assert not button.isVisible()
    assert QApplication.focusWidget() is line(page, "work", "agency")


def test_coordinates_are_taken_as_a_map_gives_them(window: Window, page: AboutPage) -> None:
    row = page.sections["home"].groups["homes"].rows[0]
    assert not row.fields["position"].isVisible()
    click(row.more)
    enter(line(page, "home", "position", group="homes"), "40°30'00\"N 75°15'00\"W")
    assert kept(window).places[0].position == (40.5, -75.25)


@pytest.mark.parametrize(
    ("section", "key", "wrong", "right"),
    [("more_about_you", "birthday", "summer", "1985-04-23"), ("home", "position", "at the mill", "40.1, -75.2")],
)
def test_what_cannot_be_read_is_said_beside_the_field(
    window: Window, page: AboutPage, section: str, key: str, wrong: str, right: str
) -> None:
    group = {"birthday": "birthday", "position": "homes"}[key]
    row = page.sections[section].groups[group].rows[0]
    click(row.more if key == "position" else page.offers.buttons[section])
    editor = line(page, section, key, group=group)
    problem = row.fields[key].problem
    enter(editor, wrong)
    assert problem.isVisible()
    assert problem.text().startswith("This is not kept yet.")
    assert editor.accessibleDescription() == problem.text()
    assert editor.text() == wrong
    assert wrong not in problem.text()
    assert kept(window) == Facts()
    enter(editor, right)
    assert not problem.isVisible()
    assert kept(window) != Facts()


def test_what_is_too_short_to_look_for_says_so(window: Window, page: AboutPage) -> None:
    enter(line(page, "you", group="names"), "Jo")
    assert "too short to look for" in field(page, "you", "text", group="names").problem.text()
    assert kept(window).subject.names == ("Jo",)


def test_a_covert_role_stops_everything(window: Window, page: AboutPage) -> None:
    click(page.offers.buttons["work"])
    choose_role(page, Role.COVERT)
    assert page.stop.isVisible()
    assert "not for covert identities" in words(page.stop)
    assert "your unit" in words(page.stop)
    assert editors(page) == [page.role.rows[0].fields["role"].editor]
    assert not [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    assert kept(window) == Facts()
    go_to(window, "sources", SourcesPage)
    assert kept(window) == Facts()
    go_to(window, "about", AboutPage)
    assert page.stop.isVisible()
    choose_role(page, Role.PATROL)
    assert not page.stop.isVisible()
    assert {key for key, card in page.sections.items() if card.isVisible()} == {*_FIRST, "work"}
    assert kept(window).subject.role is Role.PATROL


def test_a_covert_officer_can_remove_what_was_entered_before(window: Window, page: AboutPage) -> None:
    enter(line(page, "phones"), "555 010 1234")
    choose_role(page, Role.COVERT)
    assert kept(window).phones
    click(page.stop.button)
    assert kept(window) == Facts()
    assert page.stop.isVisible()
    assert not page.stop.button.isVisible()


def test_a_file_joins_what_was_entered(window: Window, page: AboutPage, tmp_path: Path) -> None:
    enter(line(page, "phones"), "555 010 9999")
    file = tmp_path / "facts.yaml"
    file.write_text(FAMILY, encoding="utf-8")
    click(page.load)
    enter(page.file.picker.path, str(file))
    assert not page.file.isVisible()
    found, read = kept(window), facts_of(FAMILY)
    assert found.phones == ("555 010 9999", *read.phones)
    assert (found.subject, found.household, found.places) == (read.subject, read.household, read.places)
    assert line(page, "work", "agency").text() == read.subject.agency
    assert page.sections["work"].isVisible()


def test_a_mistake_in_a_file_is_named(window: Window, page: AboutPage, tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text("phones:\n  - 1\nhousehold:\n  - {id: a, minor: perhaps}\n", encoding="utf-8")
    click(page.load)
    enter(page.file.picker.path, str(file))
    assert "line 4, household[0].minor: this must be true or false" in page.file.trouble.text()
    assert page.file.trouble.isVisible()
    assert kept(window) == Facts()


def test_a_file_with_a_covert_role_is_stopped(window: Window, page: AboutPage, tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text("subject: {role: covert, names: [Jane]}\nphones: [555 010 1234]\n", encoding="utf-8")
    click(page.load)
    enter(page.file.picker.path, str(file))
    assert page.stop.isVisible()
    assert kept(window) == Facts()


def test_everything_is_deleted_only_after_a_question(window: Window, page: AboutPage) -> None:
    enter(line(page, "phones"), "555 010 1234")
    click(page.delete)
    assert QApplication.focusWidget() is page.question.no
    click(page.question.no)
    assert kept(window).phones
    click(page.delete)
    click(page.question.yes)
    assert kept(window) == Facts()
    assert line(page, "phones").text() == ""
    assert page.status.text() == "Everything on this page was deleted"
    assert page.delete.isVisible()


def test_the_vault_keeps_it_over_a_lock(vault_window: Window, vault_folder: Path) -> None:
    page = go_to(vault_window, "about", AboutPage)
    assert page.status.text() == "Saved in your vault"
    enter(line(page, "phones"), "555 010 1234")
    type_into(line(page, "phones"), "555 010 9999")
    vault_window.lock()
    with Vault.unlock(vault_folder, PASSPHRASE) as vault:
        assert vault.store.facts.load().phones == ("555 010 9999",)


def test_a_vault_that_is_locked_elsewhere_takes_nothing_more(vault_window: Window, vault_folder: Path) -> None:
    page = go_to(vault_window, "about", AboutPage)
    enter(line(page, "phones"), "555 010 1234")
    type_into(line(page, "phones"), "555 010 9999")
    vault_window.session.lock()
    with Vault.unlock(vault_folder, PASSPHRASE) as vault:
        assert vault.store.facts.load().phones == ("555 010 1234",)


def test_what_is_kept_stands_there_the_next_time(window: Window) -> None:
    home = KnownPlace("house", PlaceKind.HOME, ("Rose Cottage",), "12 Oak Street", (40.5, -75.25))
    facts = Facts(subject=Subject(names=("Jane Doe",), badge="4711"), places=(home,), words=("Bluebird",))
    window.session.store.facts.save(facts)
    page = go_to(window, "about", AboutPage)
    assert {key for key, card in page.sections.items() if card.isVisible()} == {*_FIRST, "work", "words"}
    assert line(page, "home", "position", group="homes").text() == "40.5, -75.25"
    assert line(page, "home", "position", group="homes").isVisible()
    go_to(window, "sources", SourcesPage)
    assert kept(window) == facts


def test_what_is_entered_is_looked_for(qtbot: QtBot, window: Window, page: AboutPage, photos: Path) -> None:
    enter(line(page, "home", "address", group="homes"), "12 Oak Street, Springfield")
    (photos / "clean.jpg").rename(photos / "twelve_oak_st_cake.jpg")
    scan(qtbot, window, photos)
    gatherings = window.session.store.findings.gatherings(Wanted())
    (found,) = (one for one in gatherings if one.check == "text.known_facts")
    assert found.summary == "A file or folder name holds your home address."
    assert found.count == 1


def test_the_wheel_scrolls_the_page_and_changes_no_answer(page: AboutPage) -> None:
    choice = page.role.rows[0].fields["role"].editor
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    place = QPointF(choice.rect().center())
    down = QWheelEvent(
        place,
        QPointF(choice.mapToGlobal(choice.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, down)
    assert choice.currentData() == ""
    assert not down.isAccepted()


def test_the_main_action_leads_on(window: Window, page: AboutPage) -> None:
    click(page.next)
    assert window.page("sources").isVisible()


@pytest.mark.parametrize("size", [(1280, 720), (640, 360)])
def test_it_can_be_used_by_everyone(qtbot: QtBot, window: Window, page: AboutPage, size: tuple[int, int]) -> None:
    page.file.read.emit(facts_of(FAMILY))
    for button in page.offers.buttons.values():
        if button.isVisible():
            click(button)
    click(page.load)
    click(page.delete)
    window.resize(*size)
    qtbot.wait(60)
    came(lambda: not cut_off(window), SHAPE_S)
    shown = [one for one in page.findChildren(QWidget) if one.isVisible()]
    names: list[str] = []
    for one in shown:
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled():
            interface = QAccessible.queryAccessibleInterface(one)
            assert interface is not None
            names.append(interface.text(QAccessible.Text.Name))
        if isinstance(one, QLabel) and one.wordWrap():
            assert one.height() >= one.heightForWidth(one.width()), one.text()
        if isinstance(one, QLabel | QAbstractButton | QLineEdit | QComboBox):
            assert one.mapTo(page, QPoint(one.width(), 0)).x() <= page.width()
    assert all(name.strip() for name in names)
    assert len(names) == len(set(names)), sorted(names)
