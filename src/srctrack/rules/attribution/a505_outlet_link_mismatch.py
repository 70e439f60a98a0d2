"""The words name one outlet, and the link goes to another.

## What it flags

A link that credits one outlet and goes to the site of another. The credit is a word of saying (“[Le Figaro](…) wrote”,
“the Post [found](…)”), or the name is alone in brackets.

## Why it matters

One of the two is not the source. A reader who follows the link finds other words under another name.

## Example

Instead of:

    The salt works will reopen, [Le Figaro](https://www.liberation.fr/salines) wrote.

Write:

    The salt works will reopen, [Libération](https://www.liberation.fr/salines) wrote.

## What it misses

Outlets that are on no list and not in the library.

## False alarms

One outlet may print another's report. So agencies, archives, news collections and social networks are not flagged.
Neither is an outlet that is in the news itself (“[Vice](…) closed”). A name in a list of outlets is reported with low
confidence.

## Based on

srctrack's own rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.attribution import mislinked
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for m in mislinked(analysis):
        at = Span(min(m.at.start, m.link.words.start), max(m.at.end, m.link.words.end))
        yield finding(
            RULE,
            draft,
            at,
            f"The text says {m.named}; the link goes to {m.publisher}.",
            actual=m.named,
            expected=(m.publisher,),
            confidence=Confidence.LOW if m.among_others else Confidence.MEDIUM,
        )


RULE = Rule("A505", "outlet-link-mismatch", Severity.WARNING, check)
