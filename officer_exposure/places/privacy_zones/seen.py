"""The privacy zones in the activities of one look, worked out once for all checks that ask for them."""

from __future__ import annotations

from officer_exposure.check import Seen
from officer_exposure.places.privacy_zones.attack import Zone, find_zones
from officer_exposure.places.recorded import recorded_of


def zones_of(seen: Seen) -> tuple[tuple[Zone, ...], ...]:
    """The zones of each audience, in the order of `recorded_of`. Ask through `Seen.once`."""
    return tuple(find_zones(group.tracks) for group in seen.once(recorded_of))
