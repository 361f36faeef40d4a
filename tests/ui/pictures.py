"""Drives the window by clicks over made-up photos and writes a picture of every page.

    python tests/ui/pictures.py FOLDER
    python tests/ui/pictures.py --docs

Light and dark, at 1280x720 and, in a process of its own, at 200 % scale on a screen of the same size. What lies within
the pages is drawn too (`pictures_papers`), and the demo officer's window (`pictures_demo`). With `--docs` it draws only
the pictures that the documentation shows, of the demo officer, and puts them where it shows them.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.appearance import Appearance
    from ui.window import Window

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SCREEN = (1280, 720)
SCALES = (1, 2)
SMALL = 720
"""Logical pixels up to which the list of findings stands alone, without a picture."""

DRAWN_BEFORE = {"home", "sources", "scan", "review", "pictures", "where"}
"""Pages that are drawn with what was found on them."""

IMAGES = ROOT / "docs" / "images"


def main(folder: Path) -> None:
    """Write all pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        environment = {**os.environ, "QT_SCALE_FACTOR": str(scale), "OFFICER_EXPOSURE_SCALE": str(scale)}
        subprocess.run([sys.executable, __file__, str(folder), "--here"], env=environment, check=True)


def draw_here(folder: Path, scale: int) -> None:
    """Write the pictures of one scale; the scale of Qt was set before it was loaded."""
    from tests.ui.photos import album
    from tests.ui.pictures_demo import draw_demo
    from tests.ui.pictures_papers import draw_papers
    from ui.app import prepared
    from ui.appearance import Appearance
    from ui.theme import Choice

    gc.disable()  # As in the window (`ui.collecting`): a look for garbage while widgets come and go can hang.
    appearance = Appearance(prepared(["officer-exposure"]))
    with tempfile.TemporaryDirectory(prefix="pictures-") as photos:
        album(Path(photos) / "Vacation")
        for theme in (Choice.LIGHT, Choice.DARK):
            appearance.choose(theme)
            suffix = f"{theme}{'' if scale == 1 else f'-{scale}00'}"
            artist = Artist(_window(appearance, Path(photos) / f"vault-{theme}", scale), folder, suffix)
            draw_gate(artist)
            draw_pages(artist, Path(photos) / "Vacation")
            draw_papers(artist)
            draw_later(artist)
            artist.window.close()
            artist = Artist(_window(appearance, Path(photos) / f"demo-{theme}", scale), folder, suffix)
            draw_demo(artist)
            artist.window.close()


