"""Points of a track keep their place to a few centimeters, wherever on Earth."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.places.whereabouts import Stay, Track, Whereabouts, pack, unpack

_POINTS = st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.integers(-1, 2_000_000)), max_size=20)


@given(_POINTS)
def test_packed_points_come_back(points: list[tuple[float, float, int]]) -> None:
    back = list(unpack(pack(iter(points))))
    assert len(back) == len(points)
    for (latitude, longitude, seconds), one in zip(points, back, strict=True):
        assert one[:2] == pytest.approx((latitude, longitude), abs=1e-7)
        assert one[2] == seconds


def test_nothing_is_false() -> None:
    assert not Whereabouts()
    assert Whereabouts(stays=(Stay(1.0, 2.0),))
    assert Whereabouts(tracks=(Track(b""),))


def test_half_a_point_is_refused_where_it_comes_in() -> None:
    raw = msgspec.msgpack.encode([[], [[b"0" * 13, 1.7e9, 0, "", False]]])
    with pytest.raises(msgspec.ValidationError):
        msgspec.msgpack.decode(raw, type=Whereabouts)
