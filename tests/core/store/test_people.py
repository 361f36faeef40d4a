"""What is kept of the people in the pictures: with consent alone, and with every word of the officer held."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import apsw
import pytest

from officer_exposure.examining import Examined
from officer_exposure.model import ArtifactKind, Audience, Stage
from officer_exposure.recognizing import group_people
from officer_exposure.store.database import Database
from officer_exposure.store.records import RunKind
from officer_exposure.store.store import Store
from officer_exposure.vision.observed import Observed
from officer_exposure.vision.people import FaceLabel, Who
from tests.core.store.runs import CHECKS, SOURCE, Look
from tests.core.store.seen_people import BOX, TODAY, face, picture, portraits, with_people
from tests.core.vision.made_prints import made_prints

KEY = bytes(range(32))


def _decrypted(path: Path) -> bytes:
    """The file without its key, page by page as it is, with the pages that are free and the log beside it."""
    copy = path.with_name("copy.db")
    for ending in ("", "-wal"):
        shutil.copy(f"{path}{ending}", f"{copy}{ending}")
    connection = apsw.Connection(str(copy))
    connection.pragma("key", f"raw:{KEY.hex()}")
    connection.pragma("journal_mode", "DELETE")
    connection.pragma("rekey", "")
    connection.close()
    return copy.read_bytes()


def names(store: Store, person: int) -> set[str]:
    return {one.artifact for one in store.people.faces(person)}


def test_without_consent_no_print_is_kept(store: Store) -> None:
    store.pictures.see(portraits([3]))
    assert store.faces.count_prints() == 0
    group_people(store)
    assert store.people.persons() == ()


def test_people_come_out_those_seen_most_first(store: Store) -> None:
    first, second, third = with_people(store, [2, 5, 1])
    assert (first.faces, second.faces, third.faces) == (5, 2, 1)
    assert names(store, first.id) == {f"1-{number}.jpg" for number in range(5)}
    assert first.who is Who.UNKNOWN


def test_a_group_that_looks_like_a_child_is_marked_and_one_odd_face_marks_nobody(store: Store) -> None:
    with_people(store, [4, 3], child=[0.9, 0.01])
    store.pictures.see([picture("1-0.jpg", face(portraits([4, 3])[4].observed.faces[0].print, child=0.4))])
    assert [one.maybe_child for one in store.people.persons()] == [True, False]


def test_a_name_is_kept_when_the_picture_is_seen_again(store: Store) -> None:
    first, _ = with_people(store, [3, 2])
    store.people.name(first.id, Who.CHILD, "mia")
    store.pictures.see(portraits([3, 2]))
    group_people(store)
    labels = store.people.labels()
    assert labels[0] == FaceLabel("photos", "0-0.jpg", BOX, first.id, Who.CHILD, "mia", said=True)
    assert len(labels) == 3


def test_a_face_that_moved_a_little_keeps_its_name_and_one_elsewhere_does_not(store: Store) -> None:
    (person,) = with_people(store, [1])
    store.people.name(person.id, Who.ME)
    (seen,) = portraits([1])
    moved = face(seen.observed.faces[0].print)
    store.pictures.see([picture("0-0.jpg", type(moved)((110, 105, 210, 230), 0.8, None, moved.print))])
    assert [one.box for one in store.people.labels()] == [(110, 105, 210, 230)]
    store.pictures.see([picture("0-0.jpg", face(seen.observed.faces[0].print, place=2))])
    assert store.people.labels() == ()


def test_a_picture_that_was_passed_over_keeps_its_print(store: Store) -> None:
    with_people(store, [2])
    store.pictures.see([picture("0-0.jpg", face())])
    assert store.faces.count_prints() == 2


def test_new_faces_join_a_person_with_a_name(store: Store) -> None:
    prints, _ = made_prints([8])
    store.faces.allow(TODAY)
    store.pictures.see([picture(f"{number}.jpg", face(one)) for number, one in enumerate(prints[:4])])
    group_people(store)
    store.people.name(store.people.persons()[0].id, Who.ME)
    store.pictures.see([picture(f"{number}.jpg", face(one)) for number, one in enumerate(prints)])
    group_people(store)
    labels = store.people.labels()
    assert [one.said for one in labels] == [True] * 4 + [False] * 4
    assert {one.who for one in labels} == {Who.ME}


def test_there_is_one_me_and_one_of_each_member(store: Store) -> None:
    one, two, three, four = with_people(store, [5, 4, 3, 2])
    store.people.name(one.id, Who.ME)
    store.people.name(two.id, Who.ME)
    store.people.name(three.id, Who.FAMILY)
    store.people.name(four.id, Who.FAMILY)
    assert [person.faces for person in store.people.persons()] == [9, 3, 2]


def test_what_was_put_together_and_what_was_taken_apart_stay_so(store: Store) -> None:
    one, two = with_people(store, [4, 3])
    store.people.merge([one.id, two.id])
    group_people(store)
    (both,) = store.people.persons()
    assert both.faces == 7
    wrong = [face.id for face in store.people.faces(both.id) if face.artifact == "0-0.jpg"]
    store.people.split(both.id, wrong)
    group_people(store)
    assert [person.faces for person in store.people.persons()] == [6, 1]


def test_two_people_with_different_names_are_not_put_together(store: Store) -> None:
    one, two = with_people(store, [4, 3])
    store.people.name(one.id, Who.ME)
    store.people.name(two.id, Who.CHILD)
    with pytest.raises(ValueError, match="different"):
        store.people.merge([one.id, two.id])
    assert [person.faces for person in store.people.persons()] == [4, 3]


@pytest.mark.parametrize("split", [(), ("all",)])
def test_taking_nobody_or_everybody_out_changes_nothing(store: Store, split: tuple[str, ...]) -> None:
    (person,) = with_people(store, [3])
    store.people.split(person.id, [face.id for face in store.people.faces(person.id) if split])
    assert [one.faces for one in store.people.persons()] == [3]


def test_every_word_can_be_taken_back(store: Store) -> None:
    before = with_people(store, [4, 3, 2])
    one, two, three = (person.id for person in before)
    changes = [
        store.people.name(one, Who.ME),
        store.people.name(two, Who.ME),
        store.people.merge([two, three]),
        store.people.split(two, [store.people.faces(two)[0].id]),
        store.people.name(two, Who.IGNORED),
    ]
    for change in reversed(changes):
        store.people.undo(change)
    assert store.people.persons() == before
    assert store.people.labels() == ()


def test_a_stranger_leaves_boxes_and_no_prints(store: Store) -> None:
    one, two = with_people(store, [4, 3])
    store.people.name(one.id, Who.NOBODY)
    assert store.faces.count_prints() == 3
    store.pictures.see(portraits([4, 3]))
    group_people(store)
    assert store.faces.count_prints() == 3
    assert [(person.id, person.who) for person in store.people.persons()] == [(one.id, Who.NOBODY), (two.id, "")]


def test_consent_withdrawn_leaves_no_print_and_what_was_said(store: Store) -> None:
    one, _ = with_people(store, [4, 3])
    store.people.name(one.id, Who.CHILD)
    assert store.faces.withdraw() == 7
    assert (store.faces.allowed, store.faces.count_prints()) == (None, 0)
    assert [person.who for person in store.people.persons()] == [Who.CHILD]
    store.pictures.see(portraits([4, 3]))  # a look that was going on meanwhile
    assert store.faces.count_prints() == 0


def test_prints_are_read_anew_after_a_second_consent(store: Store) -> None:
    look = Look(store)
    seen = portraits([1])[0]
    look.visits(seen.artifact, stage=Stage.PIXELS, observed=seen.observed).visits("other.jpg", stage=Stage.PIXELS)
    store.faces.allow(TODAY)
    store.runs.record(look.run, (), (), [seen])
    look.ends(SOURCE)
    _stamps = Look(store).recall
    assert _stamps.stamp(Stage.PIXELS, SOURCE, Audience.LINK, seen.artifact)
    store.faces.withdraw()
    assert not _stamps.stamp(Stage.PIXELS, SOURCE, Audience.LINK, seen.artifact)
    assert _stamps.stamp(Stage.PIXELS, SOURCE, Audience.LINK, "other.jpg")


def test_what_is_no_print_is_not_kept(store: Store) -> None:
    store.faces.allow(TODAY)
    store.pictures.see([picture("a.jpg", face(b"\xff" * 256)), picture("b.jpg", face(b"short"))])
    assert store.faces.count_prints() == 0


def test_a_print_stands_in_one_place_of_the_file_and_in_none_after(tmp_path: Path) -> None:
    """Every page of the file is looked through, decrypted, and so is the log beside it."""
    path = tmp_path / "vault.db"
    Store(Database.create(path, KEY)).close()
    store = Store(Database.open(path, KEY))
    seen = portraits([2])
    store.faces.allow(date(2026, 1, 1))
    run = store.runs.begin(RunKind.FILES, [SOURCE], CHECKS, dict.fromkeys(CHECKS, b"same"), TODAY)
    for one in seen:
        examined = Examined(ArtifactKind.PHOTO, "c", stamp=b"unchanged", observed=one.observed)
        store.runs.recall(run).keep(Stage.PIXELS, SOURCE, Audience.LINK, one.artifact, examined)
    store.runs.record(run, (), (), seen)
    marks = [one.observed.faces[0].print[8:72] for one in seen]
    assert [_decrypted(path).count(mark) for mark in marks] == [1, 1]
    store.faces.withdraw()
    assert [_decrypted(path).count(mark) for mark in marks] == [0, 0]
    assert Path(f"{path}-wal").stat().st_size == 0
    store.close()


def test_the_features_of_a_picture_without_faces_are_kept_as_they_are(store: Store) -> None:
    plain = picture("a.jpg")
    store.pictures.see([plain])
    assert list(store.pictures.all()) == [plain]
    assert plain.observed == Observed(2000, 1500)
