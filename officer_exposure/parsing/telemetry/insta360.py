"""Insta360's trailer: records stacked backwards from the end of a film, closed by a magic text."""

from __future__ import annotations

from officer_exposure.parsing.isobmff.boxes import Boxes
from officer_exposure.parsing.quicktime.text import add_tag, decode
from officer_exposure.parsing.telemetry.binary import insta360_fixes
from officer_exposure.parsing.telemetry.fixes import Fix, add_fixes

_MAGIC = b"8db42d694ccc418790edff439fe026bf"
_FOOTER = 78
_DEVICE, _GPS = 0x101, 0x700
_DEVICE_FIELDS = {0x0A: "SerialNumber", 0x12: "Model", 0x1A: "FirmwareVersion"}
_MOST_RECORDS = 256
_LONGEST_GPS = 8 * 1024 * 1024


def has_insta360(boxes: Boxes) -> bool:
    """Whether the trailer is there."""
    return boxes.end >= _FOOTER and boxes.view.upto(boxes.end - len(_MAGIC), len(_MAGIC)) == _MAGIC


def read_insta360(boxes: Boxes) -> None:
    """Read the GPS records of the trailer if there is one; name it where they cannot be read."""
    if not has_insta360(boxes):
        return
    footer = boxes.view.upto(boxes.end - _FOOTER, _FOOTER)
    fixes, understood = _records(boxes, footer)
    if not add_fixes(boxes.into, fixes) and not understood and "Insta360" not in boxes.into.telemetry:
        boxes.into.telemetry.append("Insta360")


def _records(boxes: Boxes, footer: bytes) -> tuple[list[Fix], bool]:
    """Each record is followed by its kind (16 bits) and length (32 bits); the last one's stand in the footer."""
    whole = int.from_bytes(footer[38:42], "little")
    place, head = boxes.end - _FOOTER, footer[:6]
    start = boxes.end - whole
    fixes: list[Fix] = []
    for _ in range(_MOST_RECORDS):
        kind, length = int.from_bytes(head[:2], "little"), int.from_bytes(head[2:6], "little")
        place -= length
        if place < start or len(head) < 6:
            return fixes, place + length - start < 6 and len(head) == 6
        if kind == _GPS:
            found = insta360_fixes(boxes.view.upto(place, min(length, _LONGEST_GPS // 53 * 53)))
            if found is None:
                return fixes, False
            fixes += found
        if kind == _DEVICE:
            _read_device(boxes, boxes.view.upto(place, min(length, 4096)))
        place -= 6
        if place <= start:
            return fixes, True
        head = boxes.view.upto(place, 6)
    return fixes, False


def _read_device(boxes: Boxes, record: bytes) -> None:
    """Fields of one byte for the name and one for the length; the first four are texts."""
    place = 0
    for _ in range(4):
        if place + 2 > len(record):
            break
        name, length = record[place], record[place + 1]
        if name in _DEVICE_FIELDS:
            add_tag(boxes.into, _DEVICE_FIELDS[name], decode(record[place + 2 : place + 2 + length]))
        place += 2 + length
