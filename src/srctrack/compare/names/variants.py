"""Forms of one name that are both right: two transliterations of it, with and without marks, another given name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.compare.names.distinct_names import only_sentence_initial
from srctrack.compare.names.forms import NameForm, NameForms, comparable
from srctrack.compare.names.misspellings import comparable_company
from srctrack.compare.names.typos import TypoKind, typo_between
from srctrack.language.declension import stem
from srctrack.language.normalize import strip_marks
from srctrack.language.transliteration import keys
from srctrack.patterns import pattern

_TRANSLITERATED = pattern(
    r"(?:[a-z]{2,}(?:sk[iy]+|sky[iy]?|skii|skij|tsk[iy]+|[oe]v[iy]ch|[oe]vič|[ei]nko|[oei][vw]|yo[vw]|eye?v|[uy]k|chuk|[oe]va|ina|"
    r"aya|aia|aja|oye|iy|ii|yy|ey|ei|ai|ay|iya|iia|ia)|[a-z]*(?:kh|zh|shch|ts|ya|yu|yo|iu|ye|ks|x)[a-z]*)\Z",
    re.I,
)
_GIVEN_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Variant:
    """Two forms of one text that are taken for one name; ``rarer`` is the one that stands less often, or later."""

    rarer: NameForm
    other: NameForm


@dataclass(frozen=True, slots=True)
class OtherGivenName:
    """``given`` stands before a family name that elsewhere has ``usual`` before it, and nothing else."""

    family: str
    given: str
    usual: str
    places: tuple[int, ...]
    """Indices of the places of the family name's form that have ``given`` before them."""


def accepted_variants(a: str, b: str) -> bool:
    """Whether two spellings are two accepted transliterations of one name (Zelensky, Zelenskyy; Alexei, Aleksey)."""
    if strip_marks(a).lower() == strip_marks(b).lower() or not keys(a) & keys(b):
        return False
    slip = typo_between(a, b)
    if slip and (
        slip.kind in (TypoKind.TRANSPOSED, TypoKind.MOVED) or (slip.kind is TypoKind.DOUBLED and not slip.last)
    ):
        return False
    return bool(_TRANSLITERATED.match(strip_marks(a)) and _TRANSLITERATED.match(strip_marks(b)))


def mixed_transliterations(names: NameForms) -> Iterator[Variant]:
    """Pairs of accepted spellings in one text that nothing parts: no two given names, no two family names."""
    by_key: dict[str, list[NameForm]] = {}
    for form in names.forms.values():
        if comparable(form.text) and form.text[0].isascii():
            for key in keys(form.text):
                by_key.setdefault(key, []).append(form)
    told: set[frozenset[str]] = set()
    for forms in by_key.values():
        for i, one in enumerate(forms):
            for two in forms[i + 1 :]:
                pair = frozenset((one.text, two.text))
                if pair not in told and accepted_variants(one.text, two.text) and comparable_company(one, two):
                    told.add(pair)
                    yield _variant(one, two)


_UMLAUTS = frozenset({"de", "lb"})
"""Languages in which every noun has a capital and marks make plurals."""


def mixed_marks(names: NameForms) -> Iterator[Variant]:
    """Pairs of forms in one text that only marks on their letters part (Díaz, Diaz)."""
    by_bare: dict[str, NameForm] = {}
    for form in sorted(names.forms.values(), key=lambda f: f.places[0].span):
        bare = strip_marks(form.text)
        known = by_bare.setdefault(bare, form)
        if names.language in _UMLAUTS and not known.neighbours & form.neighbours:
            continue  # a noun and its plural: Schaden, Schäden
        if names.language not in (None, "en") and (only_sentence_initial(known) or only_sentence_initial(form)):
            continue  # two words at the beginning of sentences: Como, Cómo
        if known is not form and known.text.lower() != form.text.lower() and comparable_company(known, form):
            yield _variant(known, form)


def other_given_names(names: NameForms, usual: NameForms, lacks: frozenset[str]) -> Iterator[OtherGivenName]:
    """Family names that ``names`` has with one given name and ``usual`` (a source, or the same text) with another that
    differs by a letter. ``lacks`` are words, in lower case, that count as known elsewhere and are passed over."""
    for family, form in names.forms.items():
        there = usual.forms.get(family)
        if there is None or not comparable(family):
            continue
        theirs = {p.before for p in there.places if p.before}
        for given in {p.before for p in form.places if p.before}:
            if given in theirs and usual is not names:
                continue
            if given.lower() in lacks:
                continue
            for other in sorted(theirs - {given}):
                if _alike(given, other):
                    at = tuple(i for i, p in enumerate(form.places) if p.before == given)
                    yield OtherGivenName(family, given, other, at)
                    break


def _alike(given: str, other: str) -> bool:
    if min(len(given), len(other)) < _GIVEN_LETTERS or strip_marks(given) == strip_marks(other):
        return False
    if given.isupper() or other.isupper():
        return False  # NBC News, ABC News
    if given.startswith(other) or other.startswith(given) or accepted_variants(given, other):
        return False
    if not given.isascii() and stem(given.lower()) == stem(other.lower()):
        return False  # two cases of one name
    slip = typo_between(given, other)
    return slip is not None and slip.kind is not TypoKind.TWO


def _variant(one: NameForm, two: NameForm) -> Variant:
    rarer, other = sorted((one, two), key=lambda f: (f.count, -f.places[0].span.start))
    return Variant(rarer, other)
