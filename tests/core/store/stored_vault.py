"""Makes the stored vault of the newest version, which every later version of the program must open.

    .venv/bin/python -P -m tests.core.store.stored_vault

It writes tests/core/store/data/vault-vN, where N is the number of migrations. To release a new layout: add a migration,
run this, and commit the new folder beside the old ones. A folder that was released is never made again: it is what
people have on their disks. Everything in it is made up; its passphrase is the one of tests/core/store/vaults.py.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from officer_exposure.events import Pictured
from officer_exposure.examining import Examined
from officer_exposure.facts.record import Facts, Subject
from officer_exposure.model import ArtifactKind, Audience, Finding, NotChecked, Stage
from officer_exposure.places.whereabouts import Located, Stay, Whereabouts
from officer_exposure.store.folder import LOCK_NAME
from officer_exposure.store.migration import steps
from officer_exposure.store.records import Ruling, RunKind, Verdict
from officer_exposure.store.store import Store
from officer_exposure.store.vault import Vault
from officer_exposure.vision.observed import Observed
from tests.core.store.runs import SOURCE, TODAY, TOMORROW, Look, known_finding
from tests.core.store.vaults import CHEAP, PASSPHRASE

DATA = Path(__file__).with_name("data")
FACTS = Facts(subject=Subject(names=("A. Nobody",)), words=("made up",))
PLACES = [(Path("/made/up/photos"), Audience.FRIENDS)]
EXAMINED = Examined(ArtifactKind.PHOTO, "cc", stamp=b"a stamp")
NOT_CHECKED = NotChecked(SOURCE, "broken.jpg", "*", "This file is broken.")
PICTURE = b"\x89PNG made up"
PICTURED = Pictured(SOURCE, "clean.jpg", Observed(640, 480, "2024-05-01T10:00:00", b"12345678", b"features", 0.5))

LOCATED = Located(SOURCE, "clean.jpg", Whereabouts((Stay(1.0, 2.0, 1e9, 1e9, 60, 5.0, origin="exif", said="home"),)))


def findings() -> list[Finding]:
    """Three for each verdict, one left open, one gone."""
    return [known_finding(number, thing=f"thing {number % 5}") for number in range(3 * len(Verdict) + 2)]


def fill(store: Store) -> None:
    """Put something into every table."""
    found = findings()
    Look(store).visits(*[one.artifact for one in found], outcomes="fc").records(*found, missed=[NOT_CHECKED]).ends()
    for number, verdict in enumerate(Verdict):
        chosen = [one.fingerprint for one in found[3 * number : 3 * number + 3]]
        until = TOMORROW if verdict in {Verdict.LATER, Verdict.ACCEPTED} else None
        store.decisions.decide(chosen, Ruling(verdict, until, "A reason.", PICTURE), TODAY)
    again = Look(store, today=TOMORROW).visits(found[-1].artifact).records(*found[:-1], missed=[NOT_CHECKED])
    again.recall.keep(Stage.METADATA, SOURCE, Audience.LINK, "clean.jpg", EXAMINED)
    again.ends(today=TOMORROW)
    Look(store, RunKind.ANSWERS, ["answers"]).ends()
    store.answers.give("facebook", "main", "FB01", "exposed", TODAY)
    store.answers.give("facebook", "main", "FB03", "safe", TODAY)
    store.answers.reopen(["FB03"], "You moved.", TOMORROW)
    store.facts.save(FACTS)
    store.places.save(PLACES)
    store.settings.set("made", "up")
    store.pictures.see([PICTURED])
    store.located.see([LOCATED])


def main() -> None:
    """Make the folder of the newest version anew."""
    folder = DATA / f"vault-v{len(steps())}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(exist_ok=True)
    vault, _ = Vault.create(folder, PASSPHRASE, CHEAP)
    fill(vault.store)
    vault.lock()
    (folder / LOCK_NAME).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
