"""The page "Where you live", by clicks and keys, over a real store and real photos."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_exposure.facts.record import Facts, KnownPlace, PlaceKind
from officer_exposure.model import Audience
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.core.reading_grade import grade_of
from tests.ui.driving import PATIENCE, click, go_to, scan, type_into, words
from tests.ui.whereabouts import GYM, HOME, SOURCE, fill, two_lives
from ui.home_answers import Said, degrees_of
from ui.pages.about import AboutPage
from ui.pages.review import ReviewPage
from ui.pages.where import WherePage
from ui.where import WhereReader
from ui.widgets.map.marks import Kind
from ui.window import Window


@pytest.fixture(autouse=True)
def american() -> Iterator[None]:
    """Miles and feet, whatever this machine is set to."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


def settle(qtbot: QtBot, window: Window, page: WherePage) -> None:
    qtbot.waitUntil(lambda: not window.session.is_busy and not page.is_reading(), timeout=PATIENCE)
    qtbot.wait(50)
    qtbot.waitUntil(lambda: not window.session.is_busy and not page.is_reading(), timeout=PATIENCE)


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> WherePage:
    """The page when six weeks of somebody's places stand in the store."""
    fill(window.session.store)
    page = go_to(window, "where", WherePage)
    settle(qtbot, window, page)
    return page


def marks(page: WherePage, kind: Kind) -> list[tuple[float, float]]:
    return [
        (mark.latitude, mark.longitude) for mark in page.map.canvas.scene.shown.marks if mark.kind is kind and mark.name
    ]


def test_before_any_look_it_says_what_to_do(qtbot: QtBot, window: Window) -> None:
    page = go_to(window, "where", WherePage)
    settle(qtbot, window, page)
    assert page.title.text() == "Where you live"
    assert "Nothing was looked at yet" in words(page)
    assert not page.map.isVisible()
    click(page.next)
    assert window.page("sources").isVisible()


