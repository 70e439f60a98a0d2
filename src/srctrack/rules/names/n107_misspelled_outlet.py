"""An outlet's name is one slip of the hand away from that of a known outlet.

## What it flags

Words that are named as where something comes from (“… reports”, “according to …”, “the newspaper …”), or that make most of an
outlet's name, when one of their words differs by a single slip from an outlet of the library, the newsroom's list or the built-in
list. A name that is itself on a list is never flagged.

## Why it matters

Readers look up the outlet that a claim rests on; under a misspelled name they find nothing, or somebody else.

## Example

Instead of:

    Novya Gazeta writes that the number was higher.

Write:

    Novaya Gazeta writes that the number was higher.

## What it misses

An outlet on no list, and a slip that makes another outlet's name.

## False alarms

A small outlet whose name is that close to a large one's. `srctrack outlets --add` makes it known.

## Based on

Associated Press Stylebook, “newspaper names”. The list is ours; the weights are those of `inconsistent-name`.
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
