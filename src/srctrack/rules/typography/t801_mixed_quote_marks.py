"""The draft mixes straight and curly quotation marks.

## What it flags

Apostrophes and quotation marks of both kinds (' and ’, " and “ ”) in the draft's own words. There is one note per
draft, at the first mark of the rarer kind.

## Why it matters

The mix shows which sentences were pasted in. And a search for a name with an apostrophe finds only some of its places.

## Example

Instead of:

    Russia's police and Russia’s courts

Write:

    Russia’s police and Russia’s courts

## What it misses

Marks inside quotations: srctrack does not change quoted words. Marks of other languages („ “, « ») do not count.

## False alarms

Feet, inches, minutes and seconds (5' 10", 40°26') are not flagged. Some publishing systems make all marks curly, so
readers never see the difference. Switch the rule off there.

## Based on

The Chicago Manual of Style 6.115: curly marks, and one kind throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.model.draft import Draft
from srctrack.model.finding import Edit, Finding, Fix, FixSafety, Severity
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import FixOffer, Rule, finding

_MARK = pattern(r"['\"‘’“”]")
_STRAIGHT = "'\""
_TO_STRAIGHT = {"‘": "'", "’": "'", "“": '"', "”": '"'}
_FOREIGN = pattern(r"[„«»‚‹›]")
SHOWN = 3


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    straight, curly = _marks(draft)
    if not straight or not curly:
        return
    rarer = straight if len(straight) <= len(curly) else curly
    to = "curly" if rarer is straight else "straight"
    first, *others = rarer
    here, there = ("straight", "curly") if rarer is straight else ("curly", "straight")
    counted = f"{len(rarer)} {here} beside {len(straight) + len(curly) - len(rarer)} {there}"
    yield finding(
        RULE,
        draft,
        _with_word(draft.prose.text, first),
        f"Straight and curly quotation marks are mixed: {counted}.",
        related=tuple(elsewhere_in_draft(draft, Span(i, i + 1)) for i in others[:SHOWN]),
        fixes=_fix(draft, rarer, to),
        whole_draft=True,
    )


def _marks(draft: Draft) -> tuple[list[int], list[int]]:
    """The places, in the prose, of straight and of curly marks outside quoted words that the file writes as they are."""
    text = draft.prose.text
    quoted = [q.span for q in draft.annotations.quotes]
    straight: list[int] = []
    curly: list[int] = []
    head = draft.front_matter.span.end if draft.front_matter.span else 0
    at = 0
    for m in _MARK.finditer(text):
        i = m.start()
        while at < len(quoted) and quoted[at].end <= i:
            at += 1
        if at < len(quoted) and quoted[at].start <= i:
            continue
        place = draft.place(Span(i, i + 1)).start
        if place < head or draft.file.text[place] != m.group():
            continue  # marks in the front matter are those of its own syntax
        if m.group() in _STRAIGHT:
            if not (i and text[i - 1].isdigit()):
                straight.append(i)
        else:
            curly.append(i)
    return straight, curly


def _with_word(text: str, at: int) -> Span:
    """The mark at ``at`` with the word it belongs to."""
    start, end = at, at + 1
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return Span(start, end)


def _fix(draft: Draft, marks: list[int], to: str) -> tuple[Fix, ...]:
    """An edit a mark; none at all where one of them could be taken two ways."""
    if not draft.editable:
        return ()
    text = draft.prose.text
    edits = []
    for i in marks:
        new = _TO_STRAIGHT[text[i]] if to == "straight" else _curly(text, i)
        if new is None:
            return ()
        edits.append(Edit(draft.place(Span(i, i + 1)), new))
    return (Fix(f"make all marks {to}", FixSafety.SAFE, tuple(edits)),)


def _curly(text: str, at: int) -> str | None:
    """The curly mark for the straight one at ``at``, or None where it could open or close."""
    if _FOREIGN.search(text):
        return None
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    opens = (before.isspace() or before in "([{—–“‘-/") and not after.isspace()
    closes = not before.isspace() and before not in "([{“‘"
    if text[at] == '"':
        return "“" if opens and not closes else "”" if closes and not opens else None
    if before.isalnum() or (closes and not opens):
        return "’"
    if re.match(r"\d\ds?\b|(?:tis|twas|til|em|cause|n)\b", text[at + 1 : at + 7], re.I):
        return "’"
    return "‘" if opens and not closes else None


RULE = Rule("T801", "mixed-quote-marks", Severity.NOTE, check, FixOffer.SAFE)
