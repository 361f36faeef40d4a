"""What somebody typed into a recording: names of tracks and places, addresses."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag

_MOST = 500
_LONGEST = 1_000


def add_text(into: Metadata, name: str, text: str) -> None:
    """Add a tag, once; the first few hundred of a file stand for all."""
    tag = Tag(name, text.strip()[:_LONGEST])
    if tag.value and len(into.tags) < _MOST and tag not in into.tags:
        into.tags.append(tag)