def test_places_of_real_photos_are_on_the_map_without_a_guess(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    page = go_to(window, "where", WherePage)
    settle(qtbot, window, page)
    assert not page.guesses
    assert "too few to say where you live" in words(page)
    assert "from 4 places in 4 files" in page.lead.text()
    rows = [page.map.list.item(row).text() for row in range(page.map.list.count())]
    assert any(row.startswith("3 places in hidden data") and "Germany" in row for row in rows), rows
    assert "safe" not in words(page).casefold()


@pytest.fixture
def unsure(qtbot: QtBot, window: Window) -> WherePage:
    """The page when a stranger would have two places to choose from."""
    fill(window.session.store, two_lives())
    page = go_to(window, "where", WherePage)
    settle(qtbot, window, page)
    return page


def test_once_home_is_known_it_leads_on_to_the_ways_there(qtbot: QtBot, window: Window, page: WherePage) -> None:
    assert page.next.text() == "See what was found"
    click(page.guesses[0].buttons[Said.YES])
    settle(qtbot, window, page)
    click(page.next)
    assert window.page("plan").isVisible()


def test_the_guess_is_told_in_words(page: WherePage) -> None:
    assert page.title.text() == "A stranger would look here first"
    said = words(page.guesses[0])
    assert "1. About 1.3 miles north of Springfield, IL" in said
    assert "of ten such guesses, eight or more are right. It is exact to about 100 feet." in said
    assert "Who can see these files: Anyone, if you share this" in said
    assert degrees_of(page.guesses[0].guess) == pytest.approx(HOME, abs=1e-4)
    told = words(page)
    assert "point to one place as your place of work" in told
    assert "Tuesday, about 6:00\u202fPM (6 of 6 weeks). About 2.9 miles east of Southern View, IL." in told
    assert "144 places in hidden data, 12 ends of tracks, 6 visits or posts" in told
    assert "safe" not in told.casefold()


@pytest.mark.parametrize(
    ("audience", "title"),
    [
        (Audience.PUBLIC, "A stranger would look here first"),
        (Audience.FRIENDS, "Friends or followers would look here first"),
        (Audience.PRIVATE, "Your files point here first"),
    ],
)
def test_it_says_who_could_work_it_out(
    qtbot: QtBot, window: Window, tmp_path: Path, audience: Audience, title: str
) -> None:
    window.session.store.places.save([(tmp_path / SOURCE, audience)])
    fill(window.session.store)
    page = go_to(window, "where", WherePage)
    settle(qtbot, window, page)
    assert page.title.text() == title
    assert ("Only you can see these files" in page.lead.text()) is (audience is Audience.PRIVATE)
    assert "stranger" not in words(page.guesses[0])


def test_the_rail_says_that_there_is_a_question(qtbot: QtBot, window: Window, page: WherePage) -> None:
    window.session.findings_changed.emit()
    button = window.rail.button("where")
    assert button.accessibleName() == "Where you live, One question"
    click(page.guesses[0].buttons[Said.YES])
    settle(qtbot, window, page)
    assert button.accessibleName() == "Where you live, Home noted"


def test_a_second_guess_says_only_that_it_comes_next(unsure: WherePage) -> None:
    first, second = unsure.guesses[:2]
    assert "quite sure" not in words(first)
    assert "of ten such guesses" in words(first)
    assert "This is the next place to look." in words(second)


def test_five_files_carry_the_guess_as_the_finding_says(page: WherePage) -> None:
    title, *_ = words(page.files).splitlines()
    assert title == "These carry the first guess"
    assert [button.text() for button in page.files.buttons] == [
        "0908-22.1.jpg",
        "0922-22.1.jpg",
        "1001-22.1.jpg",
        "1003-22.1.jpg",
        "1008-22.1.jpg",
    ]
    assert "9/8/26" in words(page.files)


def test_a_file_opens_in_the_review(qtbot: QtBot, window: Window, photos: Path) -> None:
    scan(qtbot, window, photos)
    page = go_to(window, "where", WherePage)
    settle(qtbot, window, page)
    page.map.list.setFocus()
    page.map.list.setCurrentRow(0)
    qtbot.wait(20)
    click(page.files.buttons[0])
    review = window.page("review")
    assert isinstance(review, ReviewPage)
    qtbot.waitUntil(review.isVisible)
    assert review.filters.search.text() == "garden0.jpg"
    assert review.listing.model.first_of("photo.gps").isValid()


def test_a_file_is_opened_by_its_button(qtbot: QtBot, window: Window, page: WherePage) -> None:
    with qtbot.waitSignal(page.file_wanted) as signal:
        page.scrolling.ensureWidgetVisible(page.files.buttons[0])
        click(page.files.buttons[0])
    assert signal.args[0].startswith(("album/", "runs/"))
    assert window.page("review").isVisible()


def test_yes_makes_it_home_and_can_be_taken_back(qtbot: QtBot, window: Window, unsure: WherePage) -> None:
    facts, first = window.session.store.facts, degrees_of(unsure.guesses[0].guess)
    click(unsure.guesses[0].buttons[Said.YES])
    settle(qtbot, window, unsure)
    assert [place.position for place in facts.load().places] == [pytest.approx(first, abs=1e-6)]
    assert unsure.guesses[0].buttons[Said.YES].isChecked()
    assert "Your home is" in words(unsure.guesses[1])
    assert marks(unsure, Kind.HOME) == [pytest.approx(first, abs=1e-6)]
    click(unsure.guesses[0].buttons[Said.NO])
    settle(qtbot, window, unsure)
    assert facts.load() == Facts()
    assert unsure.guesses[0].buttons[Said.NO].isChecked()
    assert not marks(unsure, Kind.HOME)


def test_it_asks_one_question_at_a_time(qtbot: QtBot, window: Window, unsure: WherePage) -> None:
    first, second = unsure.guesses[:2]
    assert first.question.isVisible()
    assert not second.question.isVisible()
    click(first.buttons[Said.NO])
    settle(qtbot, window, unsure)
    assert second.question.isVisible()
    click(first.buttons[Said.UNSAID])
    settle(qtbot, window, unsure)
    assert first.buttons[Said.UNSAID].isChecked()
    assert not second.question.isVisible()
    assert window.session.store.facts.load() == Facts()


def test_what_it_says_reads_easily(qtbot: QtBot, window: Window, page: WherePage) -> None:
    page.scrolling.ensureWidgetVisible(page.site.ask)
    click(page.site.ask)
    told = [one for one in words(page).splitlines() if one.endswith(".") and " " in one]
    assert len(told) > 10
    assert grade_of(told) <= 8


def test_photos_of_nights_and_days_make_a_guess(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    """From files to the page, with nothing between that is not the program's own."""
    for day in range(1, 13):
        for hour, place in (("07:10:00", HOME), ("22:30:00", HOME), ("14:00:00", GYM)):
            when = f"2026:09:{day:02} {hour}"
            exif = b"Exif\0\0" + build_tiff({0x010F: "Maker", 0x8769: {0x9003: when}, 0x8825: gps(*place)})
            path = tmp_path / "phone" / f"{day}-{hour[:2]}.jpg"
            path.parent.mkdir(exist_ok=True)
            Image.new("RGB", (32, 24), (90, 120, 90)).save(path, "JPEG", exif=exif)
    scan(qtbot, window, tmp_path / "phone")
    page = go_to(window, "where", WherePage)
    settle(qtbot, window, page)
    assert degrees_of(page.guesses[0].guess) == pytest.approx(HOME, abs=1e-3)
    assert len(page.files.buttons) == 5
    assert all(button.text().endswith(("-22.jpg", "-07.jpg")) for button in page.files.buttons)


@pytest.mark.parametrize(
    "pasted",
    ["39.8206, -89.6501", "geo:39.8206,-89.6501", "https://www.google.com/maps/@39.8206,-89.6501,18z"],
)
def test_pasted_coordinates_say_how_close_they_got(qtbot: QtBot, window: Window, page: WherePage, pasted: str) -> None:
    page.scrolling.ensureWidgetVisible(page.home.line)
    type_into(page.home.line, pasted)
    QTest.keyClick(page.home.line, Qt.Key.Key_Return)
    settle(qtbot, window, page)
    assert "Your home is 200 feet from here" in words(page.guesses[0])
    assert "one can see its door" in words(page.guesses[0])
    assert not page.guesses[0].question.isVisible()
    assert [place.position for place in window.session.store.facts.load().places] == [(39.8206, -89.6501)]
    assert page.home.line.text() == ""
    page.scrolling.ensureWidgetVisible(page.home.forget)
    click(page.home.forget)
    settle(qtbot, window, page)
    assert window.session.store.facts.load() == Facts()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("742 Evergreen Terrace", "These are no coordinates"), ("https://maps.app.goo.gl/x", "holds no coordinates")],
)
def test_what_is_no_place_is_explained(window: Window, page: WherePage, typed: str, said: str) -> None:
    page.scrolling.ensureWidgetVisible(page.home.line)
    type_into(page.home.line, typed)
    click(page.home.keep)
    assert said in page.home.trouble.text()
    assert page.home.trouble.isVisible()
    assert window.session.store.facts.load() == Facts()


