"""Fields of maker notes in a shape that only one maker uses."""

from __future__ import annotations

import re
from struct import Struct, unpack_from

from officer_exposure.parsing.exif.text import plain, utf16
from officer_exposure.parsing.makernote.reading import FieldReader, Note, NoteReader, Table, text, whole
from officer_exposure.parsing.tiff.directories import LITTLE, Entry, Tiff

_SHORT_MODEL_SERIAL = re.compile(rb"[-\w ]+\Z")
_SONY_SWAPPED = re.compile(r"(\d\d)(\d\d)(\d\d)(\d\d)\Z")
_SENSOR_ID = re.compile(rb"\[sensor_id:([^\]]{1,64})\]")
_KODAK_SERIAL = re.compile(rb"[CK][A-Z\d]{3} ?[A-Z\d]{1,2}\d{2}[A-Z\d]\d{4}[ \0]")
_TWO_LONGS = Struct("<II")


def _sony_cipher() -> bytes:
    """Sony enciphers a byte as its cube modulo 249; this table undoes that."""
    table = bytearray(range(256))
    for value in range(2, 248):
        table[value**3 % 249] = value
    return bytes(table)


_SONY_PLAIN = _sony_cipher()
_SONY_INTERNAL_SERIALS = tuple(
    (re.compile(pattern), start, length)
    for pattern, start, length in (
        (r"ILCE-1\b", 0x8A, 6),
        (r"ILCE-(7M4|7RM5|7SM3)\b|ILME-FX3\b", 0x88, 6),
        (r"ILCE-(6100|6300|6400|6500|6600|7C|7M3|7RM2|7RM3A?|7RM4A?|7SM2|9|9M2)\b|ILCA-99M2|ZV-E10\b", 0x88, 6),
        (r"DSC-|Stellar|ZV-|Lunar|NEX-(5N|7|VG20E)\b", 0, 0),
        (r"SLT-|HV\b|ILCA-", 0xF0, 5),
        (r"ILCE-|NEX-", 0x7C, 4),
    )
)
"""By model: where the internal serial number stands in the enciphered field 0x9050. The first match decides."""


def canon_serial(note: Note, entry: Entry) -> None:
    """Canon's body number, printed as ten digits, on the D30 as four hexadecimal and five decimal ones."""
    number = note.tiff.number(entry)
    if re.search(r"EOS D30\b", note.model):
        note.add("SerialNumber", f"{number >> 16:04x}{number & 0xFFFF:05d}")
    else:
        whole("SerialNumber", 6 if "EOS-1D" in note.model else 10)(note, entry)


def canon_internal_serial(note: Note, entry: Entry) -> None:
    """Canon's internal number; on the 5D family it follows nine other bytes."""
    text("InternalSerialNumber", 9 if "EOS 5D" in note.model else 0)(note, entry)


def canon_preview(note: Note, entry: Entry) -> None:
    """A record of whole numbers: the third is the preview's length, the sixth its offset."""
    data = note.value(entry)
    if len(data) >= 24:
        numbers = note.tiff.layout.six.unpack_from(data)
        note.add_preview(note.tiff.origin + numbers[5], numbers[2])


def olympus_serial(note: Note, entry: Entry) -> None:
    """The body number; some models write the name of their kind there."""
    serial = plain(note.value(entry))
    if not serial.startswith("OLYMPUS"):
        note.add("SerialNumber", serial)


def nikon_location(note: Note, entry: Entry) -> None:
    """The place name that Nikon's cameras with GPS take from their own gazetteer."""
    data = note.value(entry)
    if len(data) < 10:
        return
    note.add("CountryCode", plain(data[5:8]))
    note.add("Location", utf16(data[9:79], ">") if data[4] == 2 else plain(data[9:79]))


def panasonic_faces(note: Note, entry: Entry) -> None:
    """Names of up to three people the camera was taught to recognize."""
    data = note.value(entry)
    if len(data) >= 2:
        for index in range(min(3, note.tiff.layout.short.unpack_from(data)[0])):
            note.add_person("RecognizedFaceName", plain(data[4 + 48 * index : 24 + 48 * index]))


