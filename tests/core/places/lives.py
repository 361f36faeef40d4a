"""Simple lives to test with: home in the evening, work by day, things in between."""

from __future__ import annotations

from officer_exposure.places.whereabouts import Stay

HOME = (48.1370, 11.5750)
WORK = (48.1600, 11.6000)
GYM = (48.1500, 11.5600)
CABIN = (47.6000, 11.1000)
HOUR, DAY = 3600.0, 86400.0
MONDAY = 20_458 * DAY
"""2026-01-05."""


def post(spot: tuple[float, float], day: int, hour: float) -> Stay:
    time = MONDAY + day * DAY + hour * HOUR
    return Stay(*spot, time, time, origin="post")


def visit(spot: tuple[float, float], day: int, start: float, end: float) -> Stay:
    return Stay(*spot, MONDAY + day * DAY + start * HOUR, MONDAY + day * DAY + end * HOUR, origin="track")


def weeks_of_posts(weeks: int = 3) -> list[Stay]:
    """Posts: more at work and at the gym than at home."""
    days = [7 * week + day for week in range(weeks) for day in range(5)]
    stays = [post(WORK, day, 9.2) for day in days] + [post(WORK, day, 12.5) for day in days]
    stays += [post(GYM, day, 18.0) for day in days[::2]]
    stays += [post(HOME, day, 21.5) for day in days[::2]]
    return [*stays, *(post(HOME, 7 * week + 6, 10.0) for week in range(weeks))]


def weeks_of_visits(weeks: int = 4) -> list[Stay]:
    """Visits as a timeline holds them: nights at home, days at work, two weekend nights in a cabin."""
    stays = []
    for day in range(7 * weeks):
        weekend = day % 7 in (5, 6)
        stays.append(visit(CABIN if weekend else HOME, day, 18.5, 31.0))
        if not weekend:
            stays.append(visit(WORK, day, 8.0, 17.0))
    return stays
