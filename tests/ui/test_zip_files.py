"""Photos in a zip file, by clicks: they are looked at, shown, and copied, and nothing is unpacked to the disk."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from tests.core.disk.zips import write_zip
from tests.ui.driving import PATIENCE, click, go_to, scan
from tests.ui.photos import photo
from ui.pages.copies import CopiesPage
from ui.pages.review import ReviewPage
from ui.widgets.gathering_detail import GatheringDetail
from ui.window import Window


def test_a_photo_in_a_zip_file_is_shown_and_copied(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    beach = photo(tmp_path / "beach.jpg").read_bytes()
    (tmp_path / "mine").mkdir()
    (tmp_path / "copies").mkdir()
    archive = write_zip(tmp_path / "mine/summer.zip", {"Photos/beach.jpg": beach})
    scan(qtbot, window, archive)
    review = go_to(window, "review", ReviewPage)
    qtbot.waitUntil(lambda: bool(review.detail.findChildren(GatheringDetail)), timeout=PATIENCE)
    (detail,) = review.detail.findChildren(GatheringDetail)
    assert detail.evidence.kept is not None
    assert detail.evidence.kept.finding.artifact == "summer.zip!/Photos/beach.jpg"
    qtbot.waitUntil(lambda: detail.evidence.picture.accessibleName().startswith("Picture"), timeout=PATIENCE)
    click(detail.copy)
    page = window.page("copies")
    assert isinstance(page, CopiesPage)
    click(page.elsewhere)
    page.picker.open(tmp_path / "copies")
    click(page.make)
    qtbot.waitUntil(page.make.isEnabled, timeout=PATIENCE)
    assert page.summary.text() == "1 copy is made and proven."
    (made,) = (tmp_path / "copies").iterdir()
    assert read_metadata(ByteView.of(beach), "beach.jpg").positions
    assert not read_metadata(ByteView.of(made.read_bytes()), made.name).positions
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["summer.zip"]
