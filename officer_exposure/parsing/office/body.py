"""What an office document says, to whoever reads it and to whoever looks behind it: pages, cells, notes, hidden sheets,
comments, deleted passages, descriptions of pictures, links, and what can be read in parts of other programs.

By patterns, because these members are too large for an element tree. It becomes text, in which the officer's own facts
are looked for; folders that name their user become fields.
"""

from __future__ import annotations

import re
from html import unescape

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.embedded import read_photos_in
from officer_exposure.parsing.loose_text import add_strings, add_text
from officer_exposure.parsing.office.package import Package
from officer_exposure.parsing.office.properties import add_field
from officer_exposure.parsing.parts import read_part
from officer_exposure.parsing.signatures import family_of

_MARKUP = re.compile(r".*\.(?:xml|rels|vml|x?html?|ncx|opf)", re.IGNORECASE)
_KNOWN = re.compile(
    r"_xmlsignatures/.*|docProps/.*|meta\.xml|mimetype|\[Content_Types\]\.xml|.*/theme/.*|.*\.(?:ttf|otf|odttf|fntdata|css|iwa|plist)|"
    r"(?:word|ppt|xl)/(?:styles|fontTable|webSettings|numbering|tableStyles|calcChain)\.xml|"
    r"ppt/(?:slideLayouts|slideMasters)/.*|styles\.xml|META-INF/manifest\.xml",
    re.IGNORECASE,
)
"""Members that are read elsewhere, or that programs fill in for everyone."""

_FLOWING = re.compile(r"word/|ppt/|xl/sharedStrings|xl/worksheets|(?:.*/)?content\.xml|.*html?\Z", re.IGNORECASE)
_BREAK = re.compile(r"</(?:\w+:)?(?:p|h|h[1-6]|si|is|row|tr|cm|div|li|title)>|<(?:\w+:)?(?:br|cr|line-break)\b[^<>]*>")
_CELL = re.compile(r"</(?:\w+:)?(?:tc|c|td|table-cell)>|<(?:\w+:)?tab\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r"\s[\w:.-]{1,60}=\"([^\"<>]{4,400})\"")
_TELLING = re.compile(r"[^\W\d_]{2}.*[\s\\/@]|[\\/@].*[^\W\d_]{2}")
_SCHEMA = re.compile(
    r"https?://(?:schemas|www\.w3|purl|docs\.oasis|relaxng)\b|urn:|application/|\.\.?/|[\w-]+/[\w.-]+\Z|rId"
)
_USER_FOLDER = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\|file:|/Users/|/home/).*", re.DOTALL)
_LONGEST = 24 * 1024 * 1024
_MOST_MEMBERS = 3_000
_MOST_ATTRIBUTES = 5_000
_TOO_MANY = "This document has more parts than could be looked into."


def read_body(package: Package, into: Metadata) -> None:
    """Add the text of every member that no other reader reads."""
    for remark in package.remarks[:_MOST_MEMBERS]:
        add_strings(into, "Office:Remark", remark)
    names = [name for name in package.names if not (name.endswith("/") or _KNOWN.fullmatch(name))]
    if len(names) > _MOST_MEMBERS:
        into.problems.append(_TOO_MANY)
    for name in names[:_MOST_MEMBERS]:
        read_part(into, "text of the document", _read_member, package, name, into)


def _read_member(package: Package, name: str, into: Metadata) -> None:
    if _MARKUP.fullmatch(name):
        _read_markup(package.text(name, _LONGEST), into, flows=_FLOWING.match(name) is not None)
    else:
        data = package.read(name, _LONGEST)
        if family_of(data[:512], "") in (None, "office"):
            add_strings(into, "Office:Part", data)
            read_photos_in(data, into)
    if package.size(name) > _LONGEST:
        raise ParseError("It is too long to be read in full.")


def _read_markup(text: str, into: Metadata, *, flows: bool) -> None:
    """`flows`: a word may go on behind a tag, as where one of its letters is bold."""
    told = _TAG.sub("" if flows else "\n", _CELL.sub("\t", _BREAK.sub("\n", text)))
    add_text(into, "Office:Text", unescape(told))
    values = list(dict.fromkeys(_ATTRIBUTE.findall(text)))[:_MOST_ATTRIBUTES]
    telling = [unescape(value) for value in values if _TELLING.search(value) and not _SCHEMA.match(value)]
    add_text(into, "Office:Attributes", "\n".join(telling))
    for value in telling:
        if _USER_FOLDER.match(value):
            add_field(into, "Path", value)
