"""Names inside a document: who commented, who changed what, and the folders that carry a user's name."""

from __future__ import annotations

import re
from html import unescape

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.office.package import Package
from officer_exposure.parsing.office.properties import add_field
from officer_exposure.parsing.parts import read_part

_LONGEST = 24 * 1024 * 1024
_MOST_PARTS = 200
_MOST_NAMES = 200
_TOO_MANY = "This document has more parts with names than could be looked into."
_VALUE = r"\"([^\"<]{1,400})\""
_TEXT = r"([^<]{1,400})<"

Rule = tuple[str, str, str]
"""The member (a pattern for its whole name), what to look for in it, and the field it fills."""

_RULES: tuple[Rule, ...] = (
    (r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml", rf"\bw:author={_VALUE}", "ChangeAuthor"),
    (r"word/comments\w*\.xml", rf"\bw:author={_VALUE}", "CommentAuthor"),
    (r"word/people\.xml", rf"\bw15:author={_VALUE}", "Person"),
    (r"ppt/(commentAuthors|authors)\.xml", rf"\bname={_VALUE}", "CommentAuthor"),
    (r"xl/(comments\d*|comments/comment\d*)\.xml", rf"<(?:x:)?author>{_TEXT}", "CommentAuthor"),
    (r"xl/persons/person\d*\.xml", rf"\bdisplayName={_VALUE}", "Person"),
    (r"xl/workbook\.xml", rf"\babsPath\b[^<>]{{0,400}}?\burl={_VALUE}", "Path"),
    (r"xl/workbook\.xml", rf"\bfileSharing\b[^<>]{{0,400}}?\buserName={_VALUE}", "ReservedBy"),
    (r"word/_rels/settings\.xml\.rels", rf"\bTarget={_VALUE}", "AttachedTemplate"),
    (r"content\.xml", rf"<dc:creator>{_TEXT}", "CommentAuthor"),
)
"""Patterns, because these members are too large for an element tree."""


def read_authors(package: Package, into: Metadata) -> None:
    """Add the names of everyone whose comment or change is in the document."""
    left = _MOST_PARTS
    for name in package.names:
        rules = [rule for rule in _RULES if re.fullmatch(rule[0], name)]
        if rules:
            left -= 1
            if left < 0:
                into.problems.append(_TOO_MANY)
                return
            read_part(into, "comments and changes", _read_member, package, name, rules, into)


def _read_member(package: Package, name: str, rules: list[Rule], into: Metadata) -> None:
    text = package.text(name, _LONGEST)
    for _, look_for, field in rules:
        for value in sorted(set(re.findall(look_for, text)))[:_MOST_NAMES]:
            add_field(into, field, unescape(value))
    if package.size(name) > _LONGEST:
        raise ParseError("They are too long to be read in full.")
