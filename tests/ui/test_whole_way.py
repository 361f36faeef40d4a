"""The whole way by clicks with the demo officer: what was found is held against what is true, and no paper tells it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from officer_exposure.content.briefing import Listener, load_briefing
from officer_exposure.content.onboarding import load_onboarding
from officer_exposure.demo.household import BADGE, NAME, NUMBER, PLATE, SCHOOL_NAME, STREET, household
from officer_exposure.demo.truth import HOME_IS, Told, truth
from officer_exposure.model import Position
from officer_exposure.places.cells import distance_m
from officer_exposure.report.attestation import verify
from tests.core.fingerprints import without_fingerprints
from tests.core.test_pdf import every_layer, text_of
from tests.model_files import needs_models
from tests.ui.driving import PATIENCE, click, gate_page, go_to, tick, words
from ui.home_answers import Said
from ui.pages.briefing import BriefingPage
from ui.pages.documents import DocumentsPage
from ui.pages.onboarding import OnboardingPage
from ui.pages.plan import PlanPage
from ui.pages.review import ReviewPage
from ui.pages.scan import ScanPage
from ui.pages.sources import SourcesPage
from ui.pages.vault.demo import DemoPage
from ui.pages.vault.welcome import WelcomePage
from ui.pages.where import WherePage
from ui.window import Window

_LISTENERS: tuple[Listener, ...] = ("partner", "child")

_SECRETS = (
    *(f"{abs(degrees):.4f}" for degrees in HOME_IS),
    *(name for member in household().household for name in member.names),
    *(NAME, NAME.split()[-1], NUMBER, STREET, SCHOOL_NAME, PLATE, BADGE),
)
"""What would lead a stranger to the demo's door, or to its family."""

_IN_THE_FILES = {NAME, NUMBER, STREET, PLATE, BADGE, *(f"{abs(degrees):.4f}" for degrees in HOME_IS)}
"""Those of them that stand in the demo's photos, so that a report that hides nothing tells them."""


class Officer:
    """Somebody in front of the window who goes from page to page."""

    def __init__(self, qtbot: QtBot, window: Window, folder: Path) -> None:
        self.qtbot, self.window, self.folder = qtbot, window, folder

    def settle(self, page: ReviewPage | WherePage | PlanPage) -> None:
        """Wait until everything is kept, and read again by the page in view."""
        for _ in range(2):
            self.qtbot.waitUntil(lambda: not self.window.session.is_busy and not page.is_reading(), timeout=PATIENCE)
            self.qtbot.wait(50)

    def open_the_demo(self) -> None:
        click(gate_page(self.window, "welcome", WelcomePage).demo)
        click(gate_page(self.window, "demo", DemoPage).open)
        self.qtbot.waitUntil(self.window.rail.isVisible, timeout=PATIENCE)
        self.qtbot.waitUntil(lambda: not self.window.session.is_busy, timeout=PATIENCE)

    def scan(self) -> ReviewPage:
        click(go_to(self.window, "sources", SourcesPage).go)
        scanning = self.window.page("scan")
        assert isinstance(scanning, ScanPage)
        self.qtbot.waitUntil(lambda: not self.window.session.is_running, timeout=PATIENCE)
        assert scanning.isVisible()
        click(scanning.next)
        page = self.window.page("review")
        assert isinstance(page, ReviewPage)
        assert page.isVisible()
        self.settle(page)
        return page

    def say_where_home_is(self) -> float:
        """Answer yes to the first guess; how many meters it is from home."""
        page = go_to(self.window, "where", WherePage)
        self.settle(page)
        first = page.guesses[0]
        click(first.buttons[Said.YES])
        self.settle(page)
        assert page.guesses[0].buttons[Said.YES].isChecked()
        return distance_m(first.guess.position, Position(*HOME_IS, origin="the truth"))

    def think_the_plan_through(self) -> None:
        """Tick one step after the other: what is said of the distance follows, and in the end every way is closed."""
        page = go_to(self.window, "plan", PlanPage)
        self.settle(page)
        assert page.title.text().startswith("A stranger has ")
        assert page.left_over.text() == "Nothing is ticked yet."
        said = [page.places.text()]
        for step in page.ticks.values():
            tick(step.box)
            said.append(page.places.text())
        assert "a stranger comes within" in said[0]
        assert " items lie near it." in said[0]
        assert "your home would not be found by this method" in said[-1]
        gone = [int(text.split(" items near it")[0].split()[-3]) for text in said[1:]]
        assert gone == sorted(gone)
        assert gone[-1] > 0
        assert "Every way to your door that was found would be closed." in page.left_over.text()

    def save_reports(self, *, exact: bool) -> dict[str, bytes]:
        """The report in all its forms, by the end of its name."""
        folder = self.folder / ("exact" if exact else "masked")
        folder.mkdir()
        page = go_to(self.window, "documents", DocumentsPage)
        for box in (page.html, page.pdf, page.json):
            if not box.isChecked():
                tick(box)
        if exact:
            tick(page.exact)
        page.picker.open(folder)
        click(page.save)
        self.qtbot.waitUntil(lambda: "Saved" in words(page.result) and page.save.isEnabled(), timeout=PATIENCE)
        return {path.suffix: path.read_bytes() for path in folder.iterdir()}

    def brief_the_family(self) -> dict[str, bytes]:
        """Go through all of it together, then save the sheets; each by its name."""
        click(go_to(self.window, "documents", DocumentsPage).briefing)
        page = self.window.page("briefing")
        assert isinstance(page, BriefingPage)
        for listener in _LISTENERS:
            click(page.listeners[listener])
        click(page.present)
        seen = list(self._slides(page))
        for listener in _LISTENERS:
            assert {rule.say for rule in load_briefing().sheets[listener].rules} <= set(seen)
        folder = self.folder / "sheets"
        folder.mkdir()
        click(page.main)
        page.picker.open(folder)
        click(page.main)
        self.qtbot.waitUntil(lambda: "Saved" in words(page.result) and page.main.isEnabled(), timeout=PATIENCE)
        return {path.stem: path.read_bytes() for path in folder.iterdir()}

    def _slides(self, page: BriefingPage) -> Iterator[str]:
        """Every heading of the presentation, to its end."""
        while page.slides.isVisible():
            yield page.slides.heading.text()
            assert not _told(words(page.slides))
            click(page.main)

    def finish_onboarding(self) -> dict[str, bytes]:
        """Read every part, answer its stories, tick its sentence; then save the record."""
        click(go_to(self.window, "documents", DocumentsPage).onboarding)
        page = self.window.page("onboarding")
        assert isinstance(page, OnboardingPage)
        for button in page.modules.values():
            click(button)
            for story in page.part.stories:
                click(story.choices[0])
                assert story.feedback.text()
            tick(page.part.box)
            click(page.main)
        folder = self.folder / "record"
        folder.mkdir()
        click(page.main)
        tick(page.record.json)
        page.record.picker.open(folder)
        click(page.main)
        assert "Saved" in words(page.result)
        return {path.suffix: path.read_bytes() for path in folder.iterdir()}


