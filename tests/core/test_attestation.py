"""The record of completion can hold parts, versions and a day; nothing that was found fits into any of its fields."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest
import yaml

from officer_exposure.agency import take_in, version_in
from officer_exposure.content.loading import use_pack
from officer_exposure.content.onboarding import ModuleId, load_onboarding
from officer_exposure.content.scenarios import load_scenarios
from officer_exposure.content.version import content_version
from officer_exposure.errors import ReportError
from officer_exposure.report.attestation import Attestation, attest, encode, schema, verify
from officer_exposure.report.completion import render_completion_pdf
from officer_exposure.store.store import memory_store
from officer_exposure.store.vault import Vault
from tests.core.test_pdf import text_of
from tests.shared_data import needs_shared, shared

MADE = date(2026, 11, 26)
VERSION = "0123456789abcdef"
PASSPHRASE = "gannet trellis 58 improbable ocarina"
PROGRAM = Path(sys.executable).with_name("officer-exposure")

_WHAT_MUST_NOT_FIT: tuple[object, ...] = (
    "photo.gps",
    "3 findings",
    "Hidden data says where the photo was taken.",
    "48.13713, 11.57541",
    "12 Elm Street",
    "high",
    "",
    "0123456789abcdef\n",
    0,
    3,
    0.87,
    True,
    ["photo.gps"],
    {"urgent": 3},
    None,
)


def record(**changes: Any) -> Attestation:
    made: dict[str, Any] = {"content": VERSION, "made": MADE, **changes}
    return attest(["family", "policy"], **made)


def test_it_holds_the_parts_in_the_order_of_the_week() -> None:
    assert record().modules == ("policy", "family")
    assert record(mentor=True).mentor
    with pytest.raises(ReportError):
        attest([], content=VERSION, made=MADE)


@pytest.mark.parametrize("value", _WHAT_MUST_NOT_FIT, ids=repr)
@pytest.mark.parametrize("field", Attestation.__struct_fields__)
def test_no_field_takes_what_was_found(field: str, value: object) -> None:
    """But for what each is there for: `mentor` is a yes or no, and there may be no pack."""
    if (field, value) in [("mentor", True), ("pack", "")]:
        return
    whole = {**msgspec.to_builtins(record()), field: value}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(whole, Attestation)
    if value != "0123456789abcdef\n":  # "$" of a JSON Schema means the very end, that of Python does not
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(whole, msgspec.json.decode(schema()), jsonschema.Draft202012Validator)


def test_there_is_no_further_field() -> None:
    whole = {**msgspec.to_builtins(record()), "findings": 3}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(whole, Attestation)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, msgspec.json.decode(schema()), jsonschema.Draft202012Validator)


def test_every_changed_byte_is_noticed() -> None:
    data = encode(record())
    assert verify(data) == record()
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        try:
            found = verify(changed)
        except ReportError:
            continue
        assert found == record(), "only space between the fields may differ"


@pytest.mark.parametrize("data", [b"", b"{}", b"null", b"x" * 10_000, encode(record()).replace(b"11-26", b"13-45")])
def test_what_is_no_record_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ReportError):
        verify(data)


def test_the_page_says_what_the_record_holds_and_no_more() -> None:
    said = text_of(render_completion_pdf(record(mentor=True)))
    for text in ("Recordofcompletion", "Youragency'spolicy", "Thefamily", "November26,2026", "Mentor", VERSION):
        assert text.replace("'", "’") in said.replace("'", "’")  # noqa: RUF001 - set in its own way on paper
    assert "Onceayear" not in said
    assert "Mentor" not in text_of(render_completion_pdf(record()))


def test_the_store_keeps_the_parts_and_how_sure_one_felt() -> None:
    store = memory_store()
    store.onboarding.finish("family", VERSION, MADE)
    store.onboarding.finish("policy", VERSION, MADE)
    store.onboarding.take_back("family")
    assert [(one.module, one.content, one.day) for one in store.onboarding.done()] == [("policy", VERSION, MADE)]
    store.onboarding.say("before", "C1", 2)
    store.onboarding.say("before", "C1", 3)
    assert store.onboarding.said("before") == {"C1": 3}
    assert store.onboarding.said("after") == {}
    with pytest.raises(ValueError, match="1 to 5"):
        store.onboarding.say("after", "C1", 6)
    store.close()


def test_the_modules_are_the_closed_list_and_use_every_story() -> None:
    week = load_onboarding()
    assert set(week.modules) == set(get_args(ModuleId))
    assert {one for module in week.modules.values() for one in module.scenarios} == set(load_scenarios())
    assert len(content_version()) == 16


@needs_shared
def test_every_onboarding_item_of_the_catalogue_is_covered() -> None:
    policy = yaml.safe_load((shared("research") / "catalogue" / "policy.yaml").read_text("utf-8"))
    covered = {one for module in load_onboarding().modules.values() for one in module.covers}
    assert covered == {item["id"] for item in policy["onboarding_items"]}


def _run(*arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    options = ["--passphrase-fd", "0"] if typed else []
    return subprocess.run(
        [PROGRAM, "attest", *arguments, *options],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=dict(os.environ),
    )


def test_by_command_from_a_vault_and_verified(tmp_path: Path) -> None:
    with Vault.create(tmp_path / "vault", PASSPHRASE)[0] as vault:
        vault.store.onboarding.finish("own_check", content_version(), MADE)
    paths = tmp_path / "record.json", tmp_path / "record.pdf"
    done = _run("--vault", tmp_path / "vault", "--json", paths[0], "--pdf", paths[1], typed=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert "Your own check" in done.stderr, "all of it is shown"
    assert verify(paths[0].read_bytes()).modules == ("own_check",)
    assert "Yourowncheck" in text_of(paths[1].read_bytes())
    checked = _run("--verify", paths[0])
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "does not prove who made it" in checked.stderr
    paths[0].write_bytes(paths[0].read_bytes().replace(b"own_check", b"records"))
    assert _run("--verify", paths[0]).returncode == 1
    assert _run("--json", tmp_path / "other.json").returncode == 2


def test_it_names_the_agency_pack_by_its_version_alone(tmp_path: Path) -> None:
    pack = Path(__file__).resolve().parents[2] / "docs/agency-pack.example.yaml"
    with Vault.create(tmp_path / "vault", PASSPHRASE)[0] as vault:
        vault.store.onboarding.finish("own_check", content_version(), MADE)
        take_in(vault.store, pack)
    use_pack(None)
    kept, named = tmp_path / "kept.json", tmp_path / "named.json"
    assert _run("--vault", tmp_path / "vault", "--json", kept, typed=f"{PASSPHRASE}\n").returncode == 0
    other = tmp_path / "other.yaml"
    other.write_text(pack.read_text().replace("Springfield", "Shelbyville"))
    done = _run("--vault", tmp_path / "vault", "--json", named, "--pack", other, typed=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert verify(kept.read_bytes()).pack == version_in(pack)
    assert verify(named.read_bytes()).pack == version_in(other) != version_in(pack)
    assert b"Springfield" not in kept.read_bytes()
    other.write_text("format: officer-exposure/agency-pack")
    done = _run("--vault", tmp_path / "vault", "--json", tmp_path / "no.json", "--pack", other, typed=f"{PASSPHRASE}\n")
    assert done.returncode == 1
    assert "line 1, version: this is missing" in done.stderr
