"""GitHub Actions: annotations on the lines of a draft, the worst first.

A runner takes a line “::error file=…::words” of the log as an annotation (“Workflow commands for GitHub Actions”) and
shows ten errors, ten warnings and ten notices of a step; what goes beyond stays in the log as plain lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.model.finding import Finding, Severity
from srctrack.model.report import CheckReport, RuleFailure
from srctrack.model.text import SourceText
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.naming import other_side
from srctrack.reports.places import positions, slashed, texts_by_path
from srctrack.reports.summary import counted, summary
from srctrack.reports.terminal import safe

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
SHOWN_OF_EACH = 10
"""Annotations of one kind GitHub shows for a step."""


def _words(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _words(text).replace(":", "%3A").replace(",", "%2C")


def _plain(line: str) -> str:
    """A line of the log that is no command: the runner looks for “::” at its head and for “##[” anywhere."""
    line = safe(line).replace("##[", "# #[")
    return f"- {line}" if line.lstrip().startswith("::") else line


def _annotation(finding: Finding, text: SourceText | None, report: CheckReport) -> str:
    start, end = positions(text, finding.span)
    where = f"file={_property(slashed(finding.path))},line={start.line}"
    if end.line == start.line:
        where += f",col={start.column},endColumn={max(end.column, start.column)}"
    else:
        where += f",endLine={end.line}"
    title = _property(f"{finding.code} {finding.rule}")
    told = "\n".join(safe(line) for line in (finding.message, *other_side(finding, report.sources)))
    return f"::{COMMANDS[finding.severity]} {where},title={title}::{_words(told)}"


def _failure(failure: RuleFailure) -> str:
    title = _property(f"could not check: {failure.code}" if failure.code else "could not check")
    return f"::error file={_property(slashed(failure.path))},title={title}::{_words(safe(failure.message))}"


def _lines(report: CheckReport) -> Iterator[str]:
    texts = texts_by_path(report)
    yield from (_failure(f) for f in report.failures)
    room = {
        Severity.ERROR: SHOWN_OF_EACH - len(report.failures),
        Severity.WARNING: SHOWN_OF_EACH,
        Severity.NOTE: SHOWN_OF_EACH,
    }
    beyond: list[Finding] = []
    for finding in sorted(report.findings, key=lambda f: -f.severity.rank):
        if room[finding.severity] > 0:
            room[finding.severity] -= 1
            yield _annotation(finding, texts.get(finding.path), report)
        else:
            beyond.append(finding)
    if beyond:
        yield f"GitHub shows {SHOWN_OF_EACH} annotations of each level per step; {counted(len(beyond), 'finding')} more:"
    for finding in beyond:
        start, _ = positions(texts.get(finding.path), finding.span)
        place = f"{slashed(finding.path)}:{start.line}:{start.column}"
        yield _plain(f"{place}: {finding.severity.value} {finding.code} {finding.rule}: {finding.message}")
    yield summary(report)


def render(report: CheckReport, look: RenderOptions) -> str:
    return "\n".join(_lines(report)) + "\n"


FORMAT = ReportFormat("github", render, "text/plain", ".txt", "annotations for GitHub Actions")
