"""Reviewdog's diagnostic format (rdjson): columns count bytes of UTF-8, as its reviewdog.rdf.Position asks."""

from __future__ import annotations

import json
from typing import Any

from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.report import CheckReport
from srctrack.model.text import SourceText, Span
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.naming import other_side
from srctrack.reports.places import slashed, texts_by_path

Part = dict[str, Any]
SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def _position(text: SourceText, offset: int) -> Part:
    at = text.position(offset)
    before = text.text[text.line_start(at.line) : at.offset]
    return {"line": at.line, "column": len(before.encode("utf-8", "replace")) + 1}


def _range(text: SourceText, span: Span) -> Part:
    return {"start": _position(text, span.start), "end": _position(text, span.end)}


def _related(related: Related, text: SourceText) -> Part:
    span = related.span or Span(0, 0)
    location = {"path": slashed(related.path or ""), "range": _range(text, span)}
    return {"message": related.note or related.excerpt, "location": location}


def _diagnostic(finding: Finding, report: CheckReport, texts: dict[str, SourceText]) -> Part:
    text = texts.get(finding.path)
    location: Part = {"path": slashed(finding.path)}
    if text:
        location["range"] = _range(text, finding.span)
    diagnostic: Part = {
        "message": "\n".join((finding.message, *other_side(finding, report.sources))),
        "location": location,
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    # A suggestion is one replacement: of fixes with several edits a reader of rdjson could take one and leave the rest.
    suggestions = [
        {"range": _range(text, fix.edits[0].span), "text": fix.edits[0].text}
        for fix in finding.fixes
        if text and len(fix.edits) == 1
    ]
    if suggestions:
        diagnostic["suggestions"] = suggestions
    related = [_related(r, texts[r.path]) for r in finding.related if r.path in texts]
    if related:
        diagnostic["related_locations"] = related
    return diagnostic


def render(report: CheckReport, look: RenderOptions) -> str:
    texts = texts_by_path(report)
    worst = max((f.severity for f in report.findings), key=lambda s: s.rank, default=Severity.NOTE)
    told = {
        "source": {"name": "srctrack"},
        "severity": SEVERITIES[worst],
        "diagnostics": [_diagnostic(f, report, texts) for f in report.findings],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


FORMAT = ReportFormat("rdjson", render, "application/json", ".json", "for reviewdog")
