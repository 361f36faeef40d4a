"""The command `audit` with a vault and with the officer's own facts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from officer_exposure.facts.reading import facts_of
from officer_exposure.store.vault import Vault
from officer_exposure.store.wraps import Cost
from tests.core.parsing.build_jpeg import exif_segment, jpeg
from tests.core.parsing.build_tiff import build_tiff, gps

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a passphrase is handed over in another way there")

GEOTAGGED = jpeg(exif_segment(build_tiff({0x013B: "Quillon Featherstonhaugh", 0x8825: gps(48.13713, 11.57541)})))
PROGRAM = Path(sys.executable).with_name("officer-exposure")
PASSPHRASE = "plover gasket 71 unlikely harmonium"
FACTS = "subject: {names: [Quillon Featherstonhaugh]}\n"


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "home.jpg").write_bytes(GEOTAGGED)
    (folder / "plain.jpg").write_bytes(jpeg())
    return folder


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    Vault.create(folder, PASSPHRASE, Cost(memory_kib=64, passes=1, lanes=1))[0].lock()
    return folder


def run(*arguments: str | Path, passphrase: str = "") -> subprocess.CompletedProcess[str]:
    told, telling = os.pipe()
    with os.fdopen(telling, "w") as writing:
        writing.write(f"{passphrase}\n")
    given = ["--passphrase-fd", str(told)] if passphrase else []
    try:
        return subprocess.run(
            [PROGRAM, "audit", *arguments, "--no-vision", *given],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            pass_fds=[told],
        )
    finally:
        os.close(told)


def test_a_vault_remembers_from_one_audit_to_the_next(photos: Path, vault: Path) -> None:
    first = run(photos, "--vault", vault, "--only", "photo.gps", passphrase=PASSPHRASE)
    assert (first.returncode, first.stdout) == (0, ""), first.stderr
    assert "Compared with what your vault holds, each file by itself:\n  New: 1\n" in first.stderr
    assert "Still there: 1" in run(photos, "--vault", vault, "--only", "photo.gps", passphrase=PASSPHRASE).stderr
    (photos / "home.jpg").write_bytes(jpeg())
    again = run(photos, "--vault", vault, "--only", "photo.gps", "--json", "-", passphrase=PASSPHRASE)
    assert "No longer found: 1" in again.stderr
    assert json.loads(again.stdout)["findings"] == []


def test_reports_of_an_audit_with_a_vault_hold_what_it_found(photos: Path, vault: Path) -> None:
    reports = [run(photos, "--vault", vault, "--json", "-", passphrase=PASSPHRASE).stdout for _ in range(2)]
    plain = json.loads(run(photos, "--json", "-").stdout)
    first, again = (json.loads(report) for report in reports)
    assert first == again
    for finding in first["findings"] + plain["findings"]:
        finding.pop("fingerprint")  # keyed with the secret of the vault, or of the run
    assert first["findings"] == plain["findings"]
    assert first["coverage"] == plain["coverage"]


def test_facts_in_a_file_are_looked_for_and_said_to_be_private(photos: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(FACTS)
    done = run(photos, "--facts", facts, "--json", "-", "--unmasked")
    found = [one["artifact"] for one in json.loads(done.stdout)["findings"] if one["check"] == "text.known_facts"]
    assert found == ["home.jpg"]
    assert "The facts file holds what a stranger must not know." in done.stderr
    assert "vault stay" not in done.stderr


def test_without_facts_the_check_for_them_is_said_to_be_left_out(photos: Path) -> None:
    report = json.loads(run(photos, "--json", "-").stdout)
    (gap,) = [one for one in report["coverage"]["not_checked"] if one["check"] == "text.known_facts"]
    assert (gap["artifact"], gap["reason"][:33]) == ("", "You have entered nothing about yo")


def test_facts_come_from_the_vault_and_a_file_goes_before_them_for_once(
    photos: Path, vault: Path, tmp_path: Path
) -> None:
    with Vault.unlock(vault, PASSPHRASE) as opened:
        opened.store.facts.save(facts_of(FACTS))
    asked: list[str | Path] = [photos, "--vault", vault, "--only", "text.known_facts"]
    assert "New: 1" in run(*asked, passphrase=PASSPHRASE).stderr
    others = tmp_path / "others.yaml"
    others.write_text("subject: {names: [Zephyrine Marmaduke]}\n")
    done = run(*asked, "--facts", others, passphrase=PASSPHRASE)
    assert "Not looked at again: 1" in done.stderr
    assert "Those in the vault stay as they are." in done.stderr
    assert "Still there: 1" in run(*asked, passphrase=PASSPHRASE).stderr


@pytest.mark.parametrize("case", ["broken facts", "covert", "wrong passphrase", "no vault", "in use", "report"])
def test_what_cannot_be_done_ends_with_1_and_a_sentence(photos: Path, vault: Path, tmp_path: Path, case: str) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text("subject: {names: Quillon}\n" if case == "broken facts" else "subject: {role: covert}\n")
    with_vault: list[str | Path] = [photos, "--vault", vault]
    cases: dict[str, tuple[list[str | Path], str, str]] = {
        "broken facts": ([photos, "--facts", facts], "", "line 1"),
        "covert": ([photos, "--facts", facts], "", "covert"),
        "wrong passphrase": (with_vault, PASSPHRASE + "s", "does not open the vault"),
        "no vault": ([photos, "--vault", tmp_path], PASSPHRASE, "There is no vault"),
        "in use": (with_vault, PASSPHRASE, "vault"),
        "report": ([*with_vault, "--json", vault / "vault.db"], PASSPHRASE, "your own files"),
    }
    arguments, passphrase, said = cases[case]
    if case == "in use":
        with Vault.unlock(vault, PASSPHRASE):
            done = run(*arguments, passphrase=passphrase)
    else:
        done = run(*arguments, passphrase=passphrase)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert "Quillon" not in done.stderr
    assert "Traceback" not in done.stderr
    Vault.unlock(vault, PASSPHRASE).lock()


def test_a_passphrase_without_a_vault_is_wrong_usage(photos: Path) -> None:
    assert run(photos, passphrase=PASSPHRASE).returncode == 2
