"""One line a finding, for a glance and for grep."""

from __future__ import annotations

from srctrack.model.report import CheckReport
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.places import texts_by_path
from srctrack.reports.pretty import SEVERITY_STYLE
from srctrack.reports.summary import summary
from srctrack.reports.terminal import Style, safe, styled


def render(report: CheckReport, look: RenderOptions) -> str:
    """``path:line:column: severity code rule: message`` a line; a last line sums up."""
    texts = texts_by_path(report)
    lines = []
    for finding in report.findings:
        text = texts.get(finding.path)
        at = text.position(finding.span.start) if text else None
        place = f"{safe(finding.path)}:{at.line}:{at.column}" if at else safe(finding.path)
        severity = styled(finding.severity.value, SEVERITY_STYLE[finding.severity], look.colour)
        lines.append(
            f"{styled(place, Style.BOLD, look.colour)}: {severity} {finding.code} {finding.rule}: {safe(finding.message)}"
        )
    lines.extend(f"{safe(f.path)}: could not check: {safe(f.message)}" for f in report.failures)
    lines.append(summary(report))
    return "\n".join(lines) + "\n"


FORMAT = ReportFormat("concise", render, "text/plain", ".txt", "one line per finding")
