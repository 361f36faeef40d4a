"""What the system lacks: named in one sentence with the command that adds it, or installed when run as root on Debian.

Nothing real is installed here: `apt-get` and `ldd` are scripts of this test, and Python is told who runs it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.launch.checkout import Checkout

_DEBIAN = Path("/etc/debian_version").exists()
pytestmark = pytest.mark.skipif(not _DEBIAN, reason="needs a Debian system")

_VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"


class System:
    """A system that lacks things: a folder of programs found first, and a folder of modules found first."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "programs"
        self.modules = folder / "modules"
        self.modules.mkdir(parents=True)
        self.log = folder / "apt.log"

    def is_run_by(self, user_id: int) -> None:
        (self.modules / "sitecustomize.py").write_text(f"import os\nos.geteuid = lambda: {user_id}\n")

    def lacks_ensurepip(self) -> None:
        (self.modules / "ensurepip.py").write_text("raise ImportError('No module named ensurepip')\n")

    def lacks_libraries_until_apt_runs(self) -> None:
        Checkout.add_program(
            self.programs / "ldd",
            f'if [ -e "{self.log}" ]; then echo "libGL.so.1 => /bin/sh (0x1)"; exit; fi\n'
            'echo "libGL.so.1 => not found"; echo "libglib-2.0.so.0 => not found"; echo "libc.so.6 => /bin/sh (0x1)"',
        )

    def has_apt_that_ends_with(self, status: int) -> None:
        Checkout.add_program(
            self.programs / "apt-get", f'echo "$@" >> "{self.log}"; echo "E: Unable to locate it"; exit {status}'
        )

    def environment(self) -> dict[str, str]:
        return {"PATH": f"{self.programs}:{os.environ['PATH']}", "PYTHONPATH": str(self.modules)}


@pytest.fixture
def system(tmp_path: Path) -> System:
    return System(tmp_path / "system")


def test_without_ensurepip_a_person_is_given_the_command(checkout: Checkout, system: System) -> None:
    system.lacks_ensurepip()
    system.is_run_by(1000)
    done = checkout.run("checks", **system.environment())
    assert done.returncode == 1
    assert "sudo apt install python3" in done.stderr.splitlines()[-1]
    assert done.stderr.splitlines()[-1].endswith("-venv")


def test_without_ensurepip_root_has_it_installed(checkout: Checkout, system: System) -> None:
    system.lacks_ensurepip()
    system.is_run_by(0)
    system.has_apt_that_ends_with(0)
    done = checkout.run("checks", **system.environment())
    update, install = system.log.read_text().splitlines()
    assert update.endswith("update")
    assert install.endswith(("install -y --no-install-recommends python3-venv", f" {_VERSION}-venv"))
    assert "still lacks ensurepip" in done.stderr


def test_when_apt_fails_its_own_words_and_the_command_are_given(checkout: Checkout, system: System) -> None:
    system.lacks_ensurepip()
    system.is_run_by(0)
    system.has_apt_that_ends_with(100)
    done = checkout.run("checks", **system.environment())
    assert done.returncode == 1
    assert "could not be installed (E: Unable to locate it); try: apt-get update && apt-get install" in done.stderr


def _ready_with_qt(checkout: Checkout) -> None:
    checkout.make_ready(program='echo "opened"')
    (checkout.venv / "lib" / _VERSION / "site-packages" / "PySide6").mkdir(parents=True)


def test_missing_window_libraries_are_named_with_the_command(checkout: Checkout, system: System) -> None:
    _ready_with_qt(checkout)
    system.lacks_libraries_until_apt_runs()
    system.is_run_by(1000)
    done = checkout.run(DISPLAY=":7", **system.environment())
    assert done.returncode == 1
    assert done.stderr == "The window needs system libraries; add them with: sudo apt install libgl1 libglib2.0-0\n"


def test_a_command_needs_no_window_libraries(checkout: Checkout, system: System) -> None:
    _ready_with_qt(checkout)
    system.lacks_libraries_until_apt_runs()
    assert checkout.run("audit", **system.environment()).stdout == "opened\n"


def test_missing_window_libraries_are_installed_for_root_and_looked_for_once(
    checkout: Checkout, system: System
) -> None:
    _ready_with_qt(checkout)
    system.lacks_libraries_until_apt_runs()
    system.has_apt_that_ends_with(0)
    system.is_run_by(0)
    environment = system.environment()
    assert checkout.run(DISPLAY=":7", **environment).stdout == "opened\n"
    assert system.log.read_text().splitlines()[1].endswith("--no-install-recommends libgl1 libglib2.0-0")
    (system.programs / "ldd").unlink()
    assert checkout.run(DISPLAY=":7", **environment).stdout == "opened\n"


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libEGL.so.1", "libegl1"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
    ],
)
def test_debian_packages_are_named_after_their_library(checkout: Checkout, library: str, package: str) -> None:
    assert checkout.module()._debian_package(library) == package
