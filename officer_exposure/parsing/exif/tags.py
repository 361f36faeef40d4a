"""Which EXIF and TIFF fields can say something about a person, a place or a device: numbers and exiftool's names.

A table of facts. Source: Exif 3.0 (CIPA DC-008-2023), TIFF 6.0, DNG 1.7, and the public tag list of exiftool.
"""

from __future__ import annotations

TEXT_TAGS = {
    0x010D: "EXIF:DocumentName",
    0x010E: "EXIF:ImageDescription",
    0x010F: "EXIF:Make",
    0x0110: "EXIF:Model",
    0x011D: "EXIF:PageName",
    0x0131: "EXIF:Software",
    0x0132: "EXIF:ModifyDate",
    0x013B: "EXIF:Artist",
    0x013C: "EXIF:HostComputer",
    0x8298: "EXIF:Copyright",
    0x9003: "EXIF:DateTimeOriginal",
    0x9004: "EXIF:CreateDate",
    0x9010: "EXIF:OffsetTime",
    0x9011: "EXIF:OffsetTimeOriginal",
    0x9012: "EXIF:OffsetTimeDigitized",
    0x9291: "EXIF:SubSecTimeOriginal",
    0x9211: "EXIF:ImageNumber",
    0x9212: "EXIF:SecurityClassification",
    0x9213: "EXIF:ImageHistory",
    0x9286: "EXIF:UserComment",
    0x9C9B: "EXIF:XPTitle",
    0x9C9C: "EXIF:XPComment",
    0x9C9D: "EXIF:XPAuthor",
    0x9C9E: "EXIF:XPKeywords",
    0x9C9F: "EXIF:XPSubject",
    0xA004: "EXIF:RelatedSoundFile",
    0xA420: "EXIF:ImageUniqueID",
    0xA430: "EXIF:OwnerName",
    0xA431: "EXIF:BodySerialNumber",
    0xA434: "EXIF:LensModel",
    0xA435: "EXIF:LensSerialNumber",
    0xA436: "EXIF:ImageTitle",
    0xA437: "EXIF:Photographer",
    0xA438: "EXIF:ImageEditor",
    0xA439: "EXIF:CameraFirmware",
    0xA43A: "EXIF:RAWDevelopingSoftware",
    0xA43B: "EXIF:ImageEditingSoftware",
    0xA43C: "EXIF:MetadataEditingSoftware",
    0xC62F: "EXIF:CameraSerialNumber",
    0xC65D: "EXIF:RawDataUniqueID",
    0xA480: "EXIF:GDALMetadata",
    0xC789: "EXIF:ReelName",
    0xC7A1: "EXIF:CameraLabel",
    0xC68B: "EXIF:OriginalRawFileName",
    0xFDE8: "EXIF:OwnerName",
    0xFDE9: "EXIF:SerialNumber",
}
"""Fields emitted as text, from any image or Exif directory: writers put them into either."""

GPS_TEXT_TAGS = {
    0x07: "EXIF:GPSTimeStamp",
    0x1B: "EXIF:GPSProcessingMethod",
    0x1C: "EXIF:GPSAreaInformation",
    0x1D: "EXIF:GPSDateStamp",
    0x1F: "EXIF:GPSHPositioningError",
}

XP_TAGS = range(0x9C9B, 0x9CA0)
"""UTF-16 little-endian in any file, stored as bytes."""

CHARSET_TAGS = frozenset({0x9286, 0x1B, 0x1C})
"""Texts that begin with eight bytes naming their character set."""

COPYRIGHT = 0x8298
JPEG_FROM_RAW = 0x002E
SUBFILE_TYPE = 0x00FE
WIDTH, HEIGHT = 0x0100, 0x0101
COMPRESSION = 0x0103
STRIP_OFFSETS, STRIP_LENGTHS = 0x0111, 0x0117
ORIENTATION = 0x0112
SUB_DIRECTORIES = 0x014A
JPEG_OFFSET, JPEG_LENGTH = 0x0201, 0x0202
XMP = 0x02BC
PROFILE = 0x8773
GEO_KEYS = 0x87AF
IPTC = 0x83BB
PHOTOSHOP = 0x8649
EXIF_DIRECTORY = 0x8769
GPS_DIRECTORY = 0x8825
MAKER_NOTE = 0x927C
DNG_PRIVATE_DATA = 0xC634
DNG_VERSION = 0xC612

IMAGE_TAGS = frozenset(
    {
        JPEG_FROM_RAW,
        SUBFILE_TYPE,
        WIDTH,
        HEIGHT,
        COMPRESSION,
        STRIP_OFFSETS,
        STRIP_LENGTHS,
        ORIENTATION,
        JPEG_OFFSET,
        JPEG_LENGTH,
        DNG_VERSION,
    }
)
"""Fields that are not text but say where something stands or how to read it."""
