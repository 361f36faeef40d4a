"""What every parser owes to bytes that were made to hurt it."""

from __future__ import annotations

import time
from collections.abc import Callable

from officer_exposure.errors import ParseError

_SECONDS = 5.0


def survives(read: Callable[[bytes], object], data: bytes) -> None:
    """Assert that `read` gives values or ParseError, nothing else, and soon."""
    start = time.perf_counter()
    try:
        read(data)
    except ParseError as error:
        message = error.message
    else:
        message = "read"
    assert message
    assert time.perf_counter() - start < _SECONDS
