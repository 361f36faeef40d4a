"""The generator that judges: written before the matcher, and not changed since. Nothing was tuned on what it makes.

It shares no table with the program and none with `tuning_variants`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from officer_exposure.text.known.fact import Form, KnownFact
from tests.core.known.blind_facts import FACT_SETS
from tests.core.known.variants import Variant

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_CARRIERS = (
    "{}",
    "lol so anyway {} !!",
    "IMG {} final.jpg",
    "fwd: {} (see below)",
    "guess what, {} \N{PARTY POPPER}",
    "they wrote \u201c{}\u201d on the box",
    "1) bring snacks 2) {} 3) have fun",
    "Tagged: {} | 14 likes",
    "\u00bf{}?",
    "Somebody posted {} and nobody said a word about it until this morning, when it was gone again.",
)

_LETTER_SIGNS = {
    "a": "\u0430", "e": "\u0435", "o": "\u043e", "p": "\u0440", "c": "\u0441", "x": "\u0445", "i": "\u0456",
    "j": "\u0458", "s": "\u0455", "A": "\u0391", "B": "\u0392", "E": "\u0395", "H": "\u041d", "K": "\u039a",
    "M": "\u041c", "N": "\u039d", "O": "\u039f", "P": "\u03a1", "T": "\u0422", "X": "\u03a7", "Y": "\u03a5",
}  # fmt: skip
_ACCENTS = {"a": "\u00e1", "e": "\u00e8", "i": "\u00ee", "o": "\u00f6", "u": "\u00fc", "n": "\u00f1", "c": "\u00e7"}
_OCR = {"o": "0", "O": "0", "l": "1", "i": "l", "I": "l", "s": "5", "S": "5", "B": "8", "z": "2", "Z": "2", "g": "9"}
_OCR |= {"0": "O", "1": "l", "5": "S", "8": "B", "2": "Z"}
_LEET = {"a": "4", "e": "3", "o": "0", "i": "1", "s": "5", "t": "7"}
_TYPES = {"Avenue": "Ave", "Ln": "Lane", "Road": "Rd.", "Court": "Ct", "Drive": "Dr"}
_SIDES = {"N": "North", "West": "W.", "East": "E"}


def blind_variants(rounds: int = 12, seed: int = 20_261_121) -> Iterator[Variant]:
    """Every technique on every fact it fits, `rounds` times."""
    chance = random.Random(seed)
    for facts in FACT_SETS:
        for number, fact in enumerate(facts):
            for name, technique in (*_BY_FORM[fact.form].items(), *_anywhere(fact).items()):
                for _ in range(rounds):
                    written = technique(_base(fact, name), chance)
                    carrier = "{}" if "\n" in written else chance.choice(_CARRIERS)
                    yield Variant(facts, number, name, carrier.replace("{}", written), name.startswith("possible"))


def _base(fact: KnownFact, name: str) -> str:
    """A bare badge number says nothing: only a word beside it makes it one."""
    return fact.text if fact.form is not Form.BADGE or "badge" in name else f"badge {fact.text}"


Technique = Callable[[str, random.Random], str]


def _swap(table: dict[str, str], share: float) -> Technique:
    def technique(text: str, chance: random.Random) -> str:
        return "".join(table[sign] if sign in table and chance.random() < share else sign for sign in text)

    return technique


def _on_short(technique: Technique) -> Technique:
    """Apply to the telling part of an address, and to the whole of anything else."""
    return lambda text, chance: technique(_street(text), chance)


def _street(text: str) -> str:
    """Number, direction, name and type of the street."""
    first = text.replace("\n", ",").split(",")[0]
    return first.split(" Unit ")[0]


def _typo(text: str, chance: random.Random) -> str:
    """One slip of the finger inside one longer word."""
    words = text.split(" ")
    long_ones = [place for place, word in enumerate(words) if len(word) >= 6 and word.isalpha()]
    place = chance.choice(long_ones)
    words[place] = _slip(words[place], chance)
    return " ".join(words)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :]


def _wide(text: str, chance: random.Random) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def _invisible(text: str, chance: random.Random) -> str:
    return "".join(sign + chance.choice(("", "", "\u200b", "\u200d", "\u2060", "\u00ad")) for sign in text)


def _any_case(text: str, chance: random.Random) -> str:
    return chance.choice((text.upper(), text.lower(), text.swapcase(), text.title()))


def _joined(text: str, chance: random.Random) -> str:
    """A hashtag, with or without something before."""
    words = "".join(sign if sign.isalnum() else " " for sign in text).split()
    tag = "".join(word[:1].upper() + word[1:] for word in words)
    return "#" + chance.choice(("", "Meet", "visiting", "loveOur")) + chance.choice((tag, tag.lower()))


def _spaced(text: str, chance: random.Random) -> str:
    return chance.choice((" ", ".", "-", "_")).join(sign for sign in text if not sign.isspace())


def _punctuated(text: str, chance: random.Random) -> str:
    return "".join(chance.choice((" ", "_", " - ", ".", ", ", "/", "  ")) if sign == " " else sign for sign in text)


def _rn(text: str, chance: random.Random) -> str:
    return text.replace("m", "rn") if "m" in text else text.replace("rn", "m")


def _anywhere(fact: KnownFact) -> dict[str, Technique]:
    """What can be done to any fact at all, as far as it leaves it readable."""
    every = {
        "as is": _on_short(lambda text, chance: text),
        "any case": _on_short(_any_case),
        "full width": _on_short(_wide),
        "invisible": _on_short(_invisible),
        "look-alikes": _on_short(_swap(_LETTER_SIGNS, 0.4)),
    }
    if fact.form in {Form.ADDRESS, Form.PERSON, Form.PHRASE}:
        every |= {
            "accents": _on_short(_swap(_ACCENTS, 0.5)),
            "OCR": _on_short(_swap(_OCR, 0.3)),
            "rn": _on_short(_rn),
            "leet": _on_short(_swap(_LEET, 0.8)),
            "typo": _on_short(_typo),
            "typo and case": _on_short(lambda text, chance: _any_case(_typo(text, chance), chance)),
            "joined": _on_short(_joined),
            "spaced": _on_short(_spaced),
            "punctuated": _on_short(_punctuated),
        }
    return every


def _pairs(number: str) -> str:
    """1427 as "fourteen twenty seven", 905 as "nine oh five"."""
    head, tail = number[:-2], int(number[-2:])
    spoken = _DIGITS[tail] if tail < 10 else _below_hundred(tail)
    if not head:
        return spoken
    return f"{_below_hundred(int(head))} {'oh ' if tail < 10 else ''}{spoken}"


def _below_hundred(value: int) -> str:
    if value < 10:
        return _DIGITS[value]
    if value < 20:
        return _TEENS[value - 10]
    return _TENS[value // 10] + (f" {_DIGITS[value % 10]}" if value % 10 else "")


def _number_words(text: str, chance: random.Random) -> str:
    number, rest = _street(text).split(" ", 1)
    spoken = chance.choice((_pairs(number), " ".join(_DIGITS[int(digit)] for digit in number)))
    return f"{chance.choice((spoken, spoken.replace(' ', '-'), spoken.title()))} {rest.lower()}"


def _other_type(text: str, chance: random.Random) -> str:
    table = _TYPES | _SIDES
    return " ".join(table.get(word, word) for word in _street(text).split(" "))


def _no_type(text: str, chance: random.Random) -> str:
    return _street(text).rsplit(" ", 1)[0]


def _no_side(text: str, chance: random.Random) -> str:
    return " ".join(word for word in _street(text).split(" ") if word not in _SIDES)


def _two_lines(text: str, chance: random.Random) -> str:
    number, rest = _street(text).split(" ", 1)
    return f"{number} {rest}\n{chance.choice(('Dayton', 'Springfield'))} OH"


def _street_only(text: str, chance: random.Random) -> str:
    street = _street(text).split(" ", 1)[1]
    return chance.choice(("our house on {}", "home sweet home, {}", "we live on {}")).format(street)


def _home_tag(text: str, chance: random.Random) -> str:
    words = [word for word in _street(text).split(" ")[1:-1] if word not in _SIDES]
    return "#ourhomeon" + "".join(words).lower()


def _phone(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())[-10:]


def _grouped(text: str, chance: random.Random) -> str:
    digits = _phone(text)
    first = chance.choice(("", "+1 ", "1-", "001 ", "+1", "1."))
    shape = chance.choice(("({}) {}-{}", "{}-{}-{}", "{}.{}.{}", "{} {} {}", "{}{}{}", "{}/{}-{}", "({}){}{}"))
    end = chance.choice(("", "", " ext. 12", " x4", " ext 305"))
    return first + shape.format(digits[:3], digits[3:6], digits[6:]) + end


def _odd_groups(text: str, chance: random.Random) -> str:
    digits = _phone(text)
    cuts = sorted(chance.sample(range(1, 10), 3))
    parts = [digits[start:end] for start, end in zip([0, *cuts], [*cuts, 10], strict=True)]
    return chance.choice((" ", "-", ".")).join(parts)


def _spelled_phone(text: str, chance: random.Random) -> str:
    zero = chance.choice(("zero", "oh", "o"))
    share = chance.choice((1.0, 1.0, 0.5))
    words = (*([zero]), *_DIGITS[1:])
    return " ".join(words[int(digit)] if chance.random() < share else digit for digit in _phone(text))


def _letters_in_phone(text: str, chance: random.Random) -> str:
    return _swap({"0": "o", "1": "l", "5": "S"}, 0.5)(text, chance)


def _email(text: str, chance: random.Random) -> str:
    at = chance.choice((" at ", " [at] ", "(at)", " AT ", "[at]", " @ "))
    dot = chance.choice((" dot ", "[dot]", "(dot)", ".", " . ", " DOT "))
    name, host = text.split("@")
    return name + at + host.replace(".", dot)


def _email_name(text: str, chance: random.Random) -> str:
    name, host = text.split("@")
    dot = chance.choice((" dot ", " [dot] "))
    return name.replace(".", dot).replace("_", " underscore " if chance.random() < 0.3 else "_") + " at " + host


def _handle(text: str, chance: random.Random) -> str:
    bare = text.lstrip("@")
    shapes = ("@{}", "insta: {}", "https://social.example/{}", "({})", "snap {}", "@{}'s page", "u/{}", "{}")
    return chance.choice(shapes).format(chance.choice((bare, bare.upper(), bare.title())))


def _handle_without_marks(text: str, chance: random.Random) -> str:
    return "@" + text.lstrip("@").replace("_", chance.choice(("", ".", "-")))


def _plate(text: str, chance: random.Random) -> str:
    bare = text.replace(" ", "").replace("-", "")
    cut = 3 if bare[0].isalpha() else 1
    shapes = (bare, bare.lower(), f"{bare[:cut]} {bare[cut:]}", f"{bare[:cut]}-{bare[cut:]}", f"{bare[:3]}.{bare[3:]}")
    return chance.choice((*shapes, " ".join(bare), f"plate {bare.lower()}"))


def _plate_ocr(text: str, chance: random.Random) -> str:
    return _swap({"0": "O", "1": "I", "5": "S", "8": "B", "2": "Z", "S": "5", "O": "0", "I": "1"}, 0.5)(text, chance)


def _badge(text: str, chance: random.Random) -> str:
    shapes = ("badge {}", "Badge #{}", "badge number {}", "badge no. {}", "Shield {}", "badge: {}", "BADGE NO {}")
    return chance.choice((*shapes, "badge number is {}", "#{}")).format(text)


def _spelled_badge(text: str, chance: random.Random) -> str:
    return "badge number " + " ".join(_DIGITS[int(digit)] for digit in text)


def _date(text: str, chance: random.Random) -> str:
    year, month, day = text.split("-")
    name = _MONTHS[int(month) - 1]
    short, plain = name[:3], int(day)
    nth = f"{plain}{'th' if 10 < plain < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(plain % 10, 'th')}"
    return chance.choice((
        f"{month}/{day}/{year}", f"{day}.{month}.{year}", f"{int(month)}/{plain}/{year}", f"{year}/{month}/{day}",
        f"{month}-{day}-{year[2:]}", f"{plain}.{int(month)}.{year[2:]}", f"{int(month)}/{plain}/'{year[2:]}",
        f"{name} {plain}, {year}", f"{plain} {name} {year}", f"{nth} of {name} {year}", f"{short}. {plain} {year}",
        f"{short} {nth} {year}", f"{plain}-{short}-{year}", f"{name} the {nth}, {year}", f"{day}{month}{year}",
        f"{year}{month}{day}", f"{short.upper()} {day} {year}", f"{name} {nth} '{year[2:]}", f"{plain}{short}{year}",
    ))  # fmt: skip


def _no_year(text: str, chance: random.Random) -> str:
    _, month, day = text.split("-")
    return f"my birthday is {_MONTHS[int(month) - 1]} {int(day)}"


def _reversed(text: str, chance: random.Random) -> str:
    first, last = text.split(" ")
    return chance.choice(("{}, {}", "{} {}", "{},{}", "{}_{}")).format(last, first)


def _initial(text: str, chance: random.Random) -> str:
    first, last = text.split(" ")
    return chance.choice(("{}. {}", "{} {}", "{}.{}")).format(first[0], last)


def _middle(text: str, chance: random.Random) -> str:
    first, last = text.split(" ")
    return f"{first} {chance.choice('ABDJKMT')}. {last}"


def _owned(text: str, chance: random.Random) -> str:
    return text + chance.choice(("'s house", "\u2019s birthday", "s car"))


def _shortened(text: str, chance: random.Random) -> str:
    for full, short in (("Police Department", "PD"), ("Saint", "St."), ("Elementary", "Elem"), (" with ", " w/ ")):
        text = text.replace(full, chance.choice((short, short, full)))
    return text


def _department(text: str, chance: random.Random) -> str:
    return text.replace("Department", chance.choice(("Dept", "Dept.", "dept")))


_BY_FORM: dict[Form, dict[str, Technique]] = {
    Form.ADDRESS: {
        "number words": _number_words,
        "other type": _other_type,
        "no type": _no_type,
        "no direction": _no_side,
        "two lines": _two_lines,
        "street only": _street_only,
        "home tag": _home_tag,
        "whole": lambda text, chance: text,
    },
    Form.PERSON: {"reversed": _reversed, "initial": _initial, "middle": _middle, "owned": _owned},
    Form.PHRASE: {"shortened": _shortened, "department": _department},
    Form.PHONE: {
        "grouped": _grouped,
        "odd groups": _odd_groups,
        "spelled": _spelled_phone,
        "letters": _letters_in_phone,
        "possible: last seven": lambda text, chance: f"{_phone(text)[3:6]}-{_phone(text)[6:]}",
    },
    Form.EMAIL: {"at and dot": _email, "name spelled": _email_name},
    Form.HANDLE: {"shapes": _handle, "other marks": _handle_without_marks},
    Form.PLATE: {"shapes": _plate, "OCR plate": _plate_ocr},
    Form.BADGE: {"badge": _badge, "spelled badge": _spelled_badge},
    Form.DATE: {"orders": _date, "possible: no year": _no_year},
}
