"""A recording in gzip, as exports of whole accounts hold them (.fit.gz, .gpx.gz, .tcx.gz)."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError, UnknownFormatError
from officer_exposure.parsing.activity.fit import read_fit
from officer_exposure.parsing.activity.gpx import read_gpx
from officer_exposure.parsing.activity.kinds import activity_family
from officer_exposure.parsing.activity.kml import read_kml
from officer_exposure.parsing.activity.points_csv import read_csv
from officer_exposure.parsing.activity.points_json import read_json
from officer_exposure.parsing.activity.tcx import read_tcx
from officer_exposure.parsing.byte_view import DAMAGED, ByteView

_MOST = 96 * 1024 * 1024
_READERS: dict[str, Callable[[ByteView, Metadata], None]] = {
    "fit": read_fit,
    "gpx": read_gpx,
    "tcx": read_tcx,
    "kml": read_kml,
    "json": read_json,
    "csv": read_csv,
}


def read_compressed(view: ByteView, into: Metadata) -> None:
    """Read what is compressed. Raises UnknownFormatError where that is nothing we read."""
    data, whole = _inflate(view)
    family = activity_family(data[: 64 * 1024], "") or ""
    if family not in _READERS:
        raise UnknownFormatError("This kind of compressed file is not read yet.")
    _READERS[family](ByteView.of(data), into)
    if not whole and DAMAGED not in into.problems:
        into.problems.append(DAMAGED)


def _inflate(view: ByteView) -> tuple[bytes, bool]:
    """All that can be had, and whether that is all. Raises ParseError where it would be too much."""
    inflater = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    size = 0
    try:
        for block in view.through():
            parts.append(inflater.decompress(block, _MOST - size + 1))
            size += len(parts[-1])
            if size > _MOST:
                raise ParseError("This compressed file is too large to read.")
            if inflater.eof:
                break
    except zlib.error:
        return b"".join(parts), False
    return b"".join(parts), inflater.eof
