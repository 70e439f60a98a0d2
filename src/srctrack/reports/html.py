"""One self-contained page for editors and lawyers: the draft, its findings, and the sources' own words beside them.

The page's policy (CSP 3) lets nothing in and nothing out: its one style and one script are allowed by their digests,
and no request can be made.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from srctrack.model.prose import BlockKind
from srctrack.model.report import CheckedDraft, CheckReport
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.page.cards import finding_card
from srctrack.reports.page.claims_view import claims_table
from srctrack.reports.page.draft_view import draft_view
from srctrack.reports.page.elements import Markup, el, raw, together
from srctrack.reports.page.numbering import Numbering
from srctrack.reports.page.overview import overview, switches
from srctrack.reports.page.sources_view import source_cards
from srctrack.reports.places import slashed


def _asset(name: str) -> str:
    return (files("srctrack.reports.page") / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    """A source expression of the policy for exactly this content."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii") + "'"


def _head(title: str, style: str, script: str) -> Markup:
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("link", rel="icon", href="data:,"),
        el("title", title),
        raw("style", style),
    )


def _title(draft: CheckedDraft) -> str:
    """What the draft calls itself: its front matter's title, its first heading, else its file's name."""
    if draft.draft is not None:
        read = draft.draft
        heading = next((b.span.of(read.prose.text) for b in read.prose.blocks if b.kind is BlockKind.HEADING), None)
        if named := read.front_matter.title or heading:
            return named
    return slashed(draft.path).rsplit("/", 1)[-1]


def _draft_section(draft: CheckedDraft, at: int, numbering: Numbering) -> Markup:
    findings = numbering.of(draft)
    language = draft.draft.prose.language if draft.draft else None
    table = claims_table(draft, numbering)
    alone = len(numbering.report.drafts) == 1
    return el(
        "section",
        el("h2", "The draft" if alone else _title(draft), id=f"draft-{at}"),
        el("p", draft.path, class_="path") if alone or _title(draft) != draft.path else None,
        el(
            "div",
            el(
                "div",
                draft_view(draft, numbering),
                class_="words",
                lang=language,
                role="article",
                aria_labelledby=f"draft-{at}",
            ),
            el(
                "div",
                [finding_card(n, numbering) for n in findings] or el("p", "Nothing found in this draft."),
                class_="cards",
                role="region",
                aria_label=f"Findings in {_title(draft)}",
                tabindex="0",
            ),
            class_="beside",
        ),
        el("div", el("h3", "Claims by source"), table, class_="claims") if table else None,
        class_="draft",
    )


def render(report: CheckReport, look: RenderOptions) -> str:
    numbering = Numbering(report)
    style, script = _asset("page.css"), _asset("page.js")
    title = _title(report.drafts[0]) if len(report.drafts) == 1 else f"{len(report.drafts)} drafts"
    sources = source_cards(numbering)
    body = el(
        "body",
        el("a", "Skip to the draft", href="#draft-1", class_="skip"),
        el("header", el("h1", title), el("p", f"Checked by srctrack {report.version}", class_="path")),
        el(
            "main",
            overview(numbering),
            switches(numbering),
            [_draft_section(d, at, numbering) for at, d in enumerate(report.drafts, 1)],
            el("section", el("h2", "Sources"), sources, class_="library") if sources else None,
        ),
        raw("script", script),
    )
    return (
        together(Markup("<!doctype html>\n"), el("html", _head(f"{title} · srctrack", style, script), body, lang="en"))
        + "\n"
    )


FORMAT = ReportFormat("html", render, "text/html", ".html", "one self-contained page", whole=True)
