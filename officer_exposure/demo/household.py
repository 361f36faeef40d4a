"""Who the demo officer is and where the demo takes place. Nobody lives there: the places lie in a desert.

Names, numbers and the town are made up; phone numbers are from the range that is kept for fiction (555-01xx).
"""

from __future__ import annotations

import math

from officer_exposure.facts.record import (
    Facts,
    Handle,
    KnownPlace,
    Member,
    PlaceKind,
    Role,
    Subject,
    Vehicle,
)

TIME_ZONE = "-07:00"

_METERS_A_DEGREE = 111_195.0

Spot = tuple[float, float]
"""Latitude and longitude, WGS 84 degrees."""


def moved(spot: Spot, north: float, east: float) -> Spot:
    """A spot so many meters away."""
    latitude = spot[0] + north / _METERS_A_DEGREE
    return latitude, spot[1] + east / (_METERS_A_DEGREE * math.cos(math.radians(spot[0])))


HOME: Spot = (38.4213, -116.1874)
STATION = moved(HOME, 5_200, 3_100)
SCHOOL = moved(HOME, 1_300, -900)
GYM = moved(HOME, 2_600, 1_900)
LAKE = moved(HOME, -24_000, 9_000)
CAFE = moved(HOME, 3_300, 1_100)

NAME, AGENCY, BADGE = "Robin Marlow", "Lakemont Police Department", "4417"
STREET, NUMBER, TOWN = "Juniper Lane", "1427", "Lakemont"
ADDRESS = f"{NUMBER} {STREET}, {TOWN}, NV 89999"
SCHOOL_NAME = "Lakemont Elementary School"
PLATE = "LKM 4827"


def household() -> Facts:
    """What the demo officer tells about themselves. The position of the home is left for the program to find."""
    return Facts(
        subject=Subject(
            names=(NAME,), birthday="1985-04-23", role=Role.PATROL, agency=AGENCY, badge=BADGE, take_home_car=True
        ),
        household=(
            Member(id="partner", names=("Alex Marlow",), relation="partner"),
            Member(id="child", names=("Sam Marlow",), relation="child", minor=True),
        ),
        places=(
            KnownPlace(id="home", kind=PlaceKind.HOME, address=ADDRESS),
            KnownPlace(id="school", kind=PlaceKind.SCHOOL, names=(SCHOOL_NAME,)),
        ),
        phones=("775 555 0142",),
        emails=("robin.marlow@example.com",),
        handles=(Handle(handle="marlowruns", platform="strava"),),
        vehicles=(Vehicle(plate=PLATE, description="gray pickup"),),
    )
