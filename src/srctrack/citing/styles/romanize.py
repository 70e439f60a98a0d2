"""Cyrillic titles in Latin letters, for readers who must type or say them."""

from __future__ import annotations

_LETTERS = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщыэюяёіїєґў",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya yo i yi ye g w".split(),
        strict=True,
    )
) | {"ъ": "", "ь": ""}
"""Russian after BGN/PCGN 1947 as newspapers write it (no signs, “yo” for ё), and the letters Ukrainian and Belarusian add."""


def romanized(words: str) -> str | None:
    """``words`` in Latin letters; None where a letter is of a script this does not know."""
    out = []
    for at, char in enumerate(words):
        plain = _LETTERS.get(char.lower())
        if plain is None:
            if char.isalpha() and ord(char) > 0x24F:
                return None
            out.append(char)
        elif char.isupper():
            following = words[at + 1 : at + 2]
            out.append(plain.upper() if following.isupper() else plain[:1].upper() + plain[1:])
        else:
            out.append(plain)
    return "".join(out)
