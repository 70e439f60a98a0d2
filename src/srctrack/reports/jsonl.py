"""One JSON object a line, each saying in ``kind`` what it is; the last line is the summary."""

from __future__ import annotations

import json
from collections.abc import Iterator

from srctrack.model.report import CheckReport
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.fields import (
    Fields,
    draft_fields,
    failure_fields,
    finding_fields,
    summary_fields,
    suppressed_fields,
)
from srctrack.reports.places import texts_by_path


def _lines(report: CheckReport) -> Iterator[Fields]:
    texts = texts_by_path(report)
    for draft in report.drafts:
        yield {"kind": "draft"} | draft_fields(draft)
    for finding in report.findings:
        yield {"kind": "finding"} | finding_fields(finding, texts.get(finding.path))
    for suppressed in report.suppressed:
        yield {"kind": "suppressed"} | suppressed_fields(suppressed, texts.get(suppressed.finding.path))
    for failure in report.failures:
        yield {"kind": "failure"} | failure_fields(failure)
    yield {"kind": "summary", "schema": "srctrack.check-line/1", "version": report.version} | summary_fields(report)


def render(report: CheckReport, look: RenderOptions) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(report))


FORMAT = ReportFormat("jsonl", render, "application/jsonl", ".jsonl", "one JSON object per line")
