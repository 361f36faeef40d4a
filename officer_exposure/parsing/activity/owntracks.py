"""The log that an OwnTracks recorder keeps: on each line a time, a word, and a reading as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.values import accuracy_in, place_in, time_in
from officer_exposure.parsing.byte_view import ByteView

_LONGEST_LINE = 64 * 1024
_LOST = "Some lines of this file are damaged, so they were not read."
_decode = msgspec.json.Decoder(dict[str, Any]).decode


def read_owntracks(view: ByteView, into: Metadata) -> None:
    """Read a log. A damaged line costs itself."""
    trail = Trail()
    left = b""
    for block in view.through():
        *lines, left = (left + block).split(b"\n")
        for line in lines:
            _take(line, trail, into)
        if len(left) > _LONGEST_LINE:
            left = b""
            _note_damage(into)
    _take(left, trail, into)
    trail.settle(into)


def _take(line: bytes, trail: Trail, into: Metadata) -> None:
    start = line.find(b"{")
    if start < 0:
        return
    try:
        reading: Mapping[str, Any] = _decode(line[start:])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        _note_damage(into)
        return
    place, utc = place_in(reading), time_in(reading, ("tst", "created_at"))
    if place is not None:
        trail.reading(*place, utc, accuracy_in(reading), str(reading.get("tid") or ""))


def _note_damage(into: Metadata) -> None:
    if _LOST not in into.problems:
        into.problems.append(_LOST)
