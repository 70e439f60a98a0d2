"""A quotation mark that opens or closes nothing.

## What it flags

A double quotation mark without its partner in its paragraph. Where it is the paragraph's only one, opens, and a word of
saying follows it (“…, said Nuala”), it is a warning; otherwise, where the paragraph may belong to a quotation that runs on or the marks can be paired
in two ways, it is a note.

## Why it matters

Nobody can tell where the speaker's words end and the writer's begin, and everything up to the next mark is checked as if it were
neither.

## Example

    “The goats have eaten the timetable, said Nuala Finch.

and instead

    “The goats have eaten the timetable,” said Nuala Finch.

## What it does not catch

Single marks: an apostrophe looks the same.

## When it is wrong

A quotation over several paragraphs opens each of them and closes once, at the end; that is right and is not flagged.

## Authority

The Chicago Manual of Style, 13.32; Associated Press Stylebook, “quotation marks: running quotations”.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.prose import RUNNING
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding
from srctrack.text.language import language_of
from srctrack.text.marks import DOUBLE, Lonely, pair_marks

_TOLD = pattern(
    r",\s+(?:(?:says?|said|asked|told|added|wrote|explained|replied|answered|recalled|warned)\s+(?:[A-Z]|the |his |her |a )"
    r"|(?:he|she|they|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})\s+(?:says?|said|asked|told|added|wrote|explained|replied|answered|recalled|warned)\b)"
)
"""The writer's own words after a quotation: a comma, and who said it."""

LOOKED_AT = 2_000
"""Code points after a lonely mark in which a cue of speech is looked for; a quotation does not run on for longer."""


def check(draft: Draft, evidence: Evidence) -> Iterator[Finding]:
    for lonely in _unbalanced(draft):
        block = draft.prose.block_at(lonely.at.start)
        if block is not None and block.kind not in RUNNING:
            continue
        words = lonely.stretch.of(draft.prose.text)[:LOOKED_AT]
        alone = sum(c in DOUBLE for c in words) == 1
        told = (
            _TOLD.search(draft.prose.text, lonely.at.end, min(lonely.stretch.end, lonely.at.end + LOOKED_AT))
            is not None
        )
        sure = alone and lonely.opens and told
        what = "opens a quotation that nothing closes" if lonely.opens else "closes a quotation that nothing opens"
        yield finding(
            RULE,
            draft,
            lonely.at,
            f"this quotation mark {what}",
            severity=None if sure else Severity.NOTE,
            confidence=Confidence.HIGH if sure else Confidence.LOW,
        )


def _unbalanced(draft: Draft) -> list[Lonely]:
    """The marks without a partner; but in English, where each paragraph of a running quotation opens it again, an opening mark in
    one paragraph and a closing one in a later one are partners."""
    found = list(pair_marks(draft.prose)[1])
    if language_of(draft.prose) in (None, "en"):
        return found
    out: list[Lonely] = []
    for lonely in found:
        if not lonely.opens and out and out[-1].opens and 0 < lonely.at.start - out[-1].at.start <= RUNNING_ON:
            out.pop()
        else:
            out.append(lonely)
    return out


RUNNING_ON = 3_000
"""Code points that a quotation over several paragraphs may have."""


RULE = Rule("Q309", "unbalanced-quote-marks", Severity.WARNING, check)
