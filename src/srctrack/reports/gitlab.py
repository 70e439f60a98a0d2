"""GitLab Code Quality: a JSON array of issues (GitLab documentation, “Code Quality report format”).

The format has no place for the tool's own failures; the exit status and standard error tell of them.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from srctrack.model.finding import Finding, Severity
from srctrack.model.report import CheckReport
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.naming import other_side
from srctrack.reports.places import positions, slashed, texts_by_path

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def _fingerprint(finding: Finding, occurrence: int) -> str:
    """Unique within a report, as GitLab wants it, and the same when lines move."""
    parts = (finding.path, finding.code, finding.fingerprint or f"{finding.message}", str(occurrence))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def render(report: CheckReport, look: RenderOptions) -> str:
    texts = texts_by_path(report)
    seen: Counter[tuple[str, str, str]] = Counter()
    issues = []
    for finding in report.findings:
        twin = (finding.path, finding.code, finding.fingerprint or finding.message)
        seen[twin] += 1
        start, end = positions(texts.get(finding.path), finding.span)
        issues.append(
            {
                "type": "issue",
                "check_name": f"{finding.code} {finding.rule}",
                "description": finding.message,
                "content": {"body": "\n\n".join(other_side(finding, report.sources))},
                "categories": ["Bug Risk"],
                "fingerprint": _fingerprint(finding, seen[twin]),
                "severity": SEVERITIES[finding.severity],
                "location": {"path": slashed(finding.path), "lines": {"begin": start.line, "end": end.line}},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


FORMAT = ReportFormat("gitlab", render, "application/json", ".json", "GitLab Code Quality", holds_failures=False)
