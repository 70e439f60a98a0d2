"""A Markdown table, the worst first: for a job's summary page or a pull request's comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.model.finding import Finding, Severity
from srctrack.model.report import CheckReport
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.naming import other_side
from srctrack.reports.places import positions, slashed, texts_by_path
from srctrack.reports.summary import claims_lines, counted, summary
from srctrack.reports.terminal import safe, shortened

MAX_ROWS = 200
"""Rows shown: GitHub drops a job summary above 1 MiB whole, and nobody reads on after some screens."""
MAX_WORDS_LENGTH = 240
"""Cells of an excerpt shown in a row."""
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>()#|~@&]|:(?=//)|(?<=www)\.")
SIGNS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.NOTE: "ℹ️ note"}


def escaped(words: str) -> str:
    """``words`` as Markdown shows them literally, on one line: no markup, no mention, no table bar."""
    return _SPECIAL.sub(lambda m: f"&#{ord(m[0])};", safe(words))


def _row(finding: Finding, place: str, report: CheckReport) -> str:
    told = "<br>".join(
        escaped(shortened(safe(t), MAX_WORDS_LENGTH)) for t in (finding.message, *other_side(finding, report.sources))
    )
    return f"| {SIGNS[finding.severity]} | {escaped(place)} | {finding.code} {finding.rule} | {told} |"


def _lines(report: CheckReport) -> Iterator[str]:
    yield f"**srctrack**: {escaped(summary(report))}"
    yield ""
    if claims := claims_lines(report):
        yield escaped("; ".join(claims))
        yield ""
    for failure in report.failures:
        yield f"- could not check {escaped(failure.path)}: {escaped(f'{failure.code} {failure.message}'.strip())}"
    if report.failures:
        yield ""
    if not report.findings:
        return
    yield "| | where | rule | what |"
    yield "|---|---|---|---|"
    texts = texts_by_path(report)
    worst_first = sorted(report.findings, key=lambda f: -f.severity.rank)
    for finding in worst_first[:MAX_ROWS]:
        start, _ = positions(texts.get(finding.path), finding.span)
        yield _row(finding, f"{slashed(finding.path)}:{start.line}", report)
    if len(worst_first) > MAX_ROWS:
        yield ""
        yield f"{counted(len(worst_first) - MAX_ROWS, 'finding')} more, the least severe, not shown here."


def render(report: CheckReport, look: RenderOptions) -> str:
    return "\n".join(_lines(report)).rstrip() + "\n"


FORMAT = ReportFormat("markdown", render, "text/markdown", ".md", "a table for a job summary or a comment")
