"""The whole way by labels alone: from the first screen through a sitting, stopped, gone on with, and finished.

On the way a picture of every page is made in both themes: into the folder that OFFICER_EXPOSURE_PICTURES names, or else
into one that is thrown away.
"""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_exposure.content.opening import load_opening
from tests.ui.by_labels import Hand
from tests.ui.driving import PASSPHRASE
from tests.ui.ways import WAYS, answer_the_opening, make_vault
from ui.window import Window

_NOT_BY_ITSELF = {"redact"}
"""Pages that come only with what was chosen on another one."""


def test_a_sitting_is_stopped_and_gone_on_with_by_labels_alone(qtbot: QtBot, first_start: Window) -> None:
    hand = Hand(first_start)
    make_vault(hand)
    hand.press("Begin the calm check")
    answer_the_opening(hand)
    hand.press("Begin this sitting")
    for number, answer in enumerate(("Exposed", "As advised", "Not sure"), 1):
        assert f"of the first part. Question {number} of 5" in hand.reads()
        hand.press(answer)
        hand.press("Next")
    hand.press("Stop for now")
    hand.waits_for("1 is exposed. It is on your list, with the steps.")
    hand.press("Stop for today")
    hand.press("Lock (Ctrl+L)")
    hand.type_into("Your passphrase", PASSPHRASE)
    hand.press("Open")
    hand.waits_for("Walk-through")
    hand.press("Walk-through")
    assert "of the first part. Question 4 of 5" in hand.reads()
    hand.press("As advised")
    hand.press("Next")
    hand.press("Skip")
    hand.press("Finish this sitting")
    hand.waits_for("2 are as advised.")
    assert "Next: Sitting 2 of " in hand.reads()
    hand.press("Stop for today")
    qtbot.waitUntil(lambda: not first_start.session.answers.are_waiting and not first_start.session.is_busy)
    hand.press("Review")
    hand.waits_for("What to do")


def test_every_page_is_come_to_by_labels_and_drawn_in_both_themes(
    qapp: QApplication, first_start: Window, tmp_path: Path
) -> None:
    folder = Path(os.environ.get("OFFICER_EXPOSURE_PICTURES") or tmp_path / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    hand = Hand(first_start)
    make_vault(hand)
    hand.press("Begin the calm check")
    answer_the_opening(hand)
    for theme in ("Light", "Dark"):
        hand.press("Settings")
        hand.press(theme)
        for page, way in WAYS.items():
            for label in way:
                hand.press(label)
            assert first_start.page(page).isVisible(), page
            hand.draw(folder / f"{page}-{theme.lower()}.png")
            if page == "opening":
                for _ in load_opening():
                    hand.press("Next")
    drawn = {path.stem.rpartition("-")[0] for path in folder.glob("*.png")}
    assert set(first_start.pages.keys()) - _NOT_BY_ITSELF <= drawn
    with Image.open(folder / "happening-light.png") as light, Image.open(folder / "happening-dark.png") as dark:
        assert light.size == dark.size
        assert light.convert("L").getpixel((light.width - 20, 20)) != dark.convert("L").getpixel((dark.width - 20, 20))
