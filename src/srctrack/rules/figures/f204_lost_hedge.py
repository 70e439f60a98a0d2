"""The source hedges its figure and the draft does not.

## What it flags

The same number, in the source with “at least”, “more than”, “fewer than”, “nearly”, “up to” and in the draft without: the draft is surer than its source. A dropped
“about” before a round number is a note only.

## Why it matters

“At least 3,000” is what somebody could count; “3,000” claims to know that there were no more.

## Example

Instead of:

    Police arrested 3,000 migrants. (The source: at least 3,000.)

Write:

    Police arrested at least 3,000 migrants.

## What it misses

Hedges in other words than those of a list (“by most counts”), and hedges of the whole statement (“reportedly”).

## False alarms

Where the source gives the plain number elsewhere in words that are not recognised as the same figure.

## Based on

The Reuters Handbook of Journalism: keep the precision of your source.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import FigureCheck, changed_since, figure_checks_with
from srctrack.compare.figures.match import FigureVerdict
from srctrack.model.draft import Draft
from srctrack.model.figure import Approximation
from srctrack.model.finding import Finding, Fix, FixSafety, Severity
from srctrack.rules.base import FixOffer, Rule, finding, replace_words

_BARE = (Approximation.ABOUT, Approximation.VAGUE)


def _is_round(held: FigureCheck) -> bool:
    """Whether the number ends with a nought, so that nobody takes it for a count."""
    return f"{held.figure.value or 0:.10g}".endswith("0")


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in figure_checks_with(analysis, FigureVerdict.LOST_HEDGE):
        if "averag" in held.theirs.text.lower():
            continue  # a mean is no hedge
        slight = held.theirs.approximation in _BARE and _is_round(held)
        yield finding(
            RULE,
            draft,
            held.at,
            f"The draft says “{held.figure.text}”; {held.outlet} is less exact: “{held.theirs.text}”.",
            expected=(held.theirs.text[:1].lower() + held.theirs.text[1:],),
            severity=Severity.NOTE if slight else None,
            confidence=held.answer.confidence,
            related=held.related,
            superseded_by=changed_since(held.at),
            fixes=_fix(draft, held),
        )


def _fix(draft: Draft, held: FigureCheck) -> tuple[Fix, ...]:
    if not held.one_language(draft):
        return ()
    words = held.theirs.text
    words = words[:1].lower() + words[1:]
    return replace_words(draft, held.at, words, f"say “{words}”", FixSafety.UNSAFE)


RULE = Rule("F204", "lost-hedge", Severity.WARNING, check, fix=FixOffer.OFFERED)
