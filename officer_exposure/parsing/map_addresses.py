"""The place that the address of a map page holds. The address is only read as text: nothing is opened.

Google names a place by two numbers, as in "0x470b96b3af8207f9:0xf8831db3abe7e9c". The first is a cell of its grid of
the Earth (S2) close to the place: of 14 public addresses whose place was known, it lay within 140 m, and within 3 m for
most addresses of houses. For a town it is kilometers off.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from urllib.parse import unquote, unquote_plus

from officer_exposure.parsing.activity.values import number

LONGEST = 4_000
_PAIR = r"(?P<latitude>[-+]?\d{1,2}(?:\.\d+)?)%s(?P<longitude>[-+]?\d{1,3}(?:\.\d+)?)"
_EXACT = r"(?P<latitude>[-+]?\d{1,2}\.\d+)%s(?P<longitude>[-+]?\d{1,3}\.\d+)"
_ALONE = rf"{_PAIR}(?=[&#?/]|$)"
"""What may stand among words: the numbers of a house and of its street are no coordinates."""

_BETWEEN = r"(?:,|;|~|/|\s|\+)+"
_NAMES = r"(?:ll|sll|q|query|destination|daddr|center|coordinate|cp|pin|viewpoint|loc|point|where1)"

_MARKED = (
    re.compile(r"!3d(?P<latitude>-?\d{1,2}(?:\.\d+)?)!4d(?P<longitude>-?\d{1,3}(?:\.\d+)?)"),
    re.compile(r"[?&#]mlat=(?P<latitude>-?\d{1,2}(?:\.\d+)?)&mlon=(?P<longitude>-?\d{1,3}(?:\.\d+)?)", re.IGNORECASE),
    re.compile(r"[?&#]lat(?:itude)?=(?P<latitude>-?[\d.]+)&(?:lon|lng|long|longitude)=(?P<longitude>-?[\d.]+)", re.I),
    *(
        re.compile(before + pair % _BETWEEN, re.IGNORECASE)
        for before in (rf"[?&#]{_NAMES}=(?:loc:)?\s*", "/(?:search|place|dir//?)/?")
        for pair in (_EXACT, _ALONE)
    ),
)
_VIEWED = (
    re.compile(rf"@{_PAIR % ','}(?:,(?P<size>[\d.]+)(?P<unit>[zma]))?"),
    re.compile(rf"#(?:map=|@)?(?P<size>\d{{1,2}}(?:\.\d+)?)/{_PAIR % '/'}", re.IGNORECASE),
)
_CELL = re.compile(r"(?:!1s|[?&]ftid=)(0x[0-9a-f]{1,16}):0x[0-9a-f]{1,16}", re.IGNORECASE)
_CELL_M = 150.0

_WORDS = re.compile(r"(?:[?&](?:q|query|destination|daddr)=|/maps/(?:place|search)/)(?P<words>[^&/@?]+)", re.IGNORECASE)
MAP_PAGE = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/maps\b|maps\.google\.[a-z.]{2,6}/|(?:www\.)?google\.[a-z.]{2,6}/search\?"
    r"[^\s\"]*\bludocid=|maps\.apple\.com/|maps\.app\.goo\.gl/|goo\.gl/maps/|(?:www\.)?openstreetmap\.org/"
    r"|(?:www\.)?bing\.com/maps\b|(?:www\.)?waze\.com/|(?:wego|share)\.here\.com/)",
    re.IGNORECASE,
)
"""Where the address of a map page begins, for the sites that people save places on."""

_TILE_M, _LEAST_ZOOM = 40_075_017.0, 13.0
"""The width of the whole map at zoom 0; each step halves it. From 13 on, a map shows a few streets."""


@dataclass(frozen=True)
class MapPlace:
    """WGS 84 degrees. `accuracy`: meters, 0 where it is the place itself. `is_view`: only the middle of what was shown.

    `is_wide`: a view of more than a few streets.
    """

    latitude: float
    longitude: float
    accuracy: float = 0.0
    is_view: bool = False
    is_wide: bool = False

    @property
    def spot(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.latitude, self.longitude


def place_in_address(address: str) -> MapPlace | None:
    """The place that was marked before the one that Google names, before the middle of what was in view."""
    plain = unquote(address[:LONGEST])
    for one in _MARKED:
        if spot := _spot(one.search(plain)):
            return MapPlace(*spot)
    return _cell(plain) or _view(plain)


def words_in_address(address: str) -> str:
    """What an address asks for in words: the name of a place, or the address of a house."""
    found = _WORDS.search(address[:LONGEST])
    return unquote_plus(found["words"]).strip() if found else ""


def _cell(plain: str) -> MapPlace | None:
    import s2cell  # type: ignore[import-untyped]  # it ships no types

    found = _CELL.search(plain)
    cell = int(found[1], 16) if found else 0
    if not cell or not s2cell.cell_id_is_valid(cell):
        return None
    latitude, longitude = s2cell.cell_id_to_lat_lon(cell)
    return MapPlace(latitude, longitude, _CELL_M)


def _view(plain: str) -> MapPlace | None:
    for one in _VIEWED:
        match = one.search(plain)
        if match is not None and (spot := _spot(match)):
            meters = _shown(match)
            return MapPlace(*spot, accuracy=meters, is_view=True, is_wide=meters > _TILE_M / 2**_LEAST_ZOOM)
    return None


def _shown(match: re.Match[str]) -> float:
    """How many meters a view shows; 0 where that is not told, or where it is a picture taken in the street."""
    found = match.groupdict()
    size, unit = number(found.get("size")), found.get("unit") or "z"
    if not math.isfinite(size) or unit == "a":
        return 0.0
    return size if unit == "m" else _TILE_M / 2 ** min(size, 30.0)


def _spot(match: re.Match[str] | None) -> tuple[float, float] | None:
    """What was found, where it is a place on Earth; 0,0 stands for no place."""
    if match is None:
        return None
    latitude, longitude = number(match["latitude"]), number(match["longitude"])
    possible = -90 <= latitude <= 90 and -180 <= longitude <= 180 and (latitude, longitude) != (0, 0)
    return (latitude, longitude) if possible else None
