"""SARIF 2.1.0 (OASIS Standard, 27 March 2020), within the limits GitHub's code scanning documents."""

from __future__ import annotations

import json
from typing import Any

from srctrack.model.finding import Finding, Fix, Related, Severity
from srctrack.model.report import CheckReport, RuleDescription, RuleFailure, SuppressedFinding
from srctrack.model.text import SourceText, Span
from srctrack.reports.base import RenderOptions, ReportFormat
from srctrack.reports.naming import told_by
from srctrack.reports.places import texts_by_path, uri

Part = dict[str, Any]

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
MAX_RESULTS = 25_000
"""GitHub refuses a run with more results (“SARIF support for code scanning”, Upload limits)."""
MAX_LOCATIONS = 100
"""GitHub keeps no more locations of one result (same page)."""
MAX_DESCRIPTION = 1024
"""GitHub shows no more characters of shortDescription and fullDescription (same page)."""
LINE_ENDS = ["\r\n", "\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
"""Where lines are counted to end: Python's str.splitlines."""
NOTIFICATIONS = {
    "could-not-check": "A rule crashed, or a draft could not be read. Findings may be missing.",
    "findings-left-out": "There are more findings than one run may contain.",
}
_ROOT = "%SRCROOT%"


def _message(words: str) -> Part:
    """A plain text message. Braces are doubled and link brackets escaped (SARIF 3.11.5, 3.11.6)."""
    text = words.replace("{", "{{").replace("}", "}}")
    if "](" in text:
        text = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": text or "(no words)"}


def _region(text: SourceText, span: Span) -> Part:
    start, end = text.position(span.start), text.position(span.end)
    region: Part = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
    }
    if len(span):
        region["snippet"] = {"text": span.of(text.text)}
    return region


