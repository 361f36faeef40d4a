"""Pictures of the demo officer's window by clicks: what was found, the plan with ticks, papers and copies made."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.by_labels import Hand
from tests.ui.pictures import draw_foot
from tests.ui.portraits import take_portraits
from tests.ui.waiting import pause
from ui.pages.copies import CopiesPage
from ui.pages.documents import DocumentsPage
from ui.pages.pictures import PicturesPage
from ui.pages.plan import PlanPage
from ui.pages.review import ReviewPage
from ui.pages.where import WherePage
from ui.widgets.face import FaceButton
from ui.widgets.file_view import FileView

if TYPE_CHECKING:
    from tests.ui.pictures import Artist

IN_REVIEW = ("photo.house_number", "activity.track", "places.home", "places.privacy_zone", "guided.answers")
_STEPS = 3
"""Steps of the plan that are ticked."""


def draw_demo(artist: Artist) -> None:
    """From the first screen to papers that are saved."""
    hand = Hand(artist.window)
    hand.press("Try the demo")
    artist.draw("demo")
    hand.press("Open the demo")
    hand.waits_for("What to look at")
    settle(artist)
    artist.draw("demo-home")
    hand.press("What to look at")
    artist.draw("demo-sources")
    hand.press("Start looking")
    settle(artist)
    artist.draw("demo-scan-done")
    _draw_found(artist, hand)
    _draw_where(artist, hand)
    _draw_plan(artist, hand)
    with tempfile.TemporaryDirectory(prefix="pictures-") as made:
        _draw_papers(artist, hand, Path(made))
        _draw_copies(artist, hand, Path(made))
    _draw_people(artist, hand, artist.window.session.places[0] / "portraits")
    hand.press("Home")
    artist.draw("demo-home-later")


def settle(artist: Artist, *more: Callable[[], bool]) -> None:
    """Wait until nothing is being read or written any more."""
    session = artist.window.session
    artist.wait_for(lambda: not session.is_busy and not session.is_running and not any(one() for one in more), 120)


def _draw_found(artist: Artist, hand: Hand) -> None:
    hand.press("Review")
    page = artist.window.page("review")
    assert isinstance(page, ReviewPage)
    settle(artist, page.is_reading)
    for check in IN_REVIEW:
        page.look_at(check)
        pause(200)
        artist.wait_for(lambda: not _is_opening(page))
        artist.draw(f"demo-review-{check.partition('.')[2]}", 400)
        draw_foot(artist, "review", f"demo-review-{check.partition('.')[2]}")
    hand.press("Pictures")
    artist.draw("demo-pictures", 1_500)
    hand.press("Look one by one")
    pictures = artist.window.page("pictures")
    assert isinstance(pictures, PicturesPage)
    artist.wait_for(lambda: not pictures.one.view.image.isNull())
    artist.draw("demo-picture")


def _is_opening(page: ReviewPage) -> bool:
    """Whether a picture is still being drawn."""
    views = [one for one in page.findChildren(FileView) if one.isVisible()]
    return any(one.picture.isVisible() and one.picture.is_empty for one in views)


def _draw_where(artist: Artist, hand: Hand) -> None:
    hand.press("Where you live")
    page = artist.window.page("where")
    assert isinstance(page, WherePage)
    settle(artist, page.is_reading)
    artist.draw("demo-where", 400)
    hand.press("Yes")
    settle(artist, page.is_reading)
    artist.draw("demo-where-yes", 400)
    draw_foot(artist, "where", "demo-where-yes")


def _draw_plan(artist: Artist, hand: Hand) -> None:
    hand.press("Plan")
    page = artist.window.page("plan")
    assert isinstance(page, PlanPage)
    settle(artist, page.is_reading)
    for tick in list(page.ticks.values())[:_STEPS]:
        tick.box.click()
    settle(artist, page.is_reading)
    artist.draw("demo-plan-ticked", 400)
    draw_foot(artist, "plan", "demo-plan-ticked")


def _draw_papers(artist: Artist, hand: Hand, folder: Path) -> None:
    hand.press("Documents")
    page = artist.window.page("documents")
    assert isinstance(page, DocumentsPage)
    page.picker.open(folder)
    hand.press("Save the report")
    artist.wait_for(lambda: "Saved" in hand.reads() and page.save.isEnabled())
    artist.draw("demo-report-saved")


def _draw_copies(artist: Artist, hand: Hand, folder: Path) -> None:
    hand.press("Review")
    hand.press("Copies")
    page = artist.window.page("copies")
    assert isinstance(page, CopiesPage)
    page.chosen.take(artist.window.session.places)
    hand.press("Save them somewhere else")
    page.picker.open(folder)
    artist.draw("demo-copies-chosen")
    hand.press("Make the copies")
    artist.wait_for(page.make.isEnabled, 120)
    artist.draw("demo-copies-made", 600)
    draw_foot(artist, "copies", "demo-copies-made")


def _draw_people(artist: Artist, hand: Hand, folder: Path) -> None:
    """Cartoon faces: nobody in the demo's own pictures has one."""
    take_portraits(artist.window.session, folder, 4, 3, 2, child=(0.9, 0.0, 0.0))
    hand.press("People")
    page = artist.window.page("people")
    artist.wait_for(lambda: bool(faces := page.findChildren(FaceButton)) and all(one.is_drawn for one in faces))
    artist.draw("demo-people")
    draw_foot(artist, "people", "demo-people")
