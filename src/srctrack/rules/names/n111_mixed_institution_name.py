"""The name of an institution has a word in the singular and in the plural.

## What it flags

A name of three words or more that the draft also writes with one word in the other form: “National Park Service” and
“National Parks Service”. The rarer form is marked. If both are equally common, the later one is.

## Why it matters

The official name has one form. The other suggests that the writer typed it from memory.

## Example

Instead of:

    The National Park Service runs the yard. The National Parks Service website is new.

Write:

    The National Park Service runs the yard. The National Park Service website is new.

## What it misses

Names of two words. Names that differ only in the last word, because that may be a real plural (“Prime Ministers”).

## False alarms

Two bodies may have names that differ in this way. To accept a form for good, write `! Form` in the newsroom's list.

## Based on

Associated Press Stylebook, “organizations and institutions”: use the full, formal name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.compare.names.institutions import institution_names, without_plurals
from srctrack.model.finding import Confidence, Finding, FixSafety, Severity
from srctrack.model.text import Span
from srctrack.rules.base import FixOffer, Rule, finding, replace_words


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    places = institution_names(draft.prose.text)
    by_singular: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in places:
        by_singular[without_plurals(name)].add(name)
    accepted = {form for n in analysis.evidence.house_names for form in (n.preferred, *n.allowed)}
    told: list[Span] = []
    for names in sorted(by_singular.values(), key=lambda found: -max(len(n) for n in found)):
        if len(names) != 2:
            continue
        usual, rarer = sorted(names, key=lambda n: (-len(places[n]), places[n][0].start))
        for span in places[rarer]:
            if any(span.overlaps(t) for t in told) or rarer in accepted or draft.annotations.in_quotation(span):
                continue
            told.append(span)
            yield finding(
                RULE,
                draft,
                span,
                f"The draft has both “{rarer}” and “{usual}”.",
                expected=(usual,),
                confidence=Confidence.MEDIUM,
                related=tuple(elsewhere_in_draft(draft, s, "spelled this way here") for s in places[usual][:2]),
                fixes=replace_words(draft, span, usual, f"write “{usual}” throughout", FixSafety.UNSAFE),
            )


RULE = Rule("N111", "mixed-institution-name", Severity.WARNING, check, FixOffer.OFFERED)
