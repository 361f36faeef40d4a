"""Archives that are not looked into: tar (also compressed), 7z, RAR. A zip archive is a source, not a file."""

from __future__ import annotations

from officer_exposure.errors import ParseError

ARCHIVE = "archive"
"""The family of such files."""


class ArchiveError(ParseError):
    """What lies in such an archive was not looked at."""

    def __init__(self) -> None:
        super().__init__("This kind of archive is not looked into. Unpack it, and add the folder.")


def is_tape_archive(head: bytes) -> bool:
    """Whether these are the first bytes of a tar file (POSIX 1003.1, "ustar")."""
    return head[257:262] == b"ustar"
