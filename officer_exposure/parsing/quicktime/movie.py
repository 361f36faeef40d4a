"""Films: QuickTime, MP4, 3GP and their kin. What stands in `moov` and beside it, except timed tracks (`telemetry`).

Positions are written in three places that do not know of each other: user data (`udta`), keyed metadata (`meta` with
`keys` and `ilst`), and XMP or EXIF in boxes of their own. All are read, for the whole film and for each track.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded
from officer_exposure.parsing.inflate import Inflater
from officer_exposure.parsing.isobmff.boxes import Box, Boxes, Fields, first
from officer_exposure.parsing.isobmff.loose import keep_track_name, keep_unknown
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.quicktime.metadata import read_meta
from officer_exposure.parsing.quicktime.text import add_tag
from officer_exposure.parsing.quicktime.user_data import read_user_data
from officer_exposure.parsing.quicktime.uuid import read_uuid

_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
_MOST_TRACKS = 512
_NO_INDEX = "The index of this film is missing, so its hidden data could not be read."


def read_film(boxes: Boxes, top: tuple[Box, ...]) -> None:
    """Read a film from its outermost boxes. What cannot be read is noted in the problems."""
    from officer_exposure.parsing.telemetry.tracks import read_telemetry

    movies = [box for box in top if box.kind == b"moov"]
    if not movies:
        boxes.note(_NO_INDEX)
    _read_beside(boxes, top)
    tracks: list[Box] = []
    for movie in movies:
        children = boxes.inside(movie)
        tracks += _read_movie(boxes, children)
        for packed in (child for child in children if child.kind == b"cmov"):
            read_part(boxes.into, "compressed film header", _read_compressed, boxes, packed)
    read_part(boxes.into, "timed data", read_telemetry, boxes, top, tuple(tracks))


def _read_movie(boxes: Boxes, children: tuple[Box, ...]) -> list[Box]:
    """Read the children of a `moov` box, and those of its tracks; return the tracks."""
    _read_beside(boxes, children)
    read_part(boxes.into, "film header", _read_header, boxes, children)
    tracks = [child for child in children if child.kind == b"trak"]
    if len(tracks) > _MOST_TRACKS:
        boxes.note("This film has more tracks than can be looked at.")
    for track in tracks[:_MOST_TRACKS]:
        parts = boxes.inside(track)
        _read_beside(boxes, parts)
        read_part(boxes.into, "track header", _read_size, boxes, parts)
        keep_track_name(boxes, parts)
    return tracks[:_MOST_TRACKS]


def _read_compressed(boxes: Boxes, packed: Box) -> None:
    """Read a `moov` box packed into `cmov`, as old QuickTime programs wrote it. Its timed tracks are only named.

    Raises ParseError where it cannot be unpacked. A packed header inside it is not unpacked again.
    """
    from officer_exposure.parsing.telemetry.tracks import name_telemetry

    parts = boxes.inside(packed)
    method, data = first(parts, b"dcom"), first(parts, b"cmvd")
    if method is None or data is None or boxes.view.upto(method.start, 4) != b"zlib":
        raise ParseError("It is compressed in a way that cannot be read.")
    inner = Metadata()
    unpacked = Boxes(ByteView.of(Inflater().inflate(boxes.content(data)[4:])), inner)
    movie = first(unpacked.top(), b"moov")
    if movie is None:
        raise ParseError("It is damaged.")
    children = unpacked.inside(movie)
    tracks = _read_movie(unpacked, children)
    name_telemetry(unpacked, tracks)
    if first(children, b"cmov") is not None:
        unpacked.note("The film header in this file is compressed twice, so it was not read.")
    inner.previews.clear()  # their places are counted in the unpacked header, not in this file
    add_embedded(inner, 0, boxes.into)
    if inner.width * inner.height > boxes.into.width * boxes.into.height:
        boxes.into.width, boxes.into.height = inner.width, inner.height


def _read_beside(boxes: Boxes, siblings: tuple[Box, ...]) -> None:
    """User data, metadata and boxes of other makers: the same three at every level."""
    for box in siblings:
        if box.kind == b"udta":
            read_part(boxes.into, "user data", read_user_data, boxes, box)
        elif box.kind == b"meta":
            read_part(boxes.into, "metadata", read_meta, boxes, box)
        elif box.kind == b"uuid":
            read_part(boxes.into, "metadata", read_uuid, boxes, box)
        else:
            keep_unknown(boxes, box)


def _read_header(boxes: Boxes, children: tuple[Box, ...]) -> None:
    """When the film was made, in UTC as far as the camera knew: seconds since 1904."""
    header = first(children, b"mvhd")
    if header is None:
        return
    fields = Fields(boxes.view.upto(header.start, 24))
    wide = fields.number(4) >> 24 == 1
    seconds = fields.number(8 if wide else 4)
    if 0 < seconds < 1 << 33:
        made = _EPOCH + timedelta(seconds=seconds)
        add_tag(boxes.into, "CreateDate", f"{made:%Y:%m:%d %H:%M:%S}")


def _read_size(boxes: Boxes, children: tuple[Box, ...]) -> None:
    """The size of the largest picture track. 16.16 fixed-point numbers end the track header."""
    header = first(children, b"tkhd")
    if header is None or header.size < 84:
        return
    fields = Fields(boxes.view.upto(header.end - 8, 8))
    width, height = fields.number(4) >> 16, fields.number(4) >> 16
    if width * height > boxes.into.width * boxes.into.height:
        boxes.into.width, boxes.into.height = width, height
