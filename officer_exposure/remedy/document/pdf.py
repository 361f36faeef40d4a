"""Cleans PDF documents: written anew from what its pages need, so that no older state of it is left in the file.

Pages, fonts and pictures stay as they are; the pictures lose what hides in them. Comments and form entries stay, since
they can be seen, and are named; whoever wrote them does not. What is missed: text below other things on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from officer_exposure.errors import ExposureError
from officer_exposure.remedy.document.pdf_compare import compare_documents
from officer_exposure.remedy.document.pdf_objects import Sweep
from officer_exposure.remedy.document.pdf_pictures import clean_picture, clean_profile
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import CannotCleanError, Cleaner, Ledger, Rewritten, Span, What

if TYPE_CHECKING:
    from pikepdf import Pdf

_DAMAGED = "This PDF is damaged, so no clean copy of it can be made."
_LOCKED = "This PDF is locked with a password."
_UNLOCK = "Open it with its password, save an unlocked copy, and clean that."
_LONGEST = 512 * 1024 * 1024
_STREAM = re.compile(rb"\bstream\r?\n")
_MAKERS = ("/Author", "/Creator", "/Producer")
_DATES = ("/CreationDate", "/ModDate")


class PdfCleaner:
    """Cleans PDF documents."""

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        """Write the document anew without what does not belong to its pages."""
        from pikepdf import ObjectStreamMode

        ledger, written = Ledger(), BytesIO()
        with opened(original) as document:
            if document.is_encrypted:
                ledger.note("The original was protected against changes. The copy is not.")
            _clean_information(document, what, ledger)
            sweep = Sweep(document, what, ledger)
            sweep.root()
            for found in document.objects:
                sweep.object(found)
                clean_picture(found, ledger)
                clean_profile(found, ledger)
            document.remove_unreferenced_resources()
            document.save(
                written,
                object_stream_mode=ObjectStreamMode.disable,
                fix_metadata_version=False,
                deterministic_id=True,
                preserve_pdfa=False,
            )
        ledger.removed("earlier states of the document and its number")
        out.write(written.getbuffer())
        return ledger.rewritten()

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        """The streams: pages, pictures and fonts, most of them compressed."""
        data = copy.at(0, copy.size)
        spans, place = [], 0
        while match := _STREAM.search(data, place):
            end = data.find(b"endstream", match.end())
            place = end if end > 0 else len(data)
            spans.append(Span(match.end(), place - match.end()))
            place += 9
        return spans

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        """Raise NotProvenError unless all pages show the same."""
        with opened(original) as before, opened(copy) as after:
            compare_documents(before, after)


@contextmanager
def opened(file: FileBytes) -> Iterator[Pdf]:
    """The document. Whatever the library raises becomes a CannotCleanError."""
    import pikepdf

    if file.size > _LONGEST:
        raise CannotCleanError("This PDF is too large to be cleaned.", "Split it into smaller ones first.")
    try:
        with pikepdf.open(BytesIO(file.at(0, file.size)), suppress_warnings=True) as document:
            yield document
    except pikepdf.PasswordError as error:
        raise CannotCleanError(_LOCKED, _UNLOCK) from error
    except ExposureError:
        raise
    except Exception as error:
        raise CannotCleanError(_DAMAGED, "Print it into a new PDF, and share that.") from error


def _clean_information(document: Pdf, what: What, ledger: Ledger) -> None:
    """Keep of the document's properties what may stay. The number in `ID` joins copies of one document."""
    from pikepdf import Dictionary, String

    wanted = {What.LOCATION: (*_MAKERS, *_DATES), What.IDENTITY: _DATES, What.ALL: ()}[what]
    information = document.trailer.get("/Info")
    kept = {}
    if isinstance(information, Dictionary):
        kept = {key: str(information[key]) for key in wanted if isinstance(information.get(key), String)}
        if len(kept) < len(information.keys()):
            ledger.removed("document property", len(information.keys()) - len(kept))
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    if "/ID" in document.trailer:
        del document.trailer["/ID"]
    if kept:
        document.trailer["/Info"] = document.make_indirect(Dictionary({key: String(kept[key]) for key in kept}))


CLEANER: Cleaner = PdfCleaner()
