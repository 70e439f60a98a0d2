"""One spelling for the many of typography, with the way back to the text as it stands."""

from __future__ import annotations

import unicodedata

from srctrack.model.text import OffsetMap, OffsetRun
from srctrack.patterns import pattern

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\n\v\f\u0085\u2028\u2029"
_DOUBLE = "“”„‟«»″〝〞＂❝❞"
_SINGLE = "‘’‚‛‹›′´`ʼʻˈ＇❛❜"
_DASHES = "‐‑‒–—―−﹘﹣－"
_GONE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

PLAIN_SPACES = str.maketrans(dict.fromkeys(_SPACES, " "))
"""Each kind of space becomes a plain one; lengths stay, so offsets do."""

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DASHES, "-"),
    }
)
_SLOW = pattern(rf"[{_GONE}]|  +|[…ﬀ-ﬆ]|[^\W\d_a-zA-Z][\u0300-\u036f]+|[a-zA-Z][\u0300-\u036f]+")


def plain_spaces(text: str) -> str:
    """``text`` with every space a plain one, code point by code point: offsets are those of ``text``."""
    return text.translate(PLAIN_SPACES)


def fold_typography(text: str) -> tuple[str, OffsetMap]:
    """``text`` with marks straight, dashes plain, spaces single, ligatures and ellipses spelled out, invisible marks gone,
    letters composed (NFC); and the map from the folded text's offsets back to ``text``'s."""
    flat = text.translate(_TYPOGRAPHY)
    out: list[str] = []
    runs: list[OffsetRun] = []
    derived = at = 0

    def keep(start: int, end: int) -> None:
        nonlocal derived
        if end > start:
            runs.append(OffsetRun(derived, start, end - start))
            out.append(flat[start:end])
            derived += end - start

    def put(new: str, original: int) -> None:
        nonlocal derived
        for c in new:
            runs.append(OffsetRun(derived, original, 1))
            out.append(c)
            derived += 1

    for m in _SLOW.finditer(flat):
        keep(at, m.start())
        found = m.group()
        if found[0] == " ":
            put(" ", m.start())
        elif found == "…":
            put("...", m.start())
        elif found[0] not in _GONE:
            put(unicodedata.normalize("NFC" if len(found) > 1 else "NFKC", found), m.start())
        at = m.end()
    keep(at, len(flat))
    return "".join(out), OffsetMap(tuple(runs))


def composed(word: str) -> str:
    """``word`` with its letters composed (Unicode's NFC): a letter and a combining mark become one code point."""
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def strip_marks(word: str) -> str:
    """``word`` without diacritics (Díaz → Diaz, ł → l); letters of other scripts keep theirs (й stays й)."""
    if word.isascii():
        return word
    flat = "".join(_STROKES.get(c, c) for c in word)
    if flat.isascii():
        return flat
    out = []
    for c in flat:
        base = unicodedata.normalize("NFD", c)
        out.append(base[0] if len(base) > 1 and base[0].isascii() else c)
    return "".join(out)


_STROKES = dict(zip("łŁøØđĐħĦıŀĿŧŦ", "lLoOdDhHilLtT", strict=True)) | {
    "ß": "ss",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
}
