"""The objects of a PDF without what is no part of a page: a sweep over every dictionary in it (ISO 32000-2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from officer_exposure.parsing.map_addresses import MAP_PAGE, place_in_address
from officer_exposure.remedy.interface import CannotCleanError, Ledger, What

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_MOST = 2_000_000
_OWN_PATH = re.compile(r"\s*(?:file:|[A-Za-z]:[\\/]|\\\\|/Users/|/home/)", re.IGNORECASE)

_EVERYWHERE = {
    "/Metadata": "XMP data",
    "/PieceInfo": "private data of a program",
    "/LastModified": "",
    "/Thumb": "preview picture",
    "/AA": "hidden action",
    "/JS": "hidden action",
    "/AF": "attached file",
    "/LGIDict": "place that a map shows",
    "/Measure": "place that a map shows",
    "/SpiderInfo": "source of a saved web page",
}
_ROOT = {
    "/Collection": "attached file",
    "/Perms": "digital signature",
    "/DSS": "digital signature",
    "/Legal": "digital signature",
    "/URI": "hidden action",
}
_KEPT = {
    "/OCProperties": "the layers, also those that are not shown",
    "/PageLabels": "the labels of pages, because they can be seen",
    "/Outlines": "the bookmarks, because they can be seen",
    "/StructTreeRoot": "the descriptions for screen readers",
}
_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition", "/RichMediaExecute"}
)
_COMMENT = {"/T": "name of who wrote a comment", "/M": "", "/CreationDate": "date of a comment", "/NM": "", "/RC": ""}
_FILES = frozenset({"/FileAttachment", "/Sound", "/Movie", "/RichMedia", "/Screen", "/3D"})


class Sweep:
    """Takes out of one document what does not belong to its pages."""

    def __init__(self, document: Pdf, what: What, ledger: Ledger) -> None:
        self._document = document
        self._what = what
        self._ledger = ledger
        self._left = _MOST

    def root(self) -> None:
        """Take attachments, scripts and signatures out of the catalog, and the data behind a form."""
        from pikepdf import Dictionary

        root = self._document.Root
        names = root.get("/Names")
        if isinstance(names, Dictionary):
            self._take(names, {"/EmbeddedFiles": "attached file", "/JavaScript": "hidden action"})
        self._take(root, _ROOT)
        form = root.get("/AcroForm")
        if isinstance(form, Dictionary):
            if "/XFA" in form:
                self._ledger.note("The form's own data were removed. Some programs show such a form differently.")
            self._take(form, {"/XFA": "data of a form"})
            if "/SigFlags" in form:
                del form["/SigFlags"]
        for key, name in _KEPT.items():
            if key in root:
                self._ledger.kept(name)

    def object(self, found: Object) -> None:
        """Take apart one object and everything that stands in it without a number of its own."""
        from pikepdf import Array, Dictionary, Stream

        waiting = [found]
        while waiting:
            self._left -= 1
            if self._left < 0:
                raise CannotCleanError("This PDF has more parts than can be cleaned.")
            one = waiting.pop()
            if isinstance(one, Array):
                waiting += [child for child in one if _is_holder(child)]
                if any(self._is_file(child) for child in one):
                    self._without_files(one)
            elif isinstance(one, (Dictionary, Stream)):
                self._dictionary(one)
                waiting += [one[key] for key in list(one.keys()) if _is_holder(one[key])]

    def _dictionary(self, one: Object) -> None:
        self._take(one, _EVERYWHERE)
        for key in ("/A", "/OpenAction", "/Next", "/PA"):
            if _action(one.get(key)) in _ACTIONS:
                self._take(one, {key: "hidden action"})
        if _leads_to_own_folder(one.get("/A")):
            self._take(one, {"/A": "name of a folder or file of yours"})
        if _leads_to_a_place(one.get("/A")):
            self._take(one, {"/A": "link to a place on a map"})
        if "/FT" in one and "/V" in one and one.get("/Subtype") != "/Widget":
            self._ledger.kept("what was entered into the form, because it can be seen")
        if one.get("/FT") == "/Sig" and "/V" in one:
            self._ledger.note("The digital signature was removed: no changed document can keep one.")
            self._take(one, {"/V": "digital signature"})
        if _is_comment(one):
            self._comment(one)

    def _comment(self, one: Object) -> None:
        if one.get("/Subtype") == "/Widget":
            if "/M" in one:
                del one["/M"]
            self._ledger.kept("what was entered into the form, because it can be seen")
            return
        if one.get("/Subtype") not in ("/Link", "/Popup"):
            self._ledger.kept("the comments and marks on the pages, because they can be seen")
        if self._what is not What.LOCATION:
            self._take(one, _COMMENT)

    def _is_file(self, one: Object) -> bool:
        from pikepdf import Dictionary

        return isinstance(one, Dictionary) and one.get("/Subtype") in _FILES and "/Rect" in one

    def _without_files(self, listed: Object) -> None:
        """Comments that are files, sounds or films: they are no part of the printed page."""
        for place in reversed(range(len(listed))):
            if self._is_file(listed[place]):
                del listed[place]
                self._ledger.removed("attached file")

    def _take(self, one: Object, keys: dict[str, str]) -> None:
        for key, name in keys.items():
            if key in one:
                del one[key]
                if name:
                    self._ledger.removed(name)


def _is_holder(one: object) -> bool:
    """Whether an object holds others and has no number of its own: those with one are swept by themselves."""
    from pikepdf import Array, Dictionary, Stream

    return isinstance(one, (Array, Dictionary, Stream)) and not one.is_indirect


def _is_comment(one: Object) -> bool:
    return one.get("/Type") == "/Annot" or ("/Rect" in one and "/Subtype" in one)


def _leads_to_own_folder(one: object) -> bool:
    """Whether an action opens a file of the computer on which the document was made."""
    from pikepdf import Dictionary, String

    target = one.get("/URI") if isinstance(one, Dictionary) else None
    return isinstance(target, String) and _OWN_PATH.match(str(target)) is not None


def _leads_to_a_place(one: object) -> bool:
    """Whether an action opens a map at a place that its address tells."""
    from pikepdf import Dictionary, String

    target = one.get("/URI") if isinstance(one, Dictionary) else None
    if not isinstance(target, String) or not MAP_PAGE.match(str(target)):
        return False
    return place_in_address(str(target)) is not None


def _action(one: object) -> str:
    from pikepdf import Dictionary

    return str(one.get("/S", "")) if isinstance(one, Dictionary) else ""
