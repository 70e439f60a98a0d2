"""The formats that machines read: against their schemas, their readers, and their documented limits."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from nodemodules import node_module
from samplereport import ALTERED, DRAFT, HOSTILE, MISSPELLED, VAGUE, report
from srctrack.model.finding import Finding, Severity
from srctrack.model.report import CheckedDraft, CheckReport
from srctrack.model.text import SourceText, Span
from srctrack.reports import sarif
from srctrack.reports.base import RenderOptions
from srctrack.reports.registry import load


def rendered(name: str, made: CheckReport | None = None) -> str:
    return load(name).render(made or report(), RenderOptions())


def many(count: int, severity: Severity = Severity.WARNING) -> tuple[Finding, ...]:
    return tuple(replace(VAGUE, severity=severity, fingerprint=f"f{n}") for n in range(count))


def run(made: CheckReport | None = None) -> Any:
    return json.loads(rendered("sarif", made))["runs"][0]


class TestSarif:
    def test_validates_against_the_published_schema(self) -> None:
        jsonschema = pytest.importorskip("jsonschema", reason="the SARIF schema test needs jsonschema")
        schema = json.loads(
            (node_module("@microsoft/sarif-multitool-linux") / "sarif-2.1.0.json").read_text("utf-8-sig")
        )
        for made in (report(), report(rules=(), findings=(), failures=(), suppressed=())):
            jsonschema.validators.validator_for(schema)(schema).validate(json.loads(rendered("sarif", made)))

    def test_the_multitool_finds_nothing_github_would_refuse(self, tmp_path: Path) -> None:
        tool = node_module("@microsoft/sarif-multitool-linux") / "Sarif.Multitool"
        runnable = shutil.copytree(tool.parent, tmp_path / "tool") / "Sarif.Multitool"
        runnable.chmod(0o755)
        (tmp_path / "report.sarif").write_text(rendered("sarif"), encoding="utf-8")
        command = [runnable, "validate", tmp_path / "report.sarif", "--rule-kind", "Sarif;Ghas"]
        environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
        assert "Analysis completed successfully" in done.stdout
        assert not re.search(r": error \w+\d+:", done.stdout), done.stdout

    def test_the_rules_that_reported_something_are_listed_and_no_other(self) -> None:
        rules = run()["tool"]["driver"]["rules"]
        assert {r["id"] for r in rules} == {r["ruleId"] for r in run()["results"]}
        assert all(r["help"]["text"] and r["shortDescription"]["text"] for r in rules)

    def test_a_result_names_its_rule_place_related_places_and_fix(self) -> None:
        told = run()
        first = told["results"][0]
        assert told["columnKind"] == "unicodeCodePoints"
        assert told["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "N101"
        physical = first["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "articles/raids%2C%20part%201.md"
        assert (physical["region"]["startColumn"], physical["region"]["endColumn"]) == (25, 33)
        assert first["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 4
        replacement = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
        assert replacement["insertedContent"]["text"] == "Fontanka"
        assert replacement["deletedRegion"]["charOffset"] == 24
        assert first["partialFingerprints"]

    def test_silenced_findings_are_kept_as_suppressed(self) -> None:
        silenced = [r for r in run()["results"] if r["suppressions"]]
        assert [s["kind"] for s in silenced[0]["suppressions"]] == ["inSource"]
        assert silenced[0]["suppressions"][0]["justification"] == "agreed with the desk"

    def test_a_failure_is_a_notification_and_no_result(self) -> None:
        invocation = run()["invocations"][0]
        assert invocation["executionSuccessful"] is False
        assert invocation["toolExecutionNotifications"][0]["descriptor"]["id"] == "could-not-check"
        assert run(report(failures=()))["invocations"][0]["executionSuccessful"] is True

    def test_no_more_results_than_github_takes_and_the_worst_stay(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sarif, "MAX_RESULTS", 3)
        told = run(report(findings=(*many(5), MISSPELLED), failures=()))
        assert [r["ruleId"] for r in told["results"]] == ["N101", "A502", "A502"]
        assert "left out" in told["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]

    def test_braces_and_links_in_words_stay_words(self) -> None:
        told = run(report(findings=(replace(VAGUE, message="{0} and [x](javascript:y)"),)))
        assert told["results"][0]["message"]["text"] == r"{{0}} and \[x\](javascript:y)"


class TestGithub:
    def test_the_worst_comes_first_and_names_its_place(self) -> None:
        lines = rendered("github", report(findings=(VAGUE, MISSPELLED), failures=())).splitlines()
        assert lines[0].startswith("::error file=articles/raids%2C part 1.md,line=1,col=25,endColumn=33,title=N101 ")
        assert lines[1].startswith("::warning ")

    def test_beyond_ten_it_says_what_github_hides(self) -> None:
        lines = rendered("github", report(findings=many(12), failures=())).splitlines()
        assert sum(line.startswith("::warning") for line in lines) == 10
        assert "2 findings more" in lines[10]
        assert lines[-1].startswith("12 warnings")

    def test_nothing_of_a_draft_becomes_a_command(self) -> None:
        evil = "x\n::error::owned\r\n##[error]owned"
        text = SourceText("::error::owned", "word\n")
        findings = tuple(replace(f, path=text.path, message=evil, span=Span(0, 4)) for f in many(11))
        lines = rendered(
            "github", report(drafts=(CheckedDraft(text, 1, ()),), findings=findings, failures=())
        ).splitlines()
        assert [line for line in lines if line.startswith("::")] == lines[:10]
        assert not any("##[" in line for line in lines[10:])


class TestGitlab:
    def test_every_issue_has_what_gitlab_requires_and_a_fingerprint_of_its_own(self) -> None:
        issues = json.loads(rendered("gitlab", report(findings=(VAGUE, VAGUE, MISSPELLED))))
        assert all({"description", "check_name", "fingerprint", "severity", "location"} <= set(i) for i in issues)
        assert len({i["fingerprint"] for i in issues}) == 3
        assert {i["severity"] for i in issues} <= {"info", "minor", "major", "critical", "blocker"}
        assert issues[2]["location"] == {"path": DRAFT.path, "lines": {"begin": 1, "end": 1}}

    def test_fingerprints_stay_when_lines_move(self) -> None:
        moved = SourceText(DRAFT.path, "\n\n" + DRAFT.text)
        finding = replace(MISSPELLED, span=MISSPELLED.span.moved(2))
        before = json.loads(rendered("gitlab", report(findings=(MISSPELLED,))))
        after = json.loads(rendered("gitlab", report(drafts=(CheckedDraft(moved, 1, ()),), findings=(finding,))))
        assert before[0]["fingerprint"] == after[0]["fingerprint"]


class TestJunit:
    def test_is_xml_whatever_the_words(self) -> None:
        root = ET.fromstring(rendered("junit", report(findings=(replace(ALTERED, message=HOSTILE + "\x00\ud800"),))))
        assert root.tag == "testsuites"

    def test_an_error_fails_a_warning_passes_a_crash_errs_and_clean_is_a_case(self) -> None:
        root = ET.fromstring(rendered("junit"))
        assert (root.get("failures"), root.get("errors")) == ("2", "1")
        raids, clean = root.findall("testsuite")
        assert len(raids.findall("testcase/failure")) == 2
        assert len(raids.findall("testcase/system-out")) == 2
        assert len(raids.findall("testcase/skipped")) == 1
        assert len(raids.findall("testcase/error")) == 1
        assert [c.get("name") for c in clean.findall("testcase")] == ["nothing found"]

    def test_is_read_by_junitparser(self) -> None:
        reader = pytest.importorskip("junitparser", reason="read back with junitparser where it is installed")
        read = reader.JUnitXml.fromstring(rendered("junit").encode())
        assert (read.tests, read.failures, read.errors, read.skipped) == (7, 2, 1, 1)


class TestRdjson:
    def test_columns_count_bytes(self) -> None:
        told = json.loads(rendered("rdjson"))
        span = told["diagnostics"][0]["location"]["range"]
        assert span["start"] == {"line": 1, "column": 27}, "the curly apostrophe takes three bytes"
        assert told["diagnostics"][0]["suggestions"] == [{"range": span, "text": "Fontanka"}]
        assert told["severity"] == "ERROR"


class TestMarkdown:
    def test_words_stay_words(self) -> None:
        table = rendered(
            "markdown", report(findings=(replace(ALTERED, message="a | b <img src=x> @desk [x](y) https://z"),))
        )
        row = next(line for line in table.splitlines() if line.startswith("| ❌"))
        assert row.count("|") == 5
        assert not re.search(r"<(?!br>)|@|\[|://", row)
