"""Builds office documents from parts: Office Open XML, OpenDocument, EPUB, and old OLE files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from struct import pack

_END = 0xFFFFFFFE
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)
_APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{}</Properties>'
_META = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">'
    "<office:meta>{}</office:meta></office:document-meta>"
)


def archive(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with `members`, in order, all of the same day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def word(core: str = "", app: str = "", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word document with these elements in its properties, and `more` members."""
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "docProps/core.xml": _CORE.format(core),
            "docProps/app.xml": _APP.format(app),
            "word/document.xml": "<w:document/>",
            **(more or {}),
        }
    )


def open_document(meta: str, more: Mapping[str, bytes | str] | None = None) -> bytes:
    """An OpenDocument text with these elements in its properties, and `more` members."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest/>",
            "meta.xml": _META.format(meta),
            **(more or {}),
        }
    )


def old_word(texts: Mapping[int, str], stream: str = "WordDocument", *, small: bool = True) -> bytes:
    """An OLE file of 512-byte sectors with one property set of `texts`.

    Sector 0 is the allocation table, 1 the directory, 2 the table of small sectors, and the property set follows:
    `small` as real ones are, in small sectors; otherwise in a stream of its own.
    """
    summary = _property_set(texts)
    size = len(summary) if small else 4096
    count = -(-size // 512)
    chain = [3 + number for number in range(1, count)] + [_END]
    table = pack(f"<{3 + count}I", 0xFFFFFFFD, _END, _END, *chain)
    small_table = pack(f"<{8 * count}I", *range(1, 8 * count), _END)
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
        + pack("<5I", 1, 1, 0, 4096, 2) + pack("<4I", 1, _END, 0, 0)
    )  # fmt: skip
    directory = (
        _entry("Root Entry", 5, 3 if small else _END, 512 * count if small else 0)
        + _entry("\x05SummaryInformation", 2, 0 if small else 3, size)
        + _entry(stream, 2, _END, 0)
        + bytes(128)
    )
    sectors = (table.ljust(512, b"\xff"), directory, small_table.ljust(512, b"\xff"), summary.ljust(512 * count, b"\0"))
    return head.ljust(512, b"\xff") + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    head = wide.ljust(64, b"\0") + pack("<HBB", len(wide), kind, 1) + b"\xff" * 12
    return head + bytes(36) + pack("<IQ", start, size)


def _property_set(texts: Mapping[int, str]) -> bytes:
    rows, values = b"", b""
    start = 8 + 8 * len(texts)
    for number, text in texts.items():
        rows += pack("<II", number, start + len(values))
        raw = text.encode("cp1252") + b"\0"
        values += pack("<II", 30, len(raw)) + raw.ljust(-(-len(raw) // 4) * 4, b"\0")
    section = pack("<II", start + len(values), len(texts)) + rows + values
    return pack("<HHI", 0xFFFE, 0, 0) + bytes(16) + pack("<I", 1) + bytes(16) + pack("<I", 48) + section
