"""The two smallest photos that matter: one that tells nothing, and one that tells where it was taken."""

from __future__ import annotations

from tests.core.parsing.build_jpeg import exif_segment, jpeg
from tests.core.parsing.build_tiff import build_tiff, gps

PLAIN = jpeg()
GEOTAGGED = jpeg(exif_segment(build_tiff({0x8825: gps(48.13713, 11.57541)})))
