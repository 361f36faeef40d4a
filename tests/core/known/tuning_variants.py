"""The generator that the matcher was tuned on: rows thought of one by one, and spoilers other than those that judge."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from officer_exposure.text.known.fact import FactKind, Form, KnownFact
from tests.core.known.variants import Variant

Spoiler = Callable[[random.Random, str], str]

_IVAN = "\u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u043e\u0432"
_WANG = "\u738b\u5c0f\u660e"
_AN = "Nguy\u1ec5n V\u0103n An"

TUNING_FACTS: tuple[tuple[KnownFact, tuple[str, ...]], ...] = (
    (
        KnownFact(FactKind.HOME, Form.ADDRESS, "1427 Maple Hollow Dr, Brookfield, OH 44403"),
        (
            "1427 Maple Hollow", "No. 1427 Maple Hollow Drive", "1427, Maple Hollow Drv", "1427 Maple-Hollow dr.",
            "one four two seven Maple Hollow", "fourteen hundred twenty-seven Maple Hollow", "1427\nMaple Hollow Dr",
            "one thousand four hundred and twenty seven Maple Hollow", "fourteen two seven Maple Hollow",
            "1427 Maple Hollow Drive Apt 3", "Maple Hollow Dr 1427", "Maple Hollow Drive, number 1427",
            "1427maplehollow", "1427MapleHollowDrive", "maplehollowdrive", "FourteenTwentySevenMapleHollow",
            "1 4 2 7 Maple Hollow", "1427_maple_hollow_front", "house 1427, Maple Hollow Drive",
        ),
    ),
    (
        KnownFact(FactKind.FORMER_HOME, Form.ADDRESS, "88 W 3rd St Apt 4C, Dayton OH"),
        (
            "88 W 3rd St", "88 West Third Street", "88 W. 3rd", "eighty eight west third", "88 3rd St", "88w3rdst",
            "88 west 3rd street apt 4c", "eighty-eight W 3rd St",
        ),
    ),
    (
        KnownFact(FactKind.FAMILY_HOME, Form.ADDRESS, "501 Old Mill Road, Suite 210, Hudson, Ohio 44236"),
        (
            "501 Old Mill Rd", "five oh one old mill road", "501OldMill", "five hundred one Old Mill",
            "501 OLD MILL ROAD",
        ),
    ),
    (
        KnownFact(FactKind.FAMILY_HOME, Form.ADDRESS, "22 Birchwood Ave"),
        ("22 Birchwood", "twenty two birchwood avenue", "22 Birchwood Av.", "we live on Birchwood Ave", "22birchwood"),
    ),
    (
        KnownFact(FactKind.FAMILY_HOME, Form.ADDRESS, "Hauptstraße 12, 10115 Berlin"),
        ("Hauptstr. 12", "hauptstrasse 12", "HAUPTSTRASSE 12", "Hauptstr.12"),
    ),
    (
        KnownFact(FactKind.PLACE, Form.ADDRESS, "3300 County Road 12, Sidney OH"),
        ("3300 County Rd 12", "3300 Co Rd 12", "3300 CR 12", "3300 county road 12"),
    ),
    (
        KnownFact(FactKind.NAME, Form.PERSON, "Jonathan Whitfield"),
        (
            "Jonathan Whitfield", "Whitfield, Jonathan", "WHITFIELD JONATHAN", "jonathan.whitfield", "J. Whitfield",
            "Jonathan R. Whitfield", "Jonathan Ray Whitfield", "jonathanwhitfield", "whitfield_jonathan",
            "Officer Jonathan Whitfield", "Jonathan Whitfield's", "JonathanWhitfield2024",
        ),
    ),
    (
        KnownFact(FactKind.MEMBER, Form.PERSON, "Mary-Ann O'Brien"),
        ("Mary Ann O'Brien", "maryann obrien", "Mary-Ann O\u2019Brien", "O'Brien, Mary-Ann", "MaryAnnOBrien"),
    ),
    (
        KnownFact(FactKind.MEMBER, Form.PERSON, "Juan Carlos de la Cruz"),
        ("Juan Carlos de la Cruz", "Juan de la Cruz", "de la Cruz, Juan Carlos", "Juan C. de la Cruz"),
    ),
    (KnownFact(FactKind.NICKNAME, Form.PERSON, "Stretchy"), ("Stretchy", "stretchy's", "@stretchy", "STRETCHY")),
    (
        KnownFact(FactKind.PHONE, Form.PHONE, "(440) 555-0199"),
        (
            "440-555-0199", "+1(440)5550199", "tel:+14405550199", "1 440 5550199 x12", "440 / 555 / 0199",
            "4-4-0-5-5-5-0-1-9-9", "four four zero five five five zero one nine nine", "440*555*0199",
            "four forty, five fifty-five, zero one ninety-nine", "440 dash 555 dash 0199", "440555-0199",
            "four4zero five55 0one99", "0014405550199", "[440] 555 - 0199", "440 . 555 . 0199", "Ph4405550199",
            "area code 440 then 555-0199", "fourfourohfivefivefiveohoneninenine", "44 05 55 01 99", "440-5550-199",
            "four four oh triple five oh one double nine", "1.440.555.0199 ext. 9", "44O-5S5-O199",
            "440\u2013555\u20130199",
        ),
    ),
    (
        KnownFact(FactKind.PHONE, Form.PHONE, "+44 20 7946 0958"),
        ("020 7946 0958", "+442079460958", "0044 20 7946 0958", "(020) 7946-0958", "+44 (0)20 7946 0958"),
    ),
    (
        KnownFact(FactKind.EMAIL, Form.EMAIL, "jon.whitfield-77@mail.example.org"),
        (
            "jon.whitfield-77@mail.example.org", "jon.whitfield-77 [at] mail.example.org",
            "mailto:jon.whitfield-77@mail.example.org",
            "jon dot whitfield dash 77 at mail dot example dot org", "Jon.Whitfield-77(at)mail(dot)example(dot)org",
            "jon.whitfield-77 @ mail.example.org", "jon.whitfield-77 {at} mail {dot} example {dot} org",
        ),
    ),
    (
        KnownFact(FactKind.HANDLE, Form.HANDLE, "@jwhit_4471"),
        (
            "@jwhit_4471", "jwhit_4471", "JWHIT_4471", "x.example/jwhit_4471", "@jwhit4471",
            "j w h i t _ 4 4 7 1", "jwhit-4471",
        ),
    ),
    (
        KnownFact(FactKind.PLATE, Form.PLATE, "GKV 5180"),
        (
            "GKV5180", "GKV-5180", "gkv 5180", "G K V 5 1 8 0", "GKV.5180", "gkv_5180", "GKV S18O",
            "GKV\u00b75180", "6KV 5180",
        ),
    ),
    (
        KnownFact(FactKind.BADGE, Form.BADGE, "4471"),
        (
            "badge 4471", "#4471", "badge #4471", "Shield No. 4471", "Officer 4471",
            "badge number forty four seventy one",
            "badge four four seven one", "badge number: 4471", "my badge is 4471", "badge 4 4 7 1", "4471 badge",
        ),
    ),
    (
        KnownFact(FactKind.BIRTHDAY, Form.DATE, "1985-04-23"),
        (
            "04/23/1985", "23/04/1985", "4.23.85", "1985-04-23", "19850423", "23041985", "April 23, 1985",
            "23 Apr 1985",
            "apr 23rd '85", "the 23rd of april 1985", "April twenty third nineteen eighty five", "23-APR-85",
            "1985 April 23",
            "April 23rd 1985", "23. April 1985", "Apr-23-1985", "born 4-23-85", "23apr1985", "dob 042385", "1985/4/23",
            "twenty-third of April, nineteen eighty-five", "4 / 23 / 1985", "1985.04.23", "born April 23",
        ),
    ),
    (
        KnownFact(FactKind.AGENCY, Form.PHRASE, "Green County Sheriff's Office"),
        (
            "Green County Sheriff's Office", "Green County Sheriffs Office", "Green Co. Sheriff",
            "green county sheriff",
            "GreenCountySheriff", "Green County SO", "Green Cnty Sheriff's Office",
        ),
    ),
    (
        KnownFact(FactKind.AGENCY, Form.PHRASE, "Brookfield PD"),
        (
            "Brookfield PD", "Brookfield Police Department", "Brookfield Police", "BrookfieldPD",
            "Brookfield Police Dept.",
        ),
    ),
    (
        KnownFact(FactKind.SCHOOL, Form.PHRASE, "St. Mary's Elementary"),
        ("St Marys Elementary", "Saint Mary's Elementary School", "St. Mary\u2019s Elem.", "SaintMarysElementary"),
    ),
    (KnownFact(FactKind.NAME, Form.PERSON, _IVAN), (_IVAN, _IVAN.upper(), " ".join(reversed(_IVAN.split())))),
    (KnownFact(FactKind.NAME, Form.PERSON, _WANG), (_WANG, f"\u6211\u662f{_WANG}\u7684\u670b\u53cb")),
    (KnownFact(FactKind.NAME, Form.PERSON, _AN), (_AN, "Nguyen Van An", "An Nguyen Van")),
)  # fmt: skip
"""A fact, and ways to write it that were thought of one by one."""

_FRAMES = (
    "{}",
    "so {} it is",
    "({})",
    "x {} y",
    "\u201c{}\u201d",
    "re: {}, thanks",
    "to {} at 3",
    "photo of {}.",
    "{}\nsee you",
)
_CASES: tuple[Spoiler, ...] = (lambda _, text: text, lambda _, text: text.lower(), lambda _, text: text.upper())
_SCRIPT = {
    "a": "\u0430",
    "e": "\u0435",
    "o": "\u03bf",
    "i": "\u0456",
    "c": "\u0441",
    "p": "\u0440",
    "t": "\u03c4",
    "A": "\u0410",
    "M": "\u039c",
}
_SHAPES = (
    ("rn", "m"),
    ("m", "rn"),
    ("w", "vv"),
    ("d", "cl"),
    ("l", "|"),
    ("O", "0"),
    ("o", "0"),
    ("S", "5"),
    ("B", "8"),
    ("i", "!"),
)


def tuning_variants(rounds: int = 3, seed: int = 7) -> Iterator[Variant]:
    """Every row as it is and, where it has letters enough, spoiled in several ways."""
    chance = random.Random(seed)
    facts = [fact for fact, _ in TUNING_FACTS]
    for number, (fact, rows) in enumerate(TUNING_FACTS):
        for row in rows:
            yield Variant(facts, number, "as thought of", row)
            for spoiler in _spoilers(fact.form):
                for _ in range(rounds):
                    spoiled = spoiler(chance, chance.choice(_CASES)(chance, row))
                    yield Variant(facts, number, spoiler.__name__, chance.choice(_FRAMES).replace("{}", spoiled))


def _spoilers(form: Form) -> Sequence[Spoiler]:
    always = (_as_it_is, _bold, _combined, _separated, _look_alike)
    return (*always, _misread, _slipped) if form in {Form.ADDRESS, Form.PERSON, Form.PHRASE} else always


def _as_it_is(chance: random.Random, text: str) -> str:
    return text


def _bold(chance: random.Random, text: str) -> str:
    """Mathematical bold letters and digits."""
    bold = {
        sign: chr(0x1D400 + place) for place, sign in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    }
    bold |= {str(digit): chr(0x1D7CE + digit) for digit in range(10)}
    return "".join(bold.get(sign, sign) for sign in text)


def _combined(chance: random.Random, text: str) -> str:
    """Marks above some letters, as signs of their own."""
    return "".join(sign + ("\u0301" if sign in "aeiou" and chance.random() < 0.4 else "") for sign in text)


def _separated(chance: random.Random, text: str) -> str:
    return unicodedata.normalize("NFC", text).replace(" ", chance.choice(("\u00a0", "\u2009", " \u200b", "\u3000")))


def _look_alike(chance: random.Random, text: str) -> str:
    return "".join(_SCRIPT[sign] if sign in _SCRIPT and chance.random() < 0.5 else sign for sign in text)


def _misread(chance: random.Random, text: str) -> str:
    """What a camera makes of one pair of shapes, everywhere in the text."""
    usable = [(one, other) for one, other in _SHAPES if one in text]
    if not usable:
        return text
    one, other = chance.choice(usable)
    return text.replace(one, other)


def _slipped(chance: random.Random, text: str) -> str:
    """A neighbouring key, a letter too few or two letters turned round, in a word of six letters or more."""
    words = [match for match in re.finditer(r"[A-Za-z]{6,}", text) if match[0].lower() not in _NUMBER_WORDS]
    if not words:
        return text
    word = chance.choice(words)
    at = chance.randrange(word.start() + 1, word.end() - 1)
    slips = (
        text[:at] + text[at + 1 :],
        text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        text[:at] + "q" + text[at + 1 :],
    )
    return chance.choice(slips)


_NUMBER_WORDS = frozenset(
    [
        "twenty",
        "thirty",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "fourteen",
        "seventy",
        "fifteen",
        "nineteen",
        "seventeen",
        "triple",
        "double",
        "number",
        "fourteentwentysevenmaplehollow",
        "eighty",
    ]
)
