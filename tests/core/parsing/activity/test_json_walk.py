"""JSON of any length comes out as it went in, and damage costs what comes after it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.parsing.activity.json_walk import DamagedJsonError, walk_json
from officer_exposure.parsing.byte_view import ByteView

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


def _walked(data: bytes, decoders: dict[str, msgspec.json.Decoder[Any]] | None = None) -> dict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for key, values, _ in walk_json(ByteView.of(data), decoders or {}):
        found[key] += values
    return dict(found)


@given(st.dictionaries(st.text(max_size=5), _VALUES, max_size=5), st.sampled_from([None, 1]))
def test_members_come_out(document: dict[str, Any], indent: int | None) -> None:
    listed = {key: value if isinstance(value, list) else [value] for key, value in document.items() if value != []}
    assert _walked(json.dumps(document, indent=indent).encode()) == listed


@given(st.lists(st.dictionaries(st.text(max_size=3), _VALUES, max_size=3), max_size=8))
def test_the_elements_of_a_list_come_out(document: list[Any]) -> None:
    assert _walked(b"\xef\xbb\xbf" + json.dumps(document).encode()) == ({"": document} if document else {})


@pytest.mark.parametrize("indent", [None, 2])
def test_a_long_list_is_cut_where_elements_end(indent: int | None) -> None:
    """Its elements hold lists of objects themselves, text that looks like an end, and another list comes behind it."""
    element = {"a": [{"b": 1}, {"b": 2}], "text": '}, {"', "fill": "x" * 300}
    records = [{**element, "number": number} for number in range(6_000)]
    document = {"first": records, "second": records[:10], "last": 1}
    data = json.dumps(document, indent=indent).encode()
    assert len(data) > 2_000_000
    assert _walked(data) == {**document, "last": [1]}


def test_a_decoder_of_ones_own_is_used_where_it_fits() -> None:
    class Pair(msgspec.Struct):
        a: int

    found = _walked(b'{"k": [{"a": 1, "b": 2}], "l": [{"a": 1}]}', {"k": msgspec.json.Decoder(list[Pair])})
    assert found == {"k": [Pair(1)], "l": [{"a": 1}]}
    assert _walked(b'{"k": [{"a": "no"}]}', {"k": msgspec.json.Decoder(list[Pair])}) == {"k": [{"a": "no"}]}


@pytest.mark.parametrize("end", range(1, 40))
def test_a_file_that_ends_early_gives_what_came_before(end: int) -> None:
    data = b'{"list": [{"a": 1}, {"a": "\\"}"}, 3.5], "b": true}'[:end]
    walk = walk_json(ByteView.of(data), {})
    found: list[Any] = []
    with suppress(DamagedJsonError):
        while True:
            found += next(walk).values
    assert found == [{"a": 1}, {"a": '"}'}, 3.5, True][: len(found)]
    assert len(found) >= len(re.findall(rb"\},", data))


@pytest.mark.parametrize("data", [b"", b"null", b"{1: 2}", b'{"a" 1}', b"[1 2", b'{"a": nul}', b"[" * 100_000])
def test_what_is_no_json_is_damage(data: bytes) -> None:
    with pytest.raises(DamagedJsonError):
        _walked(data)
