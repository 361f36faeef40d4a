"""Hands memory that is free back to the system: glibc keeps what decoders and networks leave behind in pieces.

Doing so at once, whenever something is freed, would cost a picture half as much time again; so it is done between two
questions, and only where much is held. Other systems' libraries hand large pieces back by themselves.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from officer_exposure.workers.memory import resident_bytes

_MUCH = 320_000_000
"""Bytes resident: what the models take (some 210 MB, with prints of faces 300) and a little beside them."""


def give_back() -> bool:
    """Hand free memory back where this process holds much; whether that was so and could be done."""
    if sys.platform != "linux" or resident_bytes(os.getpid()) <= _MUCH:
        return False
    trim = _trim()
    return trim is not None and bool(trim(0))


@cache
def _trim() -> Callable[[int], int] | None:
    """`malloc_trim` of glibc; None where the system has another library."""
    with suppress(AttributeError, OSError):
        function: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
        return function
    return None
