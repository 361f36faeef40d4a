"""What the four-letter kinds and the long keys of QuickTime and 3GP user data mean, in exiftool's words."""

from __future__ import annotations

TEXTS: dict[bytes, str] = {
    b"\xa9ART": "Artist",
    b"\xa9alb": "Album",
    b"\xa9aut": "Author",
    b"\xa9cmt": "Comment",
    b"\xa9com": "Composer",
    b"\xa9cpy": "Copyright",
    b"\xa9day": "ContentCreateDate",
    b"\xa9des": "Description",
    b"\xa9dir": "Director",
    b"\xa9enc": "EncodedBy",
    b"\xa9grp": "Grouping",
    b"\xa9inf": "Information",
    b"\xa9key": "Keywords",
    b"\xa9mak": "Make",
    b"\xa9mdl": "Model",
    b"\xa9mod": "Model",
    b"\xa9nam": "Title",
    b"\xa9prd": "Producer",
    b"\xa9prf": "Performers",
    b"\xa9pub": "Publisher",
    b"\xa9src": "SourceCredits",
    b"\xa9swr": "SoftwareVersion",
    b"\xa9too": "Encoder",
    b"\xa9wrt": "Composer",
    b"aART": "AlbumArtist",
    b"apID": "AppleStoreAccount",
    b"cprt": "Copyright",
    b"desc": "Description",
    b"keyw": "Keyword",
    b"ldes": "LongDescription",
    b"ownr": "Owner",
    b"purd": "PurchaseDate",
}
"""Texts behind a length and a language (QuickTime), or in a `data` box (iTunes)."""

PLAIN_TEXTS: dict[bytes, str] = {
    b"CAME": "SerialNumberHash",
    b"FIRM": "FirmwareVersion",
    b"LENS": "LensSerialNumber",
    b"MUID": "MediaUID",
    b"SNum": "SerialNumber",
    b"angl": "CameraAngle",
    b"clfn": "ClipFileName",
    b"clid": "ClipID",
    b"cmid": "CameraID",
    b"cmnm": "Model",
    b"date": "DateTimeOriginal",
    b"info": "Information",
    b"manu": "Make",
    b"modl": "Model",
    b"name": "Name",
    b"reel": "ReelName",
    b"scen": "Scene",
    b"shot": "ShotName",
    b"slno": "SerialNumber",
}
"""Texts that are the whole content of their box."""

MOBILE_TEXTS: dict[bytes, str] = {
    b"albm": "Album",
    b"auth": "Author",
    b"coll": "CollectionName",
    b"cprt": "Copyright",
    b"dscp": "Description",
    b"gnre": "Genre",
    b"perf": "Performer",
    b"titl": "Title",
}
"""3GPP TS 26.244: version and flags, a language, then a text in UTF-8 or UTF-16."""

HEX_TEXTS = frozenset({b"CAME", b"MUID"})
"""Numbers that name a device or a recording, shown in hexadecimal."""

KEYS: dict[str, str] = {
    "collection.user": "UserCollection",
    "creationdate": "CreationDate",
    "displayname": "DisplayName",
    "rating.user": "UserRating",
}
"""Keys whose words cannot be told apart by rule; see `key_name`."""

_DOMAINS = ("com.apple.quicktime.", "com.apple.", "com.")


def key_name(key: str) -> str:
    """exiftool's name of a key: `com.apple.quicktime.location.name` is LocationName."""
    for domain in _DOMAINS:
        if key.startswith(domain):
            key = key.removeprefix(domain)
            break
    if key in KEYS:
        return KEYS[key]
    words = key.replace("-", ".").replace("_", ".").split(".")
    name = "".join(word[:1].upper() + word[1:] for word in words)
    return "".join(letter for letter in name if letter.isascii() and letter.isalnum())
