"""Which language's figures a prose is read with."""

from __future__ import annotations

from functools import cache, lru_cache

import srctrack.annotate.figures.languages
from srctrack.annotate.figures.lexicon import Lexicon
from srctrack.discovery import collect
from srctrack.language.detect import detect_language
from srctrack.model.prose import Prose

DEFAULT = "en"
ELSEWHERE = "xx"


@cache
def lexicons() -> dict[str, Lexicon]:
    """Every lexicon of this package, by its language."""
    return {x.language: x for x in collect(srctrack.annotate.figures.languages, Lexicon)}


def lexicon_for(prose: Prose) -> Lexicon:
    """The lexicon of the prose's language, or of the one its script and commonest words point to; for languages without one of their
    own, the digits alone are read."""
    return _lexicon(prose.text[:_SAMPLE], prose.language)


@lru_cache(maxsize=256)
def _lexicon(sample: str, declared: str | None) -> Lexicon:
    known = lexicons()
    language = (declared or "")[:2].lower()
    if language in known:
        return known[language]
    guessed = guess_language(sample)
    if guessed != DEFAULT:
        return known[guessed]
    language = language or detect_language(sample) or DEFAULT
    return known.get(language, known[ELSEWHERE])


_TELLING = {
    "en": frozenset("the of and to in that is was for on with by said".split()),
    "de": frozenset("der die das und ist nicht ein eine mit auf den dem des für von sich wurde".split()),
    "fr": frozenset("le la les des et est une dans pour que qui sur du au pas avec".split()),
    "es": frozenset("el la los las y es una en por que del con se para al no".split()),
}
"""The commonest words of running text that few of the others share."""

_SAMPLE = 4000
"""Code points looked at to tell a language."""


def guess_language(text: str) -> str:
    """A two-letter code by script and commonest words; ``en`` where neither tells."""
    sample = text[:_SAMPLE]
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in sample)
    latin = sum("a" <= c.lower() <= "z" for c in sample)
    if cyrillic > latin:
        ukrainian = sum(c in "іїєґІЇЄҐ" for c in sample)
        return "uk" if ukrainian > sum(c in "ыэъёЫЭЪЁ" for c in sample) else "ru"
    found = sample.lower().split()
    scores = {language: sum(w in telling for w in found) for language, telling in _TELLING.items()}
    best = max(scores, key=lambda k: scores[k])
    return best if scores[best] > scores["en"] else "en"
