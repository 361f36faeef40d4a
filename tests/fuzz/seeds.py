"""Sound files of every format, built by the same code as in the tests of their parsers."""

from __future__ import annotations

import gzip
import json

from tests.core.parsing.activity.build_recordings import HOME, NOON, fit, gpx, iso, kml, tcx, way
from tests.core.parsing.build_boxes import (
    apple_meta,
    box,
    cr3,
    exif_item,
    film,
    film_with_samples,
    gopro_sample,
    gps_tiff,
    heif,
    iso6709_text,
    loci,
    picture_properties,
)
from tests.core.parsing.build_iptc import BY_LINE, CITY, iptc_resource
from tests.core.parsing.build_jpeg import (
    comment_segment,
    exif_segment,
    extended_xmp_segments,
    jpeg,
    photoshop_segment,
    with_further_pictures,
    xmp_segment,
)
from tests.core.parsing.build_office import old_word, open_document, word
from tests.core.parsing.build_pdf import pdf
from tests.core.parsing.build_png import chunk, packed_text_chunk, png, profile_chunk, xmp_chunk
from tests.core.parsing.build_psd import psd
from tests.core.parsing.build_tiff import Directory, build_tiff, gps
from tests.core.parsing.build_webp import riff_chunk, webp
from tests.core.parsing.build_xmp import xmp_bag, xmp_face, xmp_packet, xmp_position
from tests.core.parsing.test_gif import COMMENT, FRAME, XMP, gif
from tests.core.parsing.test_older_films import AVI, MATROSKA
from tests.core.parsing.test_rare_pictures import JPEG_XR, MRW, POSTSCRIPT
from tests.core.parsing.test_raw import raf
from tests.core.parsing.test_svg import AUTHOR, image, svg

_PLACE = (48.13713, 11.57541)
_XMP = xmp_packet(xmp_bag("dc:creator", "A Person", kind="Seq") + xmp_face("A Person", 0.5, 0.5, 0.1, 0.1))


def built_files() -> dict[str, bytes]:
    """File name to bytes."""
    sidecars = {"picture.xmp": _XMP, "place.xmp": xmp_position()}
    pictures = _tiff_files() | _jpeg_files() | _other_pictures()
    return pictures | _box_files() | _other_films() | _documents() | _recordings() | sidecars


def _block(order: str = "<") -> bytes:
    inner: Directory = {0xA431: "12345", 0xA430: "A Person", 0x927C: b"Maker note" * 8}
    outer: Directory = {0x010F: "Canon", 0x0110: "Camera", 0x013B: "A Person", 0x8769: inner, 0x8825: gps(*_PLACE)}
    return build_tiff(outer, order=order, thumbnail=jpeg())


def _tiff_files() -> dict[str, bytes]:
    big = build_tiff({0x013B: "A Person", 0x8825: gps(*_PLACE)}, big=True)
    return {"little.tif": _block(), "large.tif": _block(">"), "big.tif": big}


def _jpeg_files() -> dict[str, bytes]:
    iptc = photoshop_segment(iptc_resource((BY_LINE, "A Person"), (CITY, "Town")))
    segments = [exif_segment(_block()), xmp_segment(_XMP), iptc, comment_segment("A Person")]
    return {
        "plain.jpg": jpeg(*segments),
        "extended.jpg": jpeg(xmp_segment(_XMP), *extended_xmp_segments(_XMP, piece=400)),
        "several.jpg": with_further_pictures(segments, [jpeg(exif_segment(_block(">"))), jpeg()]),
        "motion.jpg": jpeg(*segments, trailer=film(box(b"udta", loci(*_PLACE, b"Town")))),
    }


def _other_pictures() -> dict[str, bytes]:
    iptc = iptc_resource((BY_LINE, "A Person"), (CITY, "Town"))
    chunks = [chunk(b"eXIf", _block()), xmp_chunk(_XMP, packed=True), packed_text_chunk("Author", b"A Person")]
    return {
        "plain.png": png(*chunks),
        "profiles.png": png(profile_chunk("exif", b"Exif\0\0" + _block()), profile_chunk("iptc", iptc)),
        "plain.webp": webp(riff_chunk(b"EXIF", _block()), riff_chunk(b"XMP ", _XMP)),
        "plain.gif": gif(XMP, FRAME, COMMENT),
        "plain.bmp": b"BM" + bytes(12) + (40).to_bytes(4, "little") + bytes([64, 0, 0, 0, 48, 0, 0, 0]) + bytes(60),
        "plain.psd": psd(iptc),
        "bare.jxl": b"\xff\x0a" + bytes(range(100)),
        "drawing.svg": svg(AUTHOR + image(jpeg(exif_segment(_block())))),
        "raw.raf": raf(jpeg(exif_segment(_block(">")))),
        "raw.mrw": MRW,
        "wide.jxr": JPEG_XR,
        "print.eps": POSTSCRIPT,
    }


