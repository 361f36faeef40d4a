"""What XMP properties are called: exiftool's group for each namespace, and its shorter names for the wordy structs."""

from __future__ import annotations

import re
from functools import lru_cache

_GROUPS = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/bj/": "xmpBJ",
    "http://ns.adobe.com/xmp/note/": "xmpNote",
    "http://ns.adobe.com/xmp/1.0/DynamicMedia/": "xmpDM",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/camera-raw-settings/1.0/": "crs",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://cipa.jp/exif/1.0/": "exifEX",
    "http://cipa.jp/exif/2.32/": "exifEX",
    "http://ns.adobe.com/exif/1.0/aux/": "aux",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://ns.adobe.com/lightroom/1.0/": "lr",
    "http://ns.adobe.com/album/1.0/": "album",
    "http://ns.adobe.com/creatorAtom/1.0/": "creatorAtom",
    "http://ns.adobe.com/DICOM/": "DICOM",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "iptcCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "iptcExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://www.metadataworkinggroup.com/schemas/regions/": "mwg-rs",
    "http://www.metadataworkinggroup.com/schemas/keywords/": "mwg-kw",
    "http://www.metadataworkinggroup.com/schemas/collections/": "mwg-coll",
    "http://ns.microsoft.com/photo/1.0": "microsoft",
    "http://ns.microsoft.com/photo/1.0/": "microsoft",
    "http://ns.microsoft.com/photo/1.1": "MP1",
    "http://ns.microsoft.com/photo/1.2/": "MP",
    "http://www.digikam.org/ns/1.0/": "digiKam",
    "http://ns.acdsee.com/iptc/1.0/": "acdsee",
    "http://ns.acdsee.com/regions/": "acdsee-rs",
    "http://ns.camerabits.com/photomechanic/1.0/": "photomech",
    "http://ns.idimager.com/ics/1.0/": "ics",
    "http://ns.iview-multimedia.com/mediapro/1.0/": "mediapro",
    "http://ns.microsoft.com/expressionmedia/1.0/": "expressionmedia",
    "http://ns.extensis.com/extensis/1.0/": "extensis",
    "http://ns.apple.com/faceinfo/1.0/": "apple-fi",
    "http://ns.google.com/photos/1.0/audio/": "GAudio",
    "http://ns.google.com/photos/1.0/camera/": "GCamera",
    "http://ns.google.com/photos/1.0/container/": "GContainer",
    "http://ns.google.com/photos/1.0/depthmap/": "GDepth",
    "http://ns.google.com/photos/1.0/image/": "GImage",
    "http://ns.google.com/photos/1.0/panorama/": "GPano",
    "http://ns.google.com/photos/1.0/creations/": "GCreations",
    "http://www.dji.com/drone-dji/1.0/": "drone-dji",
    "http://pix4d.com/camera/1.0": "Camera",
    "http://pix4d.com/camera/1.0/": "Camera",
    "http://www.gimp.org/xmp/": "GIMP",
    "http://rs.tdwg.org/dwc/index.htm": "dwc",
    "http://xmp.gettyimages.com/gift/1.0/": "getty",
    "http://ns.adobe.com/hdr-metadata/1.0/": "hdr",
}

KNOWN_GROUPS = frozenset(f"XMP-{group}" for group in _GROUPS.values())
"""The groups that are not named by the file itself."""

SHORT_NAMES = {
    "CreatorContactInfoCiAdrCity": "CreatorCity",
    "CreatorContactInfoCiAdrCtry": "CreatorCountry",
    "CreatorContactInfoCiAdrExtadr": "CreatorAddress",
    "CreatorContactInfoCiAdrPcode": "CreatorPostalCode",
    "CreatorContactInfoCiAdrRegion": "CreatorRegion",
    "CreatorContactInfoCiEmailWork": "CreatorWorkEmail",
    "CreatorContactInfoCiTelWork": "CreatorWorkTelephone",
    "CreatorContactInfoCiUrlWork": "CreatorWorkURL",
    "creatorAgentTitle": "creator",
    "publisherAgentTitle": "publisher",
    "contributorAgentTitle": "contributor",
    "rightsAgentTitle": "rights",
}
"""The photographer's address (iptcCore:CreatorContactInfo) as exiftool names its parts, and persons in drawings."""

FILM_OFFSETS = frozenset({"XMP-GCamera:MicroVideoOffset", "XMP-GCamera:MotionPhotoOffset"})
FILM_TAGS = FILM_OFFSETS | {"XMP-GCamera:MotionPhoto", "XMP-GCamera:MicroVideo"}
"""What a phone's camera says of the film it hangs on behind a photo."""

CONTAINER_ITEM = "XMP-GContainer:DirectoryItem"
"""An item of the list of what is hung on: the beginning of the names of its members."""

_DECLARATION = re.compile(r"xmlns:([\w.-]{1,40})\s*=\s*[\"']([^\"'<>]{1,300})[\"']")


@lru_cache(maxsize=4096)
def _known(name: str) -> tuple[str, str]:
    namespace, _, local = name[1:].partition("}")
    group = _GROUPS.get(namespace)
    return (f"XMP-{group}" if group else ""), local


class Names:
    """Names the properties of one packet: exiftool's group where it has one, else the prefix that the packet gives."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._declared: dict[str, str] | None = None

    def of(self, name: str) -> tuple[str, str]:
        """("XMP-dc", "creator") of "{http://purl.org/dc/elements/1.1/}creator"."""
        group, local = _known(name)
        return group or f"XMP-{self._prefix(name[1:].partition('}')[0])}", local

    def _prefix(self, namespace: str) -> str:
        if self._declared is None:
            self._declared = {uri: prefix for prefix, uri in _DECLARATION.findall(self._text)}
        return self._declared.get(namespace, "other")
