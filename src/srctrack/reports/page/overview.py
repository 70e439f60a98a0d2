"""What a chief reads in ten seconds, and the switches under it."""

from __future__ import annotations

from srctrack.model.finding import Severity
from srctrack.model.report import CheckReport
from srctrack.reports.naming import archived_url
from srctrack.reports.page.elements import Markup, el, together
from srctrack.reports.page.families import SIGNS, family
from srctrack.reports.page.numbering import Numbering
from srctrack.reports.summary import counted

WORST_SHOWN = 3
"""Findings named in the overview: more would be the list itself."""


def overview(numbering: Numbering) -> Markup:
    report = numbering.report
    verdict = "Nothing found." if not report.findings else None
    counts = [
        el(
            "li",
            el("span", SIGNS[s], class_="sign", aria_hidden="true"),
            el("strong", f"{report.count(s)}"),
            f" {s.value}{'' if report.count(s) == 1 else 's'}",
            class_=f"count {s.value}",
        )
        for s in reversed(Severity)
    ]
    return el(
        "section",
        el("h2", "In short"),
        el(
            "div",
            el("p", verdict, class_="verdict") if verdict else el("ul", counts, class_="counts"),
            _worst(numbering),
        ),
        el("div", el("p", _sources_told(numbering)), el("p", _read_told(report)), _failures(report)),
        class_="overview",
    )


def _worst(numbering: Numbering) -> Markup | None:
    errors = [n for n in numbering.findings if n.finding.severity is Severity.ERROR]
    if not errors:
        return None
    shown = [el("li", el("a", n.finding.message, href=f"#{n.card}")) for n in errors[:WORST_SHOWN]]
    more = len(errors) - WORST_SHOWN
    return together(
        el("p", "Fix before publishing:", class_="lead"),
        el("ol", shown, class_="worst"),
        el("p", f"and {more} more {'error' if more == 1 else 'errors'} below.") if more > 0 else None,
    )


def _sources_told(numbering: Numbering) -> str:
    sources = list(numbering.sources.values())
    if not sources:
        return "It was not checked against any saved source."
    archived = sum(archived_url(s) is not None for s in sources)
    kept = sum(s.newest is not None for s in sources)
    return f"Checked against {counted(len(sources), 'source')} ({kept} saved, {archived} archived)."


def _read_told(report: CheckReport) -> str:
    read = [d.draft for d in report.drafts if d.draft]
    parts = [counted(sum(d.words for d in report.drafts), "word")]
    if read:
        parts += [
            counted(sum(len(d.annotations.quotes) for d in read), "quotation"),
            counted(sum(len(d.annotations.figures) for d in read), "figure"),
            counted(sum(len(d.citations) for d in read), "citation"),
        ]
    silenced = f" {counted(len(report.suppressed), 'finding')} suppressed." if report.suppressed else ""
    return f"Read: {', '.join(parts)}.{silenced}"


def _failures(report: CheckReport) -> Markup | None:
    if not report.failures:
        return None
    told = [el("li", f"{f.path}: {f.code}: {f.message}") for f in report.failures]
    return el("div", el("p", "Could not be checked:", class_="lead"), el("ul", told), class_="failures")


def _switch(group: str, value: str, words: str, count: int) -> Markup:
    name = f"{group}-{value}"
    return el(
        "label",
        el("input", type="checkbox", id=name, data_group=group, value=value, checked=True),
        f" {words} ",
        el("span", f"({count})", class_="many"),
        for_=name,
    )


def switches(numbering: Numbering) -> Markup | None:
    """Filters by severity and family, what the draft shows, and the way from finding to finding."""
    findings = [n.finding for n in numbering.findings]
    if not findings:
        return None
    severities = [
        _switch("severity", s.value, s.value, n) for s in reversed(Severity) if (n := numbering.report.count(s))
    ]
    letters = sorted({f.code[:1] for f in findings})
    families = [_switch("family", c, family(c), sum(f.code[:1] == c for f in findings)) for c in letters]
    read = [d.draft for d in numbering.report.drafts if d.draft]
    read_of = {
        "citation": sum(len(d.citations) for d in read),
        "quotation": sum(len(d.annotations.quotes) for d in read),
        "figure": sum(len(d.annotations.figures) for d in read),
    }
    marks = [_switch("mark", kind, f"{kind}s", n) for kind, n in read_of.items() if n]
    return el(
        "form",
        el("fieldset", el("legend", "Severity"), severities),
        el("fieldset", el("legend", "Family"), families),
        el("fieldset", el("legend", "Marked in the draft"), marks) if marks else None,
        el(
            "p",
            el("button", "← Previous", type="button", id="previous"),
            el("button", "Next →", type="button", id="next"),
            el("span", counted(len(findings), "finding"), id="told", role="status"),
            class_="steps",
        ),
        id="switches",
        aria_label="Which findings are shown",
    )
