"""Hands memory that is free back to the system: glibc keeps what decoders and networks leave behind in pieces.

What is handed back must be asked for anew, page by page: doing so between any two questions made a picture cost a fifth
more. So it is done where much is held, and sooner before a picture is decoded at its full size. Other systems'
libraries hand large pieces back by themselves.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from officer_exposure.workers.memory import resident_bytes

MUCH = 430_000_000
"""Bytes resident: what the models take, and what looking at one picture leaves for the next one to use."""

MUCH_BEFORE_DECODING = 320_000_000
"""The same where much will be asked for at once: what the models take and a little beside them."""


def give_back(much: int = MUCH) -> bool:
    """Hand free memory back where this process holds more bytes than `much`; whether that was so and could be done."""
    if sys.platform != "linux" or resident_bytes(os.getpid()) <= much:
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
