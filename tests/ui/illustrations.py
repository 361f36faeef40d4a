"""Draws the pictures that the documentation shows: the demo officer's window by clicks, and a page of their report."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PIL import Image

from tests.ui.driving import click, gate_page, go_to, tick
from tests.ui.pictures import SCREEN, await_picture
from tests.ui.waiting import came, pause
from ui.app import prepared
from ui.appearance import Appearance
from ui.home_answers import Said
from ui.pages.documents import DocumentsPage
from ui.pages.home import HomePage
from ui.pages.plan import PlanPage
from ui.pages.review import ReviewPage
from ui.pages.sources import SourcesPage
from ui.pages.vault.demo import DemoPage
from ui.pages.vault.welcome import WelcomePage
from ui.pages.where import WherePage
from ui.session import Session
from ui.theme import Choice
from ui.window import Window

COLOURS = 256
"""Enough for flat pages, and small to store."""

SHOWN_IN_REVIEW = "photo.house_number"
REPORT_WIDTH = 820
"""Pixels across the page of the report."""


def illustrate(folder: Path) -> None:
    """Write them into `folder`, each with few colours."""
    folder.mkdir(parents=True, exist_ok=True)
    appearance = Appearance(prepared(["officer-exposure"]))
    appearance.choose(Choice.LIGHT)
    with tempfile.TemporaryDirectory(prefix="pictures-") as made:
        window = Window(Session(Path(made) / "vault"), appearance)
        window.resize(*SCREEN)
        window.show()
        Illustrator(window, folder, Path(made)).go_through()
        window.close()


class Illustrator:
    """Goes through the demo once, and draws on the way."""

    def __init__(self, window: Window, folder: Path, made: Path) -> None:
        self._window, self._folder, self._made = window, folder, made

    def go_through(self) -> None:
        """From the first screen to the report."""
        self._look()
        self._draw_review()
        self._draw_where()
        self._draw_plan()
        self._draw_report()
        go_to(self._window, "home", HomePage)
        self._draw("home")

    def _look(self) -> None:
        click(gate_page(self._window, "welcome", WelcomePage).demo)
        click(gate_page(self._window, "demo", DemoPage).open)
        self._wait_for(self._window.rail.isVisible)
        self._wait_for(lambda: not self._window.session.is_busy)
        click(go_to(self._window, "sources", SourcesPage).go)
        self._wait_for(lambda: not self._window.session.is_busy)

    def _draw_review(self) -> None:
        page = go_to(self._window, "review", ReviewPage)
        self._wait_for(lambda: not page.is_reading())
        page.look_at(SHOWN_IN_REVIEW)
        await_picture(page)
        self._draw("review")

    def _draw_where(self) -> None:
        page = go_to(self._window, "where", WherePage)
        self._wait_for(lambda: bool(page.guesses))
        self._draw("where")
        click(page.guesses[0].buttons[Said.YES])
        self._wait_for(lambda: not self._window.session.is_busy)

    def _draw_plan(self) -> None:
        page = go_to(self._window, "plan", PlanPage)
        self._wait_for(lambda: bool(page.ticks) and not page.is_reading())
        tick(next(iter(page.ticks.values())).box)
        page.scrolling.verticalScrollBar().setValue(0)
        self._draw("plan")

    def _draw_report(self) -> None:
        """The first page, masked as it is unless asked otherwise."""
        page = go_to(self._window, "documents", DocumentsPage)
        tick(page.pdf)
        page.picker.open(self._made)
        click(page.save)
        self._wait_for(page.save.isEnabled)
        (path,) = self._made.glob("*.pdf")
        document = pypdfium2.PdfDocument(path.read_bytes())
        first = next(iter(document))
        self._keep("report", first.render(scale=REPORT_WIDTH / first.get_width()).to_pil())
        document.close()

    def _draw(self, name: str) -> None:
        """Draw what is now in view."""
        pause(400)
        path = self._made / f"{name}.png"
        self._window.grab().save(str(path))
        with Image.open(path) as picture:
            self._keep(name, picture)

    def _keep(self, name: str, picture: Image.Image) -> None:
        small = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        small.save(self._folder / f"{name}.png", optimize=True)

    @staticmethod
    def _wait_for(what: Callable[[], bool]) -> None:
        if not came(what, 120):
            sys.exit("A page did not come in two minutes.")
