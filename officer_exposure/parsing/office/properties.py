"""The properties of a document: who made it, who changed it last, for whom, with which program."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from officer_exposure.artifact import Metadata
from officer_exposure.model import Tag
from officer_exposure.parsing.office.package import Package, local
from officer_exposure.parsing.parts import read_part

_LONGEST = 1024 * 1024
_LONGEST_TEXT = 4096
_MOST_FIELDS = 256
_EXTENDED = frozenset({"Company", "Manager", "Template", "Application", "HyperlinkBase"})
"""The properties of docProps/app.xml that speak of someone; the others count pages and words."""

_COUNTS = frozenset({"document-statistic", "editing-cycles", "editing-duration", "revision"})
_OPEN_DOCUMENT_NAMES = {
    "initial-creator": "initialCreator",
    "printed-by": "printedBy",
    "creation-date": "created",
    "print-date": "lastPrinted",
    "date": "modified",
    "keyword": "keywords",
    "creator": "lastModifiedBy",
}


def add_field(into: Metadata, name: str, value: str) -> None:
    """Add the tag "Office:`name`" unless it is empty or already there."""
    tag = Tag(f"Office:{name}", value.replace("\0", "").strip()[:_LONGEST_TEXT])
    if tag.value and len(into.tags) < 2048 and tag not in into.tags:
        into.tags.append(tag)


def read_office_open_xml(package: Package, into: Metadata) -> None:
    """ECMA-376: core, extended and custom properties."""
    read_part(into, "document properties", _read_core, package, into)
    read_part(into, "document properties", _read_extended, package, into)
    read_part(into, "document properties", _read_custom, package, into)


def read_open_document(package: Package, into: Metadata) -> None:
    """OASIS OpenDocument: `meta.xml`. There, `creator` is who saved it last."""
    root = package.xml("meta.xml", _LONGEST)
    for element in _leaves(root):
        name = local(element)
        if name == "user-defined":
            label = next((value for key, value in element.attrib.items() if key.endswith("}name")), "")
            _add_custom(into, label, element.text or "")
        elif name not in _COUNTS:
            add_field(into, _OPEN_DOCUMENT_NAMES.get(name, name), element.text or "")


def read_epub(package: Package, into: Metadata) -> None:
    """EPUB: the Dublin Core elements of the package file."""
    for name in [name for name in package.names if name.lower().endswith(".opf")][:4]:
        root = package.xml(name, _LONGEST)
        for element in _leaves(root):
            if element.tag.startswith("{http://purl.org/dc/elements/1.1/}"):
                add_field(into, local(element), element.text or "")


def _read_core(package: Package, into: Metadata) -> None:
    for element in _leaves(package.xml("docProps/core.xml", _LONGEST)):
        if local(element) not in _COUNTS:
            add_field(into, local(element), element.text or "")


def _read_extended(package: Package, into: Metadata) -> None:
    for element in _leaves(package.xml("docProps/app.xml", _LONGEST)):
        if local(element) in _EXTENDED:
            add_field(into, local(element), element.text or "")


def _read_custom(package: Package, into: Metadata) -> None:
    root = package.xml("docProps/custom.xml", _LONGEST)
    for entry in list(root)[:_MOST_FIELDS] if root is not None else ():
        _add_custom(into, entry.get("name", ""), "".join(entry.itertext()))


def _add_custom(into: Metadata, label: str, value: str) -> None:
    """The label is the writer's own word and may be private: it belongs to the value."""
    if value.strip():
        add_field(into, "CustomProperty", f"{label}: {value}")


def _leaves(root: Element | None) -> Iterable[Element]:
    """The elements that hold text of their own."""
    if root is None:
        return []
    return [element for element in root.iter() if not len(element) and isinstance(element.tag, str)][:_MOST_FIELDS]
