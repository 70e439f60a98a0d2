"""A claim that rests on a crowd or a title without a name: some sources, media reports, a senior official.

## What it flags

“Sources say”, “Russian media reports said”, “many experts believe”, “a senior official said”, “people familiar with the plan
told”, where nobody of them is named in the sentence and nothing is linked there. Softer crowds (activists, critics, witnesses,
officials) are told as a note.

## Why it matters

A crowd cannot be asked. Readers trust a named source more than an unnamed one, and a desk wants to know why a name is held back.

## Example

Instead of:

    The keys to the vault were lost at a picnic, a senior official said.

Write:

    The keys to the vault were lost at a picnic, said Tilda Roe, who heads the treasury.

## What it misses

A name that is given but is nobody's, and crowds named by words that are not in the list (“the street”, “the markets”).

## False alarms

Where the paragraph names them a sentence later, or the house allows an unnamed source and says why elsewhere.

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
