"""XMP sidecars: what a photo program noted about a picture in a file beside it."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.xmp.packet import read_xmp


def read_sidecar(view: ByteView, into: Metadata) -> None:
    """Add what an .xmp file says. Raises ParseError where it is damaged; positions are found even then."""
    read_xmp(view.at(0, view.size), into, "sidecar")
