"""Builds PDF files from parts, with `pikepdf` where a real writer is wanted and by hand where damage is."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def pdf(
    information: Mapping[str, str] | None = None,
    *,
    packet: bytes = b"",
    photos: tuple[bytes, ...] = (),
    comment_by: str = "",
    attached: Mapping[str, bytes] | None = None,
    password: str = "",
) -> bytes:
    """A PDF of one page. `photos` are JPEG files that the page draws, kept byte for byte."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    for key, value in (information or {}).items():
        document.docinfo[Name("/" + key)] = String(value)
    if packet:
        document.Root.Metadata = document.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    drawn = {f"/P{number}": document.make_indirect(_picture(document, photo)) for number, photo in enumerate(photos)}
    page.obj.Resources = Dictionary(XObject=Dictionary(drawn))
    if comment_by:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), T=String(comment_by))
        page.obj.Annots = Array([document.make_indirect(note)])
    for name, content in (attached or {}).items():
        document.attachments[name] = content
    out = io.BytesIO()
    locked = pikepdf.Encryption(owner=password, user=password) if password else False
    document.save(out, encryption=locked)
    return out.getvalue()


def _picture(document: pikepdf.Pdf, photo: bytes) -> pikepdf.Object:
    stream = pikepdf.Stream(document, photo)
    stream.Type, stream.Subtype, stream.Filter = Name.XObject, Name.Image, Name.DCTDecode
    stream.Width = stream.Height = 1
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceGray, 8
    return stream


def looping_pdf() -> bytes:
    """A PDF whose cross-reference tables point at each other, and whose page tree holds itself."""
    head = b"%PDF-1.4\n"
    catalog = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    pages = b"2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1000000 >>\nendobj\n"
    info = b"3 0 obj\n<< /Author (J. Doe) >>\nendobj\n"
    start = len(head + catalog + pages + info)
    table = b"xref\n0 4\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n%010d 00000 n \n" % (
        len(head),
        len(head + catalog),
        len(head + catalog + pages),
    ) + b"trailer\n<< /Size 4 /Root 1 0 R /Info 3 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (start, start)
    return head + catalog + pages + info + table
