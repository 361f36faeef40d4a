"""From an artifact's name back to its file, to show its picture."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from officer_exposure.disk.files import is_there
from officer_exposure.sources.folder import FileSource, FolderSource
from officer_exposure.sources.interface import Source

_ESCAPED_BYTE = re.compile(rb"\\x([0-9a-f]{2})")


class Locator:
    """Knows where the sources of one audit lie."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._roots = {source.id: source.root for source in sources if isinstance(source, FolderSource | FileSource)}

    def __call__(self, source: str, artifact: str) -> bytes | None:
        """The path of an artifact; None where it is no file, or is no longer there."""
        root = self._roots.get(source)
        if root is None or not artifact:
            return None
        literal = artifact.replace("/", os.sep).encode()
        escaped = _ESCAPED_BYTE.sub(lambda match: bytes([int(match[1], 16)]), literal)
        return next((root + name for name in (literal, escaped) if is_there(root + name)), None)
