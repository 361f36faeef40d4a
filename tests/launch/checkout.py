"""A copy of the project to set up, break and mend."""

from __future__ import annotations

import importlib.util
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
_NEEDED = ("launch.py", "pyproject.toml", "constraints.txt", "README.md", "LICENSE")
_PACKAGES = ("officer_exposure", "checks", "ui")


class Checkout:
    """A copy of the project in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.venv = folder / ".venv"
        for name in _NEEDED:
            if (ROOT / name).exists():
                shutil.copy2(ROOT / name, folder)
        for package in _PACKAGES:
            shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))

    def module(self) -> ModuleType:
        """This copy's launch.py, imported."""
        spec = importlib.util.spec_from_file_location("launch_of_checkout", self.folder / "launch.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run launch.py to its end; `environment` is added to this process's own."""
        return subprocess.run(
            self.command(*arguments),
            env=self.environment(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=110,
            check=False,
        )

    def command(self, *arguments: str) -> list[str]:
        """The command line that starts this copy."""
        return [sys.executable, str(self.folder / "launch.py"), *arguments]

    @staticmethod
    def environment(changes: Mapping[str, str]) -> dict[str, str]:
        """This process's environment without a screen and without pip's settings, then `changes`."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            own.pop(name, None)
        return {**own, "PIP_CONFIG_FILE": os.devnull, **changes}

    def make_ready(self, *kinds: str, program: str = 'echo "$@"') -> None:
        """Make a `.venv` that counts as set up, whose program is a shell script."""
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(self.venv)], check=True)
        self.add_program(self.venv / "bin" / "officer-exposure", program)
        launch = self.module()
        for kind in kinds or ("runtime",):
            (self.venv / f"installed-{kind}").write_text(f"{launch._home()}\n{launch._inputs()}\n")

    @staticmethod
    def add_program(path: Path, script: str) -> None:
        """Write an executable shell script."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
