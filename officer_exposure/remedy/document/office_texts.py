"""The texts of an office document without the names of who wrote, changed and commented it, and when.

By patterns, because these parts are too large for an element tree, and so that every other letter stays as it was.
"""

from __future__ import annotations

import re

from officer_exposure.remedy.interface import Ledger

_AUTHOR, _DATE, _NUMBER, _PATH = (
    "name of who commented or changed something",
    "date of a comment or change",
    "number of an editing session",
    "name of a folder or file of yours",
)

Rule = tuple[str, re.Pattern[str], str, str]
"""The members (a pattern for the whole name), what to replace in them, what with, and the name of what goes."""


def _rule(member: str, pattern: str, by: str, name: str) -> Rule:
    return member, re.compile(pattern, re.DOTALL), by, name


_WORD, _EXCEL, _SLIDES, _OPEN = r"word/.*\.xml", r"xl/.*\.xml", r"ppt/.*\.xml", r"(.*/)?(content|styles)\.xml"
_OWN_PATH = r"(?:file:|[A-Za-z]:[\\/]|\\\\|/Users/|/home/)"

_RULES: tuple[Rule, ...] = (
    _rule(_WORD, r'(\bw(?:15)?:(?:author|initials)=")[^"]+"', r'\1"', _AUTHOR),
    _rule(_WORD, r'(\bw15:(?:userId|providerId)=")[^"]+"', r'\1"', _AUTHOR),
    _rule(_WORD, r'\s(?:w:date|w16du:dateUtc|w16cex:dateUtc)="[^"]*"', "", _DATE),
    _rule(_WORD, r'\sw:rsid\w*="[^"]*"', "", _NUMBER),
    _rule(r"word/settings\.xml", r"<w:rsids>.*?</w:rsids>|<w:rsids/>", "", _NUMBER),
    _rule(r"word/settings\.xml", r"<w1[45]:docId\b[^<>]*/>", "", _NUMBER),
    _rule(r"word/settings\.xml", r"<w:(docVars|mailMerge)>.*?</w:\1>", "", "variable or address list of the document"),
    _rule(r"word/settings\.xml", r"<w:attachedTemplate\b[^<>]*/>", "", _PATH),
    _rule(_SLIDES, r'((?<=\s)(?:userId|providerId)=")[^"]+"', r'\1"', _AUTHOR),
    _rule(r"ppt/(commentAuthors|authors)\.xml", r'((?<=\s)(?:name|initials)=")[^"]+"', r'\1"', _AUTHOR),
    _rule(r"ppt/comments/.*\.xml", r'((?<=\s)(?:dt|created)=")[^"]+"', r'\g<1>2000-01-01T00:00:00.000"', _DATE),
    _rule(r"xl/comments.*\.xml", r"(<(?:x:)?author>)[^<]+<", r"\1<", _AUTHOR),
    _rule(r"xl/persons/.*\.xml", r'((?<=\s)(?:displayName|userId|providerId)=")[^"]+"', r'\1"', _AUTHOR),
    _rule(r"xl/threadedComments/.*\.xml", r'((?<=\s)dT=")[^"]+"', r'\g<1>2000-01-01T00:00:00.00"', _DATE),
    _rule(r"xl/workbook\.xml", r"<x15ac:absPath\b[^<>]*/>|<x15ac:absPath\b[^<>]*></x15ac:absPath>", "", _PATH),
    _rule(r"xl/workbook\.xml", r'(<(?:x:)?fileSharing\b[^<>]*?)\suserName="[^"]*"', r"\1", _AUTHOR),
    _rule(_EXCEL, r'(<(?:x:)?pageSetup\b[^<>]*?)\sr:id="[^"]*"', r"\1", "printer"),
    _rule(r"(word|ppt|xl)/.*\.xml", r'(<(?:pic|p|xdr):cNvPr\b[^<>]*?\sdescr=")' + _OWN_PATH + r'[^"]*"', r'\1"', _PATH),
    _rule(r"word/.*\.xml", r'(<pic:cNvPr\b[^<>]*?\sname=")[^"]+"', r'\1Picture"', _PATH),
    _rule(
        _OPEN, r"(<(?:dc:creator|meta:initials|loext:sender-initials|meta:creator-initials)>)[^<]+<", r"\1<", _AUTHOR
    ),
    _rule(_OPEN, r"<dc:date>[^<]*</dc:date>", "<dc:date>2000-01-01T00:00:00</dc:date>", _DATE),
    _rule(_OPEN, r'\sofficeooo:(?:paragraph-)?rsid="[^"]*"', "", _NUMBER),
    _rule(
        r"(.*/)?settings\.xml",
        r'(<config:config-item\b[^<>]*config:name="(?:Printer\w*|Rsid\w*|CurrentDatabase\w*)"[^<>]*>)[^<]+<',
        r"\1<",
        "printer",
    ),
    _rule(r"xl/pivotCache/.*\.xml", r'\srefreshed(?:By|Date|DateIso)="[^"]*"', "", _AUTHOR),
    _rule(r"ppt/tags/.*\.xml", r'((?<=\s)val=")[^"]+"', r'\1"', "private data of a program"),
    _rule(r".*\.rels", r'(\bTarget=")' + _OWN_PATH + r'[^"]*"', r'\1removed"', _PATH),
)

