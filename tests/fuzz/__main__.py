"""The fuzz command.

python -P -m tests.fuzz --seconds 300                          spoil the sound files that the tests build
python -P -m tests.fuzz --seconds 300 --seeds FOLDER           spoil the files of a folder too (their first megabyte)
python -P -m tests.fuzz --again fuzz-failures/ab12.jpg         read one saved failure again, here
"""

from __future__ import annotations

import argparse
import hashlib
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

import msgspec

from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.workers.messages import Limits, Loss, WorkerSettings
from officer_exposure.workers.supervisor import Supervisor
from tests.fuzz.case import Case, Verdict
from tests.fuzz.seeds import built_files

_LIMITS = Limits(seconds=15.0, memory=400 * 1024 * 1024)
_FROM_A_FILE = 1024 * 1024


def main() -> int:
    """Fuzz for as long as asked. Exit status 1 when anything broke its word."""
    options = _options()
    if options.again:
        print(read_metadata(ByteView.of(options.again.read_bytes()), options.again.name))
        return 0
    sound = built_files() | (_files_of(options.seeds) if options.seeds else {})
    run = options.run or secrets.token_hex(4)
    print(f"{len(sound)} sound files, run {run}", file=sys.stderr)
    tally = _fuzz(sound, run, options.seconds, options.to)
    for kind in sorted({kind for kind, _ in tally}):
        words = ", ".join(f"{tally[kind, word]} {word}" for word in ("read", "refused", "failed"))
        print(f"{kind:>8}: {words}")
    failed = sum(number for (_, word), number in tally.items() if word == "failed")
    print(f"{tally.total()} files, {failed} failed")
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -P -m tests.fuzz", description="Fuzz every parser.")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=Path, help="a folder of further sound files")
    parser.add_argument("--run", default="", help="the name of an earlier run, to make the same cases again")
    parser.add_argument("--to", type=Path, default=Path("fuzz-failures"), help="where failures are saved")
    parser.add_argument("--again", type=Path, help="read this file once, in this process")
    return parser.parse_args()


def _files_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {f"{path.stem}{path.suffix}": _head_of(path) for path in files}


def _head_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_FROM_A_FILE)


def _cases(sound: Mapping[str, bytes], run: str, seconds: float) -> Iterator[Case]:
    """Cases of every sound file in turn until the time is over."""
    until = time.monotonic() + seconds
    for number in count():
        for name in sound:
            if time.monotonic() > until:
                return
            yield Case.of(name, f"{run}:{name}:{number}", sound)


def _fuzz(sound: Mapping[str, bytes], run: str, seconds: float, to: Path) -> Counter[tuple[str, str]]:
    tally: Counter[tuple[str, str]] = Counter()
    settings = WorkerSettings("tests.fuzz.case:read_case", b"", _LIMITS)
    seen: set[str] = set()
    with Supervisor(settings, msgspec.msgpack.encode, msgspec.msgpack.Decoder(Verdict).decode) as workers:
        for case, result in workers.run(_cases(sound, run, seconds)):
            verdict = Verdict("failed", f"the worker was lost: {result}") if isinstance(result, Loss) else result
            tally[Path(case.name).suffix, verdict.outcome] += 1
            if verdict.failure and _what(verdict) not in seen:
                seen.add(_what(verdict))
                _save(case, verdict, to)
    return tally


def _what(verdict: Verdict) -> str:
    """What failures of one cause have in common: where it happened."""
    places = [line.strip() for line in verdict.failure.splitlines() if line.lstrip().startswith("File ")]
    return places[-1] if places else verdict.failure[:20]


def _save(case: Case, verdict: Verdict, to: Path) -> None:
    to.mkdir(exist_ok=True)
    saved = to / f"{hashlib.sha256(case.data).hexdigest()[:12]}{Path(case.name).suffix}"
    saved.write_bytes(case.data)
    print(f"\n{saved} (from {case.name}, seed {case.seed})\n{verdict.failure}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