def _told(text: str) -> list[str]:
    """Which secrets a text tells; words also where they are broken, numbers not: others may stand side by side."""
    plain, close = without_fingerprints(text).casefold(), "".join(text.split()).casefold()
    words = [one for one in _SECRETS if not one.replace(".", "").isdigit()]
    told = {one for one in _SECRETS if one.casefold() in plain}
    return sorted(told | {one for one in words if "".join(one.split()).casefold() in close})


def _told_by(data: bytes) -> list[str]:
    """Which secrets a file tells, in any layer."""
    if not data.startswith(b"%PDF"):
        return _told(data.decode())
    return sorted({*_told(every_layer(data).decode(errors="replace")), *_told(text_of(data))})


def _check_against_the_truth(report: Any) -> None:
    """Nothing true is missed that is not among what was not checked."""
    found = {Told(one["artifact"], one["check"]) for one in report["findings"]}
    found |= {Told("", one.check) for one in found}
    gaps = {Told(one["artifact"], one["check"]) for one in report["coverage"]["not_checked"]}
    assert set(truth()) - found - gaps == set()


@needs_models
@pytest.mark.slow
def test_the_demo_officer_goes_all_the_way(qtbot: QtBot, first_start: Window, tmp_path: Path) -> None:
    officer = Officer(qtbot, first_start, tmp_path)
    officer.open_the_demo()
    assert officer.scan().title.text() == "What was found"
    assert officer.say_where_home_is() < 100
    officer.think_the_plan_through()

    exact = officer.save_reports(exact=True)
    _check_against_the_truth(json.loads(exact[".json"]))
    assert [suffix for suffix, data in exact.items() if not set(_told_by(data)) >= _IN_THE_FILES] == []
    masked = officer.save_reports(exact=False)
    assert {suffix: _told_by(data) for suffix, data in masked.items()} == {suffix: [] for suffix in exact}

    sheets = officer.brief_the_family()
    assert {name: _told_by(data) for name, data in sheets.items()} == {
        f"family-sheet-{listener}": [] for listener in _LISTENERS
    }
    record = officer.finish_onboarding()
    assert {suffix: _told_by(data) for suffix, data in record.items()} == {".pdf": [], ".json": []}
    assert verify(record[".json"]).modules == tuple(load_onboarding().modules)
