"""A comment suppresses a rule that finds nothing there.

## What it flags

A code in a `srctrack:` comment, or in `srctrack-ignore` in the front matter, for which there is no finding at that
place. Only rules that ran with all they need are judged. So a check with `--select`, or without the cited sources,
says nothing about the other codes. The comment above a list that `srctrack cite --draft` wrote is not flagged.

## Why it matters

A suppression that is out of date hides the next mistake at that place.

## Example

Instead of:

    <!-- srctrack: ignore D403 -- a street's name -->
    The office opens on January 1.

Write:

    The office opens on January 1.

## What it misses

A comment that still suppresses something, but not for the reason it gives.

## False alarms

Another computer may have more sources saved, and the rule finds something there. Leave the comment and write why.

## Based on

srctrack's own rule. Program linters do the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srctrack.analysis.analysis import Analysis
from srctrack.model.draft import Draft, Suppression
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Edit, Finding, Fix, FixSafety, Severity
from srctrack.model.text import Span
from srctrack.rules.base import FixOffer, Rule, finding, nothing
from srctrack.rules.comments.directives import covers, named_by, silences

FROM_THE_DRAFT = frozenset(
    "N101 N104 N105 N106 F207 F209 F210 F211 Q309 D401 D402 D403 D404 A501 A502 L605 T801 T802 T803 C902 C903".split()
)
"""Rules that need nothing but the draft; whether another had something to judge by depends on what was kept or asked."""
ONLINE = "L603"
OWN = "references: "
"""The reason that a list of references carries which `srctrack cite --draft` keeps up to date."""


def review(analysis: Analysis, ran: Sequence[Rule], findings: Sequence[Finding]) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    able = [rule for rule in ran if _could_tell(rule, evidence)]
    for suppression in draft.suppressions:
        if (suppression.reason or "").startswith(OWN):
            continue
        judged = [c for c in suppression.codes if _judged(c, able, ran)]
        idle = [c for c in judged if not any(_answers(c, suppression, f) for f in findings)]
        if idle:
            whole = len(idle) == len(suppression.codes)
            nothing = f"{_listed(idle)} {'finds' if len(idle) == 1 else 'find'} nothing here"
            yield finding(
                RULE,
                draft,
                suppression.span,
                f"This comment has no effect: {nothing}." if whole else f"{nothing}.",
                in_file=True,
                fixes=_fix(draft, suppression) if whole else (),
            )


def _could_tell(rule: Rule, evidence: Evidence) -> bool:
    if rule.code == ONLINE:
        return bool(evidence.links)
    return rule.code in FROM_THE_DRAFT or bool(evidence.sources)


def _judged(code: str, able: Sequence[Rule], ran: Sequence[Rule]) -> bool:
    """Whether every rule that ``code`` means, of those that ran, had what it needs."""
    meant = [rule for rule in ran if named_by(code, rule)]
    return bool(meant) and all(rule in able for rule in meant)


def _answers(code: str, suppression: Suppression, found: Finding) -> bool:
    alone = Suppression((code,), None, suppression.span, suppression.covers)
    return covers(suppression, found) and silences(alone, found)


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(codes[:-1]) + (" and " if len(codes) > 1 else "") + codes[-1]


def _fix(draft: Draft, suppression: Suppression) -> tuple[Fix, ...]:
    """Takes the comment out, with its line where nothing else stands there."""
    text, span = draft.file.text, suppression.span
    if not draft.editable or not text.startswith("<!--", span.start):
        return ()
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end + 1
    if not text[start : span.start].strip() and not text[span.end : end].strip():
        span = Span(start, end)
    elif span.start and text[span.start - 1] == " " and text[span.end : span.end + 1] in (" ", "\n", "\r", ""):
        span = Span(span.start - 1, span.end)
    return (Fix("remove the comment", FixSafety.SAFE, (Edit(span, ""),)),)


RULE = Rule("C901", "unused-suppression", Severity.NOTE, nothing, FixOffer.SAFE, review)
