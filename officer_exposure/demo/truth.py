"""What is true of the demo: what each file tells, whether a check can see it or not."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from officer_exposure.demo.household import HOME
from officer_exposure.demo.photos import photos
from officer_exposure.demo.tracks import runs


class Told(msgspec.Struct, frozen=True):
    """A file tells something: the check that is about it. `artifact` is empty for what several files tell together."""

    artifact: str
    check: str


ANSWERS = {"facebook": {"FB01": "exposed", "FB03": "safe", "FB08": "unsure"}, "instagram": {"IG01": "exposed"}}
"""What the demo officer answered, by section."""

_IN_PICTURES = (
    ("photos/porch.jpg", "photo.house_number"),
    ("photos/corner.jpg", "photo.street_sign"),
    ("photos/graduation.jpg", "photo.police_lettering"),
    ("photos/graduation.jpg", "photo.name_tape"),
    ("photos/graduation.jpg", "photo.uniform"),
    ("photos/duty.jpg", "photo.police_lettering"),
    ("photos/duty.jpg", "photo.police_vehicle"),
    ("photos/pickup.jpg", "photo.plate"),
    ("photos/team.jpg", "photo.school_or_team"),
    ("photos/parcel.jpg", "photo.parcel_label"),
    ("photos/card.jpg", "photo.id_card"),
    ("photos/desk.jpg", "photo.screen_or_paperwork"),
)


def truth() -> Iterator[Told]:
    """Everything that the demo's files tell a stranger."""
    for photo in photos():
        if photo.spot is not None:
            yield Told(photo.name, "photo.gps")
        if photo.serial or photo.artist:
            yield Told(photo.name, "photo.device_identity")
    for name, check in _IN_PICTURES:
        yield Told(name, check)
    for name, _ in runs():
        yield Told(name, "activity.track")
    yield Told("", "places.home")
    yield Told("", "places.privacy_zone")


HOME_IS = HOME
"""Where the demo officer lives; no file says so in words."""
