"""Joins what is found in a part of a file to what the file itself tells."""

from __future__ import annotations

from officer_exposure.artifact import Clip, Metadata, Preview


def add_embedded(inner: Metadata, offset: int, into: Metadata) -> None:
    """Add what the picture at `offset` holds. The size and orientation of the file itself stay."""
    known = set(into.tags)
    into.tags.extend(tag for tag in inner.tags if tag not in known)
    into.positions.extend(position for position in inner.positions if position not in into.positions)
    into.people.extend(person for person in inner.people if person not in into.people)
    into.problems.extend(problem for problem in inner.problems if problem not in into.problems)
    into.clips.extend(Clip(clip.label, clip.offset + offset, clip.length) for clip in inner.clips)
    into.telemetry.extend(name for name in inner.telemetry if name not in into.telemetry)
    into.previews.extend(
        preview if preview.data else Preview(preview.label, preview.offset + offset, preview.length)
        for preview in inner.previews
    )


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
