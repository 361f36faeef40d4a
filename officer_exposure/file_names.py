"""What a file's name says: how it is shown, and what sort of thing it claims to be."""

from __future__ import annotations

import os

from officer_exposure.model import ArtifactKind

_KINDS = {
    ArtifactKind.PHOTO: "jpg jpeg jpe jfif heic heif hif avif png apng webp gif tif tiff bmp psd psb jxl jp2 "
    "dng cr2 cr3 crw nef nrw arw srf sr2 raf orf rw2 pef srw x3f 3fr iiq erf mef mos mrw rwl gpr",
    ArtifactKind.VIDEO: "mp4 m4v mov qt 3gp 3g2 avi mkv webm mts m2ts insv 360 lrv",
    ArtifactKind.DOCUMENT: "pdf doc docx docm dotx xls xlsx xlsm ppt pptx pptm odt ods odp odg",
    ArtifactKind.SIDECAR: "xmp",
    ArtifactKind.ACTIVITY: "gpx tcx fit kml kmz geojson",
}
_KIND_OF_EXTENSION = {extension: kind for kind, extensions in _KINDS.items() for extension in extensions.split()}


def shown_name(relative: bytes) -> str:
    """A path as an artifact's name: with "/", and with backslash escapes for bytes that are not UTF-8."""
    name = relative.decode("utf-8", "backslashreplace")
    return name if os.sep == "/" else name.replace(os.sep, "/")


def kind_by_name(name: str) -> ArtifactKind:
    """What sort of thing the extension claims. Only for files whose content cannot tell."""
    _, dot, extension = name.rpartition(".")
    return _KIND_OF_EXTENSION.get(extension.lower(), ArtifactKind.OTHER) if dot else ArtifactKind.OTHER
