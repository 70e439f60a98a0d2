"""The draft encodes accented letters in two ways that look the same.

## What it flags

Letters made of a plain letter and a separate accent (decomposed), in a draft that also has accented letters as one
code point (composed). There is one note per draft, at the first decomposed letter.

## Why it matters

A search for “Südtirol” finds only one of the two. Decomposed letters often come from a PDF or from file names.

## Example

Instead of (the “u” is followed by U+0308, a separate diaeresis):

    The train to Südtirol is late. In Südtirol it snows.

Write (one code point, U+00FC):

    The train to Südtirol is late. In Südtirol it snows.

## What it misses

Drafts in which every such letter is decomposed. Letters that have no single code point in Unicode.

## False alarms

None known. The change alters neither how a letter looks nor what it means.

## Based on

Unicode Standard Annex 15 (Normalization Forms): NFC is the form recommended for text on the web.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.language.normalize import composed
from srctrack.model.finding import Edit, Finding, Fix, FixSafety, Severity
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import FixOffer, Rule, finding

_DECOMPOSED = pattern(r"[^\W\d_][\u0300-\u036f]+")
_ACCENTED = pattern(r"[\u00c0-\u024f\u0400-\u04ff\u1e00-\u1eff]")


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    text = draft.prose.text
    apart = [m for m in _DECOMPOSED.finditer(text) if composed(m.group()) != m.group()]
    if not apart:
        return
    one_code_point = next((m for m in _ACCENTED.finditer(text) if unicodedata.decomposition(m.group())), None)
    if one_code_point is None:
        return
    edits = tuple(Edit(draft.place(Span(*m.span())), composed(m.group())) for m in apart)
    count = "One accented letter is" if len(apart) == 1 else f"{len(apart)} accented letters are"
    yield finding(
        RULE,
        draft,
        Span(*apart[0].span()),
        f"{count} written as two characters (a letter and a combining mark); the others are one character.",
        expected=(composed(apart[0].group()),),
        related=(elsewhere_in_draft(draft, Span(*one_code_point.span()), "one code point"),),
        fixes=(Fix("write each letter as one code point", FixSafety.SAFE, edits),) if draft.editable else (),
        whole_draft=True,
    )


RULE = Rule("T804", "mixed-letter-encoding", Severity.NOTE, check, FixOffer.SAFE)
