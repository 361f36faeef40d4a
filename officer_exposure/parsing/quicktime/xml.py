"""XML that cameras write into films: Sony's NonRealTimeMeta names the device and, with GPS on, where filming began."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.quicktime.text import add_tag
from officer_exposure.parsing.xml_tree import parse_xml

_DEVICE = {"manufacturer": "Make", "modelName": "Model", "serialNo": "SerialNumber"}
_NO_SERIAL = "4294967295"


def read_film_xml(data: bytes, into: Metadata) -> None:
    """Read the XML of a `meta` box. Raises ParseError where it is not well-formed."""
    text = data.strip(b"\0 \r\n\t")
    if b"rdf:RDF" in text:
        from officer_exposure.parsing.xmp.packet import read_xmp

        read_xmp(text, into)
        return
    for element in parse_xml(text.decode("utf-8-sig", "replace")).iter():
        name = _local(element)
        if name in ("Device", "Lens"):
            _read_device(element, into, "Lens" if name == "Lens" else "")
        elif name == "Group" and element.get("name") == "ExifGPS":
            _read_position(element, into)


def _read_device(element: Element, into: Metadata, prefix: str) -> None:
    for attribute, name in _DEVICE.items():
        value = element.get(attribute, "")
        if value != _NO_SERIAL:
            add_tag(into, prefix + name, value)


def _read_position(group: Element, into: Metadata) -> None:
    items = {item.get("name", ""): item.get("value", "") for item in group if _local(item) == "Item"}
    latitude = _degrees(items.get("Latitude", ""), items.get("LatitudeRef", ""))
    longitude = _degrees(items.get("Longitude", ""), items.get("LongitudeRef", ""))
    if latitude is not None and longitude is not None:
        add_position(into, latitude, longitude, "quicktime")


def _degrees(text: str, letter: str) -> float | None:
    """ "37:46:30.5": degrees, minutes and seconds."""
    try:
        parts = [float(part) for part in text.split(":")[:3]]
    except ValueError:
        return None
    value = sum(part / float(60**place) for place, part in enumerate(parts))
    return -value if letter.upper() in ("S", "W") else value


def _local(element: Element) -> str:
    """The name without its namespace; comments and instructions have none."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
