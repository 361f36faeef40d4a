"""Hands memory that is free back to the system: glibc keeps what decoders and networks leave behind in pieces.

What is handed back must be asked for anew, page by page, and a picture costs up to a quarter more. So glibc is told
not to do so by itself, and it is done here where much is held, and sooner before a picture is decoded at its full size.
Other systems' libraries hand large pieces back by themselves.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from officer_exposure.workers.memory import resident_bytes

MUCH = 390_000_000
"""Bytes resident: what the models take (200 MB), and what looking at one picture leaves for the next one to use. With
430 square pictures came to 491 MB, near the 500 that a worker may hold; with 320 they cost twice as many pages."""

MUCH_BEFORE_DECODING = 320_000_000
"""The same where much will be asked for at once: what the models take and a little beside them."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # as malloc.h has them
_ANY = 2**30
_APART = 32 * 2**20
"""Bytes from which a piece is asked of the system on its own, and handed back at once: the most that glibc allows."""


def give_back(much: int = MUCH) -> bool:
    """Hand free memory back where this process holds more bytes than `much`; whether that was so and could be done."""
    trim = _trim() if sys.platform == "linux" else None
    if trim is None or resident_bytes(os.getpid()) <= much:
        return False
    return bool(trim(0))


@cache
def _trim() -> Callable[[int], int] | None:
    """`malloc_trim` of glibc, which from now on keeps what is freed; None where the system has another library."""
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None)
        function: Callable[[int], int] = library.malloc_trim
        library.mallopt(_MMAP_THRESHOLD, _APART)
        library.mallopt(_TRIM_THRESHOLD, _ANY)
        return function
    return None
