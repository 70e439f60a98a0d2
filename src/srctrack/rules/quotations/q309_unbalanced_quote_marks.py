"""A quotation mark has no partner.

## What it flags

A double quotation mark that is not paired in its paragraph. It is a warning if it is the only one, opens a quotation,
and a word such as “said” follows. Otherwise it is a note: the quotation may run on, or the marks may be paired in two
ways.

## Why it matters

Nobody can tell where the speaker's words end. srctrack cannot tell either, so it checks the words up to the next mark
as neither the speaker's nor the writer's.

## Example

Instead of:

    “The goats have eaten the timetable, said Nuala Finch.

Write:

    “The goats have eaten the timetable,” said Nuala Finch.

## What it misses

Single quotation marks, because an apostrophe looks the same.

## False alarms

A quotation over several paragraphs opens each of them and closes only once, at the end. That is right, and it is not
flagged.

## Based on

The Chicago Manual of Style, 13.32; Associated Press Stylebook, “quotation marks: running quotations”.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from srctrack.analysis.analysis import Analysis
from srctrack.annotate.quotation_marks import DOUBLE, UnpairedMark, pair_marks
from srctrack.language.detect import language_of
from srctrack.model.draft import Draft
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.prose import RUNNING
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

_TOLD = pattern(
    r",\s+(?:(?:says?|said|asked|told|added|wrote|explained|replied|answered|recalled|warned)\s+(?:[A-Z]|the |his |her |a )"
    r"|(?:he|she|they|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})\s+(?:says?|said|asked|told|added|wrote|explained|replied|answered|recalled|warned)\b)"
)
"""The writer's own words after a quotation: a comma, and who said it."""

LOOKED_AT = 2_000
"""Code points after a lonely mark in which a cue of speech is looked for; a quotation does not run on for longer."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for lonely, runs_on in _unbalanced(draft):
        block = draft.prose.block_at(lonely.at.start)
        if block is not None and block.kind not in RUNNING:
            continue
        words = lonely.stretch.of(draft.prose.text)[:LOOKED_AT]
        alone = len(list(islice((c for c in words if c in DOUBLE), 2))) == 1
        told = (
            _TOLD.search(draft.prose.text, lonely.at.end, min(lonely.stretch.end, lonely.at.end + LOOKED_AT))
            is not None
        )
        sure = alone and lonely.opens and told
        what = "has no closing mark" if lonely.opens else "has no opening mark"
        if runs_on:
            sure, what = False, "has no closing mark, and the next paragraph does not open with one"
        yield finding(
            RULE,
            draft,
            lonely.at,
            f"This quotation mark {what}.",
            severity=None if sure else Severity.NOTE,
            confidence=Confidence.HIGH if sure else Confidence.LOW,
        )


def _unbalanced(draft: Draft) -> list[tuple[UnpairedMark, bool]]:
    """The marks without a partner. An opening mark in one paragraph and a closing one in a later one are partners: in English,
    where each paragraph of a running quotation opens it again, they are told once, as running on; elsewhere not at all."""
    english = language_of(draft.prose) in (None, "en")
    out: list[tuple[UnpairedMark, bool]] = []
    for lonely in pair_marks(draft.prose)[1]:
        last = out[-1][0] if out else None
        if lonely.opens or last is None or not last.opens or out[-1][1] or _is_far(last, lonely):
            out.append((lonely, False))
        else:
            out[-1:] = [(last, True)] if english else []
    return out


def _is_far(one: UnpairedMark, other: UnpairedMark) -> bool:
    return one.stretch == other.stretch or other.at.start - one.at.start > RUNNING_ON


RUNNING_ON = 3_000
"""Code points that a quotation over several paragraphs may have."""


RULE = Rule("Q309", "unbalanced-quote-marks", Severity.WARNING, check)
