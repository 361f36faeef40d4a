"""The picture in the clipboard, for the evidence log and for answers: read when a button is pressed, and only then."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from officer_exposure.errors import EvidenceError
from officer_exposure.happening.screenshot import Screenshot, screenshot_of

_PNG = "image/png"


def pasted_picture() -> Screenshot:
    """The picture that was copied, as PNG: byte for byte where the clipboard holds one, else made from its pixels.

    Raises EvidenceError where there is none, or it is too large.
    """
    content = QGuiApplication.clipboard().mimeData()
    data = bytes(content.data(_PNG).data()) if content.hasFormat(_PNG) else b""
    return screenshot_of(data or _png_of(content))


def _png_of(content: QMimeData) -> bytes:
    """Pixels without a file around them, as Windows and macOS hand them over."""
    pixels = content.imageData() if content.hasImage() else None
    if not isinstance(pixels, QImage) or pixels.isNull():
        raise EvidenceError(
            QCoreApplication.translate("pasting", "There is no picture to paste."),
            QCoreApplication.translate("pasting", "Take a picture of the screen or copy one, then press this again."),
        )
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(made, QByteArray(b"png")).write(pixels)
    return bytes(made.data().data())
