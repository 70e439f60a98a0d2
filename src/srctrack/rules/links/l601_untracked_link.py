"""A cited page that the library does not hold.

## What it flags

Web addresses that the draft links to, by link, footnote or front matter, and that no saved source answers to: one finding
per draft, at the first of them. The message says how many of the cited pages are saved.

## Why it matters

A page that is not saved can be neither compared with the draft nor shown when it has changed or gone.

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

from collections.abc import Iterable, Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.archiving import is_archive_link
from srctrack.model.draft import Citation, CitationKind, Draft
from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.url import is_web, same_page
from srctrack.rules.base import Rule, finding
from srctrack.rules.links.once_per_draft import parted_by_suppression

SHOWN = 5
"""Further pages listed beside the first: enough to see what kind of pages they are."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    saved = {same_page(c.target) for c in evidence.resolved}
    pages: dict[str, Citation] = {}
    missing: dict[str, Citation] = {}
    for citation in draft.citations:
        if citation.kind is CitationKind.KEY or not is_web(citation.target) or is_archive_link(citation.target):
            continue
        page = same_page(citation.target)
        pages.setdefault(page, citation)
        if page not in saved:
            missing.setdefault(page, citation)
    for group in parted_by_suppression(RULE, draft, missing.values()):
        yield _finding(draft, group, len(pages), len(pages) - len(missing))


def _finding(draft: Draft, missing: Iterable[Citation], cited: int, saved: int) -> Finding:
    first, *others = missing
    counted = (
        "The cited page is not saved"
        if cited == 1
        else f"{saved or 'None'} of the {cited} cited pages {_are(saved)} saved"
    )
    command = f"`srctrack add --from {draft.path}` saves {'the rest' if saved else 'them' if others else 'it'}"
    return finding(
        RULE,
        draft,
        first.span,
        f"{counted}; {command}.",
        in_file=True,
        actual=first.target,
        related=tuple(Related(c.target, path=draft.path, span=c.span, url=c.target) for c in others[:SHOWN]),
        whole_draft=True,
    )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


RULE = Rule("L601", "untracked-link", Severity.WARNING, check)
