"""From TopoJSON to the compact outlines of `officer_exposure.places.base_map`."""

from __future__ import annotations

import gzip
import json
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from officer_exposure.places.base_map import PARTS, PackedOutline

_WORLD = "package/countries-50m.json"
_COARSE = "package/countries-110m.json"
_STATES = "package/states-10m.json"

Line = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def outlines(world_atlas: Path, us_atlas: Path) -> bytes:
    """Everything the base map draws, packed."""
    layers = {
        "countries": _layer(_json_in(world_atlas, _WORLD), "countries"),
        "coarse": _layer(_json_in(world_atlas, _COARSE), "countries"),
        "states": _layer(_json_in(us_atlas, _STATES), "states"),
    }
    return gzip.compress(msgspec.msgpack.encode(layers), 9, mtime=0)


def _json_in(archive: Path, name: str) -> Any:
    with tarfile.open(archive) as opened:
        member = opened.extractfile(name)
        assert member is not None
        return json.load(member)


def _layer(topology: Any, name: str) -> list[PackedOutline]:
    arcs = [_arc(one, topology["transform"]) for one in topology["arcs"]]
    return [
        PackedOutline(shape["properties"]["name"], tuple(_packed(_ring(ring, arcs)) for ring in _rings(shape)))
        for shape in topology["objects"][name]["geometries"]
    ]


def _arc(deltas: Sequence[Sequence[int]], transform: Any) -> Line:
    """The points of one arc in degrees: TopoJSON holds differences of whole numbers."""
    steps = np.cumsum(np.array(deltas, float), axis=0)
    return np.asarray(steps * transform["scale"] + transform["translate"])


def _rings(shape: Any) -> Iterator[Sequence[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", ())
    for polygon in polygons:
        yield from polygon


def _ring(numbers: Sequence[int], arcs: Sequence[Line]) -> Line:
    """The arcs of a ring, end to end; ~n stands for arc n backwards."""
    lines = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return _unrolled(np.concatenate([lines[0], *(line[1:] for line in lines[1:])]))


def _unrolled(ring: Line) -> Line:
    """A ring that crosses 180 degrees without a jump: it runs on beyond. One around a pole is closed over the pole."""
    steps = np.diff(ring[:, 0])
    turns = np.concatenate([[0.0], np.cumsum(np.where(steps > 180, -360.0, np.where(steps < -180, 360.0, 0.0)))])
    flat = np.column_stack([ring[:, 0] + turns, ring[:, 1]])
    if abs(flat[-1, 0] - flat[0, 0]) < 180:
        return flat
    pole = float(np.copysign(90.0, flat[0, 1]))
    return np.concatenate([flat, [[flat[-1, 0], pole], [flat[0, 0], pole], flat[0]]])


def _packed(ring: Line) -> bytes:
    """Differences of whole numbers, all longitudes before all latitudes: this is what compresses well."""
    whole = np.round(ring * PARTS).astype("<i4")
    return np.diff(whole, axis=0, prepend=np.zeros((1, 2), "<i4")).astype("<i4").T.tobytes()
