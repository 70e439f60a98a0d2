"""One JSON document, as the contract of the command line has it."""

from __future__ import annotations

import json

from srctrack.model.report import CheckReport
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.fields import report_fields


def render(report: CheckReport, look: RenderOptions) -> str:
    return json.dumps(report_fields(report), ensure_ascii=False, indent=2) + "\n"


FORMAT = ReportFormat("json", render, "application/json", ".json", "one JSON document")
