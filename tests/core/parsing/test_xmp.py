"""XMP: positions in every form, people, places, and packets as broken as they come."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.artifact import Metadata
from officer_exposure.content.fields import fields_looked_at, is_serial
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.xml_tree import parse_xml
from officer_exposure.parsing.xmp.packet import read_rdf, read_xmp
from tests.core.parsing.build_xmp import xmp_bag, xmp_face, xmp_packet, xmp_position
from tests.core.parsing.hostile import mutated, survives


def read(packet: bytes) -> Metadata:
    into = Metadata()
    read_xmp(packet, into)
    return into


def positions(packet: bytes) -> list[tuple[float, float]]:
    return [(round(place.latitude, 4), round(place.longitude, 4)) for place in read(packet).positions]


def tags(packet: bytes) -> dict[str, str]:
    return {tag.name: tag.value for tag in read(packet).tags}


@pytest.mark.parametrize(
    ("inner", "attributes"),
    [
        ("", 'exif:GPSLatitude="48,8.2615N" exif:GPSLongitude="11,34.5333E"'),
        ("<exif:GPSLatitude>48,8.2615N</exif:GPSLatitude><exif:GPSLongitude>11,34.5333E</exif:GPSLongitude>", ""),
        ("<exif:GPSLatitude>48.137692</exif:GPSLatitude><exif:GPSLongitude>11.575555</exif:GPSLongitude>", ""),
        ("", 'drone-dji:GpsLatitude="+48.137692" drone-dji:GpsLongitude="+11.575555"'),
        ("", 'drone-dji:GpsLatitude="48.137692" drone-dji:GpsLongtitude="11.575555"'),
        (
            "<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li><rdf:Description exif:GPSLatitude='48,8.2615N' "
            "exif:GPSLongitude='11,34.5333E'/></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>",
            "",
        ),
        (
            "<Iptc4xmpExt:LocationShown rdf:parseType='Resource'><exif:GPSLatitude>48,8.2615N</exif:GPSLatitude>"
            "<exif:GPSLongitude>11,34.5333E</exif:GPSLongitude></Iptc4xmpExt:LocationShown>",
            "",
        ),
    ],
)
def test_finds_a_position(inner: str, attributes: str) -> None:
    assert positions(xmp_packet(inner, attributes)) == [(48.1377, 11.5756)]


def test_reference_letters_of_their_own_give_the_sign() -> None:
    packet = xmp_packet(
        attributes='exif:GPSLatitude="33.85" exif:GPSLatitudeRef="S" exif:GPSLongitude="70.5" exif:GPSLongitudeRef="W"'
    )
    assert positions(packet) == [(-33.85, -70.5)]


def test_two_namespaces_give_two_positions() -> None:
    packet = xmp_packet(
        attributes='exif:GPSLatitude="48,8N" exif:GPSLongitude="11,34E" drone-dji:GpsLatitude="1.5" '
        'drone-dji:GpsLongitude="2.5"'
    )
    assert positions(packet) == [(48.1333, 11.5667), (1.5, 2.5)]


@pytest.mark.parametrize("attributes", ['exif:GPSLatitude="0,0N" exif:GPSLongitude="0,0E"', 'exif:GPSLatitude="48,8N"'])
def test_no_position_is_no_position(attributes: str) -> None:
    assert positions(xmp_packet(attributes=attributes)) == []


def test_a_position_that_cannot_be_understood_is_a_problem() -> None:
    with pytest.raises(ParseError):
        read(xmp_packet(attributes='exif:GPSLatitude="forty-eight" exif:GPSLongitude="11,34E"'))


def test_any_prefix_will_do() -> None:
    packet = xmp_position().replace(b"exif:", b"ns42:").replace(b"xmlns:exif=", b"xmlns:ns42=")
    assert positions(packet) == [(48.1377, 11.5756)]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16"])
def test_wide_text(encoding: str) -> None:
    assert positions(xmp_position().decode().encode(encoding)) == [(48.1377, 11.5756)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda packet: b"\xef\xbb\xbf" + packet,
        lambda packet: packet + b"\0" * 500,
        lambda packet: b"junk\0\x01" + packet + b"junk <<>",
        lambda packet: packet + packet.replace(b"48,8", b"49,8"),
        lambda packet: packet.replace(b"<x:xmpmeta", b"\x03<x:xmpmeta").replace(
            b"exif.block:GPSLat", b"dc:x='\x02' exif:GPSLat"
        ),
        lambda packet: packet.replace(b'<x:xmpmeta xmlns:x="adobe:ns:meta/">', b"").replace(b"</x:xmpmeta>", b""),
        lambda packet: packet.replace(b'rdf:about=""', b"rdf:about=\"\" dc:rights='M\xfcller'"),
    ],
)
def test_packets_that_are_not_quite_right(spoil: object) -> None:
    assert callable(spoil)
    assert positions(spoil(xmp_position()))[0] == (48.1377, 11.5756)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda packet: packet[: packet.index(b"</rdf:RDF")],
        lambda packet: packet.replace(b"xmlns:exif=", b"xmlns:unused="),
        lambda packet: packet.replace(b"<rdf:Description", b"<dc:open><rdf:Description"),
        lambda packet: packet.replace(b'rdf:about=""', b'rdf:about="" dc:title="a & b"'),
    ],
)
def test_a_broken_packet_still_yields_its_position(spoil: object) -> None:
    assert callable(spoil)
    into = Metadata()
    with pytest.raises(ParseError):
        read_xmp(spoil(xmp_position()), into)
    assert [round(place.latitude, 4) for place in into.positions] == [48.1377]


def test_a_position_divided_between_two_descriptions() -> None:
    latitude, longitude = (
        "<exif:GPSLatitude>33,30S</exif:GPSLatitude>",
        "<exif:GPSLongitude>151,15E</exif:GPSLongitude>",
    )
    divided = xmp_packet(f'{latitude}</rdf:Description><rdf:Description rdf:about="">{longitude}')
    assert positions(divided) == [(-33.5, 151.25)]


def test_several_descriptions_and_lists() -> None:
    inner = (
        xmp_bag("dc:creator", "A. Writer", kind="Seq")
        + xmp_bag("dc:subject", "dog", "beach")
        + "<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>(c) me</rdf:li></rdf:Alt></dc:rights>"
        "<Iptc4xmpExt:LocationShown><rdf:Seq><rdf:li rdf:parseType='Resource'><Iptc4xmpExt:City>Here</Iptc4xmpExt:City>"
        "</rdf:li></rdf:Seq></Iptc4xmpExt:LocationShown>"
    )
    found = [(tag.name, tag.value) for tag in read(xmp_packet(inner)).tags]
    assert found == [
        ("XMP-dc:creator", "A. Writer"),
        ("XMP-dc:subject", "dog"),
        ("XMP-dc:subject", "beach"),
        ("XMP-dc:rights", "(c) me"),
        ("XMP-iptcExt:LocationShownCity", "Here"),
    ]


def test_identity_and_place_tags() -> None:
    inner = (
        "<Iptc4xmpCore:CreatorContactInfo Iptc4xmpCore:CiAdrCity='Springfield' Iptc4xmpCore:CiEmailWork='a@b.org'/>"
        "<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li Iptc4xmpExt:City='Shelbyville'/></rdf:Bag>"
        "</Iptc4xmpExt:LocationShown>"
    )
    attributes = (
        'aux:SerialNumber="123" photoshop:City="Ogdenville" exifEX:BodySerialNumber="9" xmp:CreatorTool="Phone 1"'
    )
    assert tags(xmp_packet(inner, attributes)) == {
        "XMP-aux:SerialNumber": "123",
        "XMP-photoshop:City": "Ogdenville",
        "XMP-exifEX:BodySerialNumber": "9",
        "XMP-iptcCore:CreatorCity": "Springfield",
        "XMP-iptcCore:CreatorWorkEmail": "a@b.org",
        "XMP-iptcExt:LocationShownCity": "Shelbyville",
    }


def test_unknown_namespaces_keep_the_prefix_of_the_packet() -> None:
    packet = xmp_packet("<odd:Owner xmlns:odd='urn:odd'>Me</odd:Owner>")
    assert tags(packet) == {"XMP-odd:Owner": "Me"}


def test_what_no_check_looks_at_is_left_out() -> None:
    history = (
        "<xmpMM:History><rdf:Seq><rdf:li xmpMM:when='2001-02-03' xmpMM:parameters='Me'/></rdf:Seq></xmpMM:History>"
    )
    assert tags(xmp_packet(history, 'crs:Exposure="1" dc:rights="Me" xmp:CreatorTool="Phone 1"')) == {
        "XMP-dc:rights": "Me"
    }


def test_a_serial_number_is_found_in_any_struct() -> None:
    history = "<xmpMM:History><rdf:Seq><rdf:li xmpMM:bodySerialNumber='1234567'/></rdf:Seq></xmpMM:History>"
    assert tags(xmp_packet(history)) == {"XMP-xmpMM:HistoryBodySerialNumber": "1234567"}


@pytest.mark.parametrize("name", sorted(fields_looked_at() - {"by-line", "country-primarylocationname"}))
def test_every_field_that_a_check_looks_at_is_read(name: str) -> None:
    """Also in a packet that holds nothing else, so that nothing else can be what has it read."""
    assert tags(xmp_packet(attributes=f'xmp:{name}="Words"')) == {f"XMP-xmp:{name}": "Words"}


_Tree = list[tuple[str, "str | _Tree"]]

_NAMES = st.sampled_from(
    ["City", "LocationShown", "LocationCreated", "Sublocation", "creator", "History", "when", "SerialNumber", "Hostess"]
)
_TREES: st.SearchStrategy[_Tree] = st.recursive(
    st.lists(st.tuples(_NAMES, st.sampled_from(["Words", "1234567"])), max_size=3),
    lambda inner: st.lists(st.tuples(_NAMES, st.one_of(st.just("Words"), inner)), max_size=3),
    max_leaves=12,
)


def written(tree: _Tree) -> str:
    """Structs as elements of one namespace."""
    return "".join(
        f"<Iptc4xmpExt:{name}>{value}</Iptc4xmpExt:{name}>"
        if isinstance(value, str)
        else f"<Iptc4xmpExt:{name} rdf:parseType='Resource'>{written(value)}</Iptc4xmpExt:{name}>"
        for name, value in tree
    )


def leaves(tree: _Tree, path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in tree:
        joined = path + (name[:1].upper() + name[1:] if path else name)
        if isinstance(value, str):
            yield joined, value
        else:
            yield from leaves(value, joined)


@given(_TREES)
def test_no_shortcut_loses_what_a_check_looks_at(tree: _Tree) -> None:
    looked_at = [
        (f"XMP-iptcExt:{path}", text)
        for path, text in leaves(tree)
        if path.casefold() in fields_looked_at() or is_serial(path.casefold())
    ]
    assert [(tag.name, tag.value) for tag in read(xmp_packet(written(tree))).tags] == looked_at


@given(
    st.lists(st.sampled_from(["crs:Exposure='1'", "dc:rights='Me'", "exif:GPSLatitude='48,8N'", "aux:Lens='50 mm'"])),
    st.lists(
        st.sampled_from(
            [xmp_bag("dc:subject", "dog"), xmp_face("Sam", 0.5, 0.5, 0.1, 0.1), "<xmp:Rating>5</xmp:Rating>"]
        )
    ),
)
def test_a_packet_that_is_skipped_holds_nothing(attributes: list[str], inner: list[str]) -> None:
    text = xmp_packet("".join(inner), " ".join(sorted(set(attributes))), xpacket=False).decode()
    full = Metadata()
    read_rdf(parse_xml(text), text, full, "xmp")
    found = read(text.encode())
    found.texts.clear()  # of those, a reader of all of it keeps none
    assert found == full


@pytest.mark.parametrize("field", ["dc:title", "dc:description", "photoshop:Headline", "exif:UserComment"])
def test_what_somebody_typed_is_read(field: str) -> None:
    typed = f"<{field}><rdf:Alt><rdf:li xml:lang='x-default'>At our house</rdf:li></rdf:Alt></{field}>"
    assert read(xmp_packet(typed)).tags == [Tag(f"XMP-{field}", "At our house")]


def test_damage_matters_only_where_something_is_asked_for() -> None:
    assert read(xmp_packet(attributes="crs:Exposure='1' crs:Exposure='2'")) == Metadata()
    with pytest.raises(ParseError):
        read(xmp_packet(attributes="dc:rights='Me' crs:Exposure='1' crs:Exposure='2'"))


def test_faces_with_their_boxes() -> None:
    (person,) = read(xmp_packet(xmp_face("Sam Example", 0.5, 0.4, 0.2, 0.3))).people
    assert (person.field, person.name) == ("XMP-mwg-rs:RegionName", "Sam Example")
    assert person.box == pytest.approx((0.4, 0.25, 0.6, 0.55))


def test_microsoft_faces() -> None:
    inner = (
        "<MP:RegionInfo rdf:parseType='Resource'><MPRI:Regions><rdf:Bag><rdf:li MPReg:PersonDisplayName='Sam Example' "
        "MPReg:Rectangle='0.1, 0.2, 0.3, 0.4'/></rdf:Bag></MPRI:Regions></MP:RegionInfo>"
    )
    (person,) = read(xmp_packet(inner)).people
    assert (person.field, person.name) == ("XMP-MP:RegionPersonDisplayName", "Sam Example")
    assert person.box == pytest.approx((0.1, 0.2, 0.4, 0.6))


@pytest.mark.parametrize(
    ("inner", "field"),
    [
        (xmp_bag("Iptc4xmpExt:PersonInImage", "Sam Example"), "XMP-iptcExt:PersonInImage"),
        (xmp_bag("lr:hierarchicalSubject", "Places|Beach", "People|Sam Example"), "XMP-lr:hierarchicalSubject"),
        (xmp_bag("digiKam:TagsList", "People/Family/Sam Example", "Dogs"), "XMP-digiKam:TagsList"),
        (xmp_bag("MicrosoftPhoto:LastKeywordXMP", "Personen/Sam Example"), "XMP-microsoft:LastKeywordXMP"),
        (
            "<Iptc4xmpExt:PersonInImageWDetails><rdf:Bag><rdf:li><rdf:Description><Iptc4xmpExt:PersonName><rdf:Alt>"
            "<rdf:li xml:lang='x-default'>Sam Example</rdf:li></rdf:Alt></Iptc4xmpExt:PersonName></rdf:Description>"
            "</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImageWDetails>",
            "XMP-iptcExt:PersonInImageName",
        ),
        (
            "<mwg-kw:Keywords rdf:parseType='Resource'><mwg-kw:Hierarchy><rdf:Bag><rdf:li mwg-kw:Keyword='A'/><rdf:li "
            "rdf:parseType='Resource'><mwg-kw:Keyword>People</mwg-kw:Keyword><mwg-kw:Children><rdf:Bag><rdf:li "
            "mwg-kw:Keyword='Sam Example'/></rdf:Bag></mwg-kw:Children></rdf:li></rdf:Bag></mwg-kw:Hierarchy>"
            "</mwg-kw:Keywords>",
            "XMP-mwg-kw:Keyword",
        ),
    ],
)
def test_people_without_a_box(inner: str, field: str) -> None:
    assert [(person.field, person.name) for person in read(xmp_packet(inner)).people] == [(field, "Sam Example")]


def test_focus_areas_and_nameless_faces_are_no_people() -> None:
    assert read(xmp_packet(xmp_face("", 0.5, 0.5, 0.1, 0.1))).people == []
    assert read(xmp_packet(xmp_face("x", 0.5, 0.5, 0.1, 0.1).replace("Face", "Focus"))).people == []


def test_a_region_outside_the_picture_has_no_box() -> None:
    (person,) = read(xmp_packet(xmp_face("Sam Example", 500, 400, 20, 30))).people
    assert person.box is None


def test_thumbnails_become_previews() -> None:
    picture = b"\xff\xd8\xff" + bytes(range(256)) * 40
    text = "&#xA;".join(base64.encodebytes(picture).decode().split("\n"))
    inner = (
        "<xmp:Thumbnails><rdf:Alt><rdf:li rdf:parseType='Resource'><xmpGImg:image>" + text + "</xmpGImg:image></rdf:li>"
        "</rdf:Alt></xmp:Thumbnails>"
    )
    into = read(xmp_packet(inner, 'exif:GPSLatitude="48,8N" exif:GPSLongitude="11,34E"'))
    assert [preview.data for preview in into.previews] == [picture]
    assert len(into.positions) == 1


@pytest.mark.parametrize("packet", [b"", b"\0" * 100, b"  \n", b'<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>'])
def test_an_empty_packet_holds_nothing(packet: bytes) -> None:
    assert read(packet) == Metadata()


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    packet = xmp_packet("<dc:title>&b;</dc:title>", xpacket=False).replace(b"<rdf:RDF", bomb + b"<rdf:RDF")
    with pytest.raises(ParseError):
        read(packet)
    with pytest.raises(ParseError):
        read(b"<x:xmpmeta>" + bomb + packet)


def many_places() -> str:
    return "".join(
        f"<Iptc4xmpExt:LocationShown exif:GPSLatitude='{number / 1000}' exif:GPSLongitude='1.5'/>"
        for number in range(1, 50_000)
    )


def test_of_very_many_people_some_are_enough() -> None:
    into = read(xmp_packet(xmp_bag("Iptc4xmpExt:PersonInImage", *(f"Person {number}" for number in range(20_000)))))
    assert len(into.people) == 500


@pytest.mark.parametrize(
    "packet",
    [
        xmp_packet("<dc:creator>" * 20000 + "</dc:creator>" * 20000),
        xmp_packet("<dc:creator rdf:parseType='Resource'>" * 200 + "</dc:creator>" * 200),
        xmp_packet("<dc:creator>1</dc:creator>" * 20000),
        xmp_packet(many_places()),
        xmp_packet("A" * 7_000_000 + "!"),
        xmp_packet(("A" * 4090 + "<dc:b/>") * 400 + "<dc:creator>"),
        b"<rdf:RDF " + b"A" * 3_000_000,
    ],
    ids=["nested", "nested structs", "many", "many places", "long", "nearly long", "no end"],
)
def test_too_much_is_refused_in_time(packet: bytes) -> None:
    start = time.perf_counter()
    with pytest.raises(ParseError):
        read(packet)
    assert time.perf_counter() - start < 3


def read_whole(view: ByteView, into: Metadata) -> None:
    read_xmp(view.at(0, view.size), into)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    survives(read_whole, data)
    survives(read_whole, b"<x:xmpmeta>" + data + b"</x:xmpmeta>")


@given(mutated([xmp_packet(xmp_face("Sam", 0.5, 0.5, 0.1, 0.1) + xmp_bag("dc:creator", "Me")), xmp_position()]))
def test_spoilt_packets(data: bytes) -> None:
    survives(read_whole, data)
