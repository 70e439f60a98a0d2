"""A claim is reported or believed, but nobody is named who reports or believes it.

## What it flags

“Reportedly”, “allegedly”, “it is believed”, “is thought to” and similar words. The sentence names no person, body,
outlet or document for the claim, and it has no link. A link in the sentence before does not count.

## Why it matters

The reader cannot ask anyone if the claim is true. Neither can the editor. Often there was a source, and it got lost in
editing.

## Example

Instead of:

    The men were reportedly taken to police stations.

Write:

    The men were taken to police stations, according to Novaya Gazeta Europe.

## What it misses

Claims without such a word. Attributions that name a source which does not support the claim.

## False alarms

Sometimes the sentences before make clear whose account this is. “Allegedly” is fair to a person who is accused, so
sentences about charges, a trial or an accusation are not flagged.

## Based on

Reuters Handbook of Journalism, “Sourcing”; BBC Editorial Guidelines, 3.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.attribution import attributions_in, is_attributed
from srctrack.model.draft import Draft
from srctrack.model.finding import Finding, Severity
from srctrack.model.mentions import AttributionKind
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

_ACCUSED = pattern(
    r"\b(?:charged?|charges|accus\w+|indict\w+|lawsuits?|sued|suing|complaint|prosecut\w+|court|trial|convict\w+|arrest\w+|plead\w*|"
    r"suspects?|defendants?|investigat\w+|plaintiffs?|victims?)\b",
    re.I,
)
"""Words of a case at law, where “allegedly” protects the accused and the charge is the source."""

_OF_A_THING = pattern(r"\b(?:the|an?|his|her|its|their|our|my|\w+[’']s)\s\Z", re.I)
"""Words before an adverb that describes a thing (“his supposedly waterproof coat”) and claims nothing of its own."""


_ACCORDING = pattern(r"\baccording to (?!plans?\b|schedule\b|law\b)", re.I)
"""Somebody is told for the claim, if not by name: that is for A502 to judge."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    told: dict[int, bool] = {}
    for a in draft.annotations.attributions:
        if a.kind is not AttributionKind.NOBODY or draft.annotations.in_quotation(a.span):
            continue
        sentence = draft.annotations.sentence_index(a.span.start)
        if sentence is None or is_attributed(draft, sentence, a.span):
            continue
        if _OF_A_THING.search(draft.prose.text[max(0, a.span.start - 24) : a.span.start]):
            continue
        if sentence not in told:
            told[sentence] = _names_a_crowd(draft, sentence)
        if told[sentence]:
            continue  # A502 tells it
        if a.text.lower() in ("allegedly", "purportedly") and _ACCUSED.search(_words(draft, sentence)):
            continue
        yield finding(RULE, draft, a.span, f"“{a.text}”: the sentence does not say who said so, and links no source.")


def _names_a_crowd(draft: Draft, sentence: int) -> bool:
    return _ACCORDING.search(_words(draft, sentence)) is not None or any(
        a.kind is AttributionKind.ANONYMOUS for a in attributions_in(draft, sentence)
    )


def _words(draft: Draft, sentence: int) -> str:
    return draft.annotations.sentences[sentence].of(draft.prose.text)


RULE = Rule("A501", "unattributed-claim", Severity.WARNING, check)
