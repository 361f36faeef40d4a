"""The pages by their key: each is built when it is first wanted, and all are thrown away when the vault is locked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from PySide6.QtCore import QObject, Signal

from ui.appearance import Appearance
from ui.clipboard import Clipboard
from ui.leading import Leads
from ui.pages.home import HomePage
from ui.pages.page import Page
from ui.session import Session

_Builder = Callable[[], Page]


ASIDE = {
    "change_passphrase": "settings",
    "new_code": "settings",
    "backup": "settings",
    "redact": "copies",
    "briefing": "documents",
    "onboarding": "documents",
    "opening": "walk",
    "sections": "walk",
    "stop": "walk",
    "happening": "home",
    "evidence": "home",
    "people_search": "walk",
    "requests": "documents",
    "letters": "documents",
    "policy": "documents",
}
"""Pages that have no step of their own in the rail, and the step that leads to them."""


class Pages(QObject):
    """Builds pages and keeps them until `drop`. Emits `go` with the key of the page that one of them leads to.

    Emits `vault_wanted` where a sitting that keeps nothing is to end, and `wipe_wanted`.
    """

    go = Signal(str)
    vault_wanted = Signal()
    wipe_wanted = Signal()

    def __init__(self, session: Session, appearance: Appearance, clipboard: Clipboard) -> None:
        super().__init__()
        self._session, self._appearance, self._clipboard = session, appearance, clipboard
        self._built: dict[str, Page] = {}
        self.leads = Leads(session, self.__getitem__, self.go.emit)
        self._builders: Mapping[str, _Builder] = {
            "home": self._home,
            "about": self._about,
            "sources": self._sources,
            "scan": self._scan,
            "review": self._review,
            "pictures": self._pictures,
            "people": self._people,
            "walk": self._walk,
            "opening": self._opening,
            "sections": self._sections,
            "stop": self._stop,
            "happening": self._happening,
            "evidence": self._evidence,
            "people_search": self._people_search,
            "requests": self._requests,
            "letters": self._letters,
            "policy": self._policy,
            "where": self._where,
            "plan": self._plan,
            "changes": self._changes,
            "copies": self._copies,
            "documents": self._documents,
            "briefing": self._briefing,
            "onboarding": self._onboarding,
            "settings": self._settings,
            "change_passphrase": self._change_passphrase,
            "new_code": self._new_code,
            "backup": self._backup,
            "redact": self._redact,
        }

    def __iter__(self) -> Iterator[Page]:
        """Those that are built."""
        return iter(tuple(self._built.values()))

    def __getitem__(self, key: str) -> Page:
        """The page `key`, built if it is not yet."""
        if key not in self._built:
            self._built[key] = self._builders[key]()
        return self._built[key]

    def keys(self) -> Collection[str]:
        """Those of all pages, built or not."""
        return self._builders.keys()

    def missing(self) -> str | None:
        """The key of a page of the rail that is not built yet, in the order in which they are likely to be wanted."""
        return next((key for key in self._builders if key not in self._built and key not in ASIDE), None)

    def drop(self) -> None:
        """Close every page and let go of it, with everything that it shows."""
        for page in self:
            page.close()
            page.deleteLater()
        self._built.clear()

    def _home(self) -> Page:
        page = HomePage(self._session)
        page.go.connect(self.go)
        return page

    def _about(self) -> Page:
        from ui.pages.about import AboutPage

        page = AboutPage(self._session)
        page.go.connect(self.go)
        return page

    def _sources(self) -> Page:
        from ui.pages.sources import SourcesPage

        page = SourcesPage(self._session)
        page.start.connect(self.leads.start)
        return page

    def _scan(self) -> Page:
        from ui.pages.scan import ScanPage

        page = ScanPage(self._session)
        page.go.connect(self.go)
        page.missed_wanted.connect(self.leads.not_checked)
        return page

    def _review(self) -> Page:
        from ui.pages.review import ReviewPage

        page = ReviewPage(self._session)
        page.go.connect(self.go)
        page.copy_wanted.connect(self.leads.copy)
        return page

    def _pictures(self) -> Page:
        from ui.pages.pictures import PicturesPage

        page = PicturesPage(self._session)
        page.go.connect(self.go)
        return page

    def _people(self) -> Page:
        from ui.pages.people import PeoplePage

        page = PeoplePage(self._session)
        page.go.connect(self.go)
        return page

    def _walk(self) -> Page:
        from ui.pages.walk import WalkPage

        page = WalkPage(self._session)
        page.go.connect(self.go)
        return page

    def _opening(self) -> Page:
        from ui.pages.opening import OpeningPage

        page = OpeningPage(self._session)
        page.go.connect(self.go)
        return page

    def _sections(self) -> Page:
        from ui.pages.sections import SectionsPage

        page = SectionsPage(self._session)
        page.go.connect(self.go)
        page.section_wanted.connect(self.leads.section)
        return page

    def _stop(self) -> Page:
        from ui.pages.stop import StopPage

        page = StopPage(self._session)
        page.go.connect(self.go)
        return page

    def _happening(self) -> Page:
        from ui.pages.happening import HappeningPage

        page = HappeningPage(self._session)
        page.go.connect(self.go)
        page.section_wanted.connect(self.leads.section)
        return page

    def _evidence(self) -> Page:
        from ui.pages.evidence import EvidencePage

        page = EvidencePage(self._session)
        page.go.connect(self.go)
        return page

    def _people_search(self) -> Page:
        from ui.pages.people_search import PeopleSearchPage

        page = PeopleSearchPage(self._session)
        page.go.connect(self.go)
        page.section_wanted.connect(self.leads.section)
        page.item_wanted.connect(self.leads.item)
        return page

    def _requests(self) -> Page:
        from ui.pages.requests import RequestsPage

        page = RequestsPage(self._session, self._clipboard)
        page.go.connect(self.go)
        return page

    def _letters(self) -> Page:
        from ui.pages.letters import LettersPage

        page = LettersPage(self._session)
        page.go.connect(self.go)
        return page

    def _policy(self) -> Page:
        from ui.pages.policy import PolicyPage

        page = PolicyPage(self._session)
        page.go.connect(self.go)
        page.section_wanted.connect(self.leads.section)
        return page

    def _where(self) -> Page:
        from ui.pages.where import WherePage

        page = WherePage(self._session)
        page.go.connect(self.go)
        page.file_wanted.connect(self.leads.file)
        page.check_wanted.connect(self.leads.check)
        return page

    def _plan(self) -> Page:
        from ui.pages.plan import PlanPage

        page = PlanPage(self._session)
        page.go.connect(self.go)
        page.opened.connect(self.leads.gathering)
        return page

    def _changes(self) -> Page:
        from ui.pages.changes import ChangesPage

        page = ChangesPage(self._session)
        page.go.connect(self.go)
        return page

    def _copies(self) -> Page:
        from ui.pages.copies import CopiesPage

        page = CopiesPage()
        page.redact.connect(self.leads.redacting)
        return page

    def _redact(self) -> Page:
        from ui.pages.redact import RedactPage

        page = RedactPage()
        page.go.connect(self.go)
        return page

    def _documents(self) -> Page:
        from ui.pages.documents import DocumentsPage

        page = DocumentsPage(self._session)
        page.go.connect(self.go)
        return page

    def _briefing(self) -> Page:
        from ui.pages.briefing import BriefingPage

        page = BriefingPage(self._session)
        page.go.connect(self.go)
        return page

    def _onboarding(self) -> Page:
        from ui.pages.onboarding import OnboardingPage

        page = OnboardingPage(self._session)
        page.go.connect(self.go)
        return page

    def _settings(self) -> Page:
        from ui.pages.settings import SettingsPage

        page = SettingsPage(self._session, self._appearance)
        page.go.connect(self.go)
        page.vault_wanted.connect(self.vault_wanted)
        page.wipe_wanted.connect(self.wipe_wanted)
        return page

    def _change_passphrase(self) -> Page:
        from ui.pages.vault.change_passphrase import ChangePassphrasePage

        page = ChangePassphrasePage(self._session)
        page.go.connect(self.go)
        return page

    def _new_code(self) -> Page:
        from ui.pages.vault.new_code import NewCodePage

        page = NewCodePage(self._session, self._clipboard)
        page.go.connect(self.go)
        return page

    def _backup(self) -> Page:
        from ui.pages.vault.backup import BackupPage

        page = BackupPage(self._session)
        page.go.connect(self.go)
        return page