def _other_films() -> dict[str, bytes]:
    return {"old.avi": AVI, "open.mkv": MATROSKA}


def _box_files() -> dict[str, bytes]:
    items = [(1, b"hvc1", b"picture"), (2, b"Exif", exif_item(_block())), (3, b"mime:application/rdf+xml", _XMP)]
    position = iso6709_text(b"\xa9xyz", b"+48.2081+016.3738/")
    apple = apple_meta({"com.apple.quicktime.location.ISO6709": b"+48.2081+016.3738+171/"})
    fixes = [_PLACE, (48.2, 11.6)]
    return {
        "picture.heic": heif(items, more=picture_properties(1, 640, 480, 1)),
        "pieces.avif": heif(items, brand=b"avif", method=1, pieces=2),
        "film.mp4": film(box(b"udta", position, loci(*_PLACE, b"Town"))),
        "film.mov": film(apple, brand=b"qt  "),
        "sport.mp4": film_with_samples(b"meta", b"gpmd", [gopro_sample(fixes), gopro_sample(fixes, version=9)]),
        "raw.cr3": cr3(*_PLACE, b"A Person", gps_tiff(*_PLACE)),
    }


def _documents() -> dict[str, bytes]:
    photo = jpeg(exif_segment(_block()))
    return {
        "letter.pdf": pdf({"Author": "A Person"}, packet=_XMP, photos=(photo,), comment_by="A Person"),
        "letter.docx": word("<dc:creator>A Person</dc:creator>", more={"word/media/image1.jpeg": photo}),
        "letter.odt": open_document("<dc:creator>A Person</dc:creator>"),
        "letter.doc": old_word({4: "A Person", 8: "Another Person"}),
    }


def _recordings() -> dict[str, bytes]:
    north, east = HOME
    point = f"<Placemark><name>Home</name><Point><coordinates>{east},{north}</coordinates></Point></Placemark>"
    there = {"latitudeE7": round(north * 1e7), "longitudeE7": round(east * 1e7)}
    records = [{**there, "timestamp": iso(NOON + 60 * number)} for number in range(20)]
    visit = {"startTime": iso(NOON), "visit": {"topCandidate": {"placeLocation": f"geo:{north},{east}"}}}
    return {
        "run.gpx": gpx(way()),
        "ride.tcx": tcx(way()),
        "run.fit": fit(way()),
        "trip.kml": kml(point),
        "view.kml": kml(f"<LookAt><longitude>{east}</longitude><latitude>{north}</latitude><range>9</range></LookAt>"),
        "saved.csv": b"Title,URL\nx,https://www.google.com/maps/place/A/data=!1s0x470b96b3af8207f9:0x1\n",
        "shapes.csv": f'WKT,name\n"POINT ({east} {north})",Home\n'.encode(),
        "run.gpx.gz": gzip.compress(gpx(way())),
        "Records.json": json.dumps({"locations": records, "more": {"a": [1, "}"]}}).encode(),
        "location-history.json": json.dumps([visit, visit]).encode(),
        "2024-05.rec": f'{iso(NOON)}\t*                 \t{{"lat":{north},"lon":{east},"tst":{NOON}}}\n'.encode(),
        "points.csv": f"time,lat,lon\n{iso(NOON)},{north},{east}\n".encode(),
        "your_posts_1.json": json.dumps([{"data": [{"post": "moved to 12 Oak Street \u00c3\u00a9"}]}]).encode(),
        "tweets.js": b'window.YTD.tweets.part0 = [ {"tweet": {"full_text": "moved to 12 Oak Street"}} ]',
        "your_posts.html": b"<html><script>var a = 1;</script><body><p>moved to <b>12 Oak</b> Street</body></html>",
        "_chat.txt": b"[01/02/2024, 10:00:00] Ben: https://maps.google.com/?q=41.5007,-72.5007\r\n",
        "Profile.csv": b'First Name,Address\r\nBen,"12 Oak Street, ""Springfield"""\r\n',
        "privacy_zones.csv": f"Radius,Address,Latitude,Longitude\n400,Street,{north},{east}\n".encode(),
    }
