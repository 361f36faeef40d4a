"""Says whether what was judged before would be judged the same way today."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from officer_exposure.check import ArtifactCheck
from officer_exposure.model import Stage
from officer_exposure.models.state import state

_PROGRAM = Path(__file__).parent
_DATA = (".py", ".yaml")
_BYTES = 16
_READERS = ("Pillow", "pi-heif", "exifread", "pikepdf", "defusedxml", "rapidfuzz", "pyahocorasick")
_LOOKERS = ("numpy", "opencv-python-headless", "onnxruntime")
"""Libraries whose next version may see more in the same file, or in the same picture."""


def signature(checks: Sequence[ArtifactCheck], facts: bytes = b"", *, prints: bool = False) -> bytes:
    """A digest of everything that decides what these checks say: program, libraries, checks, the officer's facts.

    `prints`: a print is made of each face, which is kept beside what they say.
    """
    digest = blake2b(_program(), digest_size=_BYTES, person=b"prints" if prints else b"")
    if any(check.info.stage is Stage.PIXELS for check in checks):
        digest.update(state())
    for check in checks:
        compared_with = facts if check.info.needs_facts else b""
        for part in (check.info.id.encode(), _code_of(type(check).__module__), compared_with):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


@cache
def _program() -> bytes:
    """A digest of the core and of the libraries it reads with."""
    digest = blake2b()
    for part in _parts():
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def _parts() -> Iterator[bytes]:
    """What cannot be known may have changed: then nothing is like before."""
    files = sorted(path for path in _PROGRAM.rglob("*") if path.suffix in _DATA)
    if not files:
        yield secrets.token_bytes()
    for path in files:
        yield path.relative_to(_PROGRAM).as_posix().encode()
        yield path.read_bytes()
    for library in (*_READERS, *_LOOKERS):
        try:
            yield f"{library} {version(library)}".encode()
        except PackageNotFoundError:
            yield secrets.token_bytes()


@cache
def _code_of(module: str) -> bytes:
    path = sys.modules[module].__file__
    return Path(path).read_bytes() if path else secrets.token_bytes()
