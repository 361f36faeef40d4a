"""A picture for the evidence log: taken in as it is, byte for byte. It is never opened here."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec

from officer_exposure.errors import EvidenceError

MOST_BYTES = 25_000_000

_BEGINS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"BM", "image/bmp"),
)
_ENDINGS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "image/bmp": ".bmp",
    "application/pdf": ".pdf",
}
_HEIC = {b"heic", b"heix", b"mif1", b"msf1"}


class Screenshot(msgspec.Struct, frozen=True):
    """A picture as it was handed over."""

    media: str
    data: bytes

    @property
    def digest(self) -> str:
        """Its SHA-256, in hex."""
        return sha256(self.data).hexdigest()

    @property
    def ending(self) -> str:
        """How a file of this kind ends."""
        return _ENDINGS[self.media]


def read_screenshot(path: Path) -> Screenshot:
    """Read a picture. Raises EvidenceError where it cannot be read, is too large, or is no picture."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise EvidenceError("The picture could not be opened.", "Check that it is still there.") from error
    return screenshot_of(data)


def screenshot_of(data: bytes) -> Screenshot:
    """The same from bytes that were pasted."""
    if len(data) > MOST_BYTES:
        raise EvidenceError("The picture is too large for the log.", "Take a screenshot of it, and use that.")
    media = _media(data)
    if not media:
        raise EvidenceError(
            "This is not a kind of picture that the log takes.", "Use a PNG, JPEG, WebP, GIF, HEIC or PDF file."
        )
    return Screenshot(media, data)


def _media(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        return "image/heic"
    return next((media for begin, media in _BEGINS if data.startswith(begin)), "")
