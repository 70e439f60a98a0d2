"""What a person typed as an expression of FTS5: words in their other forms, and names in the other script."""

from __future__ import annotations

import re
import sqlite3

from srctrack.language.stemming import stem
from srctrack.language.transliteration import spellings
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W_]+")
_PART = pattern(r'["“”„«»]([^"“”„«»]+)["“”„«»]|(\S+)')
_CYRILLIC = pattern(r"[Ѐ-ӿ]")
_LETTERS = "абвгдежзийклмнопрстуфхцчшщэюяіїєґ"
MIN_STEM = 4
"""Letters from which on a stem stands for all forms of a word: shorter ones begin too many other words."""
MAX_FORMS = 12
"""Forms of one word that are looked for; press usage comes first among them."""


def expression(db: sqlite3.Connection, words: str) -> str:
    """``words`` as an expression that cannot be malformed; empty where there are none.

    All words must be there. Words between double quotation marks must be together and as they are written; a bare word
    stands for its other forms and for the name in the other script, and with a star at its end for what it begins.
    """
    parts = []
    for quoted, bare in re.findall(_PART.pattern, words):
        found = _WORD.findall(quoted or bare)
        if not found:
            continue
        if quoted or len(found) > 1:
            parts.append('"' + " ".join(found) + '"' + ("*" if bare.endswith("*") else ""))
        elif bare.endswith("*"):
            parts.append(f'"{found[0]}"*')
        else:
            parts.append(_any_form(db, found[0]))
    return " AND ".join(parts)


def _any_form(db: sqlite3.Connection, word: str) -> str:
    forms = {f'"{word}"': None}
    for form in (word, *across(db, word)):
        forms[_by_stem(form)] = None
        if form.endswith("y") and len(form) > MIN_STEM:
            forms[f'"{form[:-1]}i"*'] = None  # ferry, ferries
    return "(" + " OR ".join(list(forms)[:MAX_FORMS]) + ")"


def _by_stem(word: str) -> str:
    """A word as its stem with a star, where the stem is long enough (“чехонин” for Чехонина)."""
    low = word.lower()
    found = stem(low, "ru" if _CYRILLIC.search(low) else "en")
    return f'"{found}"*' if len(found) >= MIN_STEM and not low.isdigit() else f'"{word}"'


def across(db: sqlite3.Connection, word: str) -> list[str]:
    """The word in the other script: a Cyrillic one spelled in Latin letters, a Latin one as the texts write it in Cyrillic."""
    low = word.lower()
    if len(low) < MIN_STEM or low.isdigit():
        return []
    if _CYRILLIC.search(low):
        stems = stem(low, "ru")
        return list(dict.fromkeys(s for language in ("ru", "uk") for s in spellings(stems, language)))
    return _in_cyrillic(db, low) if low.isascii() else []


def _in_cyrillic(db: sqlite3.Connection, low: str) -> list[str]:
    """The words of the texts that one spells as ``low``, in order."""
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab('main', 'bodies', 'row')")
    firsts = [c for c in _LETTERS if any(s[:1] == low[0] for la in ("ru", "uk") for s in spellings(c, la))]
    out: dict[str, None] = {}
    for first in firsts:
        rows = db.execute(
            "SELECT term FROM temp.terms WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
            (first, chr(ord(first) + 1), len(low) - 4, len(low) + 4),
        )
        for (term,) in rows:
            shortened = stem(term, "ru")
            if any(low in spellings(form, la) for form in {term, shortened} for la in ("ru", "uk")):
                out[shortened] = None
    return list(out)
