"""A report in JSON's own types, as the contract of the command line names its fields."""

from __future__ import annotations

from typing import Any

from srctrack.model.finding import Finding, Fix, Related, Severity
from srctrack.model.report import CheckedDraft, CheckReport, RuleFailure, SuppressedFinding
from srctrack.model.text import SourceText
from srctrack.reports.places import texts_by_path
from srctrack.reports.summary import fixable, silenced

Fields = dict[str, Any]


def draft_fields(draft: CheckedDraft) -> Fields:
    return {"path": draft.path, "words": draft.words, "sources": list(draft.sources)}


def place_fields(text: SourceText | None, offset: int) -> Fields:
    """Offset with its line and column; both are null when the draft's text is not at hand."""
    if text is None:
        return {"offset": offset, "line": None, "column": None}
    at = text.position(offset)
    return {"offset": offset, "line": at.line, "column": at.column}


def related_fields(related: Related) -> Fields:
    return {
        "source": related.source,
        "path": related.path,
        "url": related.url,
        "archived_url": related.archived_url,
        "start": related.span.start if related.span else None,
        "end": related.span.end if related.span else None,
        "excerpt": related.excerpt,
        "mark": {"start": related.mark.start, "end": related.mark.end} if related.mark else None,
        "note": related.note,
    }


def fix_fields(fix: Fix) -> Fields:
    edits = [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in fix.edits]
    return {"title": fix.title, "safety": fix.safety.value, "edits": edits}


def finding_fields(finding: Finding, text: SourceText | None) -> Fields:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "path": finding.path,
        "start": place_fields(text, finding.span.start),
        "end": place_fields(text, finding.span.end),
        "actual": finding.actual,
        "expected": list(finding.expected),
        "related": [related_fields(r) for r in finding.related],
        "fixes": [fix_fields(f) for f in finding.fixes],
        "why": [{"part": part, "worth": worth} for part, worth in finding.why],
        "fingerprint": finding.fingerprint,
    }


def suppressed_fields(suppressed: SuppressedFinding, text: SourceText | None) -> Fields:
    return finding_fields(suppressed.finding, text) | {"by": suppressed.by, "reason": suppressed.reason}


def failure_fields(failure: RuleFailure) -> Fields:
    return {"path": failure.path, "code": failure.code, "message": failure.message}


def summary_fields(report: CheckReport) -> Fields:
    by = silenced(report)
    safe, unsafe = fixable(report)
    return {
        "drafts": len(report.drafts),
        "error": report.count(Severity.ERROR),
        "warning": report.count(Severity.WARNING),
        "note": report.count(Severity.NOTE),
        "suppressed": by["comment"],
        "baseline": by["baseline"],
        "unchanged": by["unchanged-line"],
        "fixable": safe,
        "fixable_unsafe": unsafe,
        "without_library": report.without_library,
        "seconds": round(report.seconds, 3),
    }


def report_fields(report: CheckReport) -> Fields:
    """The whole of ``srctrack.check/1``."""
    texts = texts_by_path(report)
    return {
        "schema": "srctrack.check/1",
        "version": report.version,
        "drafts": [draft_fields(d) for d in report.drafts],
        "findings": [finding_fields(f, texts.get(f.path)) for f in report.findings],
        "suppressed": [suppressed_fields(s, texts.get(s.finding.path)) for s in report.suppressed],
        "failures": [failure_fields(f) for f in report.failures],
        "summary": summary_fields(report),
    }
