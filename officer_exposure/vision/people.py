"""What the officer says about the people in their pictures."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from officer_exposure.vision.sight import Box


class Who(StrEnum):
    """Who a person is to the officer. `UNKNOWN`: not said yet. `IGNORED`: not to be asked about.

    `NOBODY`: a stranger, whose prints are dropped.
    """

    UNKNOWN = ""
    ME = "me"
    CHILD = "child"
    FAMILY = "family"
    COLLEAGUE = "colleague"
    NOBODY = "nobody"
    IGNORED = "ignored"


KNOWN = frozenset({Who.ME, Who.CHILD, Who.FAMILY, Who.COLLEAGUE})
"""Those of whom something follows."""


class FaceLabel(msgspec.Struct, frozen=True):
    """A face of somebody the officer has named, in one picture.

    `person` tells people apart and says nothing. `member`: the id in the officer's household, or empty. `said`: the
    officer has seen this very face; otherwise it joined the person because it looks alike.
    """

    source: str
    artifact: str
    box: Box
    person: int
    who: Who
    member: str = ""
    said: bool = False
