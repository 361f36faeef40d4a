"""Drives the window by clicks over made-up photos and writes a picture of every page.

    python tests/ui/pictures.py FOLDER
    python tests/ui/pictures.py --docs

Light and dark, at 1280x720 and, in a process of its own, at 200 % scale on a screen of the same size. With `--docs` it
draws only the pictures that the documentation shows, and puts them where it shows them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.window import Window

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SCREEN = (1280, 720)
SCALES = (1, 2)
SHOWN = ("home", "review")
IMAGES = ROOT / "docs" / "images"


def main(folder: Path) -> None:
    """Write all pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        environment = {**os.environ, "QT_SCALE_FACTOR": str(scale), "OFFICER_EXPOSURE_SCALE": str(scale)}
        subprocess.run([sys.executable, __file__, str(folder), "--here"], env=environment, check=True)


def illustrate(folder: Path) -> None:
    """Write the pictures of the documentation into `folder`, with few colours so that they stay small."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pictures-") as drawn:
        draw_here(Path(drawn), 1)
        for name in SHOWN:
            with Image.open(Path(drawn) / f"{name}-light.png") as picture:
                picture.convert("RGB").quantize(256).save(folder / f"{name}.png", optimize=True)


def draw_here(folder: Path, scale: int) -> None:
    """Write the pictures of one scale; the scale of Qt was set before it was loaded."""
    from tests.ui.photos import album
    from ui.app import prepared
    from ui.appearance import Appearance
    from ui.session import Session
    from ui.theme import Choice
    from ui.window import Window

    appearance = Appearance(prepared(["officer-exposure"]))
    with tempfile.TemporaryDirectory(prefix="pictures-") as photos:
        album(Path(photos) / "Vacation")
        for theme in (Choice.LIGHT, Choice.DARK):
            appearance.choose(theme)
            window = Window(Session(), appearance)
            window.resize(SCREEN[0] // scale, SCREEN[1] // scale)
            window.show()
            suffix = f"{theme}{'' if scale == 1 else f'-{scale}00'}"
            draw_pages(window, Path(photos) / "Vacation", folder, suffix)
            window.close()


def draw_pages(window: Window, photos: Path, folder: Path, suffix: str) -> None:
    """Go through the whole walk once."""
    from PySide6.QtTest import QTest

    from officer_exposure.model import Audience
    from tests.ui.driving import choose, click, go_to
    from ui.answers import Given
    from ui.pages.review import ReviewPage
    from ui.pages.walk import WalkPage

    def draw(name: str, wait: int = 200) -> None:
        QTest.qWait(wait)
        window.grab().save(str(folder / f"{name}-{suffix}.png"))

    draw("home")
    page = choose(window, photos)
    page.audiences[Audience.PUBLIC].click()
    draw("sources")
    page.go.click()
    draw("scan", 50)
    while window.session.is_running:
        QTest.qWait(50)
    draw("scan-done")
    walk = go_to(window, "walk", WalkPage)
    draw("walk")
    walk.answers[Given.EXPOSED].click()
    review = go_to(window, "review", ReviewPage)
    await_picture(review)
    draw("review")
    review.list.clicked.emit(review.list.currentIndex())
    await_picture(review)
    draw("review-detail")
    click(window.rail.button("documents"))
    draw("documents")
    click(window.rail.button("settings"))
    draw("settings")


def await_picture(page: QWidget) -> None:
    """Wait until the worker has drawn what this page shows."""
    from PySide6.QtTest import QTest

    from ui.widgets.picture import Picture

    def is_drawn() -> bool:
        shown = [one for one in page.findChildren(Picture) if one.isVisibleTo(page)]
        return bool(shown) and all(one.accessibleName() == "Picture" for one in shown)

    for _ in range(200):
        if is_drawn():
            return
        QTest.qWait(50)
    sys.exit("The picture was not drawn in ten seconds.")


if __name__ == "__main__":
    if sys.argv[1:] == ["--docs"]:
        illustrate(IMAGES)
    elif "--here" in sys.argv:
        draw_here(Path(sys.argv[1]), int(os.environ["OFFICER_EXPOSURE_SCALE"]))
    else:
        main(Path(sys.argv[1]))
