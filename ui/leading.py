"""From one page to the right place on another: the page is built if need be, told what is wanted, and shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt

from officer_exposure.content import load_content
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.scroll import reveal

_Kind = TypeVar("_Kind", bound=Page)


class Leads:
    """`page` gives a page by its key, `go` shows it."""

    def __init__(self, session: Session, page: Callable[[str], Page], go: Callable[[str], None]) -> None:
        self._session, self._page, self._go = session, page, go

    def start(self) -> None:
        """A look at what was chosen."""
        self._go("scan")
        self._session.start()

    def section(self, section: str) -> None:
        """The walk, at this section."""
        from ui.pages.walk import WalkPage

        self._known("walk", WalkPage).jump(section)
        self._go("walk")

    def item(self, item: str) -> None:
        """The walk, at this question."""
        from ui.pages.walk import WalkPage

        self._known("walk", WalkPage).go_on_with((load_content().items[item],))
        self._go("walk")

    def file(self, artifact: str) -> None:
        """What was found in this file."""
        from ui.pages.review import ReviewPage

        page = self._known("review", ReviewPage)
        self._go("review")
        page.look_for(artifact)

    def check(self, check: str) -> None:
        """What this check has found."""
        from ui.pages.review import ReviewPage

        page = self._known("review", ReviewPage)
        self._go("review")
        page.look_at(check)

    def not_checked(self) -> None:
        """What was not looked at, and why."""
        from ui.pages.review import ReviewPage

        page = self._known("review", ReviewPage)
        self._go("review")
        page.look_at_not_checked()

    def gathering(self, gathering: str) -> None:
        """One thing to fix."""
        from ui.pages.review import ReviewPage

        page = self._known("review", ReviewPage)
        self._go("review")
        page.open(gathering)

    def agency(self) -> None:
        """The agency pack among the settings, which say there what is in use now."""
        from ui.pages.settings import SettingsPage

        page = self._known("settings", SettingsPage)
        self._go("settings")
        reveal(page.agency)
        page.agency.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self, path: Path, parts: bool) -> None:
        """A copy of this file. `parts`: something of the picture itself is to go, too."""
        from ui.pages.copies import CopiesPage

        self._known("copies", CopiesPage).offer(path, parts=parts)
        self._go("copies")

    def redacting(self, paths: list[bytes], folder: Path) -> None:
        """Covering parts of these pictures; the copies go to `folder`."""
        from ui.pages.redact import RedactPage

        self._known("redact", RedactPage).begin(paths, folder)
        self._go("redact")

    def _known(self, key: str, kind: type[_Kind]) -> _Kind:
        page = self._page(key)
        assert isinstance(page, kind)
        return page
