"""Ordinal words of the languages read, from first to twelfth, by their beginnings."""

from __future__ import annotations

import re

from srctrack.patterns import pattern

_EXACT = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
}
_BEGINNINGS = {
    "de": "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft",
    "fr": "premi deuxième|second troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième",
    "es": "primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim",
    "ru": "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат",
    "uk": "перш друг|друж трет четверт п'ят|п’ят шост сьом восьм дев'ят|дев’ят десят одинадцят дванадцят",
}
_ENDINGS = {
    "de": r"e[nrsm]?",
    "fr": r"(?:er|ère|e)?s?",
    "es": r"(?:[oa]s?)?",
    "ru": r"(?:ый|ий|ой|ая|ья|ое|ье|ые|ьи|ого|ьего|ому|ьему|ым|ьим|ом|ьем|ей|ьей|ую|ью|ых|ьих|ыми|ьими|ого)",
    "uk": r"(?:ий|ій|а|я|е|є|і|ого|ього|ому|ьому|им|ім|ої|ьої|у|ю|их|іх|ими)",
}
_DIGITS = pattern(r"(\d+)(?:st|nd|rd|th|e|er|ère|ème|º|ª|-?й|-?я|-?е|-?го|-?му)", re.I)
_GERMAN_JOINED = pattern(r"(zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)(?=[a-zäöüß]{4,}st|größt)", re.I)


def ordinal(word: str, language: str) -> int | None:
    """Return the rank that an ordinal word names (“second” is 2); None for other words."""
    low = word.lower()
    if m := _DIGITS.fullmatch(low):
        return int(m.group(1))
    if language in _EXACT:
        words = _EXACT[language].split()
        return words.index(low) + 1 if low in words else None
    for rank, beginnings in enumerate(_BEGINNINGS.get(language, "").split(), 1):
        if re.fullmatch(rf"(?:{beginnings}){_ENDINGS[language]}", low):
            return rank
    return None


def split_superlative(word: str, language: str) -> tuple[int | None, str]:
    """Return the rank that is written into a superlative, and the superlative: “second-largest”, “zweitgrößte”."""
    low = word.lower()
    if language == "de" and (m := _GERMAN_JOINED.match(low)):
        return ordinal(m.group(1) + "e", language), low[m.end() :]
    first, _, last = low.rpartition("-")
    rank = ordinal(first, language) if first else None
    return (rank, last) if rank else (None, low)
