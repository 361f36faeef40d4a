"""What checks share of one look is made once."""

from __future__ import annotations

from checks.places import home, privacy_zone, routine, starts_at_door
from officer_exposure.check import Seen
from officer_exposure.model import Audience
from officer_exposure.places.merged import merged_of
from officer_exposure.places.privacy_zones.seen import zones_of
from officer_exposure.places.recorded import recorded_of
from officer_exposure.places.whereabouts import Located, Whereabouts
from tests.core.places.lives import HOME, WORK, post


def _file(source: str, spot: tuple[float, float], day: int) -> Located:
    return Located(source, f"{day}.jpg", Whereabouts((post(spot, day, 20.0),)))


def test_what_one_check_made_the_next_one_gets() -> None:
    asked: list[Seen] = []

    def count(seen: Seen) -> int:
        asked.append(seen)
        return len(asked)

    seen = Seen()
    assert (seen.once(count), seen.once(count), Seen().once(count)) == (1, 1, 2)
    assert asked[0] is seen


def test_checks_of_places_share_what_is_dear() -> None:
    seen = Seen(located=[_file("photos", HOME, day) for day in range(5)])
    for check in (home.CHECK, privacy_zone.CHECK, starts_at_door.CHECK, routine.CHECK):
        list(check.correlate(seen))
    shared = {made.__name__: value for made, value in seen.made.items()}
    assert {"merged_of", "onlookers_of", "recorded_of", "zones_of", "homes_of", "visits_of_all"} == set(shared)
    assert seen.once(zones_of) is shared["zones_of"]


def test_each_audience_sees_what_more_people_see_as_well() -> None:
    located = [_file("open", HOME, 1), _file("closed", WORK, 2), _file("unknown", WORK, 3)]
    audiences = {"open": Audience.PUBLIC, "closed": Audience.PRIVATE}
    groups = merged_of(Seen(located=located, audiences=audiences))
    assert [(one.audience, len(one.stays)) for one in groups] == [
        (Audience.PUBLIC, 1),
        (Audience.UNKNOWN, 2),
        (Audience.PRIVATE, 3),
    ]
    recorded = recorded_of(Seen(located=located, audiences=audiences))
    assert [one.stay_files[0] for one in recorded] == [("open", "1.jpg")] * 3
