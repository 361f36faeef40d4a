"""Content credentials (C2PA): a signed record of who made and changed a picture, in JUMBF boxes."""

from __future__ import annotations

import re

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag

_AUTHOR = re.compile(rb'"author"\s*:\s*\[?\s*\{[^{}]{0,500}?"name"\s*:\s*"([^"]{1,200})"')


def read_credentials(boxes: bytes, into: Metadata) -> None:
    """Add that there are credentials, and the authors that they name in plain JSON. Signatures are not looked into."""
    if b"c2pa" in boxes:
        into.tags.append(Tag("JUMBF:C2PA", "present"))
    for author in _AUTHOR.findall(boxes):
        into.tags.append(Tag("JUMBF:AuthorName", author.decode("utf-8", "replace")))
