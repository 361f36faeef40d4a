"""What somebody typed into a recording: names of tracks and places, addresses."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag

_MOST = 2_000
_LONGEST = 4_000
_MORE = "This file holds more words than are looked at. The rest of them is left out."


def add_text(into: Metadata, name: str, text: str) -> None:
    """Add a tag, once. What is left out is said to be: somebody's address may stand in it."""
    if len(into.tags) >= _MOST and _MORE in into.problems:
        return
    words = text.strip()
    tag = Tag(name, words[:_LONGEST])
    if not words or tag in into.tags:
        return
    if len(into.tags) < _MOST:
        into.tags.append(tag)
    if (len(words) > _LONGEST or tag not in into.tags[-1:]) and _MORE not in into.problems:
        into.problems.append(_MORE)
