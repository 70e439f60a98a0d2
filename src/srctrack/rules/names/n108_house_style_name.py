"""The newsroom's list asks for a different form of this name.

## What it flags

Every use, outside quotations, of a form that comes after “=” in `srctrack-names.txt`. If it is part of a longer form
that the list allows (after “!”), it is not flagged.

## Why it matters

A newsroom that has chosen a spelling wants it everywhere. Nobody should have to read for it.

## Example

The list of names has:

    Kyiv = Kiev ! chicken Kiev

Instead of:

    The train to Kiev leaves at nine.

Write:

    The train to Kyiv leaves at nine.

## What it misses

Forms with other capitals than the list has, and inflected forms.

## False alarms

The old form may be part of something else: a dish, a ship, a book. Put that on the list after “!”.

## Based on

The newsroom's own list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.evidence import HouseName
from srctrack.model.finding import Finding, FixSafety, Severity
from srctrack.model.text import Span
from srctrack.rules.base import FixOffer, Rule, finding, replace_words


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    if not evidence.house_names:
        return
    text = draft.prose.text
    preferred = {form: name for name in evidence.house_names for form in name.variants}
    kept = [span for name in evidence.house_names for form in _kept(name) for span in _places(text, form)]
    for form, name in preferred.items():
        for span in _places(text, form):
            if draft.annotations.in_quotation(span) or any(k.contains(span) for k in kept) or _in_address(text, span):
                continue
            yield finding(
                RULE,
                draft,
                span,
                f"House style is “{name.preferred}”, not “{form}”.",
                expected=(name.preferred,),
                fixes=replace_words(draft, span, name.preferred, f"write “{name.preferred}”", FixSafety.SAFE),
                why=(("the newsroom's list replaces it", 1.0),),
            )


def _kept(name: HouseName) -> tuple[str, ...]:
    return (*name.allowed, name.preferred)


def _places(text: str, form: str) -> Iterator[Span]:
    for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
        yield Span(m.start(), m.end())


def _in_address(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    return before in ("/", "@", "#", ".") or (after[:1] in ("/", "@") or (after[:1] == "." and after[1:2].isalnum()))


RULE = Rule("N108", "house-style-name", Severity.WARNING, check, FixOffer.SAFE)
