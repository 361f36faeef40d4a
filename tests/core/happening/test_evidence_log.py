"""The evidence log in a real vault: written once, kept, and every later change shows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.errors import EvidenceError, VaultError
from officer_exposure.happening.chain import START, Logged, body_of, broken_in, link_of
from officer_exposure.happening.entry import LONGEST_TEXT, Entry, EntryKind, StillUp, entry_at
from officer_exposure.happening.screenshot import MOST_BYTES, Screenshot, read_screenshot, screenshot_of
from officer_exposure.store.database import Database
from officer_exposure.store.folder import DATABASE_NAME
from officer_exposure.store.store import Store, memory_store
from officer_exposure.store.vault import Vault
from tests.core.store.vaults import PASSPHRASE, new_vault

CHICAGO = timezone(timedelta(hours=-6), "CST")
SEEN = datetime(2026, 11, 26, 2, 14, 5, tzinfo=CHICAGO)
WRITTEN = datetime(2026, 11, 26, 8, 20, tzinfo=UTC)
PICTURE = screenshot_of(b"\x89PNG\r\n\x1a\n" + bytes(64))


def found(**fields: Any) -> Entry:
    """An entry that says where something was seen."""
    return entry_at(EntryKind.FOUND, SEEN, WRITTEN, Entry(kind=EntryKind.FOUND, written="", seen="", zone="", **fields))


def test_what_was_written_is_read_back_from_an_encrypted_vault(tmp_path: Path) -> None:
    vault, _ = new_vault(tmp_path / "vault")
    first = vault.store.evidence.add(found(url="https://board.example/post/1?a=b", account="@someone"), PICTURE)
    second = vault.store.evidence.add(found(message="äöü 🚓", case="One"))
    vault.lock()
    with Vault.unlock(tmp_path / "vault", PASSPHRASE) as opened:
        log = opened.store.evidence.all()
        assert log == (first, second)
        assert list(broken_in(log)) == []
        assert opened.store.evidence.screenshot(first.entry.screenshot) == PICTURE
        assert opened.store.evidence.last_link() == second.link.hex()
    assert first.entry.seen == "2026-11-26T02:14:05-06:00"
    assert (first.entry.zone, first.entry.written) == ("CST", "2026-11-26T08:20:00+00:00")
    on_disk = b"".join(path.read_bytes() for path in (tmp_path / "vault").iterdir() if path.is_file())
    assert b"board.example" not in on_disk
    assert PICTURE.data not in on_disk


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evidence SET body = x'7b7d' WHERE number = 1",
        "UPDATE evidence SET number = 9 WHERE number = 1",
        "DELETE FROM evidence",
        "DELETE FROM evidence WHERE number = 1",
        "UPDATE evidence_picture SET data = x'00'",
        "DELETE FROM evidence_picture",
    ],
)
def test_the_database_refuses_to_change_or_delete(tmp_path: Path, statement: str) -> None:
    vault, _ = new_vault(tmp_path / "vault")
    vault.store.evidence.add(found(), PICTURE)
    with pytest.raises(VaultError):
        vault.store.evidence._database.execute(statement)
    assert len(vault.store.evidence.all()) == 1
    assert vault.store.evidence.screenshot(PICTURE.digest) == PICTURE
    vault.lock()


def test_a_correction_is_a_new_entry(store: Store) -> None:
    store.evidence.add(found(account="@wrong"))
    store.evidence.add(msgspec.structs.replace(found(account="@right", about=1), kind=EntryKind.CORRECTED))
    assert [one.entry.account for one in store.evidence.all()] == ["@wrong", "@right"]


def test_what_became_of_it_is_kept(store: Store) -> None:
    store.evidence.add(found())
    for kind, fields in (
        (EntryKind.REPORTED, {"reported_to": "the site", "reference": "4711"}),
        (EntryKind.ANSWERED, {"response": "removed"}),
        (EntryKind.LOOKED_AGAIN, {"still_up": StillUp.NO}),
    ):
        store.evidence.add(msgspec.structs.replace(found(about=1, **fields), kind=kind))
    store.evidence.add(msgspec.structs.replace(found(step="FH1"), kind=EntryKind.STEP))
    assert store.evidence.steps_done() == {"FH1"}
    assert store.evidence.all()[3].entry.still_up is StillUp.NO


@pytest.mark.parametrize("kind", [EntryKind.REPORTED, EntryKind.ANSWERED, EntryKind.LOOKED_AGAIN, EntryKind.CORRECTED])
@pytest.mark.parametrize("about", [0, 2, -1])
def test_what_is_about_nothing_is_refused(store: Store, kind: EntryKind, about: int) -> None:
    store.evidence.add(found())
    with pytest.raises(EvidenceError) as caught:
        store.evidence.add(msgspec.structs.replace(found(about=about), kind=kind))
    assert caught.value.hint
    assert len(store.evidence.all()) == 1


def test_a_text_without_end_is_refused_and_nothing_of_it_kept(store: Store) -> None:
    with pytest.raises(EvidenceError):
        store.evidence.add(found(message="x" * (LONGEST_TEXT + 1)), PICTURE)
    assert store.evidence.screenshot(PICTURE.digest) is None
    store.evidence.add(found(message="x" * LONGEST_TEXT))


@pytest.mark.parametrize(
    ("seen", "sentence"),
    [
        (SEEN.replace(tzinfo=None), "time zone"),
        (WRITTEN + timedelta(hours=1), "future"),
    ],
)
def test_a_time_that_says_nothing_is_refused(seen: datetime, sentence: str) -> None:
    with pytest.raises(EvidenceError, match=sentence):
        entry_at(EntryKind.FOUND, seen, WRITTEN)


_ENTRIES = st.builds(
    Entry,
    kind=st.sampled_from([EntryKind.FOUND, EntryKind.NOTE]),
    written=st.just("2026-11-26T08:20:00+00:00"),
    seen=st.just("2026-11-26T08:20:00+00:00"),
    zone=st.text(max_size=8),
    url=st.text(max_size=40),
    message=st.text(max_size=80),
    still_up=st.sampled_from(StillUp),
)


@given(st.lists(_ENTRIES, min_size=1, max_size=6), st.data())
def test_any_later_change_breaks_the_chain(entries: list[Entry], data: st.DataObject) -> None:
    store = memory_store()
    log = [store.evidence.add(entry) for entry in entries]
    store.close()
    assert list(broken_in(log)) == []
    at = data.draw(st.integers(0, len(log) - 1))
    other = data.draw(_ENTRIES.filter(lambda entry: entry != log[at].entry))
    changed = [*log]
    changed[at] = Logged(log[at].number, other, body_of(other), log[at].link)
    assert [one.number for one in broken_in(changed)] == [log[at].number]
    assert at == len(log) - 1 or list(broken_in([*log[:at], *log[at + 1 :]]))
    swapped = [*log[1:], log[0]]
    assert len(log) == 1 or list(broken_in(swapped))


def test_the_chain_is_the_one_that_is_described() -> None:
    """By hand: anyone can check it with sha256sum."""
    from hashlib import sha256

    body = b'{"kind":"note"}'
    expected = sha256(("0" * 64 + "\n" + sha256(body).hexdigest() + "\n").encode()).digest()
    assert link_of(START, body) == expected


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"\x89PNG\r\n\x1a\n1", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"GIF89a", "image/gif"),
        (b"BM123456", "image/bmp"),
        (b"%PDF-1.7", "application/pdf"),
    ],
)
def test_a_picture_is_taken_in_as_it_is(tmp_path: Path, data: bytes, media: str) -> None:
    (tmp_path / "shot").write_bytes(data)
    assert read_screenshot(tmp_path / "shot") == Screenshot(media, data)


@pytest.mark.parametrize("data", [b"", b"MZ", b"<html>", b"RIFF\0\0\0\0WAVE", b"PK\3\4", bytes(MOST_BYTES + 1)])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(EvidenceError) as caught:
        screenshot_of(data)
    assert caught.value.hint


def test_a_picture_that_is_not_there_is_a_sentence_without_its_path(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError) as caught:
        read_screenshot(tmp_path / "private-name.png")
    assert "private-name" not in str(caught.value)


def test_an_entry_changed_behind_the_back_of_the_program_shows(tmp_path: Path) -> None:
    """Someone with the key takes the guards off the table and edits it."""
    vault, _ = new_vault(tmp_path / "vault")
    for number in range(3):
        vault.store.evidence.add(found(note=str(number)))
    key = bytes(vault._key)
    vault.lock()
    database = Database.open(tmp_path / "vault" / DATABASE_NAME, key)
    database.execute("DROP TRIGGER evidence_is_not_changed")
    body = body_of(found(note="something else"))
    database.execute("UPDATE evidence SET body = ? WHERE number = 2", (body,))
    database.close()
    with Vault.unlock(tmp_path / "vault", PASSPHRASE) as opened:
        assert [one.number for one in broken_in(opened.store.evidence.all())] == [2]