class _Run:
    """The indexes that results refer to while one run is put together."""

    def __init__(self, report: CheckReport) -> None:
        self.report = report
        self.texts = texts_by_path(report)
        self.artifacts = {path: index for index, path in enumerate(self.texts)}
        described = {r.code: r for r in report.rules}
        listed: dict[str, RuleDescription] = {}
        for finding in (*report.findings, *(s.finding for s in report.suppressed)):
            plain = RuleDescription(finding.code, finding.rule, finding.severity, finding.rule, finding.rule, "no")
            listed.setdefault(finding.code, described.get(finding.code, plain))
        for failure in report.failures:
            if failure.code in described:
                listed.setdefault(failure.code, described[failure.code])
        self.rules = list(listed.values())
        self.rule_index = {r.code: index for index, r in enumerate(self.rules)}

    def artifact_location(self, path: str) -> Part:
        where = uri(path)
        location: Part = {"uri": where}
        if not where.startswith("file:"):
            location["uriBaseId"] = _ROOT
        if path in self.artifacts:
            location["index"] = self.artifacts[path]
        return location

    def location(self, path: str, span: Span | None) -> Part:
        physical: Part = {"artifactLocation": self.artifact_location(path)}
        text = self.texts.get(path)
        if text and span:
            physical["region"] = _region(text, span)
        return {"physicalLocation": physical}

    def rule(self, info: RuleDescription) -> Part:
        return {
            "id": info.code,
            "name": "".join(word.capitalize() for word in info.name.split("-")),
            "shortDescription": {"text": info.summary[:MAX_DESCRIPTION] or info.name},
            "fullDescription": {"text": info.summary[:MAX_DESCRIPTION] or info.name},
            "help": {"text": f"{info.summary or info.name} `srctrack explain {info.code}` shows the manual page."},
            "defaultConfiguration": {"level": LEVELS[info.severity]},
            "properties": {
                "tags": ["journalism", f"family-{info.code[:1]}"],
                "problem.severity": {"note": "recommendation"}.get(info.severity.value, info.severity.value),
                "fix": info.fix,
            },
        }

    def related(self, number: int, related: Related) -> Part:
        who = told_by(related, self.report.sources) if related.source or related.url else "this draft"
        note = f"{related.note}: " if related.note else ""
        words = _message(f"{note}{related.excerpt} ({who})")
        if related.path is not None:
            return self.location(related.path, related.span) | {"id": number, "message": words}
        location: Part = {"id": number, "message": words}
        if related.url:
            location["physicalLocation"] = {"artifactLocation": {"uri": related.url}}
        return location

    def fix(self, finding: Finding, fix: Fix) -> Part:
        text = self.texts.get(finding.path)
        replacements = [
            {
                "deletedRegion": {k: v for k, v in (_region(text, e.span) if text else {}).items() if k != "snippet"}
                or {"charOffset": e.span.start, "charLength": len(e.span)},
                "insertedContent": {"text": e.text},
            }
            for e in fix.edits
        ]
        change = {"artifactLocation": self.artifact_location(finding.path), "replacements": replacements}
        return {"description": _message(f"{fix.title} ({fix.safety.value})"), "artifactChanges": [change]}

    def result(self, finding: Finding, suppressions: list[Part]) -> Part:
        result: Part = {
            "ruleId": finding.code,
            "ruleIndex": self.rule_index[finding.code],
            "level": LEVELS[finding.severity],
            "message": _message(finding.message),
            "locations": [self.location(finding.path, finding.span)],
            "suppressions": suppressions,
            "properties": {"confidence": finding.confidence.value, "expected": list(finding.expected)},
        }
        if finding.fingerprint:
            result["partialFingerprints"] = {"srctrackFinding/v1": finding.fingerprint}
        if finding.related:
            kept = finding.related[: MAX_LOCATIONS - 1]
            result["relatedLocations"] = [self.related(n, r) for n, r in enumerate(kept, 1)]
        fixes = [self.fix(finding, f) for f in finding.fixes if f.edits]
        if fixes:
            result["fixes"] = fixes
        return result

    def results(self) -> list[Part]:
        """The worst first where there are more than GitHub takes; all of them in their order otherwise."""
        findings = self.report.findings
        if len(findings) > MAX_RESULTS:
            findings = tuple(sorted(findings, key=lambda f: -f.severity.rank)[:MAX_RESULTS])
        results = [self.result(f, []) for f in findings]
        room = MAX_RESULTS - len(results)
        return results + [self.result(s.finding, [_suppression(s)]) for s in self.report.suppressed[:room]]

    def failure(self, failure: RuleFailure) -> Part:
        notification: Part = {
            "level": "error",
            "message": _message(failure.message),
            "descriptor": {"id": "could-not-check"},
            "locations": [self.location(failure.path, None)],
        }
        if failure.code in self.rule_index:
            notification["associatedRule"] = {"id": failure.code, "index": self.rule_index[failure.code]}
        return notification

    def invocation(self) -> Part:
        notifications = [self.failure(f) for f in self.report.failures]
        left_out = len(self.report.findings) + len(self.report.suppressed) - MAX_RESULTS
        if left_out > 0:
            words = f"{left_out} of the least severe and suppressed findings are left out: a run may contain {MAX_RESULTS:,}"
            notifications.append(
                {"level": "warning", "message": {"text": words}, "descriptor": {"id": "findings-left-out"}}
            )
        return {"executionSuccessful": not self.report.failures, "toolExecutionNotifications": notifications}


def _suppression(suppressed: SuppressedFinding) -> Part:
    part: Part = {"kind": "inSource" if suppressed.by == "comment" else "external", "status": "accepted"}
    if suppressed.reason:
        part["justification"] = suppressed.reason
    return part


def _descriptor(name: str, words: str) -> Part:
    return {"id": name, **{k: {"text": words} for k in ("shortDescription", "fullDescription", "help")}}


def render(report: CheckReport, look: RenderOptions) -> str:
    run = _Run(report)
    driver = {
        "name": "srctrack",
        "semanticVersion": report.version,
        "informationUri": "https://pypi.org/project/srctrack/",
        "shortDescription": {"text": "Checks every quotation, figure and name in a draft against the pages it cites."},
        "rules": [run.rule(r) for r in run.rules],
        "notifications": [_descriptor(name, words) for name, words in NOTIFICATIONS.items()],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "automationDetails": {"id": "srctrack/"},
                "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which the check was started."}}},
                "columnKind": "unicodeCodePoints",
                "newlineSequences": LINE_ENDS,
                "invocations": [run.invocation()],
                "artifacts": [
                    {
                        "location": {k: v for k, v in run.artifact_location(p).items() if k != "index"},
                        "roles": ["analysisTarget"],
                    }
                    for p in run.texts
                ],
                "results": run.results(),
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


FORMAT = ReportFormat("sarif", render, "application/sarif+json", ".sarif", "SARIF 2.1.0, for code scanning")
