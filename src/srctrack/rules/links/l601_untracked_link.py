"""The draft cites a page that you have not saved.

## What it flags

Web addresses in the draft that no saved source matches. They may be in links, footnotes or the front matter. There is
one finding per draft, at the first such link. The message says how many of the cited pages are saved.

## Why it matters

srctrack cannot compare the draft with a page that is not saved. It also cannot show you if the page changes or
disappears.

## Example

Instead of:

    [Fontanka](https://www.fontanka.ru/2024/01/02/73077218/) reported it.

Write:

    srctrack add --from draft.md

## What it misses

Sources that are named but not linked (A504). Citation keys that lead nowhere (L604).

## False alarms

A link to a home page, a shop or a map is not a citation. Suppress it there with `<!-- srctrack: ignore L601 -- not a
source -->`, or for a folder in the settings. Links to copies in an archive are not flagged.

## Based on

srctrack's own rule. On why pages disappear, see W3C, *Cool URIs don't change*.
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
