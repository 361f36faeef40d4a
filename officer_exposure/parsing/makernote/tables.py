"""Which fields of which maker's notes name a device, an owner, a person or a place.

A table of facts: field numbers, and what offsets count from. Source: exiftool's public tag tables.
"""

from __future__ import annotations

from officer_exposure.parsing.exif.text import plain, utf16
from officer_exposure.parsing.makernote.fields import (
    canon_internal_serial,
    canon_preview,
    canon_serial,
    dji_text,
    fujifilm,
    fujifilm_faces,
    hp_serial,
    kodak_sub_directory,
    kodak_text,
    nikon_location,
    nintendo_camera,
    olympus_serial,
    panasonic_faces,
    phase_one,
    ricoh_serial,
    samsung_places,
    samsung_serial,
    sony_internal_serial,
    sony_serial,
)
from officer_exposure.parsing.makernote.reading import (
    NoteReader,
    Table,
    binary,
    directory,
    footed,
    headed,
    hexadecimal,
    person,
    preview,
    preview_at,
    read_elsewhere,
    sub_directory,
    text,
    whole,
)

_APPLE: Table = {0x11: text("ContentIdentifier"), 0x2B: text("PhotoIdentifier")}
_CANON: Table = {
    0x09: text("OwnerName"),
    0x0C: canon_serial,
    0x96: canon_internal_serial,
    0xB6: canon_preview,
    0x4019: hexadecimal("LensSerialNumber", 5),
}
_FUJIFILM: Table = {0x10: text("InternalSerialNumber"), 0x4282: fujifilm_faces}
_KODAK: Table = {
    0x0308: text("LensSerialNumber"),
    0xFC00: kodak_sub_directory({0xFA19: text("SerialNumber")}),
}
_LEICA_2: Table = {0x0303: whole("SerialNumber", 7)}
_LEICA_3: Table = {0x0B: text("SerialNumber", 4, 8)}
_LEICA_4: Table = {0x3000: sub_directory({0x3103: text("SerialNumber")})}
_LEICA_5: Table = {
    0x0305: whole("SerialNumber"),
    0x0407: text("OriginalFileName"),
    0x0408: text("OriginalDirectory"),
    0x0500: text("InternalSerialNumber"),
}
_LEICA_6: Table = {0x0321: whole("LensSerialNumber")}
_MINOLTA: Table = {0x0081: preview, 0x0088: preview_at(0x0089), 0x0089: read_elsewhere}
_MOTOROLA: Table = {0x5501: text("SerialNumber")}
_PREVIEW: Table = {0x0201: preview_at(0x0202), 0x0202: read_elsewhere}
_NIKON: Table = {
    0x11: sub_directory(_PREVIEW),
    0x1D: text("SerialNumber"),
    0x39: nikon_location,
    0xA0: text("SerialNumber"),
}
_NINTENDO: Table = {0x1101: nintendo_camera}
_OLYMPUS: Table = {
    0x0081: preview,
    0x0088: preview_at(0x0089),
    0x0089: read_elsewhere,
    0x0404: text("SerialNumber"),
    0x101A: olympus_serial,
    0x2020: sub_directory({0x0101: preview_at(0x0102), 0x0102: read_elsewhere}),
    0x2010: sub_directory(
        {
            0x101: text("SerialNumber"),
            0x102: text("InternalSerialNumber"),
            0x202: text("LensSerialNumber"),
            0x302: text("ExtenderSerialNumber"),
            0x1003: text("FlashSerialNumber"),
        }
    ),
}
_PANASONIC: Table = {
    0x25: text("InternalSerialNumber"),
    0x52: text("LensSerialNumber"),
    0x54: text("AccessorySerialNumber"),
    0x61: panasonic_faces,
    0x65: text("Title"),
    0x66: person("BabyName"),
    0x67: text("Location"),
    0x69: text("Country"),
    0x6B: text("State"),
    0x6D: text("City"),
    0x6F: text("Landmark"),
    0x80: text("City2"),
}
_PENTAX: Table = {
    0x03: read_elsewhere,
    0x04: preview_at(0x03),
    0x0229: text("SerialNumber"),
    0x022E: text("Artist"),
    0x022F: text("Copyright"),
}
_RICOH: Table = {0x05: ricoh_serial, 0x2C: text("BodySerialNumber", 16, 16)}
_SAMSUNG: Table = {
    0x30: samsung_places("LocalLocationName"),
    0x31: samsung_places("LocationName"),
    0x0123: person("FaceName"),
    0xA002: samsung_serial,
    0xA005: text("InternalLensSerialNumber"),
}
_SIGMA: Table = {0x02: text("SerialNumber")}
_SONY: Table = {0x2001: preview, 0x2031: sony_serial, 0x9050: sony_internal_serial}

