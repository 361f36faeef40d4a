"""What the page "Where you live" says, put together from what is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from officer_exposure.exposure.levels import word
from officer_exposure.model import Audience, Finding
from officer_exposure.places.guesses import habit, spot
from officer_exposure.places.spots import Group, SpotKind
from ui.clock_words import clock_words
from ui.widgets.map.marks import Kind, Mark
from ui.widgets.where.place_list import PlaceRow

if TYPE_CHECKING:
    from ui.where import Where

_CONTEXT = "WherePage"

MOST_GROUPS = 100
"""Places in the list beside the map; the map shows them all."""


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def title(where: Where | None) -> str:
    """The headline: who would look there is whoever sees the files that the first guess rests on."""
    if where is None or not where.guesses:
        return _tr("Where you live")
    audience = where.guesses[0].finding.audience
    if audience is Audience.PRIVATE:
        return _tr("Your files point here first")
    if audience is Audience.FRIENDS:
        return _tr("Friends or followers would look here first")
    return _tr("A stranger would look here first")


def lead(where: Where | None) -> str:
    """The sentence below it."""
    if where is None:
        return _tr("One moment.")
    if not len(where.spots):
        return _tr("Your files can tell where you live, even where no address stands in them.")
    told = _tr("Worked out on this computer, from {}. Nothing was looked up anywhere.").format(_amount(where))
    if where.guesses and where.guesses[0].finding.audience is Audience.PRIVATE:
        told += " " + _tr("Only you can see these files now.")
    return told


def _amount(where: Where) -> str:
    files, spots = len(where.spots.files), len(where.spots)
    one_file, many_files = _tr("1 file"), _tr("{} files")
    one, many = _tr("1 place in {}"), _tr("{} places in {}")
    counted = one_file if files == 1 else many_files.format(QLocale().toString(files))
    return one.format(counted) if spots == 1 else many.format(QLocale().toString(spots), counted)


def empty(where: Where, *, looked: bool) -> str:
    """Why there is no guess; empty text where there is one."""
    if where.guesses:
        return ""
    if not looked:
        return _tr("Nothing was looked at yet. Choose photos, tracks or an account export, then scan them.")
    if where.unread:
        return _tr(
            "There are places in your files. An older version of this app did not keep them for this page. "
            "Scan your files again, and they are shown here."
        )
    if not len(where.spots):
        return _tr("No place was found in what was looked at. That does not mean that nobody can find your home.")
    return _tr(
        "There are places, but too few to say where you live. "
        "Somebody who sees more of your posts may still be able to. More files give a better answer."
    )


def coverage(where: Where) -> list[str]:
    """What was looked at, and what was not."""
    kinds = Counter(where.spots.kinds.tolist())
    names = kind_names()
    parts = [
        (names[kind][0] if kinds[kind] == 1 else names[kind][1]).format(QLocale().toString(kinds[kind]))
        for kind in (Kind.PHOTO, Kind.TRACK, Kind.CHECK_IN)
        if kinds[kind]
    ]
    lines = [_tr("Looked at: {}.").format(", ".join(parts))] if parts else []
    if where.missed:
        lines.append(_tr("Not looked at, or not in full: {}. The review says why.").format(where.missed))
    if len(where.groups) >= MOST_GROUPS:
        lines.append(_tr("The list holds the places with the most files. The map shows them all."))
    lines.append(
        _tr(
            "Not part of this: property records, people-search sites, and what others post. "
            "An address in a text is not turned into a place on the map."
        )
    )
    return lines


def kind_names() -> dict[Kind, tuple[str, str]]:
    """What spots of a kind are called, one and many."""
    return {
        Kind.PHOTO: (_tr("1 place in hidden data"), _tr("{} places in hidden data")),
        Kind.TRACK: (_tr("1 end of a track"), _tr("{} ends of tracks")),
        Kind.CHECK_IN: (_tr("1 visit or post"), _tr("{} visits or posts")),
        Kind.GUESS: ("", ""),
        Kind.HOME: ("", ""),
    }


def legend(marks: Sequence[Mark], kinds: Sequence[int]) -> dict[Kind, str]:
    """The kinds on the map, each with its word."""
    words = {
        Kind.GUESS: _tr("A guess"),
        Kind.HOME: _tr("Your home"),
        Kind.PHOTO: _tr("Photo or file"),
        Kind.TRACK: _tr("End of a track"),
        Kind.CHECK_IN: _tr("Visit or post"),
    }
    present = {mark.kind for mark in marks} | {Kind(kind) for kind in kinds}
    return {kind: text for kind, text in words.items() if kind in present}


def marks(where: Where, near: Callable[[float, float], str]) -> list[Mark]:
    """Guesses, home, and the places of other findings. `near`: says in words where a position lies."""
    found = [
        Mark(
            Kind.GUESS,
            guess.place.latitude,
            guess.place.longitude,
            _tr("Guess {}: {}").format(guess.place.rank, near(guess.place.latitude, guess.place.longitude)),
            guess.place.rank,
            guess.place.radius_m,
        )
        for guess in where.guesses
    ]
    found += [Mark(Kind.HOME, home.latitude, home.longitude, _tr("Your home")) for home in where.homes]
    placed = ((one, spot(one)) for one in where.others)
    return found + [
        Mark(Kind.GUESS, at.latitude, at.longitude, f"{_name_of(one)}, {near(at.latitude, at.longitude)}")
        for one, at in placed
        if at is not None
    ]


def _name_of(finding: Finding) -> str:
    """What a place is, in a few words."""
    names = {
        "places.home": _tr("Another guess, by those who see more"),
        "places.work": _tr("Where you seem to work"),
        "places.school": _tr("What looks like a school"),
        "places.second_home": _tr("A second place with nights"),
        "places.starts_at_door": _tr("Where activities begin or end"),
        "places.privacy_zone": _tr("The middle of a privacy zone"),
        "activity.zone_list": _tr("A privacy zone that a file lists"),
        "activity.labelled_place": _tr("Named home or work in a file"),
    }
    return names.get(finding.check) or _tr("A place of your routine: {}").format(clock_words(habit(finding)[0]))


def other_words(finding: Finding, near: str) -> str:
    """What a finding tells: its sentence, when and how often, where, and who can see it. `near`: where it is."""
    when, often = habit(finding)
    parts = [finding.summary]
    if when:
        told = clock_words(when)
        parts.append(f"{told} ({often})." if often else f"{told}.")
    if near:
        parts.append(f"{near[:1].upper()}{near[1:]}.")
    parts.append(_tr("Who can see it: {}.").format(word(finding.audience)))
    return " ".join(parts)


def rows(marks: Sequence[Mark], where: Where) -> list[PlaceRow]:
    """The list beside the map: marks first, then where most spots lie."""
    return [
        *(PlaceRow(mark.name, mark.latitude, mark.longitude, mark) for mark in marks),
        *(
            PlaceRow(f"{group_words(group)}, {near}", group.latitude, group.longitude, members=group.members)
            for group, near in zip(where.groups, where.near, strict=True)
        ),
    ]


def group_words(group: Group) -> str:
    """How many spots of which kind lie together."""
    one, many = kind_names()[Kind(SpotKind(group.kind))]
    count = len(group.members)
    return one if count == 1 else many.format(QLocale().toString(count))
