"""The shape of an agency pack. A field that is not named here is refused."""

from __future__ import annotations

from typing import Literal

from officer_exposure.content.strict import Strict
from officer_exposure.model import Area, Audience, Ease, Severity

ContactFor = Literal["dispatch_supervisor", "threat_contact", "peer_support", "union_legal", "other"]


class Contact(Strict, frozen=True):
    """Somebody to ring. It is shown beside the steps of the plan that name it, and never dialled or written to."""

    kind: ContactFor
    name: str
    phone: str = ""
    email: str = ""
    hours: str = ""
    note: str = ""


class Wording(Strict, frozen=True):
    """Lines of the agency below those of one of the program's questions. `severity` may only raise it."""

    item: str
    why: str = ""
    do: str = ""
    dont: str = ""
    severity: Severity | None = None


class RuleWording(Strict, frozen=True):
    """The agency's own words beside a rule of policy.yaml."""

    rule: str
    says: str


class Drop(Strict, frozen=True):
    """A question that the walk leaves out, and why. It stays on the list of what was not checked."""

    item: str
    reason: str


class PackItem(Strict, frozen=True):
    """A question of the agency. `number`: two digits, unique in the pack. `steps`: what to do where it is exposed."""

    number: str
    question: str
    exposes: str
    why: str
    where: str
    safe: str
    do: str
    dont: str
    areas: tuple[Area, ...]
    severity: Severity
    ease: Ease
    audience: Audience
    minutes: int
    steps: tuple[str, ...]
    url: str = ""
    caution: str = ""
    deletes: bool = False
    recheck_days: int | None = None


class Pack(Strict, frozen=True):
    """An agency pack. `code`: a short name of the agency in capitals; `issued`: the day of this version, ISO."""

    format: Literal["officer-exposure/agency-pack"]
    version: Literal["1"]
    agency: str
    code: str
    issued: str
    contacts: tuple[Contact, ...] = ()
    wording: tuple[Wording, ...] = ()
    rules: tuple[RuleWording, ...] = ()
    drop: tuple[Drop, ...] = ()
    items: tuple[PackItem, ...] = ()