BY_BEGINNING: tuple[tuple[bytes, NoteReader], ...] = (
    (b"Apple iOS\0", directory(_APPLE, 14, base=0)),
    (b"Nikon\0\x02", headed(_NIKON, 10)),
    (b"Nikon\0\x01", directory(_NIKON, 8)),
    (b"OLYMPUS\0", directory(_OLYMPUS, 12, base=0)),
    (b"OM SYSTEM\0", directory(_OLYMPUS, 16, base=0)),
    (b"OLYMP\0", directory(_OLYMPUS, 8)),
    (b"EPSON\0", directory(_OLYMPUS, 8)),
    (b"MINOL\0", directory(_OLYMPUS, 8)),
    (b"CAMER\0", directory(_OLYMPUS, 8)),
    (b"PREMI\0", directory(_OLYMPUS, 8)),
    (b"SONY PI\0", directory(_OLYMPUS, 12)),
    (b"Panasonic", directory(_PANASONIC, 12)),
    (b"FUJIFILM", fujifilm(_FUJIFILM)),
    (b"GENERALE", fujifilm(_FUJIFILM)),
    (b"SONY DSC", directory(_SONY, 12)),
    (b"SONY CAM", directory(_SONY, 12)),
    (b"SONY MOBILE", directory(_SONY, 12)),
    (b"\0\0SONY PIC\0", directory(_SONY, 12)),
    (b"VHAB     \0", directory(_SONY, 12)),
    (b"AOC\0", directory(_PENTAX, 6)),
    (b"PENTAX \0", directory(_PENTAX, 10, base=0)),
    (b"RICOH\0II", directory(_PENTAX, 8, base=0)),
    (b"RICOH\0MM", directory(_PENTAX, 8, base=0)),
    (b"SIGMA\0", directory(_SIGMA, 10)),
    (b"FOVEON\0", directory(_SIGMA, 10)),
    (b"LEICA CAMERA AG\0", directory(_PANASONIC, 18)),
    (b"LEICA0", directory(_LEICA_4, 8, base=0)),
    (b"LEICA\0\x02\xff", directory(_LEICA_6, 8)),
    (b"LEICA\0\x08\0", directory(_LEICA_5, 8)),
    (b"LEICA\0\x09\0", directory(_LEICA_5, 8)),
    *((b"LEICA\0" + bytes([kind, 0]), directory(_LEICA_5, 8, base=0)) for kind in (1, 4, 5, 6, 7, 0x10, 0x1A)),
    (b"MOT\0", directory(_MOTOROLA, 8, base=0)),
    (b"[ae_dbg_info:", dji_text),
    (b"IIII\x04\0", binary(("SerialNumber", 0x5C, 26, hp_serial))),
    (b"IIII\x06\0", binary(("SerialNumber", 0x58, 26, hp_serial))),
    (b"IIII", phase_one),
    (b"MMMMRaw", phase_one),
    (b"\x01\xf1", binary(("SerialNumber", 42, 30, utf16))),
    (b"RECONYXUF\0", binary(("SerialNumber", 0x4B, 15, plain), ("UserLabel", 0x5A, 21, plain))),
    (b"RECONYXH2\0", binary(("SerialNumber", 0x7E, 30, utf16), ("UserLabel", 0x68, 22, plain))),
)
"""Notes known by how they begin, whoever made the camera. The first that fits is taken."""

BY_MAKE: tuple[tuple[str, bytes, NoteReader], ...] = (
    ("CANON", b"", footed(_CANON)),
    ("NIKON", b"", directory(_NIKON)),
    ("SONY", b"", directory(_SONY)),
    ("HASSELBLAD", b"", directory(_SONY)),
    ("SAMSUNG", b"", directory(_SAMSUNG)),
    ("LEICA CAMERA AG", b"LEICA\0\0\0", directory(_LEICA_2, 8, base=8)),
    ("LEICA CAMERA AG", b"LEICA", directory(_LEICA_6, 8)),
    ("LEICA CAMERA AG", b"", directory(_LEICA_3)),
    ("LEICA", b"LEICA", directory(_PANASONIC, 8)),
    ("RICOH", b"", directory(_RICOH, 8)),
    ("KONICA MINOLTA", b"", directory(_MINOLTA)),
    ("MINOLTA", b"", directory(_MINOLTA)),
    ("PENTAX RICOH", b"", directory(_RICOH, 8)),
    ("NINTENDO", b"", directory(_NINTENDO)),
    ("EASTMAN KODAK", b"MM\0*", headed(_KODAK, 0)),
    ("EASTMAN KODAK", b"II*\0", headed(_KODAK, 0)),
    ("JK IMAGING", b"II*\0", headed(_KODAK, 0)),
    ("JK IMAGING", b"MM\0*", headed(_KODAK, 0)),
    ("EASTMAN KODAK", b"", kodak_text),
)
"""Notes known only by the maker named in the block (in capitals), and how they begin. The first that fits is taken."""
