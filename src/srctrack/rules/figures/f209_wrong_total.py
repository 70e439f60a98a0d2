"""Parts that are said to make up a whole add up to another number.

## What it flags

A whole and a list of parts that claims to be complete, within one sentence or two, where the parts do not add up: “Of the 31 charged, two
were released, two fined and 26 deported”, “47 pianos: 16 sound, 18 cracked and 9 empty”, “… €8,200 altogether”, “The other 58 …”, votes for,
against and abstaining. Rounded and hedged figures are added as the intervals they stand for.

## Why it matters

A sum that does not work out is the quickest thing a reader can check. Either a number is mistyped or somebody is missing.

## Example

Instead of:

    Of the 31 people charged, two were released, two were fined and 26 were deported.

Write:

    Of the 31 people charged, two were released, two were fined and 27 were deported.

## What it misses

Lists that say they are open (“including”, “among them”, “at least”), tables, quotations, polls whose shares are told as percentages, and sums spread over more than
two sentences. A sum of which one number is not the source's is told by that number (F201, F203). Two parts beside a larger whole are taken for a sum only where the words say that nothing else belongs to it.

## False alarms

Where parts overlap and the words do not tell (some were both fined and deported), or where the list was never meant to be complete.

## Based on

Arithmetic. That figures are to be recalculated before publication is in the Associated Press Stylebook (“Check the math”) and in the
checklists of the Poynter Institute.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import superseders_at
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.compare.figures.display import spoken
from srctrack.compare.figures.part_whole_cues import Shape
from srctrack.compare.figures.sums import Sum, find_sums, overlapping
from srctrack.model.draft import Draft
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for made in find_sums(draft.prose, draft.annotations):
        if made.adds_up or (made.low > (made.whole.value or 0) and overlapping(draft.prose.text, made)):
            continue
        parts = " + ".join(spoken(p.value) for p in made.parts)
        total = spoken(sum(p.value or 0 for p in made.parts))
        yield finding(
            RULE,
            draft,
            made.whole.span,
            f"the parts make {total} ({parts}), the whole is {spoken(made.whole.value)}",
            actual=_words(draft, made),
            expected=(total,),
            confidence=Confidence.MEDIUM if made.shape is Shape.FOLLOWING else Confidence.HIGH,
            related=tuple(elsewhere_in_draft(draft, p.span, "part") for p in made.parts),
            superseded_by=superseders_at(*(f.span for f in (made.whole, *made.parts))),
        )


def _words(draft: Draft, made: Sum) -> str:
    return Span(made.span.start, made.span.end).of(draft.prose.text)


RULE = Rule("F209", "wrong-total", Severity.ERROR, check)
