"""Apple's timed metadata (`mebx`): each sample holds small boxes whose kinds are numbers of keys listed beforehand."""

from __future__ import annotations

from collections.abc import Callable

from officer_exposure.parsing.isobmff.boxes import Box, Boxes, first
from officer_exposure.parsing.quicktime.iso6709 import parse_iso6709
from officer_exposure.parsing.quicktime.text import decode
from officer_exposure.parsing.telemetry.fixes import Fix

_HARMLESS = (
    "com.apple.quicktime.still-image-time",
    "com.apple.quicktime.live-photo-info",
    "com.apple.quicktime.live-photo-still-image-transform",
    "com.apple.quicktime.live-photo-still-image-transform-reference-dimensions",
    "com.apple.quicktime.video-orientation",
    "com.apple.quicktime.video-map.face",
    "com.apple.quicktime.detected-face",
    "com.apple.quicktime.detected-dog-body",
    "com.apple.quicktime.detected-cat-body",
    "com.apple.quicktime.detected-human-body",
    "com.apple.quicktime.detected-salient-object",
    "com.apple.quicktime.scene-illuminance",
    "com.apple.quicktime.smartstyle-info",
    "com.apple.quicktime.camera.",
    "com.apple.quicktime.cinematic-video",
)
"""Keys that hold no position, or beginnings of such keys."""

_MOST_KEYS = 256


def keyed_decoder(boxes: Boxes, description: Box) -> Callable[[bytes], list[Fix] | None]:
    """A decoder for the samples that the sample entry `description` describes."""
    keys = first(boxes.inside(description, 8), b"keys")
    listed = () if keys is None else boxes.inside(keys)
    names = {key.kind: _name_of(boxes, key) for key in listed[:_MOST_KEYS]}
    unknown = not names or len(listed) > _MOST_KEYS or any(not _is_known(name) for name in names.values())

    def decode_sample(sample: bytes) -> list[Fix] | None:
        fixes, place = [], 0
        while place + 8 <= len(sample):
            size = int.from_bytes(sample[place : place + 4], "big")
            if size < 8:
                break
            if "location" in names.get(sample[place + 4 : place + 8], ""):
                fix = parse_iso6709(decode(sample[place + 8 : place + size]))
                if fix is None:
                    return None
                fixes.append(fix)
            place += size
        return None if unknown and not fixes else fixes

    return decode_sample


def _name_of(boxes: Boxes, key: Box) -> str:
    """The key without the four letters of its namespace."""
    named = first(boxes.inside(key), b"keyd")
    return "" if named is None else decode(boxes.content(named, 1024)[4:])


def _is_known(name: str) -> bool:
    return name.startswith(_HARMLESS) or "location" in name
