"""Builds files made of boxes, byte for byte: HEIC and AVIF pictures, CR3, films with user data and timed tracks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from struct import pack
from uuid import UUID

XMP_UUID = UUID("be7acfcb-97a9-42e8-9c71-999491e3afac").bytes
CANON_UUID = UUID("85c0b687-820f-11e0-8111-f4ce462b6a48").bytes
CANON_PREVIEW_UUID = UUID("eaf42b5e-1c98-4b88-b9fb-b7dc406e4d16").bytes
JPEG = b"\xff\xd8\xff\xe0\0\x2a" + bytes(40) + b"\xff\xda\0\x02\0\0\xff\xd9"


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box with a 32-bit size."""
    content = b"".join(parts)
    return pack(">I", 8 + len(content)) + kind + content


def large_box(kind: bytes, *parts: bytes) -> bytes:
    """A box with a 64-bit size."""
    content = b"".join(parts)
    return pack(">I", 1) + kind + pack(">Q", 16 + len(content)) + content


def full_box(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    """A box that begins with a version and flags."""
    return box(kind, pack(">I", version << 24 | flags), *parts)


def ftyp(major: bytes, *compatible: bytes) -> bytes:
    """The first box of most files."""
    return box(b"ftyp", major, bytes(4), *compatible)


def gps_tiff(latitude: float, longitude: float, artist: bytes = b"") -> bytes:
    """A little-endian EXIF block with a position and, if given, an artist."""
    entries = [(0x8825, 4, 1, b"\0\0\0\0")]
    if artist:
        entries.insert(0, (0x013B, 2, len(artist) + 1, b"\0\0\0\0"))
    start = 8 + 2 + 12 * len(entries) + 4
    text = artist + b"\0" if artist else b""
    gps = start + len(text) + (len(text) & 1)
    values = {0x013B: start, 0x8825: gps}
    first = b"".join(pack("<HHII", tag, kind, count, values[tag]) for tag, kind, count, _ in entries)
    head = b"II*\0" + pack("<IH", 8, len(entries)) + first + bytes(4)
    return head + text.ljust(gps - start, b"\0") + gps_directory(latitude, longitude, gps)


def gps_directory(latitude: float, longitude: float, start: int) -> bytes:
    """A GPS directory that stands at `start` of its little-endian TIFF block."""
    data = start + 2 + 4 * 12 + 4
    return (
        pack("<H", 4)
        + pack("<HHI4s", 1, 2, 2, b"S\0" if latitude < 0 else b"N\0")
        + pack("<HHII", 2, 5, 3, data)
        + pack("<HHI4s", 3, 2, 2, b"W\0" if longitude < 0 else b"E\0")
        + pack("<HHII", 4, 5, 3, data + 24)
        + bytes(4)
        + _degrees(abs(latitude))
        + _degrees(abs(longitude))
    )


def _degrees(value: float) -> bytes:
    """Degrees in millionths; minutes and seconds stay zero."""
    return pack("<6I", round(value * 1_000_000), 1_000_000, 0, 1, 0, 1)


def xmp_packet(latitude: float, longitude: float) -> bytes:
    """An XMP packet with a position."""
    north, east = "NS"[latitude < 0], "EW"[longitude < 0]
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        f'exif:GPSLatitude="{_minutes(latitude)}{north}" exif:GPSLongitude="{_minutes(longitude)}{east}"/>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def _minutes(value: float) -> str:
    whole = int(abs(value))
    return f"{whole},{(abs(value) - whole) * 60:.8f}"


Item = tuple[int, bytes, bytes]
"""Number, kind ("Exif", "mime" and its content type behind a colon, "jpeg", "hvc1"), and the item's bytes."""


def heif(
    items: Sequence[Item],
    *,
    brand: bytes = b"heic",
    version: int = 1,
    method: int = 0,
    pieces: int = 1,
    more: bytes = b"",
) -> bytes:
    """A HEIF file with `items`. Their bytes stand in `mdat` (method 0) or `idat` (1), each in `pieces` extents.

    `more` stands in `meta`: properties and references.
    """
    start = 0
    for _ in range(2):  # the second time, the length of what stands before the bytes is known
        meta = _heif_meta(items, version, method, pieces, 0 if method else start, more)
        start = len(ftyp(brand, b"mif1")) + len(meta) + 8
    data = b"".join(content for _, _, content in items)
    return ftyp(brand, b"mif1") + meta + box(b"mdat", b"" if method else data)


def _heif_meta(items: Sequence[Item], version: int, method: int, pieces: int, start: int, rest: bytes) -> bytes:
    infos = b"".join(_info(number, kind) for number, kind, _ in items)
    idat = box(b"idat", b"".join(content for _, _, content in items)) if method == 1 else b""
    return full_box(
        b"meta",
        full_box(b"hdlr", bytes(4), b"pict", bytes(13)),
        full_box(b"pitm", pack(">H", items[0][0])),
        full_box(b"iinf", pack(">H", len(items)), infos),
        full_box(b"iloc", _locations(items, version, method, pieces, start), version=version),
        rest,
        idat,
    )


def _info(number: int, kind: bytes) -> bytes:
    name, _, content_type = kind.partition(b":")
    told = content_type + b"\0" if content_type else b""
    return full_box(b"infe", pack(">HH", number, 0), name, b"\0", told, version=2)


def _locations(items: Sequence[Item], version: int, method: int, pieces: int, start: int) -> bytes:
    rows = [b"\x44\x00", pack(">I" if version == 2 else ">H", len(items))]
    for number, _, content in items:
        rows.append(pack(">I" if version == 2 else ">H", number))
        if version:
            rows.append(pack(">H", method))
        rows.append(pack(">HH", 0, pieces))
        step = -(-len(content) // pieces)
        for place in range(pieces):
            size = min(step, max(len(content) - place * step, 0))
            rows.append(pack(">II", start + place * step, size))
        start += len(content)
    return b"".join(rows)


def exif_item(block: bytes, marker: bytes = b"") -> bytes:
    """The bytes of an Exif item: the distance to the TIFF header, perhaps a marker, the block."""
    return pack(">I", len(marker)) + marker + block


def picture_properties(item: int, width: int, height: int, turns: int = 0) -> bytes:
    """`iprp` with the size of `item` and the quarter turns it is shown with."""
    listed = full_box(b"ispe", pack(">II", width, height)) + box(b"irot", bytes([turns]))
    return box(b"iprp", box(b"ipco", listed), full_box(b"ipma", pack(">IHBBB", 1, item, 2, 1, 2)))


def iso6709_text(kind: bytes, text: bytes) -> bytes:
    """A QuickTime text: its length, a language, the text."""
    return box(kind, pack(">HH", len(text), 0x15C7), text)


def loci(latitude: float, longitude: float, name: bytes) -> bytes:
    """3GPP location information."""
    fixed = pack(">3i", round(longitude * 65536), round(latitude * 65536), 0)
    return full_box(b"loci", b"\x15\xc7", name + b"\0", b"\0", fixed, b"earth\0\0")


def apple_meta(values: dict[str, bytes]) -> bytes:
    """QuickTime's `meta` with named values as texts."""
    keys = b"".join(pack(">I", 8 + len(name)) + b"mdta" + name.encode() for name in values)
    data = [box(b"data", pack(">II", 1, 0), value) for value in values.values()]
    entries = b"".join(box(pack(">I", number), value) for number, value in enumerate(data, 1))
    return box(
        b"meta",
        full_box(b"hdlr", bytes(4), b"mdta", bytes(13)),
        full_box(b"keys", pack(">I", len(values)), keys),
        box(b"ilst", entries),
    )


def film(*inside_moov: bytes, brand: bytes = b"isom", before: bytes = b"", after: bytes = b"") -> bytes:
    """A film with a movie header and whatever else `moov` is to hold."""
    header = full_box(b"mvhd", pack(">II", 3_800_000_000, 3_800_000_000), bytes(88))
    return ftyp(brand, brand) + before + box(b"moov", header, *inside_moov) + after


def track(handler: bytes, kind: bytes, sizes: Sequence[int], offset: int, description: bytes = b"") -> bytes:
    """A timed track whose samples follow one another at `offset`."""
    entry = pack(">I", 16 + len(description)) + kind + bytes(6) + b"\0\1" + description
    tables = box(
        b"stbl",
        full_box(b"stsd", pack(">I", 1), entry),
        full_box(b"stsz", pack(">II", 0, len(sizes)), pack(f">{len(sizes)}I", *sizes)),
        full_box(b"stsc", pack(">IIII", 1, 1, len(sizes), 1)),
        full_box(b"stco", pack(">II", 1, offset)),
    )
    media = box(b"mdia", full_box(b"hdlr", bytes(4), handler, bytes(13)), box(b"minf", tables))
    return box(b"trak", full_box(b"tkhd", bytes(80)), media)


def film_with_samples(handler: bytes, kind: bytes, samples: Iterable[bytes], description: bytes = b"") -> bytes:
    """A film with one timed track; the samples stand before the index."""
    data = list(samples)
    start = len(ftyp(b"isom", b"isom")) + 8
    own = track(handler, kind, [len(sample) for sample in data], start, description)
    return film(own, before=box(b"mdat", *data))


def gpmf(key: bytes, letter: bytes, size: int, values: bytes) -> bytes:
    """One GPMF record; `letter` b"\\0" makes it a container."""
    count = len(values) // size
    return key + letter + bytes([size]) + pack(">H", count) + values.ljust(-(-len(values) // 4) * 4, b"\0")


def gopro_sample(fixes: Sequence[tuple[float, float]], lock: int = 3, version: int = 5) -> bytes:
    """One second of a GoPro: `fixes` in a GPS5 or a GPS9 stream."""
    if version == 5:
        rows = b"".join(pack(">5i", round(lat * 1e7), round(lon * 1e7), 0, 0, 0) for lat, lon in fixes)
        scale = gpmf(b"SCAL", b"l", 4, pack(">5i", 10_000_000, 10_000_000, 1000, 1000, 100))
        stream = gpmf(b"GPSF", b"L", 4, pack(">I", lock)) + scale + gpmf(b"GPS5", b"l", 20, rows)
    else:
        rows = b"".join(pack(">7i2H", round(lat * 1e7), round(lon * 1e7), 0, 0, 0, 0, 0, 0, lock) for lat, lon in fixes)
        scale = gpmf(b"SCAL", b"l", 4, pack(">9i", 10_000_000, 10_000_000, 1000, 1000, 100, 1, 1000, 100, 1))
        stream = gpmf(b"TYPE", b"c", 1, b"lllllllSS") + scale + gpmf(b"GPS9", b"?", 32, rows)
    container = gpmf(b"STRM", b"\0", 1, stream)
    return gpmf(b"DEVC", b"\0", 1, gpmf(b"DVNM", b"c", 1, b"Camera") + container)


def cr3(latitude: float, longitude: float, owner: bytes, note: bytes = b"") -> bytes:
    """A CR3 picture: owner in CMT1 (as artist), maker note in CMT3, position in CMT4, two previews."""
    position = b"II*\0" + pack("<I", 8) + gps_directory(latitude, longitude, 8)
    blocks = box(b"CMT1", gps_tiff(0, 0, owner)) + (box(b"CMT3", note) if note else b"") + box(b"CMT4", position)
    canon = box(b"uuid", CANON_UUID, box(b"CNCV", b"CanonCR3_001/00.09"), blocks, box(b"THMB", bytes(16), JPEG))
    preview = box(b"uuid", CANON_PREVIEW_UUID, bytes(8), box(b"PRVW", bytes(16), JPEG))
    return ftyp(b"crx ", b"isom") + box(b"moov", canon) + preview + box(b"mdat", bytes(8))
