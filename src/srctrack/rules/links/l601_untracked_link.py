"""A cited page that the library does not hold.

## What it flags

Each web address the draft links to, by link, footnote or front matter, of which no source is kept: once a page. When
the library is empty, one finding for the whole draft.

## Why it matters

What is not kept can be neither compared with the draft nor shown when the page has changed or gone.

## Example

Instead of:

    [Fontanka](https://www.fontanka.ru/2024/01/02/73077218/) reported it.

Write:

    srctrack add --from draft.md

## What it misses

Sources named in words alone (A504), and keys that lead nowhere (L604).

## False alarms

A link to a home page, a shop or a map is no citation: silence it where it stands with
`<!-- srctrack: ignore L601 -- not a source -->`, or for a folder in the settings. Links to an archive's copies are left alone.

## Based on

srctrack's own rule.; W3C, *Cool URIs don't change*, tells why.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.archiving import is_archive_link
from srctrack.model.draft import Citation, CitationKind
from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.url import is_web, same_page
from srctrack.rules.base import Rule, finding

SHOWN = 5
"""Further pages listed when the library is empty."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    held = {same_page(c.target) for c in evidence.resolved}
    pages: dict[str, Citation] = {}
    for citation in draft.citations:
        if citation.kind is CitationKind.KEY or not is_web(citation.target):
            continue
        page = same_page(citation.target)
        if page not in held and not is_archive_link(citation.target):
            pages.setdefault(page, citation)
    if not pages:
        return
    if evidence.stored_sources:
        for citation in pages.values():
            yield finding(
                RULE, draft, citation.span, f"the library holds no copy of {citation.target}", in_file=True,
                actual=citation.target,
            )  # fmt: skip
        return
    first, *others = pages.values()
    count = "the page cited here is not kept" if not others else f"none of the {len(pages)} pages cited is kept"
    yield finding(
        RULE,
        draft,
        first.span,
        f"{count}: `srctrack add --from {draft.path}` keeps them" if others else f"{count}: `srctrack add` keeps it",
        in_file=True,
        actual=first.target,
        related=tuple(Related(c.target, path=draft.path, span=c.span, url=c.target) for c in others[:SHOWN]),
    )


RULE = Rule("L601", "untracked-link", Severity.WARNING, check)
