"""WebP: copied chunk by chunk from a keep-list; animations included. Source: RFC 9649."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from officer_exposure.errors import ParseError
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.color_profile import kept_profile
from officer_exposure.remedy.exif_block import CAMERA_DATA, EXIF, is_own_tiff, kept_block
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import CannotCleanError, Ledger, NotProvenError, Rewritten, Span, What
from officer_exposure.remedy.jpeg_names import BEHIND, CREDENTIALS, DESCRIPTIONS, name_block
from officer_exposure.remedy.riff_chunks import Chunk, chunk_bytes, chunks_of

_HEADER = 12
_FEATURES_LENGTH, _FRAME_LENGTH, _ANIMATION_LENGTH = 10, 16, 6
_PROFILE_FLAG, _EXIF_FLAG, _XMP_FLAG = 0x20, 0x08, 0x04
_CODED = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_NAMES = {b"EXIF": CAMERA_DATA, b"XMP ": DESCRIPTIONS, b"XMP\0": DESCRIPTIONS, b"C2PA": CREDENTIALS}
_HINT = "It was left out. Share a screenshot of it instead."


class WebpCleaner:
    """Cleans WebP pictures."""

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        """Write the copy; see `Cleaner`."""
        ledger = Ledger()
        chunks, end = _outermost(original)
        if all(chunk.kind not in _CODED and chunk.kind != b"ANMF" for chunk in chunks):
            raise CannotCleanError("There is no picture in this file.", "It may not have been copied completely.")
        profile = kept_profile(_first(original, chunks, b"ICCP"), ledger)
        orientation = read_metadata(original.view(), "").orientation
        block = kept_block(_first(original, chunks, b"EXIF").removeprefix(EXIF), what, orientation, ledger)
        body = b"".join(_kept(original, chunks, profile, block, ledger))
        if block:
            body += chunk_bytes(b"EXIF", block)
        out.write(b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body)
        if original.upto(end, 1024 * 1024).strip(b"\0"):
            ledger.removed(BEHIND)
        return ledger.rewritten()

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        """The coded data of every frame."""
        return [Span(chunk.start, chunk.length) for chunk in _coded(copy)]

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        """Coded data to the byte, and every pixel of every frame."""
        from officer_exposure.remedy.alike import compare_pictures, refuse_recoded

        _refuse_foreign(copy)
        refuse_recoded(
            (original.at(chunk.start, chunk.length) for chunk in _coded(original)),
            (copy.at(chunk.start, chunk.length) for chunk in _coded(copy)),
        )
        compare_pictures(original, copy, ("WEBP",), all_frames=True)


def _outermost(file: FileBytes) -> tuple[list[Chunk], int]:
    """The chunks of the file and where it ends. Some writers put a length into its header that is too short."""
    head = file.at(0, _HEADER)
    if head[:4] != b"RIFF" or head[8:] != b"WEBP":
        raise ParseError("This is not a WebP picture.")
    said = 8 + int.from_bytes(head[4:8], "little")
    end = min(said, file.size)
    try:
        chunks = list(chunks_of(file, _HEADER, end))
    except ParseError:
        end = file.size
        chunks = list(chunks_of(file, _HEADER, end))
    return chunks, end


def _first(file: FileBytes, chunks: Sequence[Chunk], kind: bytes) -> bytes:
    return next((file.at(chunk.start, chunk.length) for chunk in chunks if chunk.kind == kind), b"")


def _kept(file: FileBytes, chunks: Sequence[Chunk], profile: bytes, block: bytes, ledger: Ledger) -> Iterator[bytes]:
    for chunk in chunks:
        data = b"" if chunk.kind not in _KEPT else file.at(chunk.start, chunk.length)
        if chunk.kind == b"VP8X":
            if len(data) < _FEATURES_LENGTH:
                raise ParseError("This picture is damaged.")
            flags = data[0] & ~(_PROFILE_FLAG | _EXIF_FLAG | _XMP_FLAG)
            flags |= (_PROFILE_FLAG if profile else 0) | (_EXIF_FLAG if block else 0)
            yield chunk_bytes(b"VP8X", bytes([flags]) + bytes(3) + data[4:_FEATURES_LENGTH])
            if profile:
                yield chunk_bytes(b"ICCP", profile)
        elif chunk.kind == b"ANIM":
            yield chunk_bytes(b"ANIM", data[:_ANIMATION_LENGTH])
        elif chunk.kind == b"ANMF":
            yield chunk_bytes(b"ANMF", _frame(file, chunk, ledger))
        elif chunk.kind in _CODED:
            yield chunk_bytes(chunk.kind, data)
        elif chunk.kind != b"ICCP":
            if chunk.kind == b"EXIF":
                name_block(file.at(chunk.start, chunk.length).removeprefix(EXIF), ledger)
            ledger.removed(_NAMES.get(chunk.kind, "other part"))


def _frame(file: FileBytes, chunk: Chunk, ledger: Ledger) -> bytes:
    """A frame of an animation without parts that are not its picture."""
    frame = file.at(chunk.start, _FRAME_LENGTH)
    for inner in chunks_of(file, chunk.start + _FRAME_LENGTH, chunk.start + chunk.length):
        if inner.kind in _CODED:
            frame += chunk_bytes(inner.kind, file.at(inner.start, inner.length))
        else:
            ledger.removed("other part")
    return frame


def _coded(file: FileBytes) -> Iterator[Chunk]:
    for chunk in _outermost(file)[0]:
        if chunk.kind in _CODED:
            yield chunk
        elif chunk.kind == b"ANMF":
            inside = chunks_of(file, chunk.start + _FRAME_LENGTH, chunk.start + chunk.length)
            yield from (inner for inner in inside if inner.kind in _CODED)


def _refuse_foreign(copy: FileBytes) -> None:
    """Raise NotProvenError where a chunk of the copy is none of those that may stay, or bytes follow the last."""
    chunks, end = _outermost(copy)
    for chunk in chunks:
        allowed = chunk.kind in _KEPT or chunk.kind == b"ICCP"
        if chunk.kind == b"EXIF":
            allowed = any(is_own_tiff(copy.at(chunk.start, chunk.length), what) for what in What)
        if not allowed:
            raise NotProvenError("The copy would still hold a part that tells something.", _HINT)
    if end != copy.size:
        raise NotProvenError("The copy would still hold something behind the picture.", _HINT)


_KEPT = _CODED | {b"VP8X", b"ANIM", b"ANMF"}

CLEANER = WebpCleaner()
