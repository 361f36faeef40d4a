"""Who a report is for. What does not concern a reader is not in theirs, and the report says so."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from officer_exposure.events import Audit
from officer_exposure.model import Area


class Reader(StrEnum):
    """For the officer, or for the partner: what touches the home, the family and the days, and nothing of the duty."""

    ME = "me"
    PARTNER = "partner"


_FOR_PARTNER = frozenset({Area.HOME, Area.FAMILY, Area.ROUTINE, Area.LINKAGE, Area.ACCOUNT})

TITLES = {Reader.ME: "Private report", Reader.PARTNER: "Report for the two of us"}
"""What stands above it. Both are reports of ours, which may be replaced by a newer one."""

NOTES = {
    Reader.ME: "",
    Reader.PARTNER: "It holds what touches your home, your family and your days. What is about work alone is left out.",
}
"""What is said of what is left out."""


def for_reader(audit: Audit, reader: Reader) -> Audit:
    """The same audit with what concerns this reader. What was not checked stays, whoever reads."""
    if reader is Reader.ME:
        return audit
    kept = [one for one in audit.findings if _FOR_PARTNER.intersection(one.areas) and Area.DUTY not in one.areas]
    return msgspec.structs.replace(audit, findings=kept, set_aside=0, past=None)
