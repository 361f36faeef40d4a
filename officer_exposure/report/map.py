"""The map of a report: drawn from the outlines of the package as shapes in the page, without script or picture.

A masked map knows positions to one decimal only. Its edges lie on a fixed grid of five degrees, so that its middle is
never the middle of anything; it is a map of a country, not of a town.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from officer_exposure.model import Finding, Place, Position
from officer_exposure.places.base_map import CREDIT
from officer_exposure.places.guesses import HOME_CHECK, is_worth_a_look
from officer_exposure.places.mercator import project
from officer_exposure.places.wording import place_words
from officer_exposure.report.map_frame import HEIGHT, WIDTH, Frame, Label, labels, telling_frame
from officer_exposure.report.wording import counted

_MASKED_DECIMALS, _FULL_DECIMALS = 1, 4
_MOST_MARKS = 150
_KINDS = {"post": "visit", "track": "track"}
"""By the origin of a position; all others are in the hidden data of files."""

_WORDS = {"guess": "A guess at home", "other": "Work or another place", "photo": "Photo or file"}
_NOUNS = {"photo": "place in hidden data", "track": "place in a track", "visit": "visit or post"}
_PLURALS = {"photo": "places in hidden data", "track": "places in tracks", "visit": "visits or posts"}


class Mark(msgspec.Struct, frozen=True):
    """A place on the map: pixels, what tells of it, how much of that there is, and the same in words."""

    x: float
    y: float
    kind: str
    rank: int
    radius: float
    words: str


class ReportMap(msgspec.Struct, frozen=True):
    """A drawing of WIDTH by HEIGHT. `land` and `borders` are paths; `legend`: each kind with its word.

    `more`: places beyond those drawn.
    """

    width: int
    height: int
    land: str
    borders: str
    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]
    legend: tuple[tuple[str, str], ...]
    more: int
    credit: str


class _Spot(msgspec.Struct, frozen=True):
    """A place before it is drawn: rounded degrees, and what tells of it."""

    latitude: float
    longitude: float
    kind: str
    rank: int = 0


def report_map(findings: Iterable[Finding], *, masked: bool) -> ReportMap | None:
    """All places of these findings, rounded first for a masked map; None where there is no place."""
    counts = Counter(_spots(findings, _MASKED_DECIMALS if masked else _FULL_DECIMALS))
    if not counts:
        return None
    spots = [spot for spot, _ in counts.most_common()]
    spots.sort(key=lambda spot: spot.kind not in {"guess", "other"})  # a guess is never what is left out
    frame = telling_frame([(spot.latitude, spot.longitude) for spot in spots], masked=masked)
    marks = tuple(_mark(spot, counts[spot], frame, masked=masked) for spot in spots[:_MOST_MARKS])
    present = dict.fromkeys(spot.kind for spot in spots)
    return ReportMap(
        width=WIDTH,
        height=HEIGHT,
        land=frame.land(),
        borders=frame.borders(),
        labels=labels(frame),
        marks=tuple(reversed(marks)),
        legend=tuple((kind, _legend_word(kind)) for kind in present),
        more=max(0, len(spots) - _MOST_MARKS),
        credit=CREDIT,
    )


def _spots(findings: Iterable[Finding], decimals: int) -> Iterator[_Spot]:
    for one in findings:
        for fact in one.evidence:
            match fact:
                case Place() if one.check == HOME_CHECK and not is_worth_a_look(fact):
                    pass
                case Place(latitude, longitude, _, rank, _):
                    kind = "guess" if one.check == HOME_CHECK else "other"
                    shown = rank if kind == "guess" else 0
                    yield _Spot(_rounded(latitude, decimals), _rounded(longitude, decimals), kind, shown)
                case Position(latitude, longitude, origin):
                    kind = _KINDS.get(origin, "photo")
                    yield _Spot(_rounded(latitude, decimals), _rounded(longitude, decimals), kind)
                case _:
                    pass


def _rounded(degrees: float, decimals: int) -> float:
    return round(degrees, decimals) + 0.0


def _mark(spot: _Spot, count: int, frame: Frame, *, masked: bool) -> Mark:
    x, y = frame.place(*project(spot.latitude, spot.longitude))
    radius = min(14.0, 5.0 + 2.0 * math.log10(count))
    return Mark(round(x, 1), round(y, 1), spot.kind, spot.rank, round(radius, 1), _words(spot, count, masked=masked))


def _words(spot: _Spot, count: int, *, masked: bool) -> str:
    """The line in the list below the map."""
    if spot.kind == "guess":
        what = f"Guess {spot.rank} at home"
    elif spot.kind == "other":
        what = _WORDS["other"]
    else:
        what = counted(count, _NOUNS[spot.kind], _PLURALS[spot.kind])
    if masked:
        return f"{what}, near {spot.latitude:.1f}, {spot.longitude:.1f}"
    near = place_words(spot.latitude, spot.longitude, imperial=True)
    return f"{what}, {near} ({spot.latitude:.4f}, {spot.longitude:.4f})"


def _legend_word(kind: str) -> str:
    return _WORDS.get(kind) or _NOUNS[kind].capitalize()
