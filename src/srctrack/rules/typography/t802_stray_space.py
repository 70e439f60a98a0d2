"""The draft has a double space, a space at the end of a paragraph, or a non-breaking space.

## What it flags

Two or more spaces between words, spaces at the end of a paragraph, and non-breaking spaces between plain words. There
is one note per draft, at the first of them.

## Why it matters

A search for “31 people. Two” does not find it with a double or non-breaking space. Lines may break in odd places. And
such spaces show where text was pasted in.

## Example

Instead of:

    The men were taken to stations.  Police cordoned off the area.

Write:

    The men were taken to stations. Police cordoned off the area.

## What it misses

Spaces in HTML, where readers see only one. Spaces in quotations, code and tables. The two spaces that break a line in
Markdown.

## False alarms

Some non-breaking spaces are there on purpose: between a number and its unit, an initial and a name, or before a dash.
They are not flagged. Neither are those that French has before high punctuation.

## Based on

The Chicago Manual of Style 2.12: one space between sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.draft import Draft
from srctrack.model.finding import Edit, Finding, Fix, FixSafety, Severity
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import FixOffer, Rule, finding

_SPACES = pattern(r"[ \t\u00a0\u202f]+")
_TRAILING = pattern(r"[ \t\u00a0\u202f]+(?=(?:\r\n|\n|\r)[ \t]*(?:[\r\n]|\Z)|\Z)")
"""Spaces at the end of a paragraph's last line; before any other line Markdown may mean a line break by them."""

_NO_BREAK = "\u00a0\u202f"
_HOLDS = pattern(r"\d|[%‰°$€£₽№§–—«»;:!?…/]")
"""Beside one of these a no-break space is meant."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    if not draft.spaces_show:
        return
    strays = sorted({*_between_words(draft), *_after_blocks(draft)})
    if not strays:
        return
    first = strays[0][0]
    what = (
        "There is a double, trailing or non-breaking space here."
        if len(strays) == 1
        else f"The draft has {len(strays)} double, trailing or non-breaking spaces."
    )
    edits = tuple(Edit(span, words) for span, words in strays)
    yield finding(
        RULE,
        draft,
        first,
        what,
        in_file=True,
        fixes=(Fix("leave one plain space", FixSafety.SAFE, edits),) if draft.editable else (),
        whole_draft=True,
    )


def _between_words(draft: Draft) -> Iterator[tuple[Span, str]]:
    file, text = draft.file.text, draft.prose.text
    quoted = [q.span for q in draft.annotations.quotes]
    at = 0
    for block in draft.prose.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            continue
        i = text.find(" ", block.span.start, block.span.end)
        while i >= 0:
            while at < len(quoted) and quoted[at].end <= i:
                at += 1
            start = draft.offsets.to_original(i)
            m = _SPACES.match(file, start)
            if m and not (at < len(quoted) and quoted[at].start <= i) and _stray(file, m):
                yield Span(*m.span()), " "
            i = text.find(" ", i + 1, block.span.end)


def _stray(file: str, m: re.Match[str]) -> bool:
    if m.end() == len(file) or file[m.end()] in "\r\n" or m.start() == 0 or file[m.start() - 1] in "\r\n":
        return False
    if len(m.group()) > 1:
        return True
    around = file[m.start() - 1] + file[m.end()]
    if m.group() not in _NO_BREAK or _HOLDS.search(around):
        return False
    word = re.search(r"[\w.]+\Z", file[max(0, m.start() - 12) : m.start()])
    return word is not None and len(word.group().strip(".")) > 2


def _after_blocks(draft: Draft) -> Iterator[tuple[Span, str]]:
    for block in draft.prose.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            continue
        m = _TRAILING.match(draft.file.text, draft.place(block.span).end)
        if m:
            yield Span(*m.span()), ""


RULE = Rule("T802", "stray-space", Severity.NOTE, check, FixOffer.SAFE)
