"""Which Latin form is a slip of a name in another script: the score of ``name_doubts``, with what two scripts add to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.compare.names.foreign_script import Original, Originals, fair_pair
from srctrack.compare.names.forms import NameForm, NameForms
from srctrack.compare.names.misspellings import (
    RIGHT_KNOWN,
    SAME_NEIGHBOUR,
    UNKNOWN,
    standing_parts,
    typo_parts,
)
from srctrack.compare.names.typos import TypoKind, typo_between
from srctrack.language.established_names import ESTABLISHED
from srctrack.language.word_lists import is_known_name, is_word, known_names_near
from srctrack.patterns import pattern

UNFAIR = 0.8
"""The sentence cites a source in another script to none of whose names the form is fair."""
UNFAIR_ELSEWHERE = 0.3
KNOWN_LETTERS = 6
"""A form this long is seldom one slip from a known name of English by chance."""
TAKEN = -1.2
"""Another form of the draft is the fair spelling of that name already."""
KNOWN_OTHERWISE = -1.5
"""Known names have spellings of their own in other scripts (Qatar, Катар)."""
FOREIGN = {TypoKind.TRANSPOSED: 0.0, TypoKind.MOVED: 0.0, TypoKind.DOUBLED: -1.2}
FOREIGN_SPELLING = -2.5
"""A name that neither ends as names of these languages do nor is known has come through the sound of a third language: another
vowel, a silent or a doubled letter may be right (Тутанхамон is Tutankhamun)."""

_SURE_KINDS = frozenset({TypoKind.TRANSPOSED, TypoKind.DOUBLED, TypoKind.MOVED})
"""Slips that leave a name's consonants and are seldom another right spelling of it."""

_NATIVE_ENDING = pattern(
    r"(?:o[vw]|[eiy]v|yo[vw]|[iy]n|[oei]va|[iy]na|sk[iy]y?|[sc]ki|tsky|skaya|skoye|nyy|naya|aya|enko|chenko|u[ck]|chuk|yuk|ko|ka|"
    r"[iy]?vich|[oe]vi[cć]|i[cć]|ich|ik|nik|ets|ts[iy]|vna|yana|iana|grad|gorod|sk|nsk|mir|slav|pol|burg|berg|ovo|evo|ino|ye|yan|ian|dze|shvili|iani|"
    r"bek|bayev|ev|au|ou|akis|akos|poulos|opoulou|idis|iadis|tou|os|is|as|ia|ya|iya|ii)\Z"
)


@dataclass(frozen=True, slots=True)
class OriginalDoubt:
    """``spelled`` is the fair spelling of ``original`` that the form is one slip from."""

    original: Original
    spelled: str
    why: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        return sum(worth for _, worth in self.why)


def find_transliteration_errors(
    names: NameForms, form: NameForm, source: Originals, leaned: bool
) -> Iterator[OriginalDoubt]:
    """The names of a source in another script that ``form`` is a slip of. The caller has seen that it is fair to none."""
    if not (is_known_name(form.text) or is_word(form.text) or form.text in ESTABLISHED):
        yield from _doubts_of_known(names, form, source, leaned)
    for unlike in source.unlike(form.text):
        right = unlike.spelled.capitalize()
        why = [*typo_parts(unlike.slip, form.text, right), *standing_parts(form.text, right, names.small)]
        if is_known_name(form.text) or is_word(form.text) or form.text in ESTABLISHED:
            why.append(("a known name or word", KNOWN_OTHERWISE))
        if not _native(right):
            foreign = FOREIGN.get(unlike.slip.kind, FOREIGN_SPELLING)
            why.append(("may be a foreign name with a spelling of its own", foreign))
        why.append(("the original is spelled otherwise", UNFAIR if leaned else UNFAIR_ELSEWHERE))
        if _beside(form, unlike.original, source.language or ""):
            why.append(("the same name is beside both", SAME_NEIGHBOUR))
        if any(
            other != form.text and fair_pair(other, unlike.original.text, source.language or "")
            for other in names.forms
            if other[:1] == right[:1]
        ):
            why.append(("another form here is fair to it", TAKEN))
        yield OriginalDoubt(unlike.original, right, tuple(why))


def _doubts_of_known(names: NameForms, form: NameForm, source: Originals, leaned: bool) -> Iterator[OriginalDoubt]:
    """A known name of English that ``form`` is one slip from, and that the source names by its sound (Вена: Vienna)."""
    if len(form.text) < KNOWN_LETTERS or form.text.lower() in names.small:
        return
    for right in known_names_near(form.text):
        original = source.sounding(right) if right not in names.forms else None
        slip = typo_between(form.text, right)
        if original and slip and (slip.kind in _SURE_KINDS or not source.sounding(form.text)):
            why = [
                *typo_parts(slip, form.text, right),
                ("an unknown form", UNKNOWN),
                ("the other is known", RIGHT_KNOWN),
            ]
            why.append(("the original sounds like the other", UNFAIR if leaned else UNFAIR_ELSEWHERE))
            yield OriginalDoubt(original, right, tuple(why))


def _native(right: str) -> bool:
    return bool(_NATIVE_ENDING.search(right.lower())) or is_known_name(right) or right in ESTABLISHED


def _beside(form: NameForm, original: Original, language: str) -> bool:
    return any(
        (p.before and original.before and fair_pair(p.before, original.before, language))
        or (p.after and original.after and fair_pair(p.after, original.after, language))
        for p in form.places
    )
