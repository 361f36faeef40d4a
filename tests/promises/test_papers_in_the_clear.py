"""Promises 1 and 3 over the papers that are made by command: nothing is sent, and nothing but what was asked for is
written."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from officer_exposure.content.version import content_version
from officer_exposure.model import Tag
from officer_exposure.store.vault import Vault
from tests.core.store.runs import Look, known_finding
from tests.core.store.vaults import CHEAP, PASSPHRASE
from tests.promises.marks import WATCH, Marks, files_written, internet_sockets
from tests.promises.usual_environment import usual_environment

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="needs Linux"), pytest.mark.slow]

_MARKS = Marks({"name": "Zephyrine", "file": "Birthdaypartyfile", "passphrase": PASSPHRASE}, {}, {})
_COMMANDS = {
    "briefing": ("briefing", "--for", "partner", "--vault", "VAULT", "--pdf", "OUT.pdf", "--html", "OUT.html"),
    "attest": ("attest", "--vault", "VAULT", "--json", "OUT.json", "--pdf", "OUT.pdf"),
    "for the trainer": ("checklist", "--for-trainer", "--vault", "VAULT", "--pdf", "OUT.pdf", "--html", "OUT.html"),
    "checklist": ("checklist", "--pdf", "OUT.pdf", "--html", "OUT.html"),
    "demo": ("demo", "--to", "OUT.demo"),
}


class _Home:
    """Folders that only the program writes to, with a vault in which something was found."""

    def __init__(self, root: Path) -> None:
        self.root, self.vault, self.out, self.log = root, root / "vault", root / "out", root / "strace.log"
        self.out.mkdir()
        (root / "tmp").mkdir()
        found = known_finding(1, artifact="Birthdaypartyfile.jpg", evidence=(Tag("EXIF:Artist", "Zephyrine"),))
        with Vault.create(self.vault, PASSPHRASE, CHEAP)[0] as vault:
            Look(vault.store).visits(found.artifact).records(found).ends()
            vault.store.onboarding.finish("own_check", content_version(), date(2026, 3, 1))

    def run(self, strace: str, command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        """Run it as a person would, with the passphrase on a pipe."""
        program = str(Path(sys.executable).with_name("officer-exposure"))
        places = {"VAULT": str(self.vault)}
        words = [places.get(word, word.replace("OUT", str(self.out / "paper"))) for word in command]
        typed = ["--passphrase-fd", "0"] if "VAULT" in command else []
        folders = {f"XDG_{kind}_HOME": str(self.root / "xdg") for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
        return subprocess.run(
            [strace, *(word for word in WATCH if word != "-D"), "-o", str(self.log), program, *words, *typed],
            env={**usual_environment(), **folders, "HOME": str(self.root / "home"), "TMPDIR": str(self.root / "tmp")},
            input=f"{PASSPHRASE}\n" if typed else "",
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )


@pytest.mark.parametrize("command", _COMMANDS.values(), ids=_COMMANDS.keys())
def test_a_paper_sends_nothing_and_writes_itself_alone(tmp_path: Path, strace: str, command: tuple[str, ...]) -> None:
    home = _Home(tmp_path)
    done = home.run(strace, command)
    assert done.returncode == 0, done.stderr
    assert internet_sockets(home.log) == []
    written = {path for path in files_written(home.log) if "__pycache__" not in path}
    asked = {path for path in written if path.startswith(str(home.out))}
    assert asked, "the paper itself must be seen"
    assert {path for path in written - asked if not path.startswith(str(home.vault))} == set()
    assert _MARKS.below(home.out) == {}
    assert _MARKS.written(home.log) == {}
    assert _MARKS.within((done.stdout + done.stderr).encode()) == set()
    assert list((home.root / "tmp").iterdir()) == []
    assert not (home.root / "home").exists()
    modes = {path.name: path.stat().st_mode & 0o777 for path in home.out.iterdir() if path.is_file()}
    assert set(modes.values()) <= {0o600}, os.fspath(home.out)
