"""Work on a vault beside the window: making a key from a passphrase takes about a second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError, VaultError
from ui.background import Background
from ui.plain_report import OUR_BUG, report_plainly

if TYPE_CHECKING:
    from officer_exposure.store.vault import Vault


@dataclass(frozen=True)
class Opened:
    """A vault that was just made or unlocked; with the recovery code, if one was just made."""

    vault: Vault
    code: str = ""


class VaultTask(Background):
    """Does one piece of work. Emits `done` with what it came to, or `failed` with the error."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work = work
        self._result: object = None

    def take(self) -> object:
        """What it came to; whoever takes it has to lock a vault that is in it."""
        result, self._result = self._result, None
        return result

    def give_up(self) -> None:
        """Wait for the end, and lock a vault that nobody took."""
        self.wait()
        result = self.take()
        if isinstance(result, Opened):
            result.vault.lock()

    def run(self) -> None:
        """The thread."""
        try:
            self._result = self._work()
        except ExposureError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not leave the page waiting for ever
            report_plainly(type(error), error, error.__traceback__)
            self.failed.emit(VaultError(*OUR_BUG))
        else:
            self.done.emit(None)
