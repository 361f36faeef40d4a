"""What is kept in a vault is in no paper for others: whole vaults are filled, every paper is made of them, and every
layer of it is searched."""

from __future__ import annotations

import contextlib
import io
import json
import os
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import get_args
from urllib.parse import quote

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from officer_exposure.audit_options import AuditOptions
from officer_exposure.cli.program import main
from officer_exposure.content.briefing import Listener
from officer_exposure.facts.known import known_facts
from officer_exposure.facts.record import Facts, Subject
from officer_exposure.keeping import KeptAudit
from officer_exposure.model import Audience, Stage
from officer_exposure.registry import load_checks
from officer_exposure.sources.opening import open_sources
from officer_exposure.store.database import Database
from officer_exposure.store.records import Wanted
from officer_exposure.store.store import Store, memory_store
from officer_exposure.store.vault import Vault
from officer_exposure.text.known.matching import compile_facts
from officer_exposure.walk.opening import KeptOpening
from tests.core.store.vaults import CHEAP, PASSPHRASE
from tests.fuzz.seeds import built_files
from tests.promises.filled_vault import TODAY, Secrets, fill
from ui.audits import locator_of
from ui.saver import Files, Saver
from ui.widgets.reader_card import For

_LETTERS = "qxzjkvwäøłżßžñéŞğφωжщ"


def _secrets(seed: int) -> Secrets:
    """Drawn evenly: small numbers and words like "aaa" would be found wherever one looks."""
    random = Random(seed)
    stem = "Zq" + "".join(random.choices(_LETTERS, k=random.randint(6, 9)))
    home = random.uniform(2, 70), -random.uniform(100, 179)
    phone = str(random.randint(20 * 10**8, 99 * 10**8))
    return Secrets(stem, home, phone, date(1950, 1, 1) + timedelta(days=random.randrange(20_000)))


_READERS = [reader for reader in For if reader is not For.CHECKLIST]
"""The blank checklist is the same from every vault: it looks at none."""


def _saved(store: Store, folder: Path, readers: Sequence[For], *, masked: bool) -> dict[str, bytes]:
    """Every report that the window saves, for these readers."""
    papers = {}
    locate = locator_of([path for path, _ in store.places.load()], store)
    for reader in readers:
        into = folder / f"for {reader}"
        into.mkdir()
        files = Files(into, html=True, json=reader is For.ME, masked=masked, pdf=True, reader=reader)
        for path in Saver(store, files, TODAY, locate).write():
            papers[f"{reader}{path.suffix}"] = path.read_bytes()
    return papers


def _by_command(vault: Path, folder: Path) -> dict[str, bytes]:
    """Every paper that is made by command from a vault; what is said meanwhile is one of them."""
    said = io.StringIO()
    for listener in get_args(Listener):
        stem = folder / listener
        _run(said, "briefing", "--for", listener, "--evening", *_both(stem), vault=vault)
    _run(said, "checklist", "--for-trainer", *_both(folder / "trainer"), vault=vault)
    record = folder / "record"
    _run(said, "attest", "--mentor", "--pdf", f"{record}.pdf", "--json", f"{record}.json", vault=vault)
    papers = {path.name: path.read_bytes() for path in folder.iterdir()}
    return papers | {"what is said": b"<pre>" + said.getvalue().encode() + b"</pre>"}


def _both(stem: Path) -> tuple[str, ...]:
    return "--pdf", f"{stem}.pdf", "--html", f"{stem}.html"


def _run(said: io.StringIO, *arguments: str, vault: Path) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as pipe:
        pipe.write(f"{PASSPHRASE}\n")
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = main([*arguments, "--vault", str(vault), "--passphrase-fd", str(reading)])
    finally:
        os.close(reading)
    assert status == 0, said.getvalue()


