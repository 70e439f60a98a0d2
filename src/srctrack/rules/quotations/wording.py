"""How a difference between a quotation and its source is said in a message."""

from __future__ import annotations

from srctrack.analysis.quotations import FoundQuotation
from srctrack.model.draft import Draft
from srctrack.model.finding import Fix, FixSafety
from srctrack.model.quote import Quote, WordChange
from srctrack.model.text import Span
from srctrack.rules.base import replace_words

SHOWN = 3
"""Differences told in one message; the rest are counted."""
LONG = 60
"""Characters of one side shown before it is cut."""


def changes_said(changes: tuple[WordChange, ...]) -> str:
    """The differences, each with both sides: “the source has “valve” where this has “door””."""
    parts = [_said(c) for c in changes[:SHOWN]]
    more = len(changes) - SHOWN
    return "; ".join(parts) + (f"; and {more} more" if more > 0 else "")


def _said(change: WordChange) -> str:
    quoted, source = _short(change.quoted), _short(change.source)
    if quoted and source:
        return f"the source has “{source}”, the draft has “{quoted}”"
    if source:
        return f"the draft leaves out “{source}”"
    return f"the draft adds “{quoted}”"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONG else flat[: LONG // 2].rstrip() + " … " + flat[-LONG // 3 :].lstrip()


def sources_wording(draft: Draft, quote: Quote, found: FoundQuotation) -> tuple[Fix, ...]:
    """The fix that puts the source's words in place of the draft's, change by change; offered, never safe. None where the
    two differ so much that the writer must decide."""
    changes = found.match.changes
    if len(changes) != 1:
        return ()
    change = changes[0]
    at = Span(quote.span.start + change.quoted_span.start, quote.span.start + change.quoted_span.end)
    words = change.source
    if not len(at):
        words = " " + words if at.start > quote.span.start else words + " "
    elif not words:
        at = Span(at.start - 1 if at.start > quote.span.start else at.start, at.end)
    return replace_words(draft, at, words, f"quote the source: “{_short(found.words)}”", FixSafety.UNSAFE)
