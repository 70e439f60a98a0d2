"""A finding as a card: what the draft says, what stands elsewhere, and who says which."""

from __future__ import annotations

from srctrack.model.finding import Confidence, Finding, Related
from srctrack.model.source import Source
from srctrack.model.text import Span
from srctrack.reports.naming import archived_url, day, publisher
from srctrack.reports.page.elements import Markup, el, page_link, together
from srctrack.reports.page.families import SIGNS, family
from srctrack.reports.page.marking import MarkedSegment, compared
from srctrack.reports.page.numbering import Numbered, Numbering

DIGEST_SHOWN = 12
"""Characters of a digest shown: enough to tell snapshots apart by eye; all of it is in the source's card."""
MAX_COMPARED_LENGTH = 600
"""Code points up to which two wordings are shown as a comparison; longer ones are easier read whole."""


def finding_card(numbered: Numbered, numbering: Numbering) -> Markup:
    finding = numbered.finding
    severity = finding.severity.value
    head = el(
        "h3",
        el("span", SIGNS[finding.severity], class_="sign", aria_hidden="true"),
        el(
            "a",
            f"{numbered.number} ↑",
            href=f"#{numbered.mark}",
            class_="back",
            aria_label=f"{numbered.number}, back to the draft",
        ),
        el("span", f" {severity} ", class_="severity"),
        el("span", f"{finding.code} {finding.rule}", class_="rule"),
    )
    parts = [
        head,
        el("p", finding.message, class_="message"),
        _place(finding, numbering),
        _comparison(finding),
        [_related(r, finding, numbering) for r in finding.related],
        [el("p", f"Fix ({f.safety.value}): {f.title}", class_="fix") for f in finding.fixes],
        el("p", "Low confidence: check it before you change anything.", class_="fix")
        if finding.confidence is Confidence.LOW
        else None,
        _why(finding),
    ]
    return el(
        "article",
        parts,
        id=numbered.card,
        class_=f"card {severity}",
        tabindex="-1",
        data_severity=severity,
        data_family=finding.code[:1],
        data_finding=numbered.number,
        aria_label=f"Finding {numbered.number}: {severity}, {finding.rule}",
    )


def _place(finding: Finding, numbering: Numbering) -> Markup | None:
    file = numbering.texts.get(finding.path)
    if file is None:
        return None
    at = file.position(finding.span.start)
    return el("p", f"{family(finding.code)} · line {at.line}, column {at.column}", class_="place")


def _pieces(pieces: list[MarkedSegment]) -> Markup:
    return together([p.words if p.shared else el("mark", p.words) for p in pieces])


def _comparison(finding: Finding) -> Markup | None:
    """The draft's words over the nearest other ones; where they share words, what differs is marked on both sides alike."""
    if not finding.actual or not finding.expected:
        return None
    if len(finding.actual) + len(finding.expected[0]) > MAX_COMPARED_LENGTH:
        return None
    mine, other = compared(finding.actual, finding.expected[0])
    if not any(p.shared and p.words.strip() for p in mine):
        mine, other = [MarkedSegment(finding.actual, True)], [MarkedSegment(finding.expected[0], True)]
    rows = [
        el("dt", "draft"),
        el("dd", _pieces(mine), class_="mine"),
        el("dt", "source"),
        el("dd", _pieces(other), class_="other"),
    ]
    for more in finding.expected[1:]:
        rows += [el("dt", "or"), el("dd", more)]
    return el("dl", rows, class_="comparison")


def _related(related: Related, finding: Finding, numbering: Numbering) -> Markup:
    mark = related.mark or Span(0, 0)
    words = related.excerpt
    quoted = el("blockquote", words[: mark.start], el("mark", mark.of(words)) if len(mark) else None, words[mark.end :])
    note = el("p", related.note, class_="note") if related.note else None
    return el("figure", note, quoted, el("figcaption", _who(related, finding, numbering)), class_="related")


def _who(related: Related, finding: Finding, numbering: Numbering) -> Markup:
    """Who says it, when, what is kept and archived of it."""
    if related.path is not None and related.source is None:
        file = numbering.texts.get(related.path)
        line = f"line {file.position(related.span.start).line}" if file and related.span else None
        elsewhere = related.path if related.path != finding.path or line is None else None
        return together(", ".join(part for part in (elsewhere, line) if part))
    source = numbering.sources.get(related.source or "")
    card = numbering.source_card(related.source or "")
    key = el("a", related.source, href=f"#{card}") if card else related.source
    if source is None:
        copy = page_link(related.archived_url, "archived copy") if related.archived_url else None
        return together(page_link(related.url, related.url) if related.url else None, " ", key, " ", copy)
    return together(
        page_link(source.final_url or source.url, publisher(source)), _kept(source, related.archived_url), " · ", key
    )


def _kept(source: Source, copy: str | None) -> Markup:
    copy = copy or archived_url(source)
    newest = source.newest
    return together(
        f", {day(source.published)}" if source.published else ", no date",
        f" · saved {day(newest.captured)} {newest.captured:%H:%M} UTC, " if newest else None,
        el("code", newest.id.removeprefix("sha256:")[:DIGEST_SHOWN]) if newest else None,
        " · ",
        page_link(copy, "archived copy") if copy else el("span", "no archived copy", class_="lacking"),
    )


def _why(finding: Finding) -> Markup | None:
    if not finding.why:
        return None
    parts = "; ".join(f"{part} {worth:+g}" for part, worth in finding.why)
    return el(
        "details", el("summary", "Why this was flagged"), el("p", f"{parts}. Confidence: {finding.confidence.value}.")
    )
