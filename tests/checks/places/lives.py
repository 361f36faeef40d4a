"""Files of a made life, as a correlation check sees them."""

from __future__ import annotations

from collections.abc import Sequence

from officer_exposure.check import CorrelationCheck, Seen
from officer_exposure.model import Audience, Finding, Place, Position, Tag
from officer_exposure.places.whereabouts import Located, Stay, Whereabouts


def photos(stays: Sequence[Stay], source: str = "photos") -> list[Located]:
    """Each stay a photo of its own."""
    return [Located(source, f"{number:03}.jpg", Whereabouts((one,))) for number, one in enumerate(stays)]


def timeline(stays: Sequence[Stay]) -> list[Located]:
    """All stays in one file."""
    return [Located("archive", "Timeline.json", Whereabouts(tuple(stays)))]


def told(
    check: CorrelationCheck, located: Sequence[Located], audiences: dict[str, Audience] | None = None, *homes: Position
) -> list[Finding]:
    """What a check says of files."""
    return list(check.correlate(Seen(located=located, audiences=audiences or {}, homes=homes)))


def places_of(finding: Finding) -> list[Place]:
    return [one for one in finding.evidence if isinstance(one, Place)]


def names_of(finding: Finding) -> list[str]:
    return [one.value for one in finding.evidence if isinstance(one, Tag)]
