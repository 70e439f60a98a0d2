"""An outlet's name is one typo away from a known outlet.

## What it flags

A name that the draft uses as a source (“… reports”, “according to …”, “the newspaper …”), or most of an outlet's name.
One of its words is one typo away from an outlet in the library, on the newsroom's list or on srctrack's own list. A
name that is itself on a list is never flagged.

## Why it matters

Readers look up the outlet that a claim rests on. Under a misspelled name they find nothing, or somebody else.

## Example

Instead of:

    Novya Gazeta writes that the number was higher.

Write:

    Novaya Gazeta writes that the number was higher.

## What it misses

Outlets that are on no list. A typo that makes the name of another outlet.

## False alarms

A small outlet may have a name close to that of a large one. Add it with `srctrack outlets --add`.

## Based on

Associated Press Stylebook, “newspaper names”. The list is srctrack's own, and the weights are those of
`inconsistent-name`.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.names import DoubtOrigin, suspects_from
from srctrack.model.finding import Finding, FixSafety, Severity
from srctrack.rules.base import FixOffer, Rule, finding, replace_words

_LISTS = {"store": "an outlet of this library", "house": "an outlet of the newsroom's list"}


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for doubted in suspects_from(analysis, DoubtOrigin.OUTLETS):
        listed = _LISTS.get(doubted.listed or "", "a known outlet")
        for span in doubted.spans:
            yield finding(
                RULE,
                draft,
                span,
                f"“{doubted.text}” is one typo away from “{doubted.right}”, {listed}.",
                expected=(doubted.right,),
                confidence=doubted.confidence,
                fixes=replace_words(draft, span, doubted.right, f"write “{doubted.right}”", FixSafety.UNSAFE),
                why=doubted.why,
            )


RULE = Rule("N107", "misspelled-outlet", Severity.ERROR, check, FixOffer.OFFERED)
