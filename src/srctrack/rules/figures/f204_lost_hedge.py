"""The source says “at least” or “nearly”; the draft gives the bare number.

## What it flags

The number is the same. The source puts “at least”, “more than”, “fewer than”, “nearly” or “up to” before it, and the
draft does not. So the draft sounds more certain than its source. If “about” is missing before a round number, you get
a note only.

## Why it matters

“At least 3,000” is what somebody could count. “3,000” says that there were no more.

## Example

The Harbour Post says:

    Police arrested at least 3,000 fans after the match.

Instead of:

    Police arrested 3,000 fans after the match ([Harbour Post](https://harbourpost.example/fans)).

Write:

    Police arrested at least 3,000 fans after the match ([Harbour Post](https://harbourpost.example/fans)).

## What it misses

Hedges that are not on the rule's list, such as “by most counts”. Words that make the whole statement less certain,
such as “reportedly”.

## False alarms

The source may give the bare number in another place, in words that srctrack does not match with this figure.

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
