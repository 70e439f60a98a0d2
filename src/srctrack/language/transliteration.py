"""Names across scripts: the Latin spellings of a Cyrillic or Greek word, and a key under which fair ones are the same.

Each table is one standard or usage for one language: BGN/PCGN (1947 Russian, 1965/2019 Ukrainian, 1979 Belarusian, 1952/2013
Bulgarian), ISO 9:1995, the scientific system, ICAO Doc 9303, the Ukrainian national system of 2010, the Bulgarian law of
2009, Serbian Gaj's Latin, ELOT 743 for Greek, and what newspapers make of them. What standards differ in only by notation
(i, y, j; kh, h, x; ts, c) is not listed over again: ``keys`` folds it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from srctrack.patterns import pattern


def _table(letters: str, spelled: str) -> dict[str, str]:
    return {c: ("" if s == "-" else s) for c, s in zip(letters.split(), spelled.split(), strict=True)}


_RUSSIAN = _table(
    "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya",
)
_UKRAINIAN = _RUSSIAN | _table("г ґ е є и і ї ’ ' ʼ", "h g e ie y i yi - - -")
_UKRAINIAN_AS_RUSSIAN = _UKRAINIAN | _table("г є и ї", "g e i i")
_BELARUSIAN = _RUSSIAN | _table("г і ў ’ '", "h i u - -")
_BELARUSIAN_BGN = _BELARUSIAN | _table("е ё ў", "ie io w")
_BELARUSIAN_AS_RUSSIAN = _BELARUSIAN | _table("г ў", "g v")
_BULGARIAN = _RUSSIAN | _table("щ ъ ь х", "sht a y h")
_BULGARIAN_U = _BULGARIAN | _table("ъ у", "u ou")
_SERBIAN = _RUSSIAN | _table("ђ ж ј љ њ ћ ц ч џ ш х", "đ ž j lj nj ć c č dž š h")
_SERBIAN_PLAIN = _SERBIAN | _table("ђ ж ћ ч џ ш", "dj z c c dz s")
_SERBIAN_ENGLISH = _SERBIAN | _table("ђ ж ј љ њ ћ ц ч џ ш", "dj zh y ly ny ch ts ch dzh sh")
_SERBIAN_HALF = _SERBIAN | _table("ђ ж ћ ч џ ш", "dj zh ch ch dzh sh")
_MACEDONIAN = _SERBIAN_HALF | _table("ѓ ќ ѕ", "gj kj dz")

_CYRILLIC: dict[str, tuple[dict[str, str], ...]] = {
    "ru": (_RUSSIAN, _RUSSIAN | {"ё": "e"}),
    "uk": (_UKRAINIAN, _UKRAINIAN_AS_RUSSIAN),
    "be": (_BELARUSIAN, _BELARUSIAN_BGN, _BELARUSIAN | {"ё": "e"}, _BELARUSIAN_AS_RUSSIAN),
    "bg": (_BULGARIAN, _BULGARIAN_U),
    "sr": (_SERBIAN, _SERBIAN_PLAIN, _SERBIAN_ENGLISH, _SERBIAN_HALF),
    "mk": (_MACEDONIAN, _SERBIAN_PLAIN | _table("ѓ ќ ѕ", "g k dz")),
}

_GREEK_PAIRS = (
    ("ου", ("ou", "u")),
    ("αυ", ("av", "au")),
    ("ευ", ("ev", "eu")),
    ("ηυ", ("iv",)),
    ("γγ", ("ng", "gg")),
    ("γκ", ("gk", "g", "ng")),
    ("γχ", ("nch", "nh", "nkh")),
    ("γξ", ("nx",)),
    ("μπ", ("mp", "b", "mb")),
    ("ντ", ("nt", "d", "nd")),
    ("τζ", ("tz", "j")),
    ("αι", ("ai", "e")),
    ("ει", ("ei", "i")),
    ("οι", ("oi", "i")),
    ("γι", ("gi", "yi", "y")),
    ("γε", ("ge", "ye")),
    ("χ", ("ch", "h", "kh")),
    ("υ", ("y", "i")),
)
_GREEK = _table(
    "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
)
_MAX_GREEK = 24
"""Spellings of one Greek word that are looked at; the usual ones come first."""
_Y_AS_I = pattern(r"y(?=[aou])|(?<=[aeou])y")
_DIPHTHONGS_BEFORE_VOICELESS = pattern(r"[αεη]υ(?=[θκξπστφχψς]|$)")

_MARKED = str.maketrans(
    {
        "č": "ch",
        "ć": "ch",
        "š": "sh",
        "ś": "s",
        "ž": "zh",
        "ż": "zh",
        "ź": "z",
        "đ": "dj",
        "ŭ": "u",
        "â": "ya",
        "û": "yu",
        "ë": "yo",
        "è": "e",
        "ê": "e",
        "ŝ": "shch",
        "ĭ": "y",
        "ï": "yi",
        "ì": "i",
        "ł": "l",
        "ń": "n",
        "ø": "o",
        **dict.fromkeys("ʹʺ’'ʼ‘`´", ""),
    }
)
_LETTER_FOLDS = (
    ("shch", "Щ"),
    ("tsch", "ch"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("dzh", "Ж"),
    ("dj", "Ж"),
    ("kh", "h"),
    ("zh", "ж"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "Q"),
    ("qu", "kv"),
    ("q", "k"),
    ("w", "v"),
    ("cz", "ch"),
    ("tz", "ts"),
    ("ch", "Ч"),
    ("c", "C"),
    ("Ч", "ch"),
    ("ou", "u"),
    ("oo", "u"),
    ("y", "i"),
)
"""Notations of one sound, in the order they are folded; Q and C are read in several ways after."""
_OLD_ENDING = pattern("(?<=[oe])ff$")
_RUN_OF_I = pattern("ii+")
_IE = pattern("(?<=[aeou])ie|^ie")
_CHOICES = (("x", ("ks", "h")), ("j", ("i", "ж", "Ж")))
_LAST_CHOICES = (("C", ("ts", "k", "ch")), ("Q", ("k", "kk", "tsk")))
_SOUNDS = {"z": "s", "Ж": "ж"}
_MAX_KEYS = 8


@lru_cache(maxsize=8192)
def keys(latin: str) -> frozenset[str]:
    """The keys of a Latin spelling: two fair spellings of one name share at least one. Slips keep their own.

    More than one, since x is read ks or kh, j as i or zh, and c as ts, k or (with its mark lost) ch.
    """
    flat = unicodedata.normalize("NFC", latin).lower().translate(_MARKED)
    if not flat.isascii():
        flat = "".join(c for c in unicodedata.normalize("NFD", flat) if not unicodedata.combining(c))
    found = [flat.replace("ch", "Ч")]
    for letter, read in _CHOICES:
        found = [f.replace(letter, r) for f in found for r in read] if letter in flat else found
    out: set[str] = set()
    for form in found:
        folded = form.replace("Ч", "ch")
        for letters, put in _LETTER_FOLDS:
            folded = folded.replace(letters, put)
        if "ff" in folded:
            folded = _OLD_ENDING.sub("v", folded)
        if "ii" in folded:
            folded = _RUN_OF_I.sub("i", folded)
        folded = folded.replace("io", "ie")
        if "ie" in folded:
            folded = _IE.sub("e", folded)
        forms = [folded]
        for letter, read in _LAST_CHOICES:
            forms = [f.replace(letter, r) for f in forms for r in read] if letter in folded else forms
        out.update(forms)
        if len(out) >= _MAX_KEYS:
            break
    return frozenset(out)


@lru_cache(maxsize=8192)
def skeletons(latin: str) -> frozenset[str]:
    """The consonants of a Latin spelling, single, as they sound: what a name keeps on its way through another script."""
    out = set()
    for key in keys(latin):
        bare = "".join(_SOUNDS.get(c, c) for c in key if c not in "aeiou")
        out.add("".join(c for i, c in enumerate(bare) if i == 0 or c != bare[i - 1]))
    return frozenset(out)


@lru_cache(maxsize=4096)
def spellings(word: str, language: str) -> tuple[str, ...]:
    """The Latin spellings of a word in Cyrillic or Greek, in lower case, press usage first. Empty for other languages."""
    low = unicodedata.normalize("NFC", word).lower()
    if language == "el":
        return _from_greek(low)
    tables = _CYRILLIC.get(language)
    if not tables:
        return ()
    out: list[str] = []
    if language == "ru" and "ё" not in low:
        out += [_from_cyrillic(form, tables[0], language) for form in _with_dots(low)]
    if language == "uk" and "і" in low:
        head, _, tail = low.rpartition("і")
        out += [_from_cyrillic(head + vowel + tail, _UKRAINIAN_AS_RUSSIAN, language) for vowel in "ое"]
    for table in tables:
        plain = _from_cyrillic(low, table, language)
        out.append(plain)
        if language in ("ru", "uk", "be"):
            out += _press_endings(plain)
            out.append(_with_y(low, table))
            out += (_as_passports(plain), _as_passports(plain).replace("iia", "ia"))
            if "ь" in low:
                out.append(_from_cyrillic(low.replace("ь", ""), table, language))
            if "х" in low:
                out.append(plain.replace("kh", "ch"))
        if language == "uk" and "tsya" in plain:
            out.append(plain.replace("tsya", "tsa"))
        if "ks" in plain:
            out.append(plain.replace("ks", "x"))
    return tuple(dict.fromkeys(out))


def script_language(text: str, told: str | None) -> str | None:
    """The language whose table a text in Cyrillic or Greek is read by: the one told, else by letters only it has; None
    for text in other scripts."""
    if told in _CYRILLIC or told == "el":
        return told
    sample = text[:4000].lower()
    if re.search(r"[α-ω]{3}", sample):
        return "el"
    if not re.search(r"[а-џґ]{3}", sample):
        return None
    for letters, language in (("ў", "be"), ("їєґ", "uk"), ("ѓќѕ", "mk"), ("ђјљњћџ", "sr"), ("ыэё", "ru")):
        if any(c in sample for c in letters):
            return language
    return "bg" if "ъ" in sample else "ru"


def _from_cyrillic(word: str, table: dict[str, str], language: str) -> str:
    out = []
    for i, c in enumerate(word):
        after = word[i + 1 : i + 2]
        if c == "ь" and language in ("ru", "be") and after in ("и", "о", "е"):
            out.append("y")
        elif language == "uk" and c == "є" and (i == 0 or word[i - 1] in "аеиіоуюяьє’'"):
            out.append("ye")
        else:
            out.append(table.get(c, c if c in "-’'" else ""))
    return "".join(out)


def _with_dots(word: str) -> list[str]:
    """The word with ё for each е in turn, since print leaves the dots off (Пугачев is Пугачёв); itself first."""
    return [word, *(word[:i] + "ё" + word[i + 1 :] for i, c in enumerate(word) if c == "е" and i)]


def _with_y(word: str, table: dict[str, str]) -> str:
    """BGN/PCGN: е is ye at the head and after vowels, ъ and ь."""
    out = []
    for i, c in enumerate(word):
        if c == "е" and (i == 0 or word[i - 1] in "аеёиоуыэюяьъі"):
            out.append("ye")
        else:
            out.append(table.get(c, ""))
    return "".join(out)


def _press_endings(plain: str) -> list[str]:
    """-ий and -ый as newspapers write them (-y, -i) and as the Ukrainian law does (-yi)."""
    for ending in ("iy", "yy", "yi"):
        if plain.endswith(ending):
            return [plain[:-2] + "y", plain[:-2] + "i", plain[:-2] + "yi"]
    return []


def _as_passports(plain: str) -> str:
    """ICAO Doc 9303 and the Ukrainian law: я, ю and й with i, but at the head."""
    return plain[:1] + _Y_AS_I.sub("i", plain[1:])


def _from_greek(word: str) -> tuple[str, ...]:
    flat = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    flat = _DIPHTHONGS_BEFORE_VOICELESS.sub(lambda m: {"α": "αφ", "ε": "εφ", "η": "ηφ"}[m.group()[0]], flat)
    forms = [flat]
    for pair, spelled in _GREEK_PAIRS:
        if pair in flat:
            forms = [form.replace(pair, put) for form in forms for put in spelled][:_MAX_GREEK]
    return tuple(dict.fromkeys("".join(_GREEK.get(c, c) for c in form) for form in forms))
