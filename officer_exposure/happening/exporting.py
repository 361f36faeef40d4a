"""Hands the evidence log to an investigator: one ZIP with the entries byte for byte, the pictures, hashes and a page.

It is written only when the officer asks for it, readable by its owner alone. Nothing is left out without a word: an
entry of another case stands in it with its number and hash.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from officer_exposure import __version__
from officer_exposure.errors import EvidenceError
from officer_exposure.happening.cases import Case, Report, cases_in
from officer_exposure.happening.chain import Broken, Logged, broken_in
from officer_exposure.happening.entry import Entry, EntryKind, StillUp
from officer_exposure.happening.screenshot import Screenshot
from officer_exposure.report.page import page_template
from officer_exposure.report.private_file import private_file

FORMAT = "officer-exposure/evidence"
VERSION = 1

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""One for all: when a file of the ZIP was made says nothing, and its content says it all."""

_READ_ME = """This is an evidence log, as a private person kept it.

log.html      the log to read: first what each thing that was seen comes to, then every entry
log.json      the same for programs
entries/      each entry byte for byte, as it was written down
pictures/     each picture as it was handed over; its name is its SHA-256
SHA256SUMS    the SHA-256 of every file here. To check: sha256sum -c SHA256SUMS

The chain. body hash = SHA-256 of the bytes of an entry.
link = SHA-256 of (link before, in hex, line end, body hash, in hex, line end). 64 zeros stand before the first.
log.json holds the link of every entry, and for an entry that is not in this export its body hash.
"blind" in an entry is by chance: it keeps anybody from guessing an entry that is not in this export by its hash.
The chain shows a change made after the last link was noted elsewhere. It does not prove when an entry was written:
the times are those of the person's computer.

Nothing here was taken from a site by the program. The person saw it, wrote it down and took the pictures.
"""


class ExportedEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One entry in log.json. `entry` and `file` are missing where it is not part of this export. Hashes are in hex."""

    number: int
    body_sha256: str
    link: str
    entry: Entry | None = None
    file: str = ""


class ExportedPicture(msgspec.Struct, frozen=True):
    """One picture in log.json."""

    sha256: str
    media: str
    bytes: int
    file: str


class ExportedCase(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one thing that was seen comes to, read from the entries it names. What was not written down is missing.

    `said_unreported`: it was written down that nobody was told. `looked_on`: when it was last looked at, or seen.
    """

    entries: tuple[int, ...]
    looked_on: str
    url: str = ""
    platform: str = ""
    account: str = ""
    shows: str = ""
    reports: tuple[Report, ...] = ()
    said_unreported: bool = False
    response: str = ""
    still_up: StillUp = StillUp.UNKNOWN


class ExportedLog(msgspec.Struct, frozen=True):
    """log.json. `problems`: where the log does not fit its own chain; `missing`: pictures that are not there.

    `cases` says nothing that does not stand in the entries.
    """

    format: str
    version: int
    program: str
    exported: str
    case: str
    last_link: str
    problems: tuple[Broken, ...]
    missing: tuple[str, ...]
    entries: tuple[ExportedEntry, ...]
    pictures: tuple[ExportedPicture, ...]
    cases: tuple[ExportedCase, ...] = ()


PictureOf = Callable[[str], Screenshot | None]
"""Gives the picture with a SHA-256, in hex."""


def write_export(
    path: Path, log: Iterable[Logged], picture_of: PictureOf, exported: datetime, case: str = ""
) -> ExportedLog:
    """Write the ZIP, mode 0600; returns what stands in its log.json. `case`: only its entries; empty: all.

    Raises EvidenceError where there is nothing to hand over, ReportError where the file cannot be written.
    """
    everything = tuple(log)
    chosen = tuple(one for one in everything if not case or one.entry.case == case)
    if not chosen:
        raise EvidenceError("There is nothing in the log to hand over.", "Write down what you see first.")
    pictures, missing = _pictures(chosen, picture_of)
    exported_log = _exported(everything, chosen, pictures, missing, exported, case)
    with private_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        sums = [f"{_put(archive, name, data)}  {name}\n" for name, data in _files(exported_log, chosen, pictures)]
        _put(archive, "SHA256SUMS", "".join(sums).encode())
    return exported_log


def _pictures(chosen: Iterable[Logged], picture_of: PictureOf) -> tuple[dict[str, Screenshot], tuple[str, ...]]:
    """The pictures of these entries by the hash that the entry names, and those that are gone or not what they were."""
    found: dict[str, Screenshot] = {}
    missing = []
    for digest in dict.fromkeys(one.entry.screenshot for one in chosen if one.entry.screenshot):
        picture = picture_of(digest)
        if picture is not None and picture.digest == digest:
            found[digest] = picture
        else:
            missing.append(digest)
    return found, tuple(missing)


