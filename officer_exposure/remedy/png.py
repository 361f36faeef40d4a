"""PNG: copied chunk by chunk from a keep-list; animations included. Source: PNG, third edition (W3C, 2025).

What stays: what a decoder needs, colors, transparency, the frames of an animation. The profile's own name does not: it
can be that of a screen. Bytes that hang in the picture's chunks behind its coded data are cut off.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec

from officer_exposure.errors import ParseError
from officer_exposure.parsing.inflate import Inflater
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.color_profile import kept_profile
from officer_exposure.remedy.exif_block import CAMERA_DATA, is_own_tiff, kept_block
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import CannotCleanError, Ledger, NotProvenError, Rewritten, Span, What
from officer_exposure.remedy.jpeg_names import BEHIND, CREDENTIALS, DESCRIPTIONS, name_block

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_CHUNKS = 100_000
_EXACT = {
    b"gAMA": 4,
    b"cHRM": 32,
    b"sRGB": 1,
    b"pHYs": 9,
    b"cICP": 4,
    b"mDCV": 24,
    b"mDCv": 24,
    b"cLLI": 8,
    b"cLLi": 8,
} | {
    b"acTL": 8,
    b"fcTL": 26,
    b"IHDR": 13,
}
"""Chunks of one length. In any other they are damaged, and could hold something."""

_AT_MOST = {b"sBIT": 4, b"bKGD": 6, b"tRNS": 256, b"PLTE": 768}
_PICTURE = frozenset({b"IDAT", b"fdAT"})
_NAMES = {
    b"eXIf": CAMERA_DATA,
    b"zxIf": CAMERA_DATA,
    b"tEXt": "text",
    b"zTXt": "text",
    b"iTXt": "text",
    b"caBX": CREDENTIALS,
    b"tIME": "time of the last change",
}
_XMP_KEY = b"XML:com.adobe.xmp"
_LONGEST_PROFILE = 16 * 1024 * 1024
_LARGEST_PIXEL = 8
_PIECE = 1024 * 1024
_HINT = "It was left out. Share a screenshot of it instead."


class _Chunk(msgspec.Struct, frozen=True):
    """One chunk: its kind, and where its content begins and how long it is."""

    kind: bytes
    start: int
    length: int


class PngCleaner:
    """Cleans PNG pictures."""

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        """Write the copy; see `Cleaner`."""
        ledger = Ledger()
        chunks = list(_chunks(original))
        _refuse_unusual(chunks)
        metadata = read_metadata(original.view(), "")
        out.write(_SIGNATURE)
        spare = _behind_coded(original, chunks, ledger)
        for chunk in chunks:
            if chunk.kind == b"IDAT":
                length = min(chunk.length, max(spare - chunk.start, 0))
                _copy(original, msgspec.structs.replace(chunk, length=length), out)
            elif _stays(chunk):
                _copy(original, chunk, out)
            elif chunk.kind == b"iCCP":
                _write_profile(original, chunk, out, ledger)
            else:
                _name(original, chunk, ledger)
            if chunk.kind == b"IHDR":
                block = kept_block(_exif_of(original, chunks), what, metadata.orientation, ledger)
                if block:
                    _write(b"eXIf", block, out)
        end = chunks[-1].start + chunks[-1].length + 4
        if end < original.size and original.upto(end, _PIECE).strip(b"\0"):
            ledger.removed(BEHIND)
        return ledger.rewritten()

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        """The compressed rows of every frame, and the compressed profile."""
        return [
            Span(chunk.start, chunk.length)
            for chunk in _chunks(copy)
            if chunk.kind in _PICTURE or chunk.kind == b"iCCP"
        ]

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        """Compressed rows to the byte, and every pixel of every frame."""
        from officer_exposure.remedy.alike import compare_pictures, refuse_recoded

        _refuse_foreign(copy)
        before, after = list(_chunks(original)), list(_chunks(copy))
        spare = _behind_coded(original, before, Ledger())
        refuse_recoded(_rows(original, before, spare), _rows(copy, after, copy.size))
        compare_pictures(original, copy, ("PNG",), all_frames=True)


def _chunks(file: FileBytes) -> Iterator[_Chunk]:
    """Each chunk up to the end mark. Raises ParseError where the file is damaged or ends before it."""
    if file.upto(0, 8) != _SIGNATURE:
        raise ParseError("This is not a PNG picture.")
    position = 8
    for _ in range(_MOST_CHUNKS):
        header = file.at(position, 8)
        length, kind = int.from_bytes(header[:4]), header[4:]
        if not kind.isalpha() or position + 12 + length > file.size:
            raise ParseError("This picture is damaged.", "It may not have been copied completely.")
        yield _Chunk(kind, position + 8, length)
        if kind == b"IEND":
            return
        position += 12 + length
    raise ParseError("This picture has too many parts.")


def _refuse_unusual(chunks: Sequence[_Chunk]) -> None:
    begins = chunks[0].kind == b"IHDR" and chunks[0].length == _EXACT[b"IHDR"]
    if not begins or all(chunk.kind != b"IDAT" for chunk in chunks):
        raise CannotCleanError("This picture is of an unusual kind.", "Save it anew as PNG, then clean that.")


def _stays(chunk: _Chunk) -> bool:
    if chunk.kind in _EXACT:
        return chunk.length == _EXACT[chunk.kind]
    if chunk.kind in _AT_MOST:
        return chunk.length <= _AT_MOST[chunk.kind]
    return chunk.kind == b"fdAT" or (chunk.kind == b"IEND" and chunk.length == 0)


def _copy(file: FileBytes, chunk: _Chunk, out: BinaryIO) -> None:
    """Write a chunk as it is, its check sum included where it is whole."""
    if chunk.length == 0 and chunk.kind == b"IDAT":
        return
    data = file.at(chunk.start, chunk.length)
    whole = int.from_bytes(file.at(chunk.start - 8, 4)) == chunk.length
    if whole:
        out.write(chunk.length.to_bytes(4) + chunk.kind + data + file.at(chunk.start + chunk.length, 4))
    else:
        _write(chunk.kind, data, out)


def _write(kind: bytes, data: bytes, out: BinaryIO) -> None:
    out.write(len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4))


def _write_profile(file: FileBytes, chunk: _Chunk, out: BinaryIO, ledger: Ledger) -> None:
    profile = kept_profile(_profile(file, chunk), ledger)
    if profile:
        _write(b"iCCP", b"ICC\0\0" + zlib.compress(profile), out)


def _profile(file: FileBytes, chunk: _Chunk) -> bytes:
    data = file.at(chunk.start, min(chunk.length, _LONGEST_PROFILE))
    packed = data.partition(b"\0")[2][1:]
    try:
        return Inflater().inflate(packed)
    except ParseError:
        return b""


def _exif_of(file: FileBytes, chunks: Sequence[_Chunk]) -> bytes:
    for chunk in chunks:
        if chunk.kind == b"eXIf":
            return file.at(chunk.start, min(chunk.length, _PIECE)).removeprefix(b"Exif\0\0")
    return b""


def _name(file: FileBytes, chunk: _Chunk, ledger: Ledger) -> None:
    head = file.upto(chunk.start, min(chunk.length, 64 * 1024))
    if chunk.kind in (b"iTXt", b"tEXt", b"zTXt") and head.startswith(_XMP_KEY):
        ledger.removed(DESCRIPTIONS)
        return
    if chunk.kind == b"eXIf":
        name_block(head, ledger)
    ledger.removed(_NAMES.get(chunk.kind, "other part"))


def _behind_coded(file: FileBytes, chunks: Sequence[_Chunk], ledger: Ledger) -> int:
    """Where, in the last chunk that is needed, the coded data of the picture ends: what follows is no part of it."""
    inflate, room = zlib.decompressobj(), _most_rows(file, chunks)
    try:
        for chunk in chunks:
            if chunk.kind != b"IDAT":
                continue
            for start in range(chunk.start, chunk.start + chunk.length, _PIECE):
                room -= _drain(inflate, file.at(start, min(_PIECE, chunk.start + chunk.length - start)), room)
                if inflate.eof:
                    end = min(start + _PIECE, chunk.start + chunk.length) - len(inflate.unused_data)
                    if inflate.unused_data or any(c.kind == b"IDAT" and c.start > end and c.length for c in chunks):
                        ledger.removed("data hidden in the picture's own chunks")
                    return end
    except zlib.error as error:
        raise ParseError("The picture data is damaged.", "It may not have been copied completely.") from error
    return file.size


def _most_rows(file: FileBytes, chunks: Sequence[_Chunk]) -> int:
    """Bytes that the rows of the picture can have: twice as many as they need, because rows may be interlaced."""
    size = file.at(chunks[0].start, chunks[0].length)
    width, height = int.from_bytes(size[:4]), int.from_bytes(size[4:8])
    return 2 * height * (1 + width * _LARGEST_PIXEL) + _PIECE


def _drain(inflate: zlib._Decompress, data: bytes, room: int) -> int:
    """Inflate and forget, a megabyte at a time; say how many bytes. Raises ParseError for more than `room`: a bomb."""
    count = 0
    while data and not inflate.eof:
        count += len(inflate.decompress(data, _PIECE))
        if count > room:
            raise ParseError("This picture holds more than it shows.")
        data = inflate.unconsumed_tail
    return count


def _rows(file: FileBytes, chunks: Sequence[_Chunk], spare: int) -> Iterator[bytes]:
    for chunk in chunks:
        if chunk.kind == b"fdAT":
            yield file.at(chunk.start, chunk.length)
        elif chunk.kind == b"IDAT":
            yield file.at(chunk.start, min(chunk.length, max(spare - chunk.start, 0)))


def _refuse_foreign(copy: FileBytes) -> None:
    """Raise NotProvenError where a chunk of the copy is none of those that may stay."""
    for chunk in _chunks(copy):
        if chunk.kind == b"eXIf":
            allowed = any(is_own_tiff(copy.at(chunk.start, chunk.length), what) for what in What)
        else:
            allowed = _stays(chunk) or chunk.kind in (b"IDAT", b"iCCP")
        if not allowed:
            raise NotProvenError("The copy would still hold a part that tells something.", _HINT)


CLEANER = PngCleaner()