def fujifilm_faces(note: Note, entry: Entry) -> None:
    """Names of up to eight people the camera was taught to recognize."""
    data = note.value(entry)
    for index in range(8):
        if len(data) < 8 * index + 8:
            return
        record, length = _TWO_LONGS.unpack_from(data, 8 * index)
        if length < 62 or record + length > len(data):
            return
        size, start = _TWO_LONGS.unpack_from(data, record + 30)
        note.add_person("FaceName", plain(data[start : start + size]))


def ricoh_serial(note: Note, entry: Entry) -> None:
    """A printed number on some models, sixteen bytes of an internal one on others."""
    data = note.value(entry)
    if _SHORT_MODEL_SERIAL.match(data):
        note.add("SerialNumber", plain(data))
    else:
        note.add("InternalSerialNumber", data.hex())


def samsung_serial(note: Note, entry: Entry) -> None:
    """The body number; shorter values are fillers."""
    serial = plain(note.value(entry))
    if len(serial) >= 5:
        note.add("SerialNumber", serial)


def samsung_places(name: str) -> FieldReader:
    """Place names in two languages with a NUL between them."""

    def read(note: Note, entry: Entry) -> None:
        names = note.value(entry).split(b"\0\0", 1)[0].split(b"\0")
        note.add(name, "; ".join(filter(None, map(plain, names))))

    return read


def sony_serial(note: Note, entry: Entry) -> None:
    """Eight digits, stored with their pairs in reverse."""
    note.add("SerialNumber", _SONY_SWAPPED.sub(r"\4\3\2\1", plain(note.value(entry))))


def sony_internal_serial(note: Note, entry: Entry) -> None:
    """The internal number, in an enciphered field whose layout depends on the model."""
    for pattern, start, length in _SONY_INTERNAL_SERIALS:
        if pattern.match(note.model):
            data = note.value(entry)[start : start + length].translate(_SONY_PLAIN)
            note.add("InternalSerialNumber", data.hex() if any(data) else "")
            return


def nintendo_camera(note: Note, entry: Entry) -> None:
    """The internal number among the data of the 3DS camera."""
    note.add("InternalSerialNumber", note.value(entry)[0x18:0x1C].hex())


def kodak_sub_directory(table: Table) -> FieldReader:
    """A directory with a byte order mark before it, offsets counted from the mark; or a plain pointer."""

    def read(note: Note, entry: Entry) -> None:
        if entry[0] == 7:
            start, _ = note.tiff.place(entry)
            note.read_directory(start + 2, start, table)
        else:
            note.read_entries(note.tiff.number(entry), table)

    return read


def fujifilm(table: Table) -> NoteReader:
    """Always little-endian; the offset of the directory stands at 8 and counts from the note, as all offsets do."""

    def read(note: Note) -> None:
        pointer = note.bytes_at(8, 4)
        if len(pointer) == 4:
            note.tiff = Tiff(note.source, LITTLE, note.offset)
            note.read_entries(LITTLE.pointer.unpack(pointer)[0], table)

    return read


def kodak_text(note: Note) -> None:
    """The notes of many Kodak models begin with the body number."""
    head = note.bytes_at(0, 16)
    if _KODAK_SERIAL.match(head):
        note.add("SerialNumber", plain(head))


def hp_serial(data: bytes) -> str:
    """HP writes "SERIAL NUMBER:" before the number; without it the bytes are something else."""
    value = plain(data)
    return value.removeprefix("SERIAL NUMBER:").strip() if value.startswith("SERIAL NUMBER:") else ""


def dji_text(note: Note) -> None:
    """DJI's debug text names the sensor."""
    found = _SENSOR_ID.search(note.bytes_at(0, 64 * 1024))
    if found:
        note.add("SensorID", plain(found[1]))


def phase_one(note: Note) -> None:
    """Phase One's own directory: entries of sixteen bytes (tag, format, length, value or offset)."""
    head = note.bytes_at(0, 12)
    order = "<" if head[:2] == b"II" else ">"
    if len(head) < 12:
        return
    start = unpack_from(order + "I", head, 8)[0]
    counted = note.bytes_at(start, 4)
    count = min(unpack_from(order + "I", counted)[0], 300) if len(counted) == 4 else 0
    data = note.bytes_at(start + 8, 16 * count)
    for tag, _, length, value in Struct(order + "4I").iter_unpack(data[: len(data) // 16 * 16]):
        if tag == 0x0102 and length > 4:
            note.add("SerialNumber", plain(note.bytes_at(value, min(length, 64))))
