"""A link has tracking parameters, goes to an AMP copy, or is shortened.

## What it flags

Tracking parameters (`utm_source`, `fbclid` and others), AMP copies of a page, and shortened addresses.

## Why it matters

Tracking parameters tell the publisher where the draft was read. A shortened address hides where it leads, and dies
with its service. AMP copies disappear. And archives store each form of an address as a separate page.

## Example

Instead of:

    https://www.fontanka.ru/2024/01/02/73077218/?utm_source=telegram

Write:

    https://www.fontanka.ru/2024/01/02/73077218/

## What it misses

Parameters that some sites use for content (`ref`, `id`). Other addresses of the same page.

## False alarms

An article about link shorteners cites them on purpose. Suppress the rule there.

## Based on

The lists of ClearURLs and AdGuard for tracking; RFC 3986 on what an address names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.draft import Draft, Link
from srctrack.model.finding import Edit, Finding, Fix, FixSafety, Severity
from srctrack.model.source import Source
from srctrack.model.url import host, same_page, split, without_tracking
from srctrack.patterns import pattern
from srctrack.rules.base import FixOffer, Rule, finding

SHORTENERS = frozenset(
    """bit.ly t.co goo.gl tinyurl.com ow.ly buff.ly is.gd v.gd lnkd.in fb.me trib.al dlvr.it ift.tt j.mp rb.gy cutt.ly tiny.cc
    shorturl.at rebrand.ly bl.ink t.ly nyti.ms wapo.st bbc.in cnn.it reut.rs econ.st on.wsj.com on.ft.com clck.ru u.to""".split()
)
"""Hosts whose every address stands for another (each service's own description of itself)."""
_AMP = pattern(r"(?:^amp\.|\.cdn\.ampproject\.org$)")
_AMP_PATH = pattern(r"(?:^|/)amp/?$|/amp/s/|\.amp(?:\.html)?$")
_AMP_QUERY = pattern(r"(?:^|&)(?:amp(?:=1|=true)?|outputType=amp)(?:&|$)")


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    known = {c.target: evidence.sources[k].source for c, k in evidence.resolved.items() if k in evidence.sources}
    seen: set[tuple[str, int]] = set()
    for link in draft.links:
        place = link.url_span or link.span
        if (link.url, place.start) in seen:
            continue  # one definition, many references to it
        if _is_written_out(draft, link) or _is_embedded(draft, link):
            continue
        seen.add((link.url, place.start))
        clean = without_tracking(link.url)
        proper = _proper(link.url, known.get(link.url))
        if clean != link.url:
            yield _finding(draft, link, "The link contains tracking parameters.", clean, FixSafety.SAFE)
        elif host(link.url) in SHORTENERS:
            yield _finding(draft, link, "A shortened link hides where it leads.", proper, FixSafety.UNSAFE)
        elif _is_amp(link.url):
            yield _finding(draft, link, "This is the AMP version: link to the page itself.", proper, FixSafety.UNSAFE)


def _is_written_out(draft: Draft, link: Link) -> bool:
    """Whether the address is the words of a link to the same address, which is told."""
    return any(
        o is not link and o.url == link.url and o.span != link.span and o.span.contains(link.span) for o in draft.links
    )


_EMBEDDED = pattern(
    r"<blockquote[^<>]{0,300}(?:twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed)[^<>]{0,600}>", re.I
)
_MAX_EMBED_LENGTH = 3000
"""Characters before a link in which the embedded post that it belongs to begins."""


def _is_embedded(draft: Draft, link: Link) -> bool:
    """Whether the link is a part of an embedded post, as the network's own code has it."""
    start = max(0, link.span.start - _MAX_EMBED_LENGTH)
    before = draft.file.text[start : link.span.start]
    opened = before.lower().rfind("<blockquote")
    return opened > before.lower().rfind("</blockquote") and bool(_EMBEDDED.match(before, opened))


def _finding(draft: Draft, link: Link, message: str, better: str | None, safety: FixSafety) -> Finding:
    place = link.url_span or link.span
    fixes: tuple[Fix, ...] = ()
    if better and draft.editable and link.url_span and link.url_span.of(draft.file.text) == link.url:
        fixes = (Fix(f"write {better}", safety, (Edit(link.url_span, better),)),)
    return finding(
        RULE, draft, place, message, in_file=True, actual=link.url, expected=(better,) if better else (), fixes=fixes
    )  # fmt: skip


def _proper(url: str, source: Source | None) -> str | None:
    """The page's own address, as its stored source gives it."""
    if source is None:
        return None
    better = source.canonical_url or source.final_url
    return better if same_page(better) != same_page(url) and not _is_amp(better) else None


def _is_amp(url: str) -> bool:
    parts = split(url)
    if parts is None:
        return False
    return bool(_AMP.search(host(url) or "") or _AMP_PATH.search(parts.path) or _AMP_QUERY.search(parts.query))


RULE = Rule("L605", "unclean-link", Severity.NOTE, check, FixOffer.SAFE)
