"""Maker notes: the serial numbers, owners and names that camera makers keep in a form of their own."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.tiff import Entry, Tiff


def read_maker_note(tiff: Tiff, entry: Entry, into: Metadata) -> None:
    """Add what the maker note at `entry` of an Exif directory says about a device or a person."""
