"""The draft gives two different figures for the same thing.

## What it flags

Two figures for the same count and the same event that cannot both be true. Each may have its own source, or none: “at
least 3,000 migrants were arrested, Fontanka reports” and “the number was much higher, Novaya Gazeta writes”. “At least
150” and “163” can both be true, so they are not flagged. A vague amount for the same thing (“thousands of migrants”)
is shown beside the two.

## Why it matters

A reader who sees two numbers for one thing trusts neither. If the sources differ, the draft should say so. If they
agree, one of the numbers is a mistake.

## Example

Instead of:

    Police detained 370 people, Vesti reports. The ministry said 730 people were detained.

Write:

    Police detained 370 people, Vesti reports; the ministry gives a higher figure, 730.

## What it misses

Different nouns for one thing (“cattle”, “animals”). Percentages and sums of money. Figures in tables, lists and
quotations.

## False alarms

The two counts may be from different days, places or groups, and no word says so. Words that set a count apart keep the
rule silent: “another”, “last year”, “including”, “nationwide”. So do words of change: “rose”, “later”, “corrected”.

## Based on

srctrack's own rule. The Reuters Handbook of Journalism, under “Accuracy”, asks to settle figures that differ or to
name the source of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
        _message(analysis, shown),
        confidence=Confidence.MEDIUM,
        related=tuple(elsewhere_in_draft(draft, at, attribution_text(analysis, at)) for at, _ in shown[1:]),
        superseded_by=superseders_at(*(at for at, _ in told)),
    )


def _message(analysis: Analysis, shown: Sequence[tuple[Span, str]]) -> str:
    if not any(attribution_text(analysis, at) for at, _ in shown):
        versions = [f"“{words.strip('“”')}”" for _, words in shown]
        return f"The draft gives different figures for the same thing: {', '.join(versions[:-1])} and {versions[-1]}."
    return f"Different figures for the same thing: {'; '.join(_version(analysis, at, words) for at, words in shown)}."


def _version(analysis: Analysis, at: Span, words: str) -> str:
    teller = attribution_text(analysis, at)
    bare = words.strip("“”")
    return f"“{bare}” ({teller or 'this draft'})"


RULE = Rule("F207", "conflicting-figures", Severity.WARNING, check)
