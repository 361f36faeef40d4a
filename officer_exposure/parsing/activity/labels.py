"""What a file itself calls a place: home or work, as platforms write it and as people do in their own language.

Or what kind of place it is, where nobody need have been: `ZONE`, `SAVED` (kept on a map), `VIEW` (a map stood so).
"""

from __future__ import annotations

HOME, WORK, ZONE, SAVED, VIEW = "home", "work", "zone", "saved", "view"

_SEMANTIC = {
    "HOME": HOME,
    "INFERRED_HOME": HOME,
    "TYPE_HOME": HOME,
    "WORK": WORK,
    "INFERRED_WORK": WORK,
    "TYPE_WORK": WORK,
}
"""Google's own words, which are the same in every language; newer phones write them in mixed letters."""

_WORDS = {
    HOME: "home;my home;my house;our house;zuhause;zu hause;daheim;domicile;maison;chez moi;casa;mi casa;hogar;"
    "inicio;hjem;hjemme;hem;hemma;koti;thuis;dom;domů;domov;acasă;otthon;ev;nhà;rumah;home sweet home;"
    "дом;дім;σπίτι;בית;المنزل;自宅;家;我家;住家;집;우리집;บ้าน;घर",
    WORK: "work;my work;office;my office;station;precinct;arbeit;arbeitsplatz;büro;travail;bureau;trabajo;oficina;"
    "lavoro;ufficio;trabalho;werk;arbejde;arbeid;jobb;jobbet;työ;praca;práce;munka;iş;kantor;работа;робота;"
    "εργασία;עבודה;العمل;職場;公司;工作;회사;직장;ที่ทำงาน",
}
_SAID = {word: said for said, words in _WORDS.items() for word in words.split(";")}


def label_of(name: str) -> str:
    """ "home", "work" or "" for what somebody or their phone called a place. Only the whole name counts."""
    plain = " ".join(name.split())
    return _SEMANTIC.get(plain.upper(), "") or _SAID.get(plain.casefold(), "")
