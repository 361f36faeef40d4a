"""What stands before the pages while no vault is open: the welcome, the steps to a vault, and the way back in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from officer_exposure.errors import ExposureError, VaultError
from ui.clipboard import Clipboard
from ui.pages.page import Page
from ui.pages.vault.keychain import KeychainPage
from ui.pages.vault.make import MakeVaultPage
from ui.pages.vault.recovery_code import RecoveryCodePage
from ui.pages.vault.trouble import VaultTroublePage
from ui.pages.vault.unlock import UnlockPage
from ui.pages.vault.welcome import WelcomePage
from ui.session import Session
from ui.vault_task import Opened


class Gate(QStackedWidget):
    """Leads to an open vault, or to a sitting that keeps nothing. It tells the session which.

    Emits `page_wanted` with the key of the page that such a sitting is to begin with.
    """

    page_wanted = Signal(str)

    def __init__(self, session: Session, clipboard: Clipboard) -> None:
        super().__init__()
        self._session, self._clipboard = session, clipboard
        self._made: Opened | None = None
        self._built: dict[str, Page] = {}
        self._builders: Mapping[str, Callable[[], Page]] = {
            "welcome": self._welcome,
            "passphrase": self._passphrase,
            "code": self._code,
            "keychain": self._keychain,
            "unlock": self._unlock,
            "trouble": self._trouble,
            "restore": self._restore,
            "wipe": self._wipe,
            "demo": self._demo,
        }

    def open(self) -> None:
        """Begin where it has to begin: with the welcome, with the passphrase, or with what is wrong."""
        from officer_exposure.store.folder import VaultState, complete_restore, state_of

        self._lock_made()
        try:
            complete_restore(self._session.folder)
            state = state_of(self._session.folder)
        except VaultError as error:
            self._explain(error)
            return
        match state:
            case VaultState.NONE:
                self.show_page("welcome")
            case VaultState.PRESENT:
                self.show_page("unlock")
            case VaultState.INCOMPLETE:
                self._trouble_page().explain_incomplete()
                self.show_page("trouble")

    def drop(self) -> None:
        """Close every page; a vault that was just made is locked."""
        for page in self._built.values():
            page.close()
            page.deleteLater()
        self._built.clear()
        self._lock_made()

    def page(self, key: str) -> Page:
        """The page `key`, built if it is not yet."""
        if key not in self._built:
            self._built[key] = self._builders[key]()
            self.addWidget(self._built[key])
        return self._built[key]

    def show_page(self, key: str) -> None:
        """Bring a page into view."""
        page = self.page(key)
        before = self.currentWidget()
        self.setCurrentWidget(page)
        if isinstance(before, Page) and before is not page:
            before.left()
        page.shown()
        page.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, key: str) -> None:
        match key:
            case "look":
                self._session.just_look()
            case "happening":
                self._session.just_look()
                self.page_wanted.emit(key)
            case "restored":
                self.open()
                self._say_restored()
            case "wiped":
                self.open()
                self._say_wiped()
            case "again" | "back" | "unlock":
                self.open()
            case "stuck":
                self._trouble_page().explain_lost()
                self.show_page("trouble")
            case _:
                self.show_page(key)

    def _say_wiped(self) -> None:
        page = self.currentWidget()
        if isinstance(page, WelcomePage):
            page.say_wiped()

    def _say_restored(self) -> None:
        page = self.currentWidget()
        if isinstance(page, UnlockPage):
            page.say(
                self.tr("Your backup is in place."),
                self.tr("Open it with the passphrase it had on the day it was made."),
            )

    def _explain(self, error: ExposureError) -> None:
        self._trouble_page().explain(error)
        self.show_page("trouble")

    def _trouble_page(self) -> VaultTroublePage:
        page = self.page("trouble")
        assert isinstance(page, VaultTroublePage)
        return page

    def _show_code(self, opened: Opened) -> None:
        self._made = opened
        page = self.page("code")
        assert isinstance(page, RecoveryCodePage)
        page.show_code(opened.code)
        self.show_page("code")

    def _ask_for_keychain(self) -> None:
        assert self._made is not None
        self._made = replace(self._made, code="")
        page = self.page("keychain")
        assert isinstance(page, KeychainPage)
        page.ask(self._made)
        self.show_page("keychain")

    def _begin(self) -> None:
        """The new vault is ready."""
        opened, self._made = self._made, None
        if opened is not None:
            self._enter(opened, with_code=False)

    def _enter(self, opened: Opened, with_code: bool) -> None:
        try:
            self._session.open_vault(opened.vault, with_code=with_code)
        except VaultError as error:
            self._explain(error)

    def _lock_made(self) -> None:
        opened, self._made = self._made, None
        if opened is not None:
            opened.vault.lock()

    def _welcome(self) -> Page:
        page = WelcomePage()
        page.go.connect(self._go)
        return page

    def _passphrase(self) -> Page:
        page = MakeVaultPage(self._session)
        page.go.connect(self._go)
        page.made.connect(self._show_code)
        return page

    def _code(self) -> Page:
        page = RecoveryCodePage(self._clipboard, self.tr("Step 2 of 3. A second way in, if you forget the first."))
        page.written.connect(self._ask_for_keychain)
        return page

    def _keychain(self) -> Page:
        page = KeychainPage(self._session)
        page.ready.connect(self._begin)
        return page

    def _unlock(self) -> Page:
        page = UnlockPage(self._session)
        page.go.connect(self._go)
        page.unlocked.connect(self._enter)
        page.cannot_open.connect(self._explain)
        return page

    def _trouble(self) -> Page:
        page = VaultTroublePage()
        page.go.connect(self._go)
        return page

    def _restore(self) -> Page:
        from ui.pages.vault.restore import RestorePage

        page = RestorePage(self._session)
        page.go.connect(self._go)
        return page

    def _demo(self) -> Page:
        from ui.pages.vault.demo import DemoPage

        page = DemoPage(self._session)
        page.go.connect(self._go)
        return page

    def _wipe(self) -> Page:
        from ui.pages.vault.wipe import WipePage

        page = WipePage(self._session)
        page.go.connect(self._go)
        return page
