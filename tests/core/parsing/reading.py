"""Runs one parser over bytes, as the workers do."""

from __future__ import annotations

from collections.abc import Callable

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.byte_view import ByteView


def read(reader: Callable[[ByteView, Metadata], None], data: bytes) -> Metadata:
    """What `reader` finds in `data`."""
    into = Metadata()
    reader(ByteView.of(data), into)
    return into


def places(metadata: Metadata) -> set[tuple[float, float, str]]:
    """The positions found, rounded to a meter."""
    return {(round(p.latitude, 5), round(p.longitude, 5), p.origin) for p in metadata.positions}


def tags(metadata: Metadata) -> dict[str, str]:
    """The fields found, by name."""
    return {tag.name: tag.value for tag in metadata.tags}
