"""Phone numbers, mail addresses, user names and license plates in running text, however they are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_exposure.model import Confidence
from officer_exposure.text.telling.told import Telling, Told

_DIGITS = r"\d(?:[ .()/-]{0,2}\d)"
_CALL = (
    r"(?:call|text|txt|ring|phone|fone|cell|mobile|mob|tel|telefon|telephone|number|num|nr|nummer|"
    r"whatsapp|whats app|wapp|hmu|"
    r"reach me|contact|handy|handynummer|portable|numero|movil|telefono|tel no|digits|signal|imessage|"
    r"facetime|line|dm|hit me up|"
    r"appelle\w*|llama\w*|bel|anrufen|ruf)"
)
_PHONES = (
    re.compile(r"(?<![\w+.,/-])(?:\+|00)[1-9]\d{0,2}[ .(/-]{0,2}" + _DIGITS + r"{6,12}(?![\d])"),
    re.compile(r"(?<![\w.,$/-])(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]{1,3}\d{3}[ .-]{1,3}\d{4}(?![\d-])"),
    re.compile(r"(?<![\w.,$/-])\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{2}[ .-]\d{2}(?![\d-])"),
    re.compile(r"(?<![\w.,/-])0[1-9]\d{1,3}[ /-]\d{3,4}[ -]?\d{3,5}(?!\d)"),
    re.compile(r"(?<![\w.,/-])0(?:7\d|15|16|17|4|6)\d{7,9}(?!\d)"),
    re.compile(r"(?<![\w.,/-])0[1-9](?:[ .-]\d{2}){4}(?!\d)"),
    re.compile(r"(?<![\w.,/-])0[46][ -]?\d{2}[ -]?\d{2,3}[ -]?\d{2,3}[ -]?\d{0,2}(?!\d)"),
    re.compile(r"(?<![\w.,/-])0\d{2,4} ?[ /-] ?(?:\d{2,4}[ -]?){2,3}\d{2,4}(?!\d)"),
    re.compile(r"(?<![\w.,])(?:\d[ .-]{1,2}){9,12}\d(?![\d.])"),
    re.compile(r"(?<![\w.,/-])[67]\d{2}[ .-]\d{3}[ .-]\d{3}(?!\d)"),
    re.compile(r"(?<![\w.,/-])[67]\d{2}(?:[ .-]\d{2}){3}(?!\d)"),
)
_WHERE_CALLED = re.compile(rf"\b{_CALL}\b[^\d\n]{{0,30}}?(?P<said>[(+]?{_DIGITS}{{6,13}})(?!\d)")
_SPOKEN = "|".join(
    ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double", "triple"]
)
_SPOKEN_PHONE = re.compile(rf"\b(?:(?:{_SPOKEN}|\d)[ .-]{{1,2}}){{6,11}}(?:{_SPOKEN}|\d)\b")
_SPOKEN_SIGN = re.compile(rf"\b(?:{_SPOKEN})\W{{1,2}}(?:{_SPOKEN}|\d)\b")
_SEVEN_DIGITS = re.compile(r"\d(?:\D{0,3}\d){6}")
_MAIL_SIGN = re.compile(r"@|\b(?:at|arroba|arobase|klammeraffe)\b")
_MAIL = re.compile(
    r"[\w.+-]{2,64}(?:@|\s?[\[({]\s?(?:at|@)\s?[\])}])\s?(?:[\w-]+\s?(?:\.|[\[({]\s?(?:dot|"
    r"\.)\s?[\])}])\s?)+[a-z]{2,12}(?!\w)"
    r"|[\w.+-]{2,64} (?:at|arroba|arobase|klammeraffe) [\w-]{2,40} (?:dot|punkt|punto|point|punt) [a-z]{2,6}(?!\w)"
    r"|[\w.+-]{2,64} ?(?:@|at) ?(?:gmail|yahoo|hotmail|outlook|icloud|protonmail|proton|aol|gmx|"
    r"web)(?:\s?(?:dot|\.)\s?\w{2,3})?(?!\w)"
)
_NETWORK = (
    r"(?:snap|snapchat|sc|insta|instagram|ig|tiktok|tik tok|twitter|x|threads|discord|gamertag|psn|xbox|"
    r"steam|venmo|cashapp|"
    r"cash app|paypal|kik|telegram|reddit|strava|youtube|yt|twitch|bereal|facebook|fb|onlyfans|user ?name|"
    r"handle|user|gt)"
)
_HANDLE = re.compile(
    rf"(?:(?<!\w)(?:my|our|mein|mon|mi|mijn|new|add me(?: on)?|follow me(?: on)?|find me(?: on)?|me on|on|"
    rf"follow)\s)(?:[a-z]+\s)?"
    rf"{_NETWORK}(?: account| acct| name| is| me|'s|:|=|-|>|,| \(| at){{0,3}}\s{{0,2}}"
    r"(?P<said>@[\w.-]{3,30}|(?=[a-z._-]*[\d_.])[a-z0-9][\w.-]{3,29})"
    rf"|(?<!\w){_NETWORK}\s?(?:is|me|name|:|=|-|>|"
    rf"@)\s?\W{{0,3}}(?P<also>@?(?=[a-z._-]*[\d_.@#])[a-z0-9@][\w.-]{{3,29}})"
)
_PLATE_WORD = re.compile(
    r"(?<!\w)(?:(?:licen[cs]e|number|vanity|reg|my|our|new|his|her|car|the|[a-z]{2})[ ](?:plates?|tags?)|"
    r"plates?(?= (?:is|are|no|number|#))|"
    r"(?:reg|rego|registration)(?: no| number| plate)?(?=\W)|kennzeichen|kfz|matricula|plaque(?: d'immatriculation)?|"
    r"immatriculation|immatriculee?|kenteken)(?:[ ](?:is|are|no|number|ist|es|est|reads|says))?[ :#.]{1,3}"
)
_PLATE = re.compile(
    r"(?=[^\n]{0,9}\d)(?=[^\n]{0,9}[A-Za-z])(?:(?:[A-Za-z0-9][ -](?:dash |hyphen )?){4,8}[A-Za-z0-9]|"
    r"[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?\d{1,4}|[A-Za-z0-9]{1,8})(?:[ -][A-Za-z0-9]{1,4}){0,2}(?!\w)"
)


def contacts_in(evened: str, text: str) -> Iterator[Told]:
    """Every number, mail address, user name and plate; `evened` is the same text as `even` gives it."""
    if _SEVEN_DIGITS.search(evened):
        yield from _phones(evened)
    for match in _SPOKEN_PHONE.finditer(evened) if _SPOKEN_SIGN.search(evened) else ():
        yield Told(Telling.CONTACT, match.start(), match.end(), Confidence.MEDIUM)
    for match in _MAIL.finditer(evened) if _MAIL_SIGN.search(evened) else ():
        yield Told(Telling.CONTACT, match.start(), match.end(), Confidence.MEDIUM)
    for match in _HANDLE.finditer(evened):
        which = "said" if match["said"] else "also"
        yield Told(Telling.CONTACT, match.start(which), match.end(which), Confidence.MEDIUM)
    yield from _plates(evened, text)


def _phones(evened: str) -> Iterator[Told]:
    for pattern in _PHONES:
        for match in pattern.finditer(evened):
            yield Told(Telling.CONTACT, match.start(), match.end(), Confidence.MEDIUM)
    for match in _WHERE_CALLED.finditer(evened):
        yield Told(Telling.CONTACT, match.start("said"), match.end("said"), Confidence.MEDIUM)


def _plates(evened: str, text: str) -> Iterator[Told]:
    """Letters and digits right behind a word for a plate."""
    for word in _PLATE_WORD.finditer(evened):
        plate = _PLATE.match(text, word.end())
        if plate and any(sign.isdigit() for sign in plate[0]) and any(sign.isalpha() for sign in plate[0]):
            yield Told(Telling.PLATE, plate.start(), plate.end(), Confidence.MEDIUM)
