"""Sets the report with typst, in memory, and locks it with a password where one is given.

No plain text ever touches the disk: typst gets its files from memory and gives the PDF back as bytes; with a password
these are encrypted (AES-256) before anything is written. Source: PDF 2.0 (ISO 32000-2) 7.6; PDF/UA-1 (ISO 14289-1), of
which typst checks at compile time what it can check.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from officer_exposure.errors import ReportError
from officer_exposure.parsing.pixels.drawings import Drawing
from officer_exposure.report.kept import PictureKey
from officer_exposure.report.pdf.glyphs import UNSHOWN, alike, bundled, plainly, rare, showable, without
from officer_exposure.report.pdf.pictures import picture_files
from officer_exposure.report.pdf.values import page_values
from officer_exposure.report.private_file import write_private
from officer_exposure.report.view import ReportView

FONTS = Path(__file__).parent / "fonts"
FAMILIES = ("Noto Sans",)
_NOWHERE = FONTS / "no-packages"
_PAGE = Path(__file__).parent / "report.typ"
_UNSHOWN = f"{UNSHOWN} stands for a character that this paper cannot show. The web page (HTML) may show it."

_PROBE = b"""#let view = json("data.json")
#set document(title: "Signs", date: none)
#set text(font: view.fonts, lang: "en")
= Signs
#for one in view.signs { par(one) + par(text(weight: 600, one)) }
"""
_MOST_PROBES = 24
_NAMED = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def write_pdf(view: ReportView, drawings: Mapping[PictureKey, Drawing], path: Path, password: str = "") -> None:
    """Write the report to `path`, readable by its owner alone. Raises ReportError where that cannot be done."""
    write_private(path, render_pdf(view, drawings, password))


def render_pdf(view: ReportView, drawings: Mapping[PictureKey, Drawing], password: str = "") -> bytes:
    """The report as a tagged PDF. A picture without a drawing is an empty frame. With `password` it asks for that."""
    names, files = picture_files(view, drawings)
    values = page_values(view, names, drawings)
    data = set_pages(_PAGE, values, files)
    return locked(data, password) if password else data


def set_pages(template: Path, values: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    """Have typst set a template of ours over `values`. Raises ReportError where it refuses.

    PDF/UA wants a glyph for every character. Where the fonts that come with the program lack one, those of the
    computer are tried, and then the character is shown as one that cannot be shown, and the paper says so.
    """
    import typst

    for system_fonts, text in _attempts(values):
        said = plainly(values, text)
        unshown = _UNSHOWN if UNSHOWN in msgspec.json.encode(said).decode() else ""
        texts = msgspec.json.encode({**said, "fonts": FAMILIES, "unshown": unshown})
        source = {"main.typ": template.read_bytes(), "data.json": texts, **files}
        try:
            return compiled(source, system_fonts=system_fonts)
        except typst.TypstError as error:
            failure = error
    raise ReportError("The PDF could not be made.", "Save the web page (HTML) instead.") from failure


def _attempts(values: Mapping[str, object]) -> Iterator[tuple[bool, Callable[[str], str]]]:
    """With the fonts of this computer or without, and what makes a text showable; the next where the last failed."""
    yield False, showable
    yield True, showable
    yield True, without(_unshowable(values))
    yield False, bundled


def _unshowable(values: Mapping[str, object]) -> frozenset[str]:
    """The characters that no font of this computer has: a small page is set with them until it can be set."""
    import typst

    signs = rare(msgspec.json.encode(plainly(values, showable)).decode())
    missing: frozenset[str] = frozenset()
    for _ in range(_MOST_PROBES):
        texts = msgspec.json.encode({"signs": sorted(signs - missing), "fonts": FAMILIES})
        try:
            compiled({"main.typ": _PROBE, "data.json": texts}, system_fonts=True)
        except typst.TypstError as error:
            found = alike(_named_in(str(error)), signs) - missing
            if not found:
                break
            missing |= found
        else:
            return missing
    return signs


def _named_in(message: str) -> str:
    """The first character that typst says it cannot display; empty where it says something else."""
    named = _NAMED.search(message)
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), named[1])[:1] if named else ""


def compiled(source: Mapping[str, bytes], *, system_fonts: bool) -> bytes:
    """What typst makes of files in memory, by their names. Raises typst.TypstError where PDF/UA-1 does not hold.

    The folder of the fonts is all that it can read: no other file of this computer, and no package.
    """
    import typst

    return typst.compile(
        source,
        root=str(FONTS),
        package_path=str(_NOWHERE),
        package_cache_path=str(_NOWHERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=not system_fonts,
        format="pdf",
        pdf_standards="ua-1",
    )


def locked(data: bytes, password: str) -> bytes:
    """The same PDF, encrypted with AES-256. A screen reader may still read it once it is open."""
    import pikepdf

    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        allowed = pikepdf.Permissions(accessibility=True)
        document.save(result, encryption=pikepdf.Encryption(owner=password, user=password, R=6, allow=allowed))
    return result.getvalue()
