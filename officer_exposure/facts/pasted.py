"""A position out of whatever an officer pastes: coordinates, a geo: address, or the address of a map page.

The address is only read as text. Nothing is opened, so a shortened address, which holds no coordinates, gives none.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from officer_exposure.facts.values import is_position, position_in
from officer_exposure.parsing.map_addresses import place_in_address

_LONGEST = 4_000
_PAIR = r"(?P<latitude>[-+]?\d{1,2}(?:\.\d+)?),(?P<longitude>[-+]?\d{1,3}(?:\.\d+)?)"
_GEO = re.compile(rf"geo:{_PAIR}(?:[,;?].*)?", re.IGNORECASE)


_GEO_QUERY = re.compile(rf"[?&]q={_PAIR}", re.IGNORECASE)
"""What apps add to a geo: address whose own coordinates are 0,0."""


def pasted_position(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in WGS 84 degrees, or None where the text holds none.

    The middle of a map of a whole town is none: checks would then look for a home kilometers away.
    """
    plain = unquote(text.strip()[:_LONGEST])
    if geo := _GEO.fullmatch(plain):
        named = _GEO_QUERY.search(plain)
        return _checked(named) if named else _checked(geo)
    if "://" in plain or plain.lower().startswith(("www.", "maps.")):
        found = place_in_address(text.strip())
        return found.spot if found and not found.is_wide else None
    return position_in(plain)


def is_address(text: str) -> bool:
    """Whether it looks like the address of a page: then what is missing in it is another thing to say."""
    return "://" in text or text.strip().lower().startswith(("www.", "maps."))


def _checked(match: re.Match[str]) -> tuple[float, float] | None:
    """What was found, where it is a place on Earth; 0,0 stands for no place."""
    try:
        position = float(match["latitude"]), float(match["longitude"])
    except ValueError:
        return None
    return position if is_position(position) and position != (0, 0) else None
