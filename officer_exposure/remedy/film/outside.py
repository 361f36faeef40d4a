"""What stands beside the index of a film: its brands, which stay where they are standards, and what does not."""

from __future__ import annotations

from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.nodes import Node
from officer_exposure.remedy.film.top import Layout, TopBox
from officer_exposure.remedy.interface import Ledger, What

_BRANDS = frozenset(
    b"isom iso2 iso3 iso4 iso5 iso6 iso7 iso8 iso9 mp41 mp42 mp71 avc1 hvc1 hev1 av01 M4V M4VH M4VP M4A M4B dash msdh "
    b"msix cmfc cmf2 cmfs cmff dby1 3gp4 3gp5 3gp6 3gp7 3gp8 3gp9 3gs6 3gs7 3gr6 3ge6 3ge7 3gg6 3g2a 3g2b 3g2c kddi "
    b"isml piff".split(b" ")
)
_LONGEST_BRANDS = 4096
_PEEK = 4096

_WORDS = {
    b"udta": "user data beside the film",
    b"meta": "metadata beside the film",
    b"uuid": "XMP, or data of the camera's maker",
    b"emsg": "notes between the pieces of the film",
    b"prft": "the clock of the recorder",
    b"PICT": "a preview picture",
    b"pnot": "a preview picture",
}
_KNOWN = frozenset({b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"wide", b"sidx", b"ssix", b"mfra"})
_SPACE = frozenset({b"free", b"skip"})


def copied_brands(file: FileBytes, layout: Layout, what: What, kind: bytes = b"ftyp") -> bytes:
    """The `ftyp` box. Brands of camera makers, and version numbers of their software, tell the camera."""
    box = next((box for box in layout.boxes if box.kind == kind), None)
    return b"" if box is None else brands_of(file, box, what)


def brands_of(file: FileBytes, box: TopBox, what: What) -> bytes:
    """A `ftyp` or `styp` box with brands that are standards."""
    body = file.at(box.start, min(box.end - box.start, _LONGEST_BRANDS))
    if what is What.LOCATION:
        return Node(box.kind, body).encoded()
    listed = [body[place : place + 4] for place in range(8, len(body) - 3, 4)]
    kept = [brand for brand in listed if brand.rstrip() in _BRANDS or brand == b"qt  "]
    major = body[:4]
    if major.rstrip() not in _BRANDS and major != b"qt  ":
        major = kept[0] if kept else b"isom"
    return Node(box.kind, major + bytes(4) + b"".join(kept or [major])).encoded()


def enter_outside(file: FileBytes, layout: Layout, ledger: Ledger) -> None:
    """Enter in the ledger what stands beside the film and does not come along."""
    if layout.behind:
        ledger.removed("something hidden behind the end of the film")
    for box in layout.boxes:
        if box.kind in _KNOWN:
            continue
        filled = file.upto(box.start, min(box.end - box.start, _PEEK)).strip(b"\0")
        if filled:
            ledger.removed(_WORDS.get(box.kind, _other(box.kind)))


def _other(kind: bytes) -> str:
    return "data in the unused space of the film" if kind in _SPACE else "data of the camera's maker beside the film"
