"""A comment that silences a code which is not found there.

## What it flags

A code in a `srctrack:` comment, or in the front matter's `srctrack-ignore`, for which the check finds nothing at the place
the comment covers. Only codes whose rules ran are judged: a check with `--select` says nothing of the others.

## Why it matters

A silence that outlives its reason hides the next slip at that place.

## Example

    <!-- srctrack: ignore D403 -- a street's name -->
    The office opens on January 1.

and instead the line alone.

## What it does not catch

A silence that still hides something, though for another reason than the one given.

## When it is wrong

Where a rule needs what this check did not have (the library of another machine, `--online`): keep the comment and say why.

## Authority

Ours, after the same habit in program linters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srctrack.model.draft import Draft, Suppression
from srctrack.model.finding import Edit, Finding, Fix, FixSafety, Severity
from srctrack.model.text import Span
from srctrack.rules.base import FixOffer, Rule, finding, nothing
from srctrack.rules.silencing import covers, named_by, silences


def review(draft: Draft, ran: Sequence[Rule], findings: Sequence[Finding]) -> Iterator[Finding]:
    for suppression in draft.suppressions:
        judged = [c for c in suppression.codes if _judged(c, ran)]
        idle = [c for c in judged if not any(_answers(c, suppression, f) for f in findings)]
        if idle:
            whole = len(idle) == len(suppression.codes)
            yield finding(
                RULE,
                draft,
                suppression.span,
                f"{_listed(idle)} {'is' if len(idle) == 1 else 'are'} not found here: the comment silences nothing"
                if whole
                else f"{_listed(idle)} {'is' if len(idle) == 1 else 'are'} not found here",
                in_file=True,
                fixes=_fix(draft, suppression) if whole else (),
            )


def _judged(code: str, ran: Sequence[Rule]) -> bool:
    return any(named_by(code, rule) for rule in ran)


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
    return (Fix("Remove the comment", FixSafety.SAFE, (Edit(span, ""),)),)


RULE = Rule("C901", "unused-suppression", Severity.NOTE, nothing, FixOffer.SAFE, review)
