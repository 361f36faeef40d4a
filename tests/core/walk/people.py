"""Five people as they answer the opening questions: who is asked what depends on nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping

PEOPLE: Mapping[str, Mapping[str, Collection[str]]] = {
    "an officer with a family and ten platforms": {
        "now": {"calm"},
        "people": {
            "facebook",
            "instagram",
            "x",
            "linkedin",
            "tiktok",
            "snapchat",
            "youtube",
            "whatsapp",
            "spotify",
            "pinterest",
        },
        "places": {"google", "apple", "strava", "garmin", "venmo", "amazon", "nextdoor", "ring"},
        "phones": {"iphone", "take_home_car"},
        "children": {"yes"},
        "house": {"own"},
    },
    "a single officer with two platforms": {
        "now": {"calm"},
        "people": {"instagram", "whatsapp"},
        "places": {"google"},
        "phones": {"android"},
        "children": {"no"},
        "house": {"rent"},
    },
    "a recruit": {
        "now": {"calm"},
        "people": {"instagram", "snapchat", "tiktok", "discord", "dating", "steam"},
        "places": {"apple", "venmo", "strava"},
        "phones": {"iphone"},
        "children": {"no"},
        "house": {"rent"},
    },
    "somebody who retired": {
        "now": {"calm"},
        "people": {"facebook", "youtube"},
        "places": {"google", "amazon", "nextdoor"},
        "phones": {"android", "car"},
        "children": {"no"},
        "house": {"own"},
    },
    "a partner": {
        "now": {"calm"},
        "people": {"facebook", "instagram", "whatsapp", "pinterest"},
        "places": {"apple", "amazon", "nextdoor", "ring"},
        "phones": {"iphone"},
        "children": {"yes"},
        "house": {"own"},
    },
}
