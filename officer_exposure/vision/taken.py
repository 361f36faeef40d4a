"""When a picture was taken, as the camera's own clock had it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime

from officer_exposure.artifact import Metadata

_WHERE = ("EXIF:DateTimeOriginal", "EXIF:CreateDate")
_TIME = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)")


def time_taken(metadata: Metadata) -> str:
    """Local time in ISO form, or empty where no camera wrote one."""
    for name in _WHERE:
        for tag in metadata.tags:
            found = _TIME.match(tag.value) if tag.name == name else None
            if found:
                with suppress(ValueError):  # "0000:00:00 00:00:00" is what cameras without a clock write
                    year, month, day, hour, minute, second = map(int, found.groups())
                    return datetime(year, month, day, hour, minute, second).isoformat()
    return ""
