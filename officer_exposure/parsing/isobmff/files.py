"""Files made of boxes: the first box says whether one is a HEIC, AVIF, JPEG XL, JPEG 2000 or CR3 picture, or a film."""

from __future__ import annotations

from officer_exposure.artifact import Clip, Metadata
from officer_exposure.errors import ParseError, UnknownFormatError
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.isobmff.boxes import Box, Boxes, first
from officer_exposure.parsing.isobmff.loose import keep_unknown
from officer_exposure.parsing.loose_text import join_texts
from officer_exposure.parsing.parts import read_part

_HEIC = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs"})
_AVIF = frozenset({b"avif", b"avis"})
_HEIF = frozenset({b"mif1", b"mif2", b"mif3", b"msf1", b"miaf", b"avci", b"avcs", b"jpeg", b"jpgs", b"j2ki", b"vvic"})
_JPEG_2000 = frozenset({b"jp2 ", b"jpx ", b"jpm ", b"jph "})
_FILMS = {b"qt  ": "MOV", b"M4V ": "M4V", b"M4VH": "M4V", b"M4VP": "M4V", b"M4A ": "M4A", b"M4B ": "M4A"}
_OLD_FILM = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"udta", b"uuid"})
_SIGNATURES = {b"jP  ": "JP2", b"jP\x1a\x1a": "JP2", b"JXL ": "JXL"}


def read_isobmff(view: ByteView, into: Metadata) -> None:
    """Read a file made of boxes. Raises UnknownFormatError where it is none, ParseError where it is hopeless."""
    boxes = Boxes(view, into)
    top = boxes.top()
    into.format = format_of(boxes, top)
    end = top[-1].end
    top, film = _without_second_film(top)
    _read_by_format(boxes, top)
    if film is not None:
        _read_second_film(view, into, film, boxes.end - film)
    for box in top:
        _read_trailing(boxes, box)
    _read_behind(boxes, end)


def read_clip(view: ByteView, offset: int, length: int, label: str, into: Metadata) -> None:
    """Add the film that lies in a photo at `offset`, and what it tells: positions, names, devices.

    The size, kind and format of the photo stay. Raises ParseError where no film begins at `offset`.
    """
    inner = Metadata()
    boxes = Boxes(view, inner, offset, offset + length)
    top = boxes.top()
    inner.format = format_of(boxes, top)
    _read_by_format(boxes, top)
    into.clips.append(Clip(label, offset, length))
    into.positions += [position for position in inner.positions if position not in into.positions]
    into.tags += [tag for tag in inner.tags if tag not in into.tags]
    into.people += inner.people
    join_texts(inner, into)
    into.telemetry += [name for name in inner.telemetry if name not in into.telemetry]
    into.problems += [problem for problem in inner.problems if problem not in into.problems]


def format_of(boxes: Boxes, top: tuple[Box, ...]) -> str:
    """What the first box makes of the file. Raises UnknownFormatError where it is no file of boxes."""
    if not top:
        raise UnknownFormatError("This is not a file made of boxes.")
    if top[0].kind in _SIGNATURES:
        return _SIGNATURES[top[0].kind]
    brands = first(top, b"ftyp")
    if brands is None:
        if top[0].kind in _OLD_FILM:
            return "MOV"
        raise UnknownFormatError("This is not a file made of boxes.")
    data = boxes.view.upto(brands.start, min(brands.size, 1024))
    listed = [data[:4], *(data[place : place + 4] for place in range(8, len(data) - 3, 4))]
    return next((name for name in map(_of_brand, listed) if name), "MP4")


def _of_brand(brand: bytes) -> str:
    for brands, name in ((_HEIC, "HEIC"), (_AVIF, "AVIF"), (_HEIF, "HEIF"), (_JPEG_2000, "JP2")):
        if brand in brands:
            return name
    if brand[:2] == b"3g":
        return "3GP"
    return {b"crx ": "CR3", b"jxl ": "JXL"}.get(brand) or _FILMS.get(brand, "")


def _read_by_format(boxes: Boxes, top: tuple[Box, ...]) -> None:
    from officer_exposure.parsing.heif.pictures import read_heif
    from officer_exposure.parsing.isobmff.pictures import read_jpeg_2000, read_jpeg_xl
    from officer_exposure.parsing.quicktime.movie import read_film

    into = boxes.into
    meta = first(top, b"meta")
    if into.format in ("HEIC", "AVIF", "HEIF"):
        into.kind = ArtifactKind.PHOTO
        if meta is None and first(top, b"moov") is None:
            raise ParseError("The description of this picture is missing.", "It may not have been copied completely.")
        if meta is not None:
            read_part(into, "picture's description", read_heif, boxes, meta)
        _read_sequence(boxes, top)
    elif into.format == "JXL":
        read_jpeg_xl(boxes, top)
    elif into.format == "JP2":
        read_jpeg_2000(boxes, top)
    else:
        into.kind = ArtifactKind.PHOTO if into.format == "CR3" else ArtifactKind.VIDEO
        read_film(boxes, top)


def _read_sequence(boxes: Boxes, top: tuple[Box, ...]) -> None:
    """What stands beside the picture: an animation's `moov`, and boxes of other makers."""
    from officer_exposure.parsing.quicktime.movie import read_film

    others = tuple(box for box in top if box.kind != b"meta")
    if first(others, b"moov") is not None:
        width, height = boxes.into.width, boxes.into.height
        read_film(boxes, others)
        boxes.into.width, boxes.into.height = width or boxes.into.width, height or boxes.into.height
        return
    from officer_exposure.parsing.quicktime.uuid import read_uuid

    for box in others:
        if box.kind == b"uuid":
            read_uuid(boxes, box)
        else:
            keep_unknown(boxes, box)


def _without_second_film(top: tuple[Box, ...]) -> tuple[tuple[Box, ...], int | None]:
    """The file's own boxes, and where a film appended to them begins: at a second `ftyp`."""
    starts = [place for place, box in enumerate(top) if box.kind == b"ftyp" and place > 1]
    return (top[: starts[0]], top[starts[0]].head) if starts else (top, None)


def _read_behind(boxes: Boxes, end: int) -> None:
    """Whatever stands behind the last box: a picture, a film. Insta360's own data there is read as telemetry."""
    from officer_exposure.parsing.telemetry.insta360 import has_insta360
    from officer_exposure.parsing.trailer import search_behind

    if end < boxes.end and not has_insta360(boxes):
        read_part(boxes.into, "part behind the film or picture", search_behind, boxes.view, end, boxes.into)


def _read_second_film(view: ByteView, into: Metadata, offset: int, length: int) -> None:
    label = "motion clip" if into.kind is ArtifactKind.PHOTO else "second film"
    read_part(into, "second film", read_clip, view, offset, length, label, into)


def _read_trailing(boxes: Boxes, box: Box) -> None:
    """Boxes in which Samsung keeps the film of a motion photo."""
    from officer_exposure.parsing.heif.trailer import samsung_films

    films = []
    if box.kind == b"mpvd":
        films = [(box.start, box.size)]
    elif box.kind == b"sefd":
        films = samsung_films(boxes.content(box), box.start)
    for offset, length in films:
        _read_second_film(boxes.view, boxes.into, offset, length)
