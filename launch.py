#!/usr/bin/env python3
"""Set Officer Exposure up, then start it, run one of its commands, or test it. Standard library only.

    python3 launch.py                    open the app
    python3 launch.py audit FOLDER ...   any command of the program, without a screen
    python3 launch.py test [...]         linters, types and tests; with arguments, only the tests they name

The first run makes `.venv` beside this file and has pip install the libraries named in constraints.txt, using your
own pip configuration. Two stamps in `.venv` say for which files, Python and folder it was made, so that later
starts only compare them, and an environment that is half made or out of date is mended without being asked.
"""

import hashlib
import os
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - older Pythons get this far, and must be told
    sys.exit(
        "Officer Exposure needs Python 3.11 or newer and this is Python %d.%d: "  # noqa: UP031 - old Pythons read it
        "install a newer one from python.org, then run: python3 launch.py" % sys.version_info[:2]
    )

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / ".venv.lock"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
SUFFIX = ".exe" if sys.platform == "win32" else ""
PYTHON = BIN / f"python{SUFFIX}"
PROGRAM = BIN / f"officer-exposure{SUFFIX}"

RUNTIME = "runtime"
DEVELOPMENT = "development"
INPUTS = ("pyproject.toml", "constraints.txt", "officer_exposure/models/lock.yaml")
BUILD_TOOLS = ("hatchling", "editables")

LINTERS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
ALL_TESTS = ("pytest", "--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder")
"""The whole suite, a file at a time to each processor; tests that share a set-up stand in one file."""

ODD_PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libbrotlidec.so.1": "libbrotli1",
}
"""Debian packages that are not named after the library file in them."""

OFFLINE_SIGNS = ("NewConnectionError", "NameResolutionError", "ConnectTimeout", "ReadTimeout", "ProxyError", "SSLError")


class SetUpError(Exception):
    """What is missing, in one sentence, with the command that mends it."""


def main(arguments: Sequence[str]) -> int:
    """Set up what is needed, then do what was asked. Returns the exit status."""
    try:
        return _start(arguments)
    except SetUpError as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        _say(f"Stopped. To go on, run: {_again()}")
        return 3


