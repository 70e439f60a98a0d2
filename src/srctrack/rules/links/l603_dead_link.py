"""A cited page no longer exists.

## What it flags

Only with `--online`. The server answered 404 or 410 three times, or sent a page that says “not found”, or led to the
front page instead. If the library knows an archived copy, its address is offered.

## Why it matters

A reader cannot follow the link to the source. The archived copy shows what was there.

## Example

Instead of:

    [Fontanka](https://fontanka.example/removed)

Write:

    [Fontanka](https://web.archive.org/web/20240102093000/https://fontanka.example/removed)

## What it misses

Pages that cannot be checked. A refusal (401, 403, 429), a time-out, or a server that does not answer says nothing
about the page. The summary counts them as blocked or unreachable. A page that exists and now says something else is
reported by S701.

## False alarms

Some sites show a page to people and answer 404 to programs.

## Based on

RFC 9110, 15.5.5 and 15.5.11 (404, 410).
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.draft import Citation, CitationKind, Draft, Link
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Edit, Finding, Fix, FixSafety, Related, Severity
from srctrack.model.link_state import Verdict
from srctrack.model.url import same_page
from srctrack.rules.base import FixOffer, Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    seen: set[str] = set()
    for link in draft.links:
        state = evidence.links.get(link.url)
        page = same_page(link.url)
        if state is None or state.verdict is not Verdict.GONE or page in seen:
            continue
        seen.add(page)
        copy = _copy(link, evidence)
        times = f"{state.asked} times on {state.checked:%d %B %Y}".lstrip("0")
        answer = state.detail or f"its server answered {state.status}"
        yield finding(
            RULE,
            draft,
            link.span,
            f"{link.url} is gone: {answer}, {times}.",
            in_file=True,
            actual=link.url,
            expected=(copy,) if copy else (),
            related=(Related(copy, url=link.url, archived_url=copy, note="an archived copy"),) if copy else (),
            fixes=_fix(draft, link, copy),
        )


def _copy(link: Link, evidence: Evidence) -> str | None:
    """The address of an archived copy of the linked page, where the library knows one."""
    page = same_page(link.url)
    keys = [k for c, k in evidence.resolved.items() if _cites(c, page)]
    for key in keys:
        source = evidence.sources.get(key)
        for record in source.source.archives if source else ():
            if record.state.archived and record.memento:
                return record.memento.url
    return None


def _cites(citation: Citation, page: str) -> bool:
    return citation.kind is not CitationKind.KEY and same_page(citation.target) == page


def _fix(draft: Draft, link: Link, copy: str | None) -> tuple[Fix, ...]:
    if copy is None or not draft.editable or link.url_span is None:
        return ()
    return (Fix("link to the archived copy", FixSafety.UNSAFE, (Edit(link.url_span, copy),)),)


RULE = Rule("L603", "dead-link", Severity.ERROR, check, FixOffer.OFFERED)
