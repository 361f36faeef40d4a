"""A recording in gzip, as exports of whole accounts hold them (.fit.gz, .gpx.gz, .tcx.gz)."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import suppress

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError, UnknownFormatError
from officer_exposure.parsing.activity.fit import read_fit
from officer_exposure.parsing.activity.gpx import read_gpx
from officer_exposure.parsing.activity.kinds import activity_family
from officer_exposure.parsing.activity.kml import read_kml
from officer_exposure.parsing.activity.owntracks import read_owntracks
from officer_exposure.parsing.activity.points_csv import read_csv, read_zones
from officer_exposure.parsing.activity.points_json import read_json
from officer_exposure.parsing.activity.tcx import read_tcx
from officer_exposure.parsing.archive import ArchiveError, is_tape_archive
from officer_exposure.parsing.byte_view import DAMAGED, ByteView

_GZIP = b"\x1f\x8b"
_MOST = 96 * 1024 * 1024
_READERS: dict[str, Callable[[ByteView, Metadata], None]] = {
    "fit": read_fit,
    "gpx": read_gpx,
    "tcx": read_tcx,
    "kml": read_kml,
    "json": read_json,
    "csv": read_csv,
    "zones": read_zones,
    "owntracks": read_owntracks,
}


def read_compressed(view: ByteView, into: Metadata) -> None:
    """Read what is compressed. Raises UnknownFormatError where that is no recording, ArchiveError for tar."""
    if is_tape_archive(_beginning(view)):
        raise ArchiveError
    data, whole = _inflate(view)
    family = activity_family(data[: 64 * 1024], "") or ""
    if family not in _READERS:
        raise UnknownFormatError("This kind of compressed file is not read yet.")
    inner = ByteView.of(data)
    _READERS[family](inner, into)
    view.out_of_time |= inner.out_of_time
    if not whole and DAMAGED not in into.problems:
        into.problems.append(DAMAGED)


def _beginning(view: ByteView) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj(wbits=31).decompress(view.head, 512)
    return b""


def _inflate(view: ByteView) -> tuple[bytes, bool]:
    """All that can be had, and whether that is all. Raises ParseError where it would be too much."""
    inflater = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    size = 0
    try:
        for block in view.through():
            left = block
            while left:
                if inflater.eof:  # files put together by simply copying one behind the other
                    if not left.startswith(_GZIP):
                        return b"".join(parts), True
                    inflater = zlib.decompressobj(wbits=31)
                parts.append(inflater.decompress(left, _MOST - size + 1))
                size += len(parts[-1])
                if size > _MOST:
                    raise ParseError("This compressed file is too large to read.")
                left = inflater.unused_data
    except zlib.error:
        return b"".join(parts), False
    return b"".join(parts), inflater.eof
