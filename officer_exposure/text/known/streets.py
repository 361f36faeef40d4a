"""How the parts of a street address may be written. The first of a row is the word in full.

Kinds such as "Hollow" or "Ridge" are no kinds here: they are what tells one street from another.
"""

from __future__ import annotations

_TYPES = """
street str st|avenue av ave aven|road rd|drive drv dr|lane ln|court crt ct|circle cir circ|boulevard blvd boul
place pl|terrace ter terr|parkway pkwy pky parkwy|highway hwy|square sq|trail trl tr|way wy|crescent cres cr
close cl|alley aly|loop lp|pike pk|turnpike tpke
"""
TYPES: tuple[tuple[str, ...], ...] = tuple(tuple(row.split()) for row in _TYPES.replace("\n", "|").split("|") if row)

SIDES: tuple[tuple[str, ...], ...] = (
    ("north", "n"), ("south", "s"), ("east", "e"), ("west", "w"),
    ("northeast", "ne"), ("northwest", "nw"), ("southeast", "se"), ("southwest", "sw"),
)  # fmt: skip

UNITS: tuple[str, ...] = (
    "apartment",
    "apt",
    "unit",
    "suite",
    "ste",
    "room",
    "rm",
    "floor",
    "fl",
    "lot",
    "trailer",
    "trlr",
    "no",
)

ROADS_FIRST: tuple[tuple[str, ...], ...] = (
    ("county road", "county rd", "co rd", "cr"), ("state route", "sr", "st rt"), ("state road", "state rd", "sr"),
    ("highway", "hwy"), ("route", "rte", "rt"), ("avenue", "ave", "av"), ("us highway", "us hwy", "us"),
    ("interstate", "i"), ("po box", "p o box", "post office box"), ("rural route", "rr"),
)  # fmt: skip
"""Kinds of road that stand before their name: "County Road 12", "Avenue B"."""

WORDS: tuple[tuple[str, ...], ...] = (
    ("saint", "st"), ("mount", "mt"), ("fort", "ft"), ("junior", "jr"), ("doctor", "dr"), ("martin luther king", "mlk"),
)  # fmt: skip
"""Abbreviations inside the name of a street."""

_PLAIN_NAMES = """
first second third fourth fifth sixth seventh eighth ninth tenth main high park oak pine maple cedar elm walnut
washington lake hill church north south east west spring center centre central view river ridge mill chestnut spruce
birch ash willow cherry dogwood sunset lincoln jackson jefferson madison franklin adams johnson wilson college school
broadway market front water state court union green forest highland meadow valley garden prospect pleasant lakeview
hillside woodland liberty academy railroad station bridge mountain country club old new grove king queen george
victoria albert london york church mill station town city hall university hospital summit laurel locust hickory poplar
magnolia sycamore cottage orchard vine rose river riverside bay beach ocean harbor island village commerce industrial
"""
PLAIN_NAMES: frozenset[str] = frozenset(_PLAIN_NAMES.split())
"""Names that streets of a thousand towns have: without a house number they point to none."""
