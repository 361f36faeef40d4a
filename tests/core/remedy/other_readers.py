"""What exiftool and exiv2, which share no code with ours, find in files."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

_STRUCTURE = {
    "ExifTool", "System", "File", "Composite", "JFIF", "Adobe", "ICC_Profile", "ICC-header", "ICC-view", "ICC-meas",
    "ICC-chrm", "PNG-pHYs", "Meta",
}  # fmt: skip
"""exiftool's groups of what it says about a file, its coding and its colors."""

_TIFF_FIELDS = {
    "SubfileType", "ImageWidth", "ImageHeight", "BitsPerSample", "Compression", "PhotometricInterpretation",
    "FillOrder", "StripOffsets", "Orientation", "SamplesPerPixel", "RowsPerStrip", "StripByteCounts", "XResolution",
    "YResolution", "PlanarConfiguration", "ResolutionUnit", "PageNumber", "Predictor", "ExtraSamples", "SampleFormat",
    "JPEGTables", "ColorMap", "PreviewImage", "PreviewImageStart", "PreviewImageLength", "YCbCrSubSampling",
    "YCbCrPositioning", "ReferenceBlackWhite", "TileWidth", "TileLength", "TileOffsets", "TileByteCounts",
}  # fmt: skip
"""Fields of a TIFF file that are needed to show it. Strips coded as JPEG are "PreviewImage" to exiftool."""

_PNG_TEXTS = {"ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace", "Palette"} | {
    "Transparency", "Gamma", "SRGBRendering", "ProfileName", "BackgroundColor", "WhitePointX", "WhitePointY", "RedX",
    "RedY", "GreenX", "GreenY", "BlueX", "BlueY", "SignificantBits", "AnimationFrames", "AnimationPlays",
}  # fmt: skip
_BOX_TEXTS = (
    "Creat",
    "Modif",
    "GPS",
    "Location",
    "Make",
    "Model",
    "Software",
    "Author",
    "Comment",
    "Title",
    "UserData",
)


def needs(program: str) -> str:
    """The path of a program; without it the test is skipped, loudly."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"needs {program}")
    return found


def exiftool_fields(folder: Path) -> dict[str, dict[str, Any]]:
    """File name -> "Group:Tag" -> value, embedded and unknown ones included, of every file in a folder."""
    command = [needs("exiftool"), "-json", "-ee", "-a", "-u", "-G1", "-q", "-q", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    return {Path(one["SourceFile"]).name: one for one in json.loads(done.stdout or "[]")}


def unexpected(fields: dict[str, Any]) -> list[str]:
    """The fields of one copy, by exiftool, that are not needed to show it."""
    return [name for name in fields if name != "SourceFile" and not _is_structure(name, str(fields["File:FileType"]))]


def _is_structure(name: str, kind: str) -> bool:
    group, _, tag = name.rpartition(":")
    if group in _STRUCTURE:
        return tag != "Comment"
    if group.startswith("IFD"):
        return tag == "Orientation" or (kind == "TIFF" and tag in _TIFF_FIELDS)
    if group == "PNG":
        return tag in _PNG_TEXTS
    if group in ("RIFF", "QuickTime", "GIF"):
        return not any(part in tag for part in _BOX_TEXTS)
    return False


def exiv2_says(paths: Sequence[Path]) -> dict[str, list[str]]:
    """File name -> what exiv2 finds of EXIF, IPTC, XMP and comments, fields of a TIFF file's structure left out."""
    found: dict[str, list[str]] = {}
    for path in paths:
        lines = []
        for wish in ("-PEk", "-PIk", "-PXk", "-pc"):
            done = subprocess.run([needs("exiv2"), "-q", wish, path], capture_output=True, check=False, timeout=20)
            lines += done.stdout.decode("utf-8", "replace").split("\n")
        found[path.name] = [line.strip() for line in lines if line.strip() and not _is_tiff_field(line)]
    return found


def _is_tiff_field(line: str) -> bool:
    name = line.strip().rpartition(".")[2]
    known = {"ImageLength", "NewSubfileType", "XResolution", "YResolution", "InterColorProfile", "ResolutionUnit"}
    return name in _TIFF_FIELDS | known