_STAY = (
    (r"word/comments.*\.xml|ppt/comments/.*|xl/(threadedC|c)omments.*", r"<", "the comments, because they can be read"),
    (r"word/document\.xml", r"<w:(?:ins|del|moveFrom)\s", "the tracked changes, and with them what was deleted"),
    (r"content\.xml", r"<text:tracked-changes", "the tracked changes, and with them what was deleted"),
    (r"xl/connections\.xml", r"<", "the connections to other data"),
    (
        r"xl/workbook\.xml",
        r'<(?:x:)?sheet\b[^<>]*\sstate="(?:veryH|h)idden"',
        "hidden sheets, because they can be shown",
    ),
    (r"xl/workbook\.xml", r'<(?:x:)?definedName\b[^<>]*\shidden="(?:1|true)"', "hidden names of cells"),
    (r"ppt/slides/[^/]*\.xml", r'<p:sld\b[^<>]*\sshow="(?:0|false)"', "hidden slides, because they can be shown"),
    (r"ppt/notesSlides/.*\.xml", r"<a:t>[^<]*[^\W\d]", "the speaker's notes, because they can be read"),
    (r"word/.*\.xml", r"<w:vanish(?:\s*/|\s+w:val=\"(?:1|true|on)\"\s*/)>", "hidden text, because it can be shown"),
    (
        r"content\.xml",
        r'\b(?:text:display="none"|presentation:visibility="hidden")',
        "hidden parts, which can be shown",
    ),
    (r"content\.xml", r"<office:annotation\b", "the comments, because they can be read"),
)


_ANY_PATH = re.compile(rf'(\s(?!xmlns)[\w:.-]+=")(?:{_OWN_PATH})[^"<>]*"')
"""A folder of this computer in an attribute of any kind: a link, a description, the source of a picture."""


def without_names(member: str, text: str, ledger: Ledger) -> str:
    """The text of one member without names, dates and numbers of sessions."""
    for pattern, wanted, by, name in _RULES:
        if re.fullmatch(pattern, member):
            text, count = wanted.subn(by, text)
            if count:
                ledger.removed(name, count)
    text, count = _ANY_PATH.subn(r'\1removed"', text)
    if count:
        ledger.removed(_PATH, count)
    for pattern, sign, name in _STAY:
        if re.fullmatch(pattern, member) and re.search(sign, text):
            ledger.kept(name)
    return text


def without_parts(member: str, text: str, gone: frozenset[str]) -> str:
    """A list of parts (relationships, content types, a manifest) without those that do not come along."""
    if member.endswith(".rels"):
        folder = member.rpartition("_rels/")[0]
        return re.sub(r"<Relationship\b[^<>]*/>", lambda found: _kept(found[0], "Target", folder, gone), text)
    if member == "[Content_Types].xml":
        return re.sub(r"<Override\b[^<>]*/>", lambda found: _kept(found[0], "PartName", "", gone), text)
    if member == "META-INF/manifest.xml":
        entry = r"<manifest:file-entry\b[^<>]*/>"
        return re.sub(entry, lambda found: _kept(found[0], "manifest:full-path", "", gone), text)
    return text


def _kept(element: str, attribute: str, folder: str, gone: frozenset[str]) -> str:
    """The element, or nothing where it speaks of a part that is gone."""
    import posixpath

    found = re.search(rf'\s{attribute}="([^"]*)"', element)
    if found is None or 'TargetMode="External"' in element:
        outside = "attachedTemplate" in element or "mailMerge" in element
        return "" if outside else element
    target = found[1]
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(folder + target)
    return "" if path in gone else element
