"""Places in KML that are no marks: views, boxes, models, and links to more of them."""

from __future__ import annotations

import io
import zipfile

import pytest

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag
from officer_exposure.parsing.activity.kml_views import ELSEWHERE
from officer_exposure.parsing.activity.saved_places import NAMED_ONLY
from officer_exposure.parsing.activity.values import middle_of_plot
from tests.core.parsing.activity.build_recordings import HOME, PARK, kml, read_recording

NORTH, EAST = HOME


def _at(inner: str = "") -> str:
    return f"<longitude>{EAST}</longitude><latitude>{NORTH}</latitude>{inner}"


def _view(inner: str, kind: str = "LookAt") -> str:
    return f"<{kind}>{_at(inner)}</{kind}>"


def _box(kind: str, size: float) -> str:
    return (
        f"<{kind}><north>{NORTH + size}</north><south>{NORTH - size}</south>"
        f"<east>{EAST + size}</east><west>{EAST - size}</west></{kind}>"
    )


_CORNERS = " ".join(
    f"{EAST + east},{NORTH + north}" for east, north in ((-1e-3, -1e-3), (1e-3, -1e-3), (1e-3, 1e-3), (-1e-3, 1e-3))
)
_NEAR = _view("<range>400</range>")
_READ = {
    "a mark that is only looked at": (f"<Placemark>{_NEAR}</Placemark>", "view"),
    "a document": (_NEAR, "view"),
    "a document behind its name": (f"<name>Trip</name>{_NEAR}<Placemark/>", "view"),
    "a camera over the roof": (f"<Placemark>{_view('<altitude>80</altitude>', 'Camera')}</Placemark>", "view"),
    "a tour": (f"<gx:Tour><gx:Playlist><gx:FlyTo>{_NEAR}</gx:FlyTo></gx:Playlist></gx:Tour>", "view"),
    "a mark with the name home": (f"<Placemark><name>Home</name>{_NEAR}</Placemark>", "home"),
    "a picture on the ground": (f"<GroundOverlay>{_box('LatLonBox', 1e-3)}</GroundOverlay>", ""),
    "a picture with four corners": (
        f"<GroundOverlay><gx:LatLonQuad><coordinates>{_CORNERS}</coordinates></gx:LatLonQuad></GroundOverlay>",
        "",
    ),
    "a region": (f"<Placemark><Region>{_box('LatLonAltBox', 1e-3)}</Region></Placemark>", "view"),
    "a model of a house": (f"<Placemark><Model><Location>{_at()}</Location></Model></Placemark>", ""),
    "a view beside a mark": (
        f"<Placemark>{_NEAR}<Point><coordinates>{EAST},{NORTH}</coordinates></Point></Placemark>",
        "",
    ),
}


@pytest.mark.parametrize(("inner", "said"), _READ.values(), ids=_READ.keys())
def test_a_place_that_is_no_mark_is_found_once(inner: str, said: str) -> None:
    found = read_recording(kml(inner))
    (stay,) = found.whereabouts.stays
    assert (stay.latitude, stay.longitude) == pytest.approx(HOME, abs=1e-6)
    assert (stay.said, stay.start, found.problems) == (said, None, [])


def test_a_view_of_somewhere_else_than_the_mark_counts_too() -> None:
    point = f"<Point><coordinates>{PARK[1]},{PARK[0]}</coordinates></Point>"
    stays = read_recording(kml(f"<Placemark>{_NEAR}{point}</Placemark>")).whereabouts.stays
    assert [(stay.said, stay.accuracy) for stay in stays] == [("view", 400), ("", 0)]


@pytest.mark.parametrize(
    "inner",
    [
        _view("<range>2000000</range>"),
        _view("<altitude>3000</altitude><tilt>89</tilt>", "Camera"),
        _view("<range>9</range>").replace(str(NORTH), "north"),
        f"<GroundOverlay>{_box('LatLonBox', 3)}</GroundOverlay>",
        f"<Region>{_box('LatLonAltBox', 3)}</Region>",
    ],
    ids=["a country", "the horizon", "no number", "a picture of a country", "a region as large"],
)
def test_what_shows_no_few_streets_is_no_place(inner: str) -> None:
    assert not read_recording(kml(inner)).whereabouts


def _link(address: str, inner: str = "Link") -> str:
    return f"<NetworkLink><name>More</name><{inner}><href>{address}</href></{inner}></NetworkLink>"


@pytest.mark.parametrize("inner", ["Link", "Url"])
@pytest.mark.parametrize("address", ["https://maps.example/mine?id=7", "other.kml"])
def test_a_link_to_more_places_is_named_and_never_followed(address: str, inner: str) -> None:
    found = read_recording(kml(_link(address, inner)))
    assert (found.problems, found.whereabouts.stays) == ([ELSEWHERE], ())
    assert Tag("KML:href", address) in found.tags


def test_the_address_of_an_icon_leads_to_no_places() -> None:
    icon = "<Style><IconStyle><Icon><href>https://maps.example/pin.png</href></Icon></IconStyle></Style>"
    assert read_recording(kml(f"<Placemark>{icon}</Placemark>{icon}")).problems == []


def _kmz(**members: bytes) -> Metadata:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for name, data in members.items():
            package.writestr(f"{name}.kml", data)
    return read_recording(archive.getvalue(), "a.kmz")


def test_a_link_inside_an_archive_is_read() -> None:
    mark = f"<Placemark><Point><coordinates>{EAST},{NORTH}</coordinates></Point></Placemark>"
    found = _kmz(doc=kml(_link("./files.kml#here")), files=kml(mark))
    assert (found.problems, len(found.whereabouts.stays)) == ([], 1)
    assert _kmz(doc=kml(_link("gone.kml")), files=kml(mark)).problems == [ELSEWHERE]


def test_what_stands_beside_a_mark_is_kept_as_words() -> None:
    texts = (
        "<description>12 Made Up Street</description><phoneNumber>555 0100</phoneNumber><Snippet>ring twice</Snippet>"
    )
    tags = read_recording(kml(f"<Placemark>{texts}</Placemark>")).tags
    assert [tag.value for tag in tags] == ["12 Made Up Street", "555 0100", "ring twice"]


def test_a_plot_on_the_date_line_has_a_middle_and_a_wider_outline_has_none() -> None:
    assert middle_of_plot([(-16.8, 179.999), (-16.799, -179.997)]) == pytest.approx((-16.7995, -179.999))
    assert middle_of_plot([(-16.8, 179.9), (-16.799, -179.9)]) is None


def test_a_mark_with_an_address_alone_is_said_to_be_missing() -> None:
    address = "<address>12 Made Up Street</address>"
    found = read_recording(kml(f"<Placemark>{address}</Placemark><Placemark>{address}{_NEAR}</Placemark>"))
    assert (found.problems, len(found.whereabouts.stays)) == ([NAMED_ONLY], 1)
    assert read_recording(kml(f"<Placemark>{address}{_NEAR}</Placemark>")).problems == []
