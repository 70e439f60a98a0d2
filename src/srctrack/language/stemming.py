"""Words without their endings, and names without their script: what two texts can be compared by."""

from __future__ import annotations

import re
from functools import lru_cache

from srctrack.patterns import pattern

_RUSSIAN = pattern(
    r"(?:ившись|ывшись|ующих|ующие|ующий|ившие|ивших|иями|ями|ами|ого|его|ому|ему|ыми|ими|ием|иям|иях|ется|ются|ился|илась|ились|ались|"
    r"ался|алась|лись|лась|лся|ться|ший|шие|ших|ных|ные|ный|ной|ную|ным|ного|ному|ов|ев|ей|ах|ях|ам|ям|ом|ем|ой|ый|ий|ая|яя|ое|ее|ые|ие|ых|их|"
    r"ую|юю|ия|ии|ию|ил|ила|или|ило|ал|ала|али|ало|ел|ела|ели|ет|ут|ют|ит|ат|ят|ть|ла|ли|ло|а|я|о|е|у|ю|ы|и|ь|й)$"
)
_UKRAINIAN = pattern(
    r"(?:ування|увати|ами|ями|ого|ього|ому|ьому|ими|іми|ові|еві|ість|ості|ться|лися|лась|вся|ення|ання|ів|їв|ей|ах|ях|ам|ям|ом|ем|єм|ою|ею|ий|ій|"
    r"ої|ій|ая|яя|ое|ее|их|іх|ую|юю|ії|ію|ия|ила|или|ило|ала|али|ало|ив|ав|ть|ла|ли|ло|а|я|о|е|є|у|ю|и|і|ї|ь|й)$"
)
_GERMAN = pattern(r"(?:ungen|ern|est|en|er|es|em|e|n|s|t)$")
_FRENCH = pattern(r"(?:ements?|ations?|ées?|és?|er|ent|ait|aient|eux|aux|al|ale|ales|es|e|s|x)$")
_SPANISH = pattern(r"(?:aciones|ación|amiento|amientos|adas?|ados?|idas?|idos?|aron|ieron|ar|er|ir|es|os|as|o|a|e|s)$")
_OTHERS = {"ru": _RUSSIAN, "uk": _UKRAINIAN, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}
_MIN_COUNT = 3
"""Letters a stem keeps at least."""

_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "persons": "person", "children": "child", "died": "die", "dies": "die", "dying": "die",
    "mice": "mouse", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "halves": "half", "leaves": "leaf", "thieves": "thief",
    "policemen": "police", "policeman": "police", "servicemen": "serviceman", "took": "take", "taken": "take", "taking": "take", "found": "find",
    "sold": "sell", "bought": "buy", "paid": "pay", "spent": "spend", "lost": "lose", "won": "win", "fell": "fall", "rose": "rise", "risen": "rise",
    "left": "leave", "held": "hold", "said": "say", "told": "tell", "made": "make", "gave": "give", "given": "give", "went": "go", "gone": "go",
    "came": "come", "saw": "see", "seen": "see", "knew": "know", "known": "know", "led": "lead", "met": "meet", "ran": "run", "sent": "send",
    "shot": "shoot", "stole": "steal", "stolen": "steal", "wrote": "write", "written": "write", "broke": "break", "broken": "break", "began": "begin",
    "built": "build", "cost": "cost", "got": "get", "had": "have", "has": "have", "was": "be", "were": "be", "been": "be", "is": "be", "are": "be",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def stem(word: str, language: str | None) -> str:
    """``word``, lower case, without its inflection; words of one stem are taken for the same word."""
    word = word.lower().replace("’", "'").replace("ё", "е")
    word = word.removesuffix("'s").removesuffix("'")
    pattern = _OTHERS.get(language or "")
    if pattern is None:
        return _english(word)
    for _ in range(2):
        m = pattern.search(word)
        if not m or m.start() < _MIN_COUNT:
            break
        word = word[: m.start()]
    return word


def _english(word: str) -> str:
    known = _IRREGULAR.get(word)
    if known:
        return known
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + _MIN_COUNT and word.endswith(ending):
            bare = word[: -len(ending)]
            if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "lsz":
                bare = bare[:-1]
            return bare.removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word


_LATIN = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
        "a b v g g d e e e zh z i i i i k l m n o p r s t u f h c ch sh sh _ i _ e u a".split(),
        strict=True,
    )
)
_FOLDS = (
    ("shch", "S"), ("sch", "S"), ("tch", "C"), ("ch", "C"), ("sh", "S"), ("zh", "Z"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("ts", "c"), ("tz", "c"),
    ("dzh", "j"), ("dj", "j"), ("ck", "k"), ("x", "ks"), ("w", "v"), ("q", "k"), ("gh", "g"), ("h", "g"), ("z", "s"), ("Z", "s"), ("j", "i"), ("S", "s"), ("C", "c"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def sound(name: str) -> str:
    """A key under which one name in Latin and Cyrillic letters is (mostly) the same: its consonants, coarsely.

    Coarse on purpose: it only lends weight to an alignment and never says that two names are one.
    """
    low = name.lower()
    if not low.isascii():
        low = "".join(_LATIN.get(c, c) for c in low).replace("_", "")
    for a, b in _FOLDS:
        low = low.replace(a, b)
    out = re.sub(r"[^a-z]", "", low)
    first, rest = out[:1], re.sub(r"[aeiouy]", "", out[1:])
    if first in "aeiouy":
        first = "a"
    return re.sub(r"(.)\1+", r"\1", first + rest)[:4] if len(out) > 2 else ""
