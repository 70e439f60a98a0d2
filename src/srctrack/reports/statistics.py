"""How often each rule reports something, the most frequent first."""

from __future__ import annotations

from collections import Counter

from srctrack.model.report import CheckReport
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.pretty import SEVERITY_STYLE
from srctrack.reports.summary import counted, summary
from srctrack.reports.terminal import safe, styled


def render(report: CheckReport, look: RenderOptions) -> str:
    """A line a rule: findings, severity, code, name, and in how many drafts; a last line sums up."""
    rules = Counter((f.code, f.rule, f.severity) for f in report.findings)
    drafts = Counter(
        (code, rule, severity)
        for code, rule, severity, _ in {(f.code, f.rule, f.severity, f.path) for f in report.findings}
    )
    widest = max((len(f"{count:,}") for count in rules.values()), default=0)
    lines = []
    for rule, count in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0][0])):
        code, name, severity = rule
        shown = styled(f"{severity.value:<7}", SEVERITY_STYLE[severity], look.colour)
        lines.append(f"{count:>{widest},}  {shown}  {code} {name}, in {counted(drafts[rule], 'draft')}")
    lines += [f"could not check {safe(f.path)}: {safe(f.message)}" for f in report.failures]
    return "\n".join([*lines, summary(report)]) + "\n"


FORMAT = ReportFormat("statistics", render, "text/plain", ".txt", "how often each rule found something")
