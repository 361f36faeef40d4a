"""Joins what is found in a part of a file to what the file itself tells."""

from __future__ import annotations

from officer_exposure.artifact import Clip, Metadata, Preview
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.loose_text import join_texts

_JPEG = b"\xff\xd8\xff"
_SIGNS = (b"Exif\0", b"http://ns.adobe.com/x", b"Photoshop 3.0\0")
_HEADER = 64 * 1024
_LARGEST = 1024 * 1024
_MOST = 32
_MOST_PHOTOS = 2_000


def add_embedded(inner: Metadata, offset: int, into: Metadata) -> None:
    """Add what the picture at `offset` holds. The size and orientation of the file itself stay."""
    known = set(into.tags)
    into.tags.extend(tag for tag in inner.tags if tag not in known)
    into.positions.extend(position for position in inner.positions if position not in into.positions)
    into.people.extend(person for person in inner.people if person not in into.people)
    into.problems.extend(problem for problem in inner.problems if problem not in into.problems)
    join_texts(inner, into)
    into.clips.extend(Clip(clip.label, clip.offset + offset, clip.length) for clip in inner.clips)
    into.telemetry.extend(name for name in inner.telemetry if name not in into.telemetry)
    into.previews.extend(
        preview if preview.data else Preview(preview.label, preview.offset + offset, preview.length)
        for preview in inner.previews
    )


def read_inner_pictures(view: ByteView, into: Metadata) -> None:
    """Add what the headers of the previews found so far hold: a thumbnail can keep a place that the file has lost.

    Previews inside these previews are not followed.
    """
    seen: set[int] = set()
    for preview in into.previews[:_MOST]:
        if preview.data:
            head = preview.data[:_HEADER]
        elif preview.offset in seen:
            continue
        else:
            seen.add(preview.offset)
            head = view.upto(preview.offset, min(preview.length, _HEADER))
        if head.startswith(_JPEG) and any(sign in head for sign in _SIGNS):
            data = preview.data or view.upto(preview.offset, min(preview.length, _LARGEST))
            _read_inner_picture(data, preview.offset, into)


def _read_inner_picture(data: bytes, offset: int, into: Metadata) -> None:
    from officer_exposure.parsing.jpeg.walk import read_picture

    inner = Metadata()
    read_picture(ByteView.of(data), inner)
    inner.previews.clear()
    add_embedded(inner, offset, into)


def read_photos_in(data: bytes, into: Metadata) -> None:
    """Add what the JPEG pictures somewhere in `data` hold, without their previews. Raises ParseError for too many."""
    from officer_exposure.parsing.jpeg.walk import read_picture

    place = data.find(_JPEG)
    for _ in range(_MOST_PHOTOS):
        if place < 0:
            return
        if any(data.find(sign, place, place + _HEADER) >= 0 for sign in _SIGNS):
            inner = Metadata()
            read_picture(ByteView.of(data[place : place + _LARGEST]), inner)
            inner.previews.clear()  # their places are counted in the picture, not in this file
            inner.problems.clear()  # chance makes the three bytes with which a picture begins
            add_embedded(inner, 0, into)
        place = data.find(_JPEG, place + len(_JPEG))
    raise ParseError("It holds too many pictures.")


def read_unpacked_exif(block: bytes, into: Metadata) -> None:
    """Read EXIF that stands nowhere in the file in one piece: its previews take their bytes along.

    Raises ParseError as `read_exif` does.
    """
    from officer_exposure.parsing.exif.block import read_exif

    before = len(into.previews)
    try:
        read_exif(block, into)
    finally:
        into.previews[before:] = [
            preview
            if preview.data
            else Preview(preview.label, data=block[preview.offset : preview.offset + preview.length])
            for preview in into.previews[before:]
        ]
