"""Every platform, setting and device of the catalogue is asked about, or it is said why not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from officer_exposure import content
from officer_exposure.content import load_content
from officer_exposure.content.reading import read_file
from officer_exposure.content.schema import UNDATED, Item
from officer_exposure.registry import load_checks
from tests.shared_data import needs_shared, shared


class _LeftOut(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of left_out.yaml."""

    id: str
    instead: str
    reason: str


def _left_out() -> dict[str, _LeftOut]:
    path = Path(content.__file__).with_name("left_out.yaml")
    return {one.id: one for one in read_file(path, tuple[_LeftOut, ...])}


def _catalogue(name: str) -> Any:
    return yaml.safe_load(shared(f"research/catalogue/{name}.yaml").read_text())


def _entries() -> Iterator[dict[str, Any]]:
    """Every entry, with the date of its platform where it has none of its own."""
    settings = _catalogue("platforms")
    for platform in settings["platforms"]:
        for item in platform["items"]:
            yield {"as_of": platform["as_of"], "section": platform["id"], **item}
    yield from settings["cross_platform_checks"]
    pictures = _catalogue("photo_checks")
    yield from pictures["photo_checks"]
    yield from pictures["device_settings"]


def test_what_is_left_out_is_found_by_something_else() -> None:
    left_out = _left_out()
    known = {*load_content().items, *load_checks()}
    assert {one.instead for one in left_out.values()} <= known
    assert all(one.reason.endswith(".") for one in left_out.values())
    assert left_out.keys() & load_content().items.keys() == {"PS01"}, "the one id that means something else"


@needs_shared
def test_everything_is_asked_or_left_out_with_a_reason() -> None:
    items, left_out = load_content().items, _left_out()
    entries = list(_entries())
    assert len(entries) == 157 + 10 + 17 + 7
    missing = [one["id"] for one in entries if one["id"] not in items and one["id"] not in left_out]
    assert missing == []
    assert left_out.keys() <= {one["id"] for one in entries}


@needs_shared
def test_every_platform_is_a_section_with_its_own_items() -> None:
    platforms = _catalogue("platforms")["platforms"]
    assert len(platforms) == 35
    for platform in platforms:
        asked = [item.id for item in load_content().items.values() if item.section == platform["id"]]
        expected = [_asked_as(item["id"]) for item in platform["items"]]
        assert asked == expected
        close_url, _, _ = platform.get("delete_url", "").partition(" ")
        assert load_content().sections[platform["id"]].close_url == close_url


@needs_shared
def test_sources_dates_and_marks_are_those_of_the_catalogue() -> None:
    """An item may be marked more carefully than its fact; never less."""
    sources = _catalogue("sources")["sources"]
    care = ["sourced", "partly", "general"]
    for entry in _entries():
        item = load_content().items.get(_asked_as(entry["id"]))
        if item is None:
            continue
        assert care.index(item.mark) >= care.index(entry["mark"]), item.id
        if item.mark != "general":
            assert item.source.key in entry["src"], item.id
            assert item.source.date == _date(sources[item.source.key].get("date")), item.id
            assert item.as_of in _dates_of(entry, item), item.id


def _asked_as(name: str) -> str:
    left_out = _left_out().get(name)
    return left_out.instead if left_out else name


def _dates_of(entry: dict[str, Any], item: Item) -> set[str]:
    """The date of the platform, and where that has none, the date of the source."""
    day = _date(entry.get("as_of"))
    return {day} if day != UNDATED else {day, item.source.date}


def _date(value: object) -> str:
    return str(value.isoformat() if isinstance(value, datetime.date) else value or UNDATED)
