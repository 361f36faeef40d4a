"""The proof that a copy is clean. What cannot be proven is withheld: the caller hands over no copy that raised here.

Three ways, each independent of the code that wrote the copy: our own parsers read it anew and must find nothing of
what was to go; a raw search looks for what no parser may have come across; and the copy is held against the original.
"""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import Cleaner, NotProvenError, What
from officer_exposure.remedy.leftovers import refuse_leftovers
from officer_exposure.remedy.signs import refuse_signs

_HINT = "It was left out. Share a screenshot of it instead."


def prove(original: FileBytes, copy: FileBytes, before: Metadata, cleaner: Cleaner, what: What) -> Metadata:
    """What the parsers find in the copy. Raises NotProvenError where it may not be handed over."""
    after = _read_again(copy)
    if after.format != before.format:
        raise NotProvenError("The copy would be a file of another kind.", _HINT)
    refuse_leftovers(after, what)
    try:
        refuse_signs(copy, cleaner.coded(copy), what)
        cleaner.compare(original, copy)
    except ParseError as error:
        raise NotProvenError("The copy could not be checked.", _HINT) from error
    return after


def _read_again(copy: FileBytes) -> Metadata:
    try:
        return read_metadata(copy.view(), "")
    except ParseError as error:
        raise NotProvenError("The copy could not be read again.", _HINT) from error
