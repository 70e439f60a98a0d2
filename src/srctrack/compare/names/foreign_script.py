"""Names of a text in another script, for holding Latin forms against them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from srctrack.compare.names.misspellings import KIND_WORTH
from srctrack.compare.names.typos import Typo, TypoKind, typo_between
from srctrack.language.lemmas import base_forms
from srctrack.language.transliteration import keys, script_language, skeletons, spellings
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

_NAME = pattern(r"[А-ЯЁЂ-ЏІЇЄҐЎΑ-ΩΆ-Ώ][а-яёђ-џіїєґўα-ωά-ώΐΰ’'ʼ]+(?:-[^\W\d_]+)*")
_QUOTED = pattern(r"[«„“\"][^«»„“”\"\n]{3,60}[»“”\"]")
_LETTERS = pattern(r"[а-яёђ-џіїєґўα-ωά-ώΐΰ’'ʼ]{4,}")
_HYPHENED = pattern(r"[^-]+")
_MIN_COUNT = 3
_LENGTHS_APART = 5
"""How many letters a base form's Latin spelling may be longer or shorter than the inflected original (щ is shch)."""


@dataclass(frozen=True, slots=True)
class Original:
    """A name word as a source writes it, at its first place, with the name words right before and after it."""

    text: str
    span: Span
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Unlike:
    """A Latin form that is one slip from a spelling of ``original`` and fair to none of the source's names."""

    original: Original
    spelled: str
    slip: Typo


class Originals:
    """The name words of one prose in Cyrillic or Greek, by the first letters their Latin spellings have."""

    def __init__(self, prose: Prose) -> None:
        self.language = script_language(prose.text, prose.language)
        self._by_initial: dict[str, list[Original]] = {}
        if self.language:
            for original in _read(prose.text):
                for initial in _initials(original.text[:2].lower(), self.language):
                    self._by_initial.setdefault(initial, []).append(original)

    def __bool__(self) -> bool:
        return bool(self._by_initial)

    def is_valid_transliteration(self, latin: str) -> Original | None:
        """The name that ``latin`` is a fair spelling of."""
        wanted = keys(latin)
        for original in self._candidates(latin):
            if wanted & _original_keys(original.text, self.language or ""):
                return original
        return None

    def unlike(self, latin: str) -> Iterator[Unlike]:
        """The names that ``latin`` is one slip from, the likeliest slip of each."""
        low = latin.lower()
        for original in self._candidates(latin):
            best: Unlike | None = None
            for base in base_forms(original.text, self.language or ""):
                for spelled in spellings(base, self.language or ""):
                    if abs(len(spelled) - len(low)) > 1 or (low[:2] != spelled[:2] and low[-2:] != spelled[-2:]):
                        continue  # no single slip leaves neither end whole
                    slip = typo_between(low, spelled)
                    if (
                        slip
                        and slip.kind is not TypoKind.TWO
                        and (best is None or KIND_WORTH[slip.kind] > KIND_WORTH[best.slip.kind])
                    ):
                        best = Unlike(original, spelled, slip)
            if best:
                yield best

    def sounding(self, latin: str) -> Original | None:
        """The name that has the consonants of ``latin``, as the known name of a place or person has them in any script."""
        wanted = skeletons(latin)
        for original in self._candidates(latin):
            if wanted & _original_skeletons(original.text, self.language or ""):
                return original
        return None

    def _candidates(self, latin: str) -> list[Original]:
        seen: dict[str, Original] = {}
        for initial in {k[0] for k in keys(latin) if k}:
            for original in self._by_initial.get(initial, ()):
                if abs(len(original.text) - len(latin)) <= _LENGTHS_APART:
                    seen.setdefault(original.text, original)
        return list(seen.values())


def _read(text: str) -> list[Original]:
    found = list(_NAME.finditer(text))
    out: dict[str, Original] = {}
    for i, m in enumerate(found):
        if len(m.group()) < _MIN_COUNT:
            continue
        before = found[i - 1] if i and found[i - 1].end() + 1 == m.start() else None
        after = found[i + 1] if i + 1 < len(found) and m.end() + 1 == found[i + 1].start() else None
        one = Original(m.group(), Span(*m.span()), before and before.group(), after and after.group())
        held = out.get(m.group())
        if held is None or (not held.before and one.before):
            out[m.group()] = one
        for part in _HYPHENED.finditer(text, *m.span()):
            if len(part.group()) < len(m.group()) and len(part.group()) >= _MIN_COUNT:
                out.setdefault(part.group(), Original(part.group(), Span(*part.span()), None, None))
    for quoted in _QUOTED.finditer(text):
        for m in _LETTERS.finditer(text, *quoted.span()):
            if not text[m.start() - 1].isalpha():
                out.setdefault(m.group(), Original(m.group(), Span(*m.span()), None, None))
    return list(out.values())


@lru_cache(maxsize=2048)
def _initials(head: str, language: str) -> frozenset[str]:
    return frozenset(k[0] for part in (head[:1], head) for s in spellings(part, language) for k in keys(s) if k)


@lru_cache(maxsize=4096)
def _original_keys(word: str, language: str) -> frozenset[str]:
    return frozenset(k for base in base_forms(word, language) for s in spellings(base, language) for k in keys(s))


@lru_cache(maxsize=4096)
def _original_skeletons(word: str, language: str) -> frozenset[str]:
    out: set[str] = set()
    for base in base_forms(word, language):
        for spelled in spellings(base, language)[:1]:
            out |= skeletons(spelled)
    return frozenset(out)


def fair_pair(latin: str, original: str, language: str) -> bool:
    """Whether ``latin`` is a fair spelling of ``original`` in some base form."""
    return bool(keys(latin) & _original_keys(original, language))


@derived
def originals(text: AnnotatedText) -> Originals:
    """Return the names of ``text`` that are written in another script."""
    return Originals(text.prose)
