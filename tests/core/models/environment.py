"""A Python environment of its own without model files, in which the real program runs with all its workers."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import officer_exposure
from officer_exposure.models.loading import models_folder

_PROGRAM = "import sys; from ui.entry import main; sys.exit(main())"


class Environment:
    """It sees this checkout and the libraries of the Python that runs the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        venv.create(folder, with_pip=False)
        python = f"python{sys.version_info.major}.{sys.version_info.minor}"
        seen = [Path(officer_exposure.__file__).parents[1], Path(sysconfig.get_path("purelib"))]
        (folder / "lib" / python / "site-packages" / "seen.pth").write_text("".join(f"{place}\n" for place in seen))
        self.models = folder / "share" / "officer-exposure" / "models"

    def give_models(self) -> None:
        """Put the model files in place, without a copy."""
        self.models.mkdir(parents=True)
        for place in models_folder().iterdir():
            (self.models / place.name).symlink_to(place)

    def run(self, *arguments: str | Path, told: str = "") -> subprocess.CompletedProcess[str]:
        """Run the program; `told` is the passphrase, handed over where it asks for a line."""
        reading, writing = os.pipe()
        with os.fdopen(writing, "w") as pipe:
            pipe.write(f"{told}\n")
        given = ["--passphrase-fd", str(reading)] if told else []
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        try:
            return subprocess.run(
                [self.folder / "bin" / "python", "-P", "-c", _PROGRAM, *arguments, *given],
                env=clean,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                timeout=110,
                pass_fds=[reading],
            )
        finally:
            os.close(reading)
