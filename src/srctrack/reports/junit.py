"""JUnit XML, as Jenkins, GitLab and most CI services read it: a suite a draft, a case a finding.

An error is a failed case; a warning or a note is a case that passed with words, so that the service's verdict agrees with
the exit status by default; a silenced finding is a skipped case; a rule that stopped is a case in error.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from srctrack.model.finding import Finding, Severity
from srctrack.model.report import CheckReport
from srctrack.model.text import SourceText
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.naming import other_side
from srctrack.reports.places import positions, texts_by_path

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0, 2.2, cannot hold."""


def _xml(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)


def _case(suite: ET.Element, name: str, path: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", name=_xml(name), classname=_xml(path), time="0")


def _finding_case(suite: ET.Element, finding: Finding, text: SourceText | None, report: CheckReport) -> ET.Element:
    start, _ = positions(text, finding.span)
    name = f"{finding.code} {finding.rule} at line {start.line}, column {start.column}"
    case = _case(suite, name, finding.path)
    words = "\n".join(
        (f"{finding.path}:{start.line}:{start.column}", finding.message, *other_side(finding, report.sources))
    )
    if finding.severity is Severity.ERROR:
        failure = ET.SubElement(case, "failure", type=finding.code, message=_xml(finding.message))
        failure.text = _xml(words)
    else:
        ET.SubElement(case, "system-out").text = _xml(f"{finding.severity.value}: {words}")
    return case


def _suite(root: ET.Element, path: str, report: CheckReport) -> None:
    text = texts_by_path(report).get(path)
    findings = [f for f in report.findings if f.path == path]
    silenced = [s for s in report.suppressed if s.finding.path == path]
    failures = [f for f in report.failures if f.path == path]
    suite = ET.SubElement(root, "testsuite", name=_xml(path))
    for finding in findings:
        _finding_case(suite, finding, text, report)
    for suppressed in silenced:
        case = _case(suite, f"{suppressed.finding.code} {suppressed.finding.rule}", path)
        ET.SubElement(case, "skipped", message=_xml(suppressed.reason or f"suppressed by {suppressed.by}"))
    for failure in failures:
        case = _case(suite, f"could not check {failure.code}".strip(), path)
        ET.SubElement(case, "error", type=_xml(failure.code), message=_xml(failure.message)).text = _xml(
            failure.message
        )
    if not len(suite):
        _case(suite, "nothing found", path)
    _count(suite, len(suite), sum(f.severity is Severity.ERROR for f in findings), len(failures))
    suite.set("skipped", str(len(silenced)))


def _count(element: ET.Element, tests: int, failures: int, errors: int) -> None:
    element.set("tests", str(tests))
    element.set("failures", str(failures))
    element.set("errors", str(errors))


def render(report: CheckReport, look: RenderOptions) -> str:
    root = ET.Element("testsuites", name="srctrack", time=f"{report.seconds:.3f}")
    paths = dict.fromkeys(
        (*(d.path for d in report.drafts), *(f.path for f in report.findings), *(f.path for f in report.failures))
    )
    for path in paths:
        _suite(root, path, report)
    _count(root, sum(len(s) for s in root), report.count(Severity.ERROR), len(report.failures))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


FORMAT = ReportFormat("junit", render, "application/xml", ".xml", "JUnit XML")