def _start(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["test"]:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        set_up(DEVELOPMENT)
        require_qt_libraries()
        return run_tests(arguments[1:])
    opens_window = arguments in ([], ["demo"])
    if opens_window:
        require_screen()
    set_up(RUNTIME)
    if opens_window:
        require_qt_libraries()
    return hand_over([str(PROGRAM), *arguments])


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _again() -> str:
    return f"{Path(sys.executable).name} launch.py"


# The environment


def set_up(kind: str) -> None:
    """Make or mend `.venv` so that it holds what `kind` needs. Costs next to nothing when it already does."""
    if is_ready(kind):
        return
    with _only_one():
        if is_ready(kind):
            return
        if is_half_made():
            _say("Setting up Officer Exposure. This takes about a minute the first time.")
            make_environment()
        install(kind)


def is_ready(kind: str) -> bool:
    """Whether `.venv` is whole and was last filled from the present files, by this Python, in this folder."""
    return _is_whole() and PROGRAM.exists() and _stamp(kind) == [_home(), _inputs()]


def is_half_made() -> bool:
    """Whether `.venv` must be made anew: pip can mend what is out of date, but not what was cut short or moved."""
    made_here = any(_stamp(kind)[:1] == [_home()] for kind in (RUNTIME, DEVELOPMENT))
    return not (made_here and _is_whole())


def _is_whole() -> bool:
    return PYTHON.exists() and (VENV / "pyvenv.cfg").exists()


def _home() -> str:
    """Which Python, in which folder: an environment can be moved to neither another Python nor another place."""
    version = f"{sys.version_info.major}.{sys.version_info.minor} "
    return hashlib.sha256(version.encode() + os.fsencode(ROOT)).hexdigest()


def _inputs() -> str:
    digest = hashlib.sha256()
    for name in INPUTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _stamp_file(kind: str) -> Path:
    return VENV / f"installed-{kind}"


def _stamp(kind: str) -> list[str]:
    try:
        return _stamp_file(kind).read_text("ascii").split()
    except (OSError, ValueError):
        return []


@contextmanager
def _only_one() -> Iterator[None]:
    """Let one set-up at a time work. Programs it starts hold the lock too, should this one be killed."""
    try:
        handle = LOCK.open("a")
    except OSError:
        copy = f"cp -R '{ROOT}' ~/officer-exposure && cd ~/officer-exposure && {_again()}"
        raise SetUpError(f"This folder cannot be written to, so work in a copy of it: {copy}") from None
    with handle:
        os.set_inheritable(handle.fileno(), True)
        if not _try_lock(handle.fileno()):
            _say("Another set-up is running. Waiting for it to finish.")
            _wait_for_lock(handle.fileno())
        yield


def _wait_for_lock(handle: int) -> None:
    import time

    while not _try_lock(handle):
        time.sleep(0.2)


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def make_environment() -> None:
    """Make an empty `.venv`, whatever stood there before."""
    _require_ensurepip()
    if VENV.is_file() or VENV.is_symlink():
        VENV.unlink()
    base = getattr(sys, "_base_executable", sys.executable)
    status, said = _run([base, "-m", "venv", "--clear", str(VENV)])
    if status:
        raise SetUpError(f"The private Python environment could not be made ({_why(said)}); try: {_again()}")


def install(kind: str) -> None:
    """Have pip install the project and its libraries. Without stamps until it is done: a killed run starts anew."""
    for stamped in (RUNTIME, DEVELOPMENT):
        _stamp_file(stamped).unlink(missing_ok=True)
    _say("Fetching the libraries it is built on. Nothing about you is sent.")
    project = ".[dev]" if kind == DEVELOPMENT else "."
    _pip(*BUILD_TOOLS)
    _pip("--no-build-isolation", "--editable", project)
    _run([str(PYTHON), "-m", "compileall", "-q", "officer_exposure", "checks", "ui"])  # only for speed: it may fail
    _fetch_models()
    for stamped in (RUNTIME, kind):
        _stamp_file(stamped).write_text(f"{_home()}\n{_inputs()}\n", "ascii")
    _say("Ready.")


def _fetch_models() -> None:
    if _run([str(PROGRAM), "models", "install", "--quiet"])[0]:
        later = f"to get them later, run: {_again()} models install"
        _say(f"The files for looking at pictures could not be fetched. Everything else works; {later}")


def _pip(*wanted: str) -> None:
    pip = [str(PYTHON), "-P", "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    command = [*pip, "--constraint", "constraints.txt", *wanted]
    status, said = _run(command)
    if not status:
        return
    if "No space left on device" in said:
        raise SetUpError(f"The disk is full: free about two gigabytes, then run: {_again()}")
    if any(sign in said for sign in OFFLINE_SIGNS):
        raise SetUpError(f"The libraries could not be fetched: connect to the internet, then run: {_again()}")
    raise SetUpError(f"pip failed ({_why(said)}); to see all it says, run: {_quoted(command)}")


def _require_ensurepip() -> None:
    if _has_ensurepip():
        return
    exact = f"python{sys.version_info.major}.{sys.version_info.minor}"
    package = "python3-venv" if Path("/usr/bin/python3").resolve().name == exact else f"{exact}-venv"
    if not _is_debian():
        raise SetUpError(
            f"This Python cannot make private environments (it lacks ensurepip): install Python from python.org, "
            f"then run: {_again()}"
        )
    install_packages([package], "A part of Python is missing")
    if not _has_ensurepip():
        raise SetUpError("This Python still lacks ensurepip; use Debian's own, with: /usr/bin/python3 launch.py")


def _has_ensurepip() -> bool:
    import importlib

    importlib.invalidate_caches()
    try:
        importlib.import_module("ensurepip")
        importlib.import_module("venv")
    except ImportError:
        return False
    return True


# The system


def require_screen() -> None:
    """Refuse to open a window where there is none to open it on: Qt would abort."""
    if sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return
    raise SetUpError(
        f"There is no screen to open a window on; without one, run an audit: {_again()} audit FOLDER --html report.html"
    )


def require_qt_libraries() -> None:
    """Have every system library that Qt's window system plugin needs, or say which packages hold them."""
    if sys.platform != "linux":
        return
    plugin = _platform_plugin()
    known = VENV / f"system-libraries-{plugin}"
    if known.exists() and all(Path(line).exists() for line in known.read_text().splitlines()):
        return
    found, missing = _libraries(plugin)
    if missing:
        _mend_libraries(missing)
        found, missing = _libraries(plugin)
    if missing:
        raise SetUpError(f"These system libraries are still missing: {', '.join(missing)}.")
    known.write_text("\n".join(found))


def _mend_libraries(missing: Iterable[str]) -> None:
    if not _is_debian():
        names = ", ".join(missing)
        raise SetUpError(f"The window needs system libraries; add them with your system's own installer: {names}")
    install_packages(sorted({_debian_package(name) for name in missing}), "The window needs system libraries")


def _platform_plugin() -> str:
    named = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    return named or ("xcb" if os.environ.get("DISPLAY") else "wayland")


def _libraries(plugin: str) -> tuple[list[str], list[str]]:
    """Where the libraries are that Qt and its platform plugin load, and the names of those that are nowhere."""
    found: list[str] = []
    missing: list[str] = []
    for package in VENV.glob("lib/python*/site-packages/PySide6"):
        for binary in (package / "QtWidgets.abi3.so", package / f"Qt/plugins/platforms/libq{plugin}.so"):
            for line in _run(["ldd", str(binary)])[1].splitlines():
                name, _, place = (part.strip() for part in line.partition("=>"))
                if place == "not found":
                    missing.append(name)
                elif place.startswith("/"):
                    found.append(place.rpartition(" (")[0])
    return sorted(set(found)), sorted(set(missing))


def _debian_package(library: str) -> str:
    """The Debian package of a library file: Debian Policy 8.1 names the one after the other, but for a few."""
    if library in ODD_PACKAGES:
        return ODD_PACKAGES[library]
    name, _, version = library.lower().partition(".so.")
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def _is_debian() -> bool:
    return Path("/etc/debian_version").exists()


def install_packages(packages: Sequence[str], missing: str) -> None:
    """Install Debian packages when run as root; otherwise say the command that does."""
    if sys.platform == "win32" or os.geteuid() != 0:
        raise SetUpError(f"{missing}; add them with: sudo apt install {' '.join(packages)}")
    _say(f"{missing}. Installing: {' '.join(packages)}")
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    _run([*apt, "update"])
    status, said = _run([*apt, "install", "-y", "--no-install-recommends", *packages])
    if status:
        command = f"apt-get update && apt-get install {' '.join(packages)}"
        raise SetUpError(f"{missing} and could not be installed ({_why(said)}); try: {command}")


# Running programs


def _run(command: Sequence[str]) -> tuple[int, str]:
    """Run a program to its end, silently: its exit status, and what it said."""
    import subprocess

    try:
        # The lock of a set-up is inherited on purpose; see _only_one.
        done = subprocess.run(  # noqa: S603 - a list of words that no user input reaches
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            close_fds=False,
            check=False,
        )
    except OSError as error:
        return 127, f"{command[0]}: {error.strerror}"
    return done.returncode, done.stdout.decode(errors="replace")


def _why(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "E:", "Error:"))]
    return (errors or lines[-1:] or ["it said nothing"])[0]


def _quoted(command: Sequence[str]) -> str:
    import shlex

    return shlex.join(command)


def run_tests(arguments: Sequence[str]) -> int:
    """Run the linters and the tests, or only the tests that the arguments name. Returns the first failing status."""
    import subprocess

    steps = [("pytest", *arguments)] if arguments else [*LINTERS, ALL_TESTS]
    statuses = []
    for tool, *rest in steps:
        _say(f"== {tool} {' '.join(rest)}".rstrip())
        statuses.append(subprocess.run([str(BIN / f"{tool}{SUFFIX}"), *rest], cwd=ROOT, check=False).returncode)  # noqa: S603 - our own tools
    return next((status for status in statuses if status), 0)


def hand_over(command: list[str]) -> int:
    """Become the program where the system can; elsewhere run it and return its exit status."""
    if sys.platform == "win32":
        import subprocess

        return subprocess.run(command, check=False).returncode  # noqa: S603 - our own program
    return os.execv(command[0], command)  # noqa: S606 - our own program


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