def _page(body: str) -> bytes:
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def _paper(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        change(document)
        document.save(buffer, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


def _described(document: pikepdf.Pdf, text: str) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:description"] = text


def _bookmarked(document: pikepdf.Pdf, text: str) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(text, 0))


def _png(text: str) -> bytes:
    buffer = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Comment", text, zip=True)
    Image.new("RGB", (4, 4)).save(buffer, "PNG", pnginfo=told)
    return buffer.getvalue()


_LAYERS: dict[str, Callable[[str], bytes]] = {
    "text": lambda text: _page(f"<p>{text}</p>"),
    "text cut up": lambda text: _page(f"<p>{'&#8203;'.join(text)}</p>"),
    "attribute": lambda text: _page(f'<p data-x="{quote(text)}"></p>'),
    "comment": lambda text: _page(f"<!-- {text} -->"),
    "picture": lambda text: _page(f'<img src="data:image/png;base64,{b64encode(_png(text)).decode()}">'),
    "drawing": lambda text: _page(f'<img src="data:image/svg+xml,{quote(f"<svg><title>{text}</title></svg>")}">'),
    "json": lambda text: json.dumps({"a": [{text: 1}]}).encode(),
    "information": lambda text: _paper(lambda document: document.docinfo.update({"/Subject": text})),
    "metadata": lambda text: _paper(lambda document: _described(document, text)),
    "bookmark": lambda text: _paper(lambda document: _bookmarked(document, text)),
    "alternative text": lambda text: _paper(
        lambda document: document.Root.update({"/StructTreeRoot": pikepdf.Dictionary(K=[pikepdf.Dictionary(Alt=text)])})
    ),
    "stream": lambda text: _paper(lambda document: document.pages[0].contents_add(f"% {text}\n".encode())),
}


@contextlib.contextmanager
def _filled(secrets: Secrets) -> Iterator[tuple[Path, Vault]]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Vault.create(folder / "vault", PASSPHRASE, CHEAP)[0] as vault:
            fill(vault.store, secrets, folder)
            yield folder, vault


@settings(max_examples=2, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_no_paper_tells_what_a_vault_holds(seed: int) -> None:
    secrets = _secrets(seed)
    with _filled(secrets) as (folder, vault):
        papers = _saved(vault.store, folder, _READERS, masked=True)
        vault.lock()
        (folder / "papers").mkdir()
        papers |= _by_command(folder / "vault", folder / "papers")
    assert {name: secrets.told_by(paper) for name, paper in papers.items()} == {name: set() for name in papers}


_NAMED = b"A Person"
"""Whom the built files name. A word of the same length takes its place, so that every length in a file stays true."""


def test_nothing_of_a_real_look_at_every_format_is_in_a_masked_report(tmp_path: Path) -> None:
    """What checks and parsers say in their own words, also of broken files, holds no value either."""
    secrets = Secrets("Zqwkjxvq", (48.13713, 11.57541), "7755550142", date(1985, 4, 23))
    folder = tmp_path / secrets.word("folder")
    folder.mkdir()
    for name, data in built_files().items():
        planted = data.replace(_NAMED, secrets.stem.encode())
        (folder / secrets.word(name)).write_bytes(planted)
        (folder / secrets.word(f"cut-{name}")).write_bytes(planted[: len(planted) * 2 // 3])
    store = memory_store()
    store.facts.save(Facts(subject=Subject(names=(secrets.stem,)), words=(secrets.word("folder"),)))
    store.places.save([(folder, Audience.PUBLIC)])
    _look_through(store, folder)
    found = store.audit(Wanted())
    assert len({one.check for one in found.findings}) >= 8
    assert len(found.not_checked) > 30
    files = Files(tmp_path, html=True, json=True, masked=True, pdf=True)
    masked = list(Saver(store, files, TODAY, lambda source, artifact: None).write())
    assert {path.suffix: secrets.told_by(path.read_bytes()) for path in masked} == {one.suffix: set() for one in masked}
    store.close()


def _look_through(store: Store, folder: Path) -> None:
    """Every check that decodes no picture, with the officer's facts, as the window begins it."""
    checks = {id: check for id, check in load_checks().items() if check.info.stage is Stage.METADATA}
    known = compile_facts(known_facts(store.facts.load()))
    sources = open_sources([(folder, Audience.PUBLIC)], store.places.source_id)
    for _ in KeptAudit(store, sources, checks, AuditOptions(facts=known), today=TODAY).run():
        pass


def test_a_report_that_hides_nothing_tells_it_and_no_table_is_left_empty(tmp_path: Path) -> None:
    """Else the search above would look for what was never there."""
    secrets = _secrets(7)
    store = Store(Database.create(tmp_path / "vault.db", bytes(32)))
    fill(store, secrets, tmp_path)
    for name, paper in _saved(store, tmp_path, [For.ME], masked=False).items():
        told = secrets.told_by(paper)
        assert "a planted word" in told, name
        assert [one for one in told if one.startswith("place as")], name
    store.close()
    assert list(_empty_tables(tmp_path / "vault.db")) == []


def _empty_tables(path: Path) -> Iterator[str]:
    database = Database.open(path, bytes(32))
    for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        if database.execute(f"SELECT count(*) FROM {table}") == [(0,)]:
            yield table
    database.close()


@pytest.mark.parametrize("layer", _LAYERS)
def test_the_search_finds_it_in_every_layer(layer: str) -> None:
    for seed in range(3):
        secrets = _secrets(seed)
        name = f"{secrets.word('name')} {secrets.word('last')}"
        assert secrets.told_by(_LAYERS[layer]("Nothing.")) == set()
        assert "a planted word" in secrets.told_by(_LAYERS[layer](name))


def test_the_search_knows_places_and_numbers_in_every_writing() -> None:
    secrets = Secrets("Zqxwkjvq", (38.42137, -116.18741), "7755550142", date(1985, 4, 23))
    for said in (
        *("38.42", "38,42", "116.187", "38.4214", "384213700", "38\N{DEGREE SIGN} 25' 16.9\"", "N 38 25 17"),
        *("775-555-0142", "(775) 555 0142", "April 23, 1985", "1985-04-23", "04/23/1985"),
    ):
        assert secrets.told_by(f"<p>{said}</p>".encode()), said
    assert not secrets.told_by(b"<p>near 38.4, -116.2, within 80 m of 25 of 16, 1985</p>")


def test_what_was_said_of_home_and_family_is_in_the_officers_exact_report_alone(tmp_path: Path) -> None:
    store, said = memory_store(), "you said that you have no children"
    KeptOpening(store).answer("children", {"no"})
    for reader, masked in ((For.ME, True), (For.PARTNER, False), (For.ME, False)):
        files = Files(tmp_path, html=True, json=reader is For.ME, masked=masked, pdf=False, reader=reader)
        papers = [path.read_text(encoding="utf-8") for path in Saver(store, files, TODAY, lambda *_: None).write()]
        assert papers
        assert all((said in paper) is (reader is For.ME and not masked) for paper in papers), (reader, masked)
    store.close()
