"""Joins what a picture inside a file tells to what the file itself tells."""

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