def _window(appearance: Appearance, vault: Path, scale: int) -> Window:
    from ui.session import Session
    from ui.window import Window

    window = Window(Session(vault), appearance)
    window.resize(SCREEN[0] // scale, SCREEN[1] // scale)
    window.show()
    return window


class Artist:
    """Draws one window into files."""

    def __init__(self, window: Window, folder: Path, suffix: str) -> None:
        self.window, self._folder, self._suffix = window, folder, suffix

    def draw(self, name: str, wait: int = 200) -> None:
        """Draw what is now in view."""
        from tests.ui.waiting import pause

        pause(wait)
        self.window.grab().save(str(self._folder / f"{name}-{self._suffix}.png"))

    def wait_for(self, what: Callable[[], bool], seconds: float = 30) -> None:
        """Wait at most so long for what has to come."""
        from tests.ui.waiting import came

        if not came(what, seconds):
            sys.exit(f"A page did not come in {seconds:.0f} seconds.")


def draw_gate(artist: Artist) -> None:
    """From the welcome to an open vault."""
    from tests.ui.driving import PASSPHRASE, click, gate_page, type_into
    from ui.pages.vault.keychain import KeychainPage
    from ui.pages.vault.make import MakeVaultPage
    from ui.pages.vault.recovery_code import RecoveryCodePage
    from ui.pages.vault.welcome import WelcomePage

    window = artist.window
    artist.draw("welcome")
    click(gate_page(window, "welcome", WelcomePage).make)
    choosing = gate_page(window, "passphrase", MakeVaultPage)
    artist.draw("make-vault")
    for line in choosing.passphrase.field.lines:
        type_into(line, PASSPHRASE)
    artist.draw("make-vault-typed")
    click(choosing.next)
    page = window.gate.page("code")
    assert isinstance(page, RecoveryCodePage)
    artist.wait_for(page.isVisible)
    artist.draw("code")
    type_into(page.card.last, page.card.last_group())
    click(page.next)
    last = gate_page(window, "keychain", KeychainPage)
    artist.wait_for(lambda: not last.is_working)
    artist.draw("keychain")
    click(last.no)


def draw_later(artist: Artist) -> None:
    """What the settings lead to, the lock, and the ways back in."""
    from tests.ui.driving import click, gate_page, unlock_by_clicks
    from ui.pages.vault.unlock import UnlockPage

    window = artist.window
    for key in ("change_passphrase", "new_code", "backup"):
        window.show_page(key)
        artist.draw(key)
    window.lock()
    artist.draw("unlock")
    page = gate_page(window, "unlock", UnlockPage)
    click(page.other)
    artist.draw("unlock-code")
    click(page.stuck)
    artist.draw("stuck")
    for key in ("restore", "wipe"):
        window.gate.show_page(key)
        artist.draw(key)
    window.gate.open()
    unlock_by_clicks(window)
    artist.wait_for(lambda: window.session.vault is not None)
    artist.draw("home-later")


def draw_pages(artist: Artist, photos: Path) -> None:
    """Go through the whole walk once."""
    from officer_exposure.model import Audience
    from tests.ui.driving import choose, click, go_to
    from ui.pages.review import ReviewPage

    window, draw = artist.window, artist.draw
    draw("home")
    page = choose(window, photos)
    page.audiences[Audience.PUBLIC].click()
    draw("sources")
    page.go.click()
    draw("scan", 50)
    artist.wait_for(lambda: not window.session.is_running)
    draw("scan-done")
    review = go_to(window, "review", ReviewPage)
    if window.width() > SMALL:
        await_picture(review)
    draw("review")
    review.list.clicked.emit(review.list.currentIndex())
    await_picture(review)
    draw("review-detail")
    click(window.rail.button("pictures"))
    draw("pictures", 1_500)
    draw_where(artist)
    draw_walk(artist)
    draw_others(artist)
    draw_redacting(artist, photos)


def draw_walk(artist: Artist) -> None:
    """The opening, question by question, and a sitting from its beginning to its end."""
    from officer_exposure.content.opening import load_opening
    from tests.ui.by_labels import Hand
    from tests.ui.ways import OPENING

    hand, draw = Hand(artist.window), artist.draw
    hand.press("Walk-through")
    for question in load_opening():
        hand.press(OPENING[question.id])
        draw(f"opening-{question.id}")
        hand.press("Next")
    draw("sections")
    hand.press("Begin this sitting")
    for answer in ("Exposed", "As advised", "Not sure", "Exposed", "Skip"):
        hand.press(answer)
        draw(f"walk-{answer.lower().replace(' ', '-')}")
        hand.press("Finish this sitting" if hand.can_press("Finish this sitting") else "Next")
    draw("stop")


def draw_others(artist: Artist) -> None:
    """Every page that can be come to by labels, and what stands further down on the new ones."""
    from tests.ui.by_labels import Hand
    from tests.ui.ways import WAYS

    hand = Hand(artist.window)
    for page, way in WAYS.items():
        for label in way:
            hand.press(label)
        if page == "evidence":
            hand.type_into("Address of the page, or where you saw it", "https://example.org/post/1")
            hand.press("More, if you know it")
            hand.press("My address")
            hand.type_into("Your note", "It shows our street and the car")
            hand.press("Keep this entry")
        artist.wait_for(lambda: "One moment." not in hand.reads())
        if page not in DRAWN_BEFORE:
            artist.draw(page)
            draw_foot(artist, page)
        if page == "opening":
            while hand.can_press("Next"):
                hand.press("Next")


def draw_redacting(artist: Artist, photos: Path) -> None:
    """A picture whose boxes are offered."""
    from ui.pages.redact import RedactPage

    page = artist.window.page("redact")
    assert isinstance(page, RedactPage)
    picture = next(one for one in sorted(photos.rglob("*.jpg")) if one.stem != "broken")
    page.begin([bytes(picture)], photos)
    artist.window.show_page("redact")
    artist.wait_for(lambda: "This takes a moment" not in page.said.text())
    artist.draw("redact")


def draw_foot(artist: Artist, page: str, name: str = "") -> None:
    """The same page scrolled to its end, where it is longer than the window. `name`: of the picture, if another."""
    from ui.widgets.scroll import ScrollColumn

    for column in artist.window.page(page).findChildren(ScrollColumn):
        bar = column.verticalScrollBar()
        if column.isVisible() and bar.maximum():
            bar.setValue(bar.maximum())
            artist.draw(f"{name or page}-end")
            bar.setValue(0)


def draw_where(artist: Artist) -> None:
    """Where a stranger would look, once there are enough places to guess from."""
    from tests.ui.driving import go_to
    from tests.ui.whereabouts import fill
    from ui.pages.where import WherePage

    window = artist.window
    fill(window.session.store)
    window.session.findings_changed.emit()
    page = go_to(window, "where", WherePage)
    artist.wait_for(lambda: not page.is_reading() and bool(page.guesses))
    artist.draw("where", 400)


def await_picture(page: QWidget) -> None:
    """Wait until the worker has drawn what this page shows."""
    from tests.ui.waiting import came
    from ui.widgets.picture import Picture

    def is_drawn() -> bool:
        shown = [one for one in page.findChildren(Picture) if one.isVisibleTo(page)]
        return bool(shown) and all(one.accessibleName().startswith("Picture") for one in shown)

    if not came(is_drawn, 30):
        sys.exit("The picture was not drawn in half a minute.")


if __name__ == "__main__":
    if sys.argv[1:] == ["--docs"]:
        from tests.ui.illustrations import illustrate

        illustrate(IMAGES)
    elif "--here" in sys.argv:
        draw_here(Path(sys.argv[1]), int(os.environ["OFFICER_EXPOSURE_SCALE"]))
    else:
        main(Path(sys.argv[1]))