def _exported(
    everything: tuple[Logged, ...],
    chosen: tuple[Logged, ...],
    pictures: Mapping[str, Screenshot],
    missing: tuple[str, ...],
    exported: datetime,
    case: str,
) -> ExportedLog:
    numbers = {one.number for one in chosen}
    return ExportedLog(
        format=FORMAT,
        version=VERSION,
        program=f"Officer Exposure {__version__}",
        exported=exported.isoformat(timespec="seconds"),
        case=case,
        last_link=everything[-1].link.hex(),
        problems=tuple(broken_in(everything)),
        missing=missing,
        entries=tuple(_entry(one, whole=one.number in numbers) for one in everything),
        pictures=tuple(
            ExportedPicture(digest, picture.media, len(picture.data), _picture_name(digest, picture))
            for digest, picture in pictures.items()
        ),
        cases=tuple(map(_case, cases_in(chosen))),
    )


def _case(case: Case) -> ExportedCase:
    return ExportedCase(
        entries=tuple(one.number for one in case.entries),
        looked_on=case.looked_on,
        url=case.said("url"),
        platform=case.said("platform"),
        account=case.said("account"),
        shows=case.said("shows"),
        reports=case.reports,
        said_unreported=case.is_said_unreported,
        response=case.response,
        still_up=case.still_up,
    )


def _entry(one: Logged, *, whole: bool) -> ExportedEntry:
    hashes = (one.number, one.digest.hex(), one.link.hex())
    return ExportedEntry(*hashes, one.entry, _entry_name(one)) if whole else ExportedEntry(*hashes)


def _files(
    log: ExportedLog, chosen: Iterable[Logged], pictures: Mapping[str, Screenshot]
) -> Iterator[tuple[str, bytes]]:
    yield "README.txt", _READ_ME.encode()
    yield "log.html", render_log(log).encode("utf-8", "replace")
    yield "log.json", msgspec.json.format(msgspec.json.encode(log), indent=2)
    yield from ((_entry_name(one), one.body) for one in chosen)
    yield from ((_picture_name(digest, picture), picture.data) for digest, picture in pictures.items())


def _entry_name(one: Logged) -> str:
    return f"entries/{one.number:05}.json"


def _picture_name(digest: str, picture: Screenshot) -> str:
    return f"pictures/{digest}{picture.ending}"


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> str:
    """Add a file; returns its SHA-256 in hex."""
    info = zipfile.ZipInfo(name, _ZIP_DATE)
    info.external_attr = 0o600 << 16
    archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return sha256(data).hexdigest()


def render_log(log: ExportedLog) -> str:
    """The log as one page that loads nothing: no script, no link that opens by itself, every text escaped."""
    rows = [_rows(one) for one in log.entries if one.entry]
    return page_template("evidence.html.j2").render(log=log, rows=rows)


_KINDS = {
    EntryKind.FOUND: "Something was seen",
    EntryKind.REPORTED: "It was reported",
    EntryKind.ANSWERED: "An answer came",
    EntryKind.LOOKED_AGAIN: "Looked again",
    EntryKind.CORRECTED: "A correction",
    EntryKind.STEP: "A step of the plan was done",
    EntryKind.NOTE: "A note",
}

_NAMES = {
    "kind": "What this is",
    "seen": "Seen on",
    "written": "Written down on",
    "zone": "Time zone",
    "case": "Case",
    "about": "About entry",
    "url": "Address",
    "platform": "Site",
    "account": "Account",
    "shows": "What it shows",
    "message": "Exact text",
    "note": "Note",
    "screenshot": "Picture (SHA-256)",
    "reported_to": "Reported to",
    "reference": "Reference",
    "response": "Answer",
    "still_up": "Still there",
    "step": "Step of the plan",
}


def _rows(one: ExportedEntry) -> tuple[int, str, tuple[tuple[str, str], ...]]:
    """Number, link, and each field that says something, with its name."""
    fields = msgspec.structs.asdict(one.entry) if one.entry else {}
    fields["kind"] = _KINDS.get(fields.get("kind", ""), "")
    fields.pop("blind", None)  # by chance, and says nothing
    said = ((_NAMES[name], str(value)) for name, value in fields.items() if value and value is not StillUp.UNKNOWN)
    return one.number, one.link, tuple(said)
