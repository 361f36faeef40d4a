"""RDF as XMP uses it, as plain values: a text, a list of values, or a struct of named values."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from xml.etree.ElementTree import Element

from officer_exposure.errors import ParseError

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_NOT_PROPERTIES = (RDF, _XML, "xmlns")
_LISTS = frozenset({RDF + "Bag", RDF + "Seq", RDF + "Alt"})
_DESCRIPTION = RDF + "Description"
_LONGEST_NAME = 300
"""Characters of an expanded name. Longer ones are nobody's, and must not fill the caches of those who judge names."""

_DEEPEST = 24
"""Levels of nesting. The standard's own structs need six."""

Struct = tuple[tuple[str, "Value"], ...]
"""(name, value) pairs; a name is "{namespace}local". A name may occur twice where a packet says a thing twice."""

Value = str | list["Value"] | Struct


def chosen(
    node: Element, by_name: Callable[[str], bool], by_content: Callable[[Element], bool] | None = None
) -> Struct:
    """Those properties of an element whose names are wanted, or what they contain; overlong names never are.

    Raises ParseError where they are nested too deeply.
    """
    pairs: list[tuple[str, Value]] = [
        (name, value) for name, value in node.items() if len(name) < _LONGEST_NAME and by_name(name)
    ]
    for child in node:
        name = child.tag
        if (len(name) < _LONGEST_NAME and by_name(name)) or (
            by_content and (len(child) or child.keys()) and by_content(child)
        ):
            pairs.append((name, _value(child, 1)))
    return tuple(pairs)


def names_in(nodes: list[Element]) -> tuple[set[str], set[str]]:
    """The expanded names of elements, and those of their attributes, the overlong ones included."""
    return {node.tag for node in nodes}, set(chain.from_iterable(map(Element.keys, nodes)))


def is_property(name: str) -> bool:
    """Whether the name of an attribute or element is a property's, not one of RDF or XML itself."""
    return name[0] == "{" and not name.startswith(_NOT_PROPERTIES)


def _struct(node: Element, depth: int) -> Struct:
    if depth > _DEEPEST:
        raise ParseError("It is nested too deeply.")
    pairs: list[tuple[str, Value]] = [(name, value) for name, value in node.items() if is_property(name)]
    pairs += [(child.tag, _value(child, depth + 1)) for child in node]
    return tuple(pairs)


def _value(node: Element, depth: int) -> Value:
    if depth > _DEEPEST:
        raise ParseError("It is nested too deeply.")
    if len(node) == 0:
        return _leaf(node, depth)
    first = node[0]
    if first.tag in _LISTS:
        return [_value(item, depth + 1) for item in first]
    if first.tag == _DESCRIPTION and node.get(RDF + "parseType") != "Resource":
        return _qualified(_struct(first, depth + 1))
    return _qualified(_struct(node, depth))


def _leaf(node: Element, depth: int) -> Value:
    text = (node.text or "").strip()
    if text:
        return text
    return _struct(node, depth) or node.get(RDF + "resource", "")


def _qualified(struct: Struct) -> Value:
    """The value itself where a struct is a value with remarks on it (rdf:value and qualifiers)."""
    for name, value in struct:
        if name == RDF + "value":
            return value
    return struct