def test_an_address_that_is_known_keeps_its_words(qtbot: QtBot, window: Window, page: WherePage) -> None:
    store = window.session.store
    store.facts.save(Facts(places=(KnownPlace("a", PlaceKind.HOME, address="12 Elm Street"),)))
    click(page.guesses[0].buttons[Said.YES])
    settle(qtbot, window, page)
    (place,) = store.facts.load().places
    assert place.address == "12 Elm Street"
    assert place.position == pytest.approx(degrees_of(page.guesses[0].guess), abs=1e-6)
    about = go_to(window, "about", AboutPage)
    go_to(window, "where", WherePage)
    assert store.facts.load().places == (place,), "a form that was filled before must not undo it"
    assert about.isHidden()
    assert page.guesses[0].buttons[Said.YES].isChecked()


def _noting(asked: list[str]) -> Callable[[QUrl], bool]:
    """In the place of the browser: writes down what it was asked for."""

    def note(url: QUrl) -> bool:
        asked.append(url.toString())
        return True

    return note


def test_the_way_to_a_map_site_shows_all_that_is_sent_first(
    qtbot: QtBot, window: Window, page: WherePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", _noting(asked))
    page.scrolling.ensureWidgetVisible(page.site)
    assert not page.site.link.isVisible()
    click(page.site.ask)
    latitude, longitude = (f"{one:.5f}" for one in degrees_of(page.guesses[0].guess))
    assert f"{latitude}, {longitude}" in page.site.what.text()
    assert latitude in page.site.link.address.text()
    assert asked == []
    page.scrolling.ensureWidgetVisible(page.site.link)
    click(page.site.link.button)
    assert asked == [f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"]
    assert "openstreetmap.org" in window.foot.words.text()
    window.show_page("home")
    window.show_page("where")
    assert not page.site.link.isVisible()


def test_the_list_leads_the_map(qtbot: QtBot, unsure: WherePage) -> None:
    canvas, places = unsure.map.canvas, unsure.map.list
    view = canvas.view
    places.setFocus()
    places.setCurrentRow(1)
    assert canvas.view != view
    assert canvas.scene.circled is canvas.scene.shown.marks[1]
    assert "Guess 2" in words(unsure.files)
    QTest.keyClick(places, Qt.Key.Key_Return)
    assert unsure.files.buttons[0].hasFocus()
    rows = [places.item(row).text() for row in range(places.count())]
    assert any(row.startswith("10 places in hidden data, about") for row in rows), rows


def test_miles_or_kilometers_follow_the_locale(qtbot: QtBot, window: Window) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.Canada))
    fill(window.session.store)
    page = WherePage(window.session)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    settle(qtbot, window, page)
    assert "2.1 km north of Springfield" in words(page.guesses[0])
    page.close()


