"""By what its first bytes are, which kind of recording a file is."""

from __future__ import annotations

import re

_XML_ROOTS = re.compile(rb"<(?:\w+:)?(gpx|TrainingCenterDatabase|kml)[\s>/]")
_XML_FAMILIES = {b"gpx": "gpx", b"TrainingCenterDatabase": "tcx", b"kml": "kml"}
_BLANK = b"\xef\xbb\xbf\xff\xfe\xfe\xff \r\n\t"
_JSON = re.compile(rb'(?:\{\s*["}]|\[\s*[{\["\-\d\]])')
_OWNTRACKS = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ[ \t]+[^{\n]{1,60}\{\"")
_GZIP = b"\x1f\x8b\x08"


def activity_family(head: bytes, name: str) -> str | None:
    """The family of readers for a file that starts with `head`; None where it is no recording."""
    if head[8:12] == b".FIT" and head[:1] in (b"\x0c", b"\x0e"):
        return "fit"
    if head.startswith(_GZIP):
        return "gzip"
    text = (head.replace(b"\0", b"") if b"\0" in head[:8] else head).lstrip(_BLANK)
    if text.startswith(b"<"):
        root = _XML_ROOTS.search(text)
        return _XML_FAMILIES[root[1]] if root else None
    if _JSON.match(text):
        return "json" if b"\0" not in head[:8] else None
    return "owntracks" if _OWNTRACKS.match(text) else _table(head, name)


def _table(head: bytes, name: str) -> str | None:
    line = head[:4_096].split(b"\n", 1)[0]
    if not (name.casefold().endswith(".csv") or any(mark in line for mark in (b",", b";", b"\t", b"|"))):
        return None
    from officer_exposure.parsing.activity.points_csv import table_family

    return table_family(head, name)
