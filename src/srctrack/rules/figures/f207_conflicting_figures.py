"""One thing is told with two values in one draft.

## What it flags

Two figures of the same counted thing and the same event that cannot both hold, under different attributions or under none: “at least 3,000 migrants were
arrested, Fontanka reports” and “the number was much higher, Novaya Gazeta writes”. Hedges are read as the intervals they stand for, so “at least 150” and “163” agree. A vague wording of the same thing
(“thousands of migrants”) is shown beside the two.

## Why it matters

A reader who meets two numbers for one thing trusts neither. Where sources differ, the draft should say so; where they do not, one number is a slip.

## Example

Instead of:

    Police detained 370 people, Vesti reports. The ministry said 730 people were detained.

Write:

    Police detained 370 people, Vesti reports; the ministry gives a higher figure, 730.

## What it misses

Values of different nouns for one thing (“cattle”, “animals”), of percentages and sums of money, and figures in tables, lists and quotations.

## False alarms

Where the two counts are of different days, places or groups and the words around them do not tell. Words that set a count apart (“another”, “last year”, “including”,
“nationwide”) and words of change (“rose”, “later”, “corrected”) keep it silent.

## Based on

srctrack's own rule.; that differing figures be reconciled or both be attributed is in the Reuters Handbook of Journalism under “Accuracy”.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figure_attribution import attributed_to, attribution_text
from srctrack.analysis.figures import superseders_at
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.analysis.source_conflicts import source_conflicts
from srctrack.compare.figures.conflicts_in_text import ConflictingCounts, find_conflicting_counts
from srctrack.compare.figures.context import figure_contexts
from srctrack.compare.figures.display import figure_text
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    settings = figure_contexts(analysis.draft)
    told = {c.figure.span for d in source_conflicts(analysis) for c in (d.told, d.also) if c is not None}
    for versions in find_conflicting_counts(settings, lambda at: attributed_to(analysis, at)):
        if told & {s.figure.span for s in versions.figures}:
            continue  # F208 says it, with the sources' words
        yield _finding(analysis, versions)


def _finding(analysis: Analysis, versions: ConflictingCounts) -> Finding:
    draft = analysis.draft
    first, text = versions.figures[0], draft.prose.text
    told = [(s.figure.span, figure_text(text, s.figure)) for s in versions.figures]
    if versions.comparative:
        c = versions.comparative
        told.append((c.subject, c.span.of(text)))
    shown = told + [(s.figure.span, figure_text(text, s.figure)) for s in versions.wordings]
    return finding(
        RULE,
        draft,
        first.figure.span,
        f"Different figures for the same thing: {'; '.join(_version(analysis, at, words) for at, words in shown)}.",
        confidence=Confidence.MEDIUM,
        related=tuple(elsewhere_in_draft(draft, at, attribution_text(analysis, at)) for at, _ in shown[1:]),
        superseded_by=superseders_at(*(at for at, _ in told)),
    )


def _version(analysis: Analysis, at: Span, words: str) -> str:
    teller = attribution_text(analysis, at)
    bare = words.strip("“”")
    return f"“{bare}” ({teller or 'this draft'})"


RULE = Rule("F207", "conflicting-figures", Severity.WARNING, check)
