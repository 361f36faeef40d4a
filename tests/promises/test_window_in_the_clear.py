"""Nothing of a whole sitting in the window is left in the clear: what any process wrote is searched, byte by byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from officer_exposure.store.vault import Vault
from tests.promises.marks import files_written, internet_sockets
from tests.promises.private_home import ARTIST, PrivateHome, middle, noise

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="needs Linux"), pytest.mark.slow]

PASSPHRASE = "gannet trellis 58 improbable ocarina"
FOLDER = "Plumtreealbum"
FACTS = (
    ("you", "names", "text", ARTIST),
    ("home", "homes", "address", "4711 Marmalade Lane, Wobbleton"),
    ("phones", "phones", "text", "555 010 7341"),
    ("household", "household", "names", "Zephyrine Featherstonhaugh"),
    ("work", "work", "badge", "BX-4041793"),
    ("handles", "handles", "handle", "kestrelwidget"),
)
TEXTS = {
    "town": "Wobbleton",
    "phone": "555 010 7341",
    "phone without spaces": "5550107341",
    "badge": "BX-4041793",
    "reason": "the gazebo is known to everybody",
    "screenshot": "Hydrangeascreen",
    "folder": FOLDER,
    "passphrase": PASSPHRASE,
}
ALL_FACTS = {"name", "child", "address", "handle", "town", "phone", "badge"}
COPIES = 1_000
_HISTORIES = {"QtProject.conf", "recently-used.xbel"}

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = Path(__file__).with_name("sitting.py")


class Home(PrivateHome):
    """A home in which sitting.py plays its parts under strace. The officer's own files lie outside."""

    def __init__(self, root: Path, strace: str) -> None:
        super().__init__(root, strace, FOLDER)
        self.vault = self.home / "data" / "officer-exposure" / "vault"
        self.stick, self.desk, self.exact = self.home / "stick", root / "desk", root / "exact"
        for folder in (self.stick, self.desk, self.exact):
            folder.mkdir()
        self._screen = noise(3, (200, 100))
        (self.desk / "Hydrangeascreen.jpg").write_bytes(self._screen)
        self.marks = self.plant(TEXTS)

    def know_code(self, code: str) -> None:
        """Look for the recovery code too, and for half of it."""
        codes = {"code": code, "half of the code": code[: len(code) // 2]}
        bare = {f"{name}, bare": text.replace("-", "") for name, text in codes.items()}
        self.marks = self.plant({**TEXTS, **codes, **bare}, {"screenshot's pixels": middle(self._screen)})

    def play(self, part: str) -> tuple[list[dict[str, Any]], str]:
        """Play a part to its end: what it told, and what the program said."""
        process, lines = self.start(part)
        with process:
            told = list(lines)
            said, _ = process.communicate(timeout=60)
        self.wait_for_log(process.pid)
        assert process.returncode == 0, said
        return told, said

    def play_and_kill(self, part: str) -> str:
        """Kill a part when it tells something: what the program said."""
        process, lines = self.start(part)
        with process:
            assert next(lines)
            process.kill()
            said, _ = process.communicate(timeout=60)
            assert not list(lines)
        self.wait_for_log(process.pid)
        assert process.returncode == -9, said
        return said

    def start(self, part: str) -> tuple[subprocess.Popen[str], Iterator[dict[str, Any]]]:
        """Start a part: the process, and what it tells, as it tells it."""
        self.log = self.log.with_name(f"{part}.log")
        hearing, telling = os.pipe()
        process = self.watch(
            *(sys.executable, "-P", str(_PROGRAM), part, str(telling)),
            hand_on=[telling],
            stdin=subprocess.PIPE,
            PYTHONPATH=str(_ROOT),
            QT_QPA_PLATFORM="offscreen",
            DBUS_SESSION_BUS_ADDRESS="disabled:",
        )
        os.close(telling)
        assert process.stdin is not None
        process.stdin.write(self._script())
        process.stdin.close()
        process.stdin = None
        return process, _heard(hearing)

    def _script(self) -> str:
        return json.dumps(
            {
                "passphrase": PASSPHRASE,
                "facts": FACTS,
                "photos": str(self.photos),
                "desk": str(self.desk),
                "reports": str(self.reports),
                "exact": str(self.exact),
                "stick": str(self.stick),
                "reason": TEXTS["reason"],
                "search": "Birthdaypartyfile",
            }
        )

    def assert_nothing_was_left(self, part: str, said: str) -> None:
        """Neither a mark, nor a file that remembers what was opened, nor a way to the internet."""
        self.log = self.log.with_name(f"{part}.log")
        self.assert_nothing_in_the_clear(self.marks, said)
        assert internet_sockets(self.log) == []
        names = {path.name for path in self.home.rglob("*")} | {Path(path).name for path in files_written(self.log)}
        assert not [name for name in names if name in _HISTORIES or name.startswith("core")]

    def findings(self) -> int:
        """How many findings the vault holds."""
        with Vault.unlock(self.vault, PASSPHRASE) as vault:
            return sum(vault.store.findings.standings().values())


class FirstDay:
    """What the first day came to."""

    def __init__(self, home: Home) -> None:
        told, self.said = home.play("first day")
        self.made, self.before, self.after, self.end = told
        self.home = home
        home.know_code(self.made["code"])

    def marks_in(self, texts: Iterable[str]) -> set[str]:
        """The marks in these texts."""
        return self.home.marks.within("\n".join(texts).encode())


def _heard(pipe: int) -> Iterator[dict[str, Any]]:
    with os.fdopen(pipe) as lines:
        for line in lines:
            words = json.loads(line)
            assert "trouble" not in words, words["trouble"]
            yield words


@pytest.fixture(scope="module")
def first_day(tmp_path_factory: pytest.TempPathFactory, strace: str) -> FirstDay:
    return FirstDay(Home(tmp_path_factory.mktemp("window"), strace))


def test_a_sitting_that_ends_with_the_quick_exit_leaves_nothing_in_the_clear(first_day: FirstDay) -> None:
    home = first_day.home
    assert {path.suffix for path in (*home.reports.iterdir(), *home.stick.iterdir())} == {".html", ".json", ".backup"}
    home.assert_nothing_was_left("first day", first_day.said)


def test_no_title_of_a_window_says_what_was_found(first_day: FirstDay) -> None:
    assert set(first_day.end["titles"]) <= {"", "Officer Exposure"}
    assert "Officer Exposure" in first_day.end["titles"]


def test_after_the_lock_neither_a_widget_nor_the_memory_holds_what_was_found(first_day: FirstDay) -> None:
    assert first_day.marks_in(first_day.made["held"]) == {"code", "half of the code"}
    assert first_day.marks_in(first_day.before["held"]) >= {
        *ALL_FACTS,
        "file name",
        "file name of a recording",
        "folder",
        "latitude",
    }
    assert first_day.marks_in(first_day.after["held"]) == set()
    assert all(first_day.before["alive"].values()), "the count must be able to find them"
    assert set(first_day.after["alive"].values()) == {0}
    assert first_day.after["people"] == 0
    assert [command for command in first_day.after["children"] if "resource_tracker" not in command] == []


def test_a_scan_in_the_window_that_is_killed_leaves_nothing_in_the_clear(first_day: FirstDay) -> None:
    home = first_day.home
    before = home.findings()
    home.many(COPIES)
    said = home.play_and_kill("scan")
    assert (home.vault / "vault.db-wal").stat().st_size > 0
    home.assert_nothing_was_left("scan", said)
    assert before < home.findings() < before * COPIES


def test_an_unmasked_report_from_the_window_shows_that_the_search_can_find_it(first_day: FirstDay) -> None:
    home = first_day.home
    home.play("exact values")
    written = home.marks.written(home.log)
    assert {Path(path).parent for path in written} == {home.exact}
    for found in (home.marks.below(home.exact), written):
        assert len(found) == 2, "the report in two writings, and nothing else"
        hits = set[str]().union(*found.values())
        assert hits >= {"name", "child", "address", "handle", "plate", "file name", "latitude", "longitude"}
    codes = [name for name in home.marks.within(first_day.made["code"].encode()) if "code" in name]
    assert len(codes) == 2
