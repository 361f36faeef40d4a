from __future__ import annotations

import platform
import subprocess
import sys

import pytest

HOARD = """
import ctypes, os
from officer_exposure.vision.giving_back import MUCH_BEFORE_DECODING, give_back
from officer_exposure.workers.memory import resident_bytes
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]
assert not give_back(MUCH_BEFORE_DECODING)  # little is held
pieces = [libc.malloc(100_000) for _ in range(4_000)]
for piece in pieces:
    ctypes.memset(piece, 1, 100_000)
for piece in pieces[:-1]:  # the last one stays, on top of all
    libc.free(piece)
before = resident_bytes(os.getpid())
assert give_back(MUCH_BEFORE_DECODING)
print(before - resident_bytes(os.getpid()))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries hand large pieces back by themselves")
def test_free_memory_is_handed_back_where_much_is_held() -> None:
    done = subprocess.run([sys.executable, "-c", HOARD], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 300_000_000
