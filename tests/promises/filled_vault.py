"""Fills a vault to the last table with what must stay in it, as months of use would."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import md5, sha1, sha256
from pathlib import Path

import msgspec
from PIL import Image, PngImagePlugin

from officer_exposure.content import load_content
from officer_exposure.content.letters import load_requests
from officer_exposure.content.version import content_version
from officer_exposure.examining import Examined
from officer_exposure.facts.record import Facts, Handle, KnownPlace, Member, PlaceKind, Role, Subject, Vehicle
from officer_exposure.happening.entry import Entry, EntryKind, entry_at
from officer_exposure.happening.screenshot import Screenshot
from officer_exposure.model import (
    Answer,
    ArtifactKind,
    Audience,
    Evidence,
    Excerpt,
    Finding,
    NotChecked,
    Place,
    Position,
    Region,
    Stage,
    Tag,
)
from officer_exposure.places.whereabouts import Located, Stay, Whereabouts
from officer_exposure.recognizing import group_people
from officer_exposure.registry import load_checks
from officer_exposure.shows import OWN_WORDS, Shows
from officer_exposure.store.records import PictureName, Ruling, RunKind, Verdict
from officer_exposure.store.repository.reviewed import Following
from officer_exposure.store.store import Store
from officer_exposure.vision.people import Who
from tests.core.findings import make_finding
from tests.core.layers import layers_of
from tests.core.store.runs import Look
from tests.core.store.seen_people import portraits
from tests.promises.marks import Marks

TODAY = date(2026, 11, 26)
_NOW = datetime(2026, 11, 26, 21, 40, tzinfo=UTC)
_BIRTHDAYS = ("%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y", "%B %d, %Y", "%Y%m%d", "%m %d %Y", "%d %m %Y")


class Secrets(msgspec.Struct, frozen=True):
    """What is planted. Every planted word begins with `stem`; `home` is in WGS 84 degrees, a phone has ten digits."""

    stem: str
    home: tuple[float, float]
    phone: str
    birthday: date

    def word(self, what: str) -> str:
        """A planted word."""
        return f"{self.stem}{what}"

    def told_by(self, data: bytes) -> set[str]:
        """What of it a document tells, in any layer and any writing that a leak would take."""
        layers = list(layers_of(data))
        everything = b"\n".join(one.data for one in layers)
        words = b"\n".join(one.data for one in layers if one.words).decode("utf-8", "replace")
        close = re.sub(r"\s+", "", words)
        told = self._marks().within(everything + b"\n" + close.encode())
        told |= {f"place as {place}" for place in _exact(self.home) if place.encode() in everything}
        numbers = " ".join(re.findall(r"\d+", words))
        told |= {f"place as {place}" for place in _in_words(self.home) if re.search(place, words)}
        told |= {f"place as {place}" for place in _sexagesimal(self.home) if f" {place} " in f" {numbers} "}
        return told | ({"phone"} if self.phone in re.sub(r"[().-]", "", close) else set())

    def _marks(self) -> Marks:
        texts = {"a planted word": self.stem}
        texts |= {f"birthday as {form}": self.birthday.strftime(form) for form in _BIRTHDAYS}
        digests = {
            f"{kind().name} of {what}": kind(self.word(what).encode()).hexdigest()[:16]
            for kind in (md5, sha1, sha256)
            for what in ("name", "street", "file.jpg", "account")
        }
        return Marks(
            texts | digests,
            {"the print of a face": b"\x01\x02\x03print" * 4},
            dict(zip(("latitude", "longitude"), self.home, strict=True)),
        )


def _exact(home: tuple[float, float]) -> Iterator[str]:
    """To four places and more, and as whole numbers: so exact that nothing else looks like it."""
    for degrees in map(abs, home):
        for places in (4, 5, 6):
            yield f"{degrees:.{places}f}"
            yield f"{int(degrees * 10**places) / 10**places:.{places}f}"
        yield str(round(degrees * 1e7))
        yield str(round(degrees * 1e6))


def _in_words(home: tuple[float, float]) -> Iterator[str]:
    """To two or three places, with a point or a comma: a masked document may say one."""
    for degrees in map(abs, home):
        for places in (2, 3):
            for value in {f"{degrees:.{places}f}", f"{int(degrees * 10**places) / 10**places:.{places}f}"}:
                yield rf"(?<![\d.,]){value.replace('.', '[.,]')}"


def _sexagesimal(home: tuple[float, float]) -> Iterator[str]:
    """Degrees, minutes and whole seconds, as they follow each other whatever stands between them."""
    for degrees in map(abs, home):
        whole, minutes = int(degrees), degrees % 1 * 60
        for seconds in {int(minutes % 1 * 60), round(minutes % 1 * 60)}:
            yield f"{whole} {int(minutes)} {seconds}"
            yield f"{whole} {int(minutes):02} {seconds:02}"


def fill(store: Store, secrets: Secrets, folder: Path) -> None:
    """Put something planted into every table that a person can fill, and files of that into `folder`."""
    word = secrets.word
    places = folder / word("folder")
    places.mkdir(parents=True)
    store.facts.save(_facts(secrets))
    store.places.save([(places, Audience.PUBLIC)])
    source = store.places.source_id(places)
    found = [*_found(secrets, source), *_answered(secrets)]
    for one in found:
        path = places / one.artifact
        path.parent.mkdir(exist_ok=True)
        if one.artifact.endswith(".jpg"):
            path.write_bytes(_picture(secrets, "JPEG"))
    _look(store, secrets, source, found)
    _say(store, secrets, found)
    _write_down(store, secrets)
    _see_people(store, secrets, source)


def _facts(secrets: Secrets) -> Facts:
    word = secrets.word
    return Facts(
        subject=Subject(
            names=(f"{word('first')} {word('name')}",),
            nicknames=(word("nick"),),
            birthday=secrets.birthday.isoformat(),
            role=Role.PATROL,
            agency=f"{word('town')} Police",
            unit=word("unit"),
            badge=word("badge"),
        ),
        household=(
            Member("partner", (word("partner"),), relation=word("relation")),
            Member("child", (word("child"),), relation="child", minor=True),
        ),
        places=(
            KnownPlace(
                "home", PlaceKind.HOME, (word("house"),), f"12 {word('street')}, {word('town')}", position=secrets.home
            ),
            KnownPlace("school", PlaceKind.SCHOOL, (word("school"),)),
        ),
        phones=(f"{secrets.phone[:3]} {secrets.phone[3:6]} {secrets.phone[6:]}",),
        emails=(f"{word('mail')}@{word('host')}.example",),
        handles=(Handle(word("handle"), "strava"),),
        vehicles=(Vehicle(word("plate"), word("car")),),
        words=(word("word"),),
    )


def _found(secrets: Secrets, source: str) -> Iterator[Finding]:
    """A finding of every check that looks at files, with every kind of evidence."""
    word, (latitude, longitude) = secrets.word, secrets.home
    facts: tuple[Evidence, ...] = (
        Position(latitude, longitude, "exif"),
        Place(latitude, longitude, 80.0, 1, 0.9),
        Tag(f"XMP-{word('group')}:{word('field')}", word("value")),
        Tag("EXIF:Artist", f"{word('name')} {secrets.phone} {secrets.birthday}"),
        Tag("Routine:When", word("when")),
        Region((8, 8, 60, 40), "a name tag", word("tape")),
        Excerpt(f"Lives in {word('street')}", 9, 20, "address"),
    )
    checks = [one.info for one in load_checks().values() if one.info.id not in {"guided.answers", *OWN_WORDS}]
    for number, info in enumerate(checks):
        evidence = (*facts[number % len(facts) :], *facts[: number % len(facts)])
        yield make_finding(
            check=info.id,
            areas=info.areas,
            severity=info.severity,
            audience=Audience.PUBLIC,
            ease=info.ease,
            summary=f"Something is told by: {info.title}.",
            source=source,
            artifact=f"{word('album')}/{word(f'{number}.jpg' if number < 4 else f'{number}.gpx')}",
            evidence=evidence,
            remediation=info.remediation,
            thing=word("thing"),
            fingerprint=f"{number:032x}",
        )


def _answered(secrets: Secrets) -> Iterator[Finding]:
    items = load_content().items.values()
    for number, item in enumerate([one for one in items if one.section == "facebook"][:4], start=500):
        yield make_finding(
            check="guided.answers",
            areas=item.areas,
            severity=item.severity,
            audience=item.audience,
            summary=item.exposes,
            source="answers",
            artifact=f"facebook/{secrets.word('account')}",
            evidence=(Answer(item.id, "exposed"),),
            remediation=item.remediation,
            fingerprint=f"{number:032x}",
        )


def _look(store: Store, secrets: Secrets, source: str, found: list[Finding]) -> None:
    """A look at files and one at answers, with what was missed."""
    word = secrets.word
    missed = [
        NotChecked(source, word("broken.jpg"), "*", "This file is too short.", about=word("about")),
        NotChecked(source, word("film.mp4"), "photo.gps", "A track cannot be read yet."),
        NotChecked("answers", f"facebook/{word('account')}", "guided.answers", "You were not sure.", word("about")),
    ]
    look = Look(store, sources=(source, "answers")).records(*found, missed=missed)
    where = Whereabouts((Stay(*secrets.home, 1.0e9, 1.0e9, 60, 5.0, origin="exif", said=word("said")),))
    store.located.see([Located(source, word("located.gpx"), where)])
    look.recall.keep(Stage.METADATA, source, Audience.PUBLIC, word("0.jpg"), Examined(ArtifactKind.PHOTO, "cc"))
    look.ends()
    Look(store, RunKind.ANSWERS, ["answers"]).ends()


def _say(store: Store, secrets: Secrets, found: list[Finding]) -> None:
    """What the officer answers, decides and keeps as a picture."""
    word = secrets.word
    picture = _picture(secrets, "PNG")
    items = [one for one in load_content().items.values() if one.section == "facebook"]
    for item in items[:4]:
        store.answers.give("facebook", word("account"), item.id, "exposed", TODAY)
        store.answer_pictures.add(word("account"), item.id, Screenshot("image/png", picture), TODAY)
    store.answers.leave_out("instagram", word("account"))
    store.answers.reopen([items[0].id], "You moved.", TODAY)
    chosen = [one.fingerprint for one in found[-2:]]
    store.decisions.decide(chosen, Ruling(Verdict.ACCEPTED, TODAY + timedelta(days=90), word("reason"), picture), TODAY)
    store.settings.set("where.said", json.dumps({word("place"): "no"}))
    for moment in ("before", "after"):
        store.onboarding.say(moment, word("question"), 4)
    store.onboarding.finish("own_check", content_version(), TODAY)
    store.onboarding.finish("family", content_version(), TODAY)


def _write_down(store: Store, secrets: Secrets) -> None:
    """The evidence log, and what was asked of others."""
    word = secrets.word
    kept = Screenshot("image/png", _picture(secrets, "PNG"))
    seen = Entry(
        kind=EntryKind.FOUND,
        written="",
        seen="",
        zone="",
        case=word("case"),
        url=word("url"),
        platform=word("platform"),
        account=word("account"),
        shows=word("shows"),
        message=word("message"),
        note=word("note"),
        reported_to=word("to"),
        reference=word("reference"),
        response=word("response"),
    )
    store.evidence.add(entry_at(EntryKind.FOUND, _NOW - timedelta(hours=1), _NOW, seen), kept)
    store.evidence.add(entry_at(EntryKind.NOTE, _NOW, _NOW, msgspec.structs.replace(seen, note=word("note"))))
    for wording in load_requests().requests:
        number = store.asked_people.add(wording, word("aunt"), word("page"), TODAY)
        store.asked_people.say(number, "sent", TODAY, word("told"))


def _see_people(store: Store, secrets: Secrets, source: str) -> None:
    """Faces with names, and pictures that the officer has said something of."""
    store.faces.allow(TODAY)
    store.pictures.see(portraits([3, 3]))
    group_people(store)
    persons = store.people.persons()
    store.people.name(persons[0].id, Who.CHILD, secrets.word("child"))
    name = PictureName(source, f"{secrets.word('album')}/{secrets.word('0.jpg')}")
    titles = {one.info.id: one.info.title for one in load_checks().values()}
    said = make_finding(check="seen.uniform", source=name.source, artifact=name.artifact, fingerprint=f"{900:032x}")
    follows = Following(name, {Shows.UNIFORM: said}, (f"{0:032x}",), (f"{1:032x}",))
    store.reviewed.answer(Shows.UNIFORM, [follows], titles, TODAY)
    store.refined_head.keep(b"basis", secrets.word("head").encode(), store.refined_head.as_of())


def _picture(secrets: Secrets, form: str) -> bytes:
    """A picture that tells planted things in its hidden data."""
    buffer = io.BytesIO()
    image = Image.effect_noise((640, 480), 90).convert("RGB")
    if form == "PNG":
        told = PngImagePlugin.PngInfo()
        told.add_text("Comment", secrets.word("comment"))
        image.save(buffer, form, pnginfo=told)
    else:
        exif = Image.Exif()
        exif[0x013B] = secrets.word("artist")
        image.save(buffer, form, exif=exif, comment=secrets.word("comment").encode())
    return buffer.getvalue()
