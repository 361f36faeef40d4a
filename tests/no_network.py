"""Refuses internet sockets while tests run. Native code is out of its sight: the strace test watches that."""

from __future__ import annotations

import socket
import sys
from typing import Any

_LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_FAMILIES = frozenset({socket.AF_INET, socket.AF_INET6})


class NetworkUsedError(AssertionError):
    """Something under test reached for the internet."""


class NetworkBan:
    """An audit hook that can be lifted for one test. Attempts are kept, since code may swallow the exception."""

    def __init__(self) -> None:
        self.lifted = False
        self.attempts: list[str] = []
        sys.addaudithook(self._refuse)

    def _refuse(self, event: str, args: tuple[Any, ...]) -> None:
        if self.lifted or not event.startswith("socket."):
            return
        if event in _LOOKUPS or (event == "socket.__new__" and args[1] in _FAMILIES):
            self.attempts.append(event)
            raise NetworkUsedError(f"{event} during a test")

    def take_attempts(self) -> list[str]:
        """The attempts since the last call."""
        attempts, self.attempts = self.attempts, []
        return attempts
