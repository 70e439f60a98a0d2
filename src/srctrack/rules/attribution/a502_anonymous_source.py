"""A claim rests on people without names: some sources, media reports, a senior official.

## What it flags

“Sources say”, “Russian media reports said”, “many experts believe”, “a senior official said” and similar words. None
of these people is named in the sentence, and it has no link. Groups that are often fine, such as activists, critics
and witnesses, get a note only.

## Why it matters

Nobody can ask an unnamed group. Readers trust a named source more. The desk wants to know why a name is left out.

## Example

Instead of:

    The keys to the vault were lost at a picnic, a senior official said.

Write:

    The keys to the vault were lost at a picnic, said Tilda Roe, who heads the treasury.

## What it misses

Invented names. Groups in words that are not on the rule's list, such as “the street” or “the markets”.

## False alarms

The name may come a sentence later. Or the newsroom agreed to leave out the name and says why in another place.

## Based on

Associated Press, “News Values and Principles: Anonymous sources”; The New York Times, “Guidelines on Integrity”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.attribution import is_attributed
from srctrack.annotate.attribution.anonymous_sources import is_soft
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.mentions import AttributionKind
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

_THERE = pattern(r"\s+there\b", re.I)
"""“Researchers there” are those of the house named before."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for a in draft.annotations.attributions:
        if a.kind is not AttributionKind.ANONYMOUS or draft.annotations.in_quotation(a.span):
            continue
        sentence = draft.annotations.sentence_index(a.span.start)
        if sentence is None or is_attributed(draft, sentence, a.span):
            continue
        if _THERE.match(draft.prose.text, a.span.end):
            continue
        soft = is_soft(a.text)
        yield finding(
            RULE,
            draft,
            a.span,
            f"“{a.text}”: the source is not named.",
            severity=Severity.NOTE if soft else None,
            confidence=Confidence.MEDIUM if soft else Confidence.HIGH,
        )


RULE = Rule("A502", "anonymous-source", Severity.WARNING, check)
