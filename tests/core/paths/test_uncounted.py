"""Where there are more ways than are counted, those that are counted are not taken for all."""

from __future__ import annotations

import pytest

from officer_exposure.exposure.gathering import gather
from officer_exposure.exposure.paths import ways
from officer_exposure.exposure.plan import Exposure
from tests.core.paths.found import PLACE, answered, pictured


def test_a_door_is_not_closed_while_an_uncounted_way_leads_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "MOST_WAYS", 1)
    exposure = Exposure(gather([pictured("photo.gps", PLACE), answered("IG02")]))
    door = exposure.plan().goal("home")
    assert (door.total, door.open, door.at_least) == (1, 1, True)
    both = [one.id for one in exposure.gatherings]
    for done in both:
        assert exposure.plan({done}).goal("home").open == 1
    assert exposure.plan(both).goal("home").open == 0
