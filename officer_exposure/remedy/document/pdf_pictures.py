"""The photos on the pages of a PDF: each JPEG is often there with everything it came with."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from officer_exposure.errors import ExposureError
from officer_exposure.remedy.color_profile import PROFILE_CUT, kept_profile
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import CannotCleanError, Ledger, What

if TYPE_CHECKING:
    from pikepdf import Object

_LONGEST = 128 * 1024 * 1024
_TELLING = (b"Exif\0", b"http://ns.adobe.com/", b"Photoshop 3.0", b"<rdf:RDF", b"<x:xmpmeta", b"GPS")
_HEAD = 256 * 1024
_SIGNATURE = slice(36, 40)


def clean_picture(found: Object, ledger: Ledger) -> None:
    """Clean the picture if `found` is one. Raises CannotCleanError where what it hides cannot be taken out."""
    data = jpeg_of(found)
    if data is None:
        if _filters(found) == ["/JPXDecode"] and any(sign in found.read_raw_bytes() for sign in _TELLING):
            raise CannotCleanError(
                "A picture in this PDF hides data that cannot be taken out.", "Print it into a new PDF."
            )
        return
    copy = cleaned_jpeg(data)
    if copy != data:
        from pikepdf import Name

        found.write(copy, filter=Name.DCTDecode, decode_parms=None)
        ledger.removed("data hidden in a picture")


def clean_profile(found: Object, ledger: Ledger) -> None:
    """Clean the color profile if `found` is one: that of a screen names it, and often its owner."""
    from pikepdf import Stream

    data = profile_of(found)
    if data is None or not isinstance(found, Stream):
        return
    kept = kept_profile(data)
    if kept and kept != data:
        found.write(kept)
        ledger.removed(PROFILE_CUT)


def profile_of(found: Object) -> bytes | None:
    """The bytes of a stream that holds a color profile; None where `found` is none."""
    from pikepdf import Stream

    if not isinstance(found, Stream) or "/N" not in found or _filters(found) not in ([], ["/FlateDecode"]):
        return None
    data = found.read_bytes()
    return data if data[_SIGNATURE] == b"acsp" else None


def cleaned_jpeg(data: bytes) -> bytes:
    """A JPEG without hidden data. The way up is told by the page, so EXIF goes altogether."""
    from officer_exposure.remedy.jpeg import CLEANER

    out = BytesIO()
    try:
        CLEANER.rewrite(FileBytes.of(data), out, What.ALL)
        CLEANER.compare(FileBytes.of(data), FileBytes.of(out.getvalue()))
    except ExposureError as error:
        if any(sign in data[:_HEAD] for sign in _TELLING):
            raise CannotCleanError("A picture in this PDF could not be cleaned.", "Print it into a new PDF.") from error
        return data
    return _without_exif(out.getvalue())


def _without_exif(data: bytes) -> bytes:
    place, kept = 2, [data[:2]]
    while data[place : place + 1] == b"\xff" and data[place + 1] != 0xDA:
        length = 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if data[place + 1] != 0xE1:
            kept.append(data[place : place + length])
        place += length
    return b"".join(kept) + data[place:]


def jpeg_of(found: Object) -> bytes | None:
    """The bytes of a JPEG stream, perhaps unpacked; None where `found` is none."""
    filters = _filters(found)
    if filters[-1:] != ["/DCTDecode"]:
        return None
    data = found.read_raw_bytes()
    if filters == ["/DCTDecode"]:
        return data
    if filters == ["/FlateDecode", "/DCTDecode"]:
        return zlib.decompressobj().decompress(data, _LONGEST)
    raise CannotCleanError("A picture in this PDF is packed in an unusual way.", "Print it into a new PDF.")


def _filters(found: Object) -> list[str]:
    from pikepdf import Array, Stream

    filters = found.get("/Filter") if isinstance(found, Stream) else None
    if filters is None:
        return []
    return [str(name) for name in filters] if isinstance(filters, Array) else [str(filters)]
