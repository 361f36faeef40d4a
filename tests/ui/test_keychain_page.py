"""The keychain in the window, with a real Secret Service on a bus of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_NEEDED = ("dbus-run-session", "gnome-keyring-daemon")


@pytest.mark.skipif(not all(map(shutil.which, _NEEDED)), reason="needs a session bus and a keyring")
def test_the_keychain_is_asked_for_used_and_taken_back(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    folders = {f"XDG_{name}_HOME": str(tmp_path / "home" / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
    (tmp_path / "run").mkdir(mode=0o700)
    environment = {**os.environ, **folders, "HOME": str(tmp_path / "home"), "XDG_RUNTIME_DIR": str(tmp_path / "run")}
    script = (
        "gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
        f'{sys.executable} -P -c \'import sys; sys.path.insert(0, "."); '
        "from tests.ui.keychain_by_clicks import main, Path; main(Path(sys.argv[1]))' " + f"{tmp_path}/vault"
    )
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script],
        cwd=_ROOT,
        env=environment,
        input="the password of the keyring",
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr
