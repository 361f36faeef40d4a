"""Positions in text tracks and logs: NMEA sentences of dashcams, captions of drones, ISO 6709."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_exposure.parsing.telemetry.fixes import Fix

_LONGEST = 1024 * 1024
_MOST = 20_000

_NUMBER = re.compile(r"\d\d?\.\d\d|\[\d{8}\]")
"""Every form of a position below holds one of these."""

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\r\n")

_NMEA = re.compile(r"(?<!V,)\b(\d{1,2})(\d{2}\.\d{1,9}),([NS]),(\d{1,3})(\d{2}\.\d{1,9}),([EW])")
_DENVER = re.compile(r"\[([NS])\]\[(\d{2})(\d{6})\]\[([EW])\]\[(\d{3})(\d{6})\]")
_LETTERS_FIRST = re.compile(r"\b([NS])[:\s]?(\d{1,2}\.\d{3,10})[-,\s]{1,3}([EW])[:\s]?(\d{1,3}\.\d{3,10})")
_DRONE = re.compile(r"\b(?:GPS|HOME)\s?\(\s?([+-]?\d{1,3}\.\d{2,12}),\s?([+-]?\d{1,3}\.\d{2,12})")
_NAMED = re.compile(
    r"\blat(?:itude)?[\"']?\s?[:=]?\s?[\"']?([+-]?\d{1,2}\.\d{2,12})\b.{1,24}?"
    r"\b(?:lon(?:g(?:t?itude)?)?|lng)[\"']?\s?[:=]?\s?[\"']?([+-]?\d{1,3}\.\d{2,12})",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = re.compile(r"\bGPS[:=\s]{1,3}([+-]?\d{1,2}\.\d{4,12})[,;\s]{1,2}([+-]?\d{1,3}\.\d{4,12})", re.IGNORECASE)
_ISO_6709 = re.compile(r"([+-]\d{2}\.\d{2,12})([+-]\d{3}\.\d{2,12})(?:[+-]\d{1,6}(?:\.\d{1,9})?)?/")
_SUSPICIOUS = re.compile(r"\bgps|latitude|\$G[A-Z]", re.IGNORECASE)


def text_fixes(sample: bytes) -> list[Fix] | None:
    """The fixes written in a text; None where it seems to speak of a position that cannot be read."""
    text = sample[:_LONGEST].decode("latin-1")
    if fixes := list(positions_in_text(text)):
        return fixes
    return None if _SUSPICIOUS.search(text) or _is_binary(sample) else []


def caption(sample: bytes) -> str:
    """What a sample of a text track says: QuickTime writes its length before it, and styles behind."""
    length = int.from_bytes(sample[:2])
    text = sample[2 : 2 + length] if 0 < length <= len(sample) - 2 else sample
    if text[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return text.decode("utf-16", "replace")
    return text.decode("utf-8", "replace") if not _is_binary(text) else ""


def positions_in_text(text: str, most: int = _MOST) -> Iterator[Fix]:
    """(latitude, longitude) of each position in a text that says itself that it is one, at most `most`."""
    if _NUMBER.search(text):
        for fix, _ in zip(_found(text), range(most), strict=False):
            yield fix


def _found(text: str) -> Iterator[Fix]:
    for north_degrees, north_minutes, north, east_degrees, east_minutes, east in _NMEA.findall(text):
        yield (
            _signed(int(north_degrees) + float(north_minutes) / 60, north),
            _signed(int(east_degrees) + float(east_minutes) / 60, east),
        )
    for north, north_degrees, north_minutes, east, east_degrees, east_minutes in _DENVER.findall(text):
        yield (
            _signed(int(north_degrees) + int(north_minutes) / 600_000, north),
            _signed(int(east_degrees) + int(east_minutes) / 600_000, east),
        )
    for north, latitude, east, longitude in _LETTERS_FIRST.findall(text):
        yield _signed(float(latitude), north), _signed(float(longitude), east)
    for longitude, latitude in _DRONE.findall(text):  # DJI writes the longitude first
        yield float(latitude), float(longitude)
    for pattern in (_NAMED, _PLAIN, _ISO_6709):
        for latitude, longitude in pattern.findall(text):
            yield float(latitude), float(longitude)


def _signed(value: float, letter: str) -> float:
    return -value if letter in "SW" else value


def _is_binary(sample: bytes) -> bool:
    """Captions are readable; a track of unreadable ones is enciphered or no text. Lengths and styles may be around."""
    if len(sample) < 16 or sample[2:4] in (b"\xfe\xff", b"\xff\xfe"):
        return False
    strange = len(sample) - len(sample.translate(None, _CONTROLS)) + sample.decode("utf-8", "replace").count("\ufffd")
    return strange > len(sample) * 0.3