def test_other_findings_lead_to_their_row(qtbot: QtBot, window: Window, page: WherePage) -> None:
    page.check_wanted.emit("places.work")
    review = window.page("review")
    assert isinstance(review, ReviewPage)
    assert review.isVisible()
    assert "place of work" in str(review.list.currentIndex().data())


def test_a_lock_ends_a_reading_and_leaves_nothing(qtbot: QtBot, vault_window: Window) -> None:
    fill(vault_window.session.store)
    page = go_to(vault_window, "where", WherePage)
    assert page.is_reading()
    vault_window.lock()
    assert not page.is_reading()
    qtbot.wait(100)
    assert "Springfield" not in words(vault_window)


def test_a_reading_that_nobody_waits_for_says_nothing(qtbot: QtBot, window: Window) -> None:
    fill(window.session.store)
    reader = WhereReader(window.session.store, imperial=True)
    reader.stop()
    with qtbot.assertNotEmitted(reader.read), qtbot.waitSignal(reader.finished):
        reader.start()
    reader.wait()


def test_in_a_small_window_the_map_stands_between_the_words(qtbot: QtBot, window: Window, page: WherePage) -> None:
    window.resize(640, 360)
    qtbot.wait(50)
    assert page.scrolling.isAncestorOf(page.map)
    page.scrolling.ensureWidgetVisible(page.map.canvas)
    assert page.map.canvas.width() > 400
    window.resize(1280, 720)
    qtbot.wait(50)
    assert not page.scrolling.isAncestorOf(page.map)
