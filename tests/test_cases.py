"""Every rule has a page of cases: what it must leave alone, and what it must flag, both at the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from casepages import PAGES, Case, cases, draft_of, evidence_of
from srctrack.analysis.analysis import Analysis
from srctrack.checking.engine import run_rules
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Finding
from srctrack.rules.base import Rule
from srctrack.rules.registry import all_rules

BY_CODE = {r.code: r for r in all_rules()}
ALL = [c for page in sorted(PAGES.glob("*.md")) for c in cases(page)]
HEADINGS = (
    "What it flags",
    "Why it matters",
    "Example",
    "What it misses",
    "False alarms",
    "Fix and settings",
    "Based on",
)


@pytest.mark.parametrize("case", ALL, ids=lambda c: f"{c.code} {'flags' if c.flagged else 'clean'}: {c.title}")
def test_case(case: Case, tmp_path: Path) -> None:
    rule = BY_CODE[case.code]
    draft = draft_of(case, tmp_path)
    assert draft.file.text == case.draft
    found = _found(rule, draft, evidence_of(case, draft))
    shown = [f"{f.span.of(case.draft)!r}: {f.message}" for f in found]
    for mark in case.marks:
        assert any(f.span.overlaps(mark) for f in found), f"not flagged: {mark.of(case.draft)!r}; found {shown}"
    for f in found:
        assert any(f.span.overlaps(m) for m in case.marks), (
            f"flagged beside the marks: {f.span.of(case.draft)!r}: {f.message}"
        )
    for what, value in case.expect:
        assert any(_fits(f, what, value) for f in found), f"no finding with {what}: {value}; found {shown}"


def _found(rule: Rule, draft: Draft, evidence: Evidence) -> list[Finding]:
    """What ``rule`` finds; one that reviews is run behind all others."""
    if rule.review is None:
        return list(rule.check(Analysis(draft, evidence)))
    return [f for f in run_rules(Analysis(draft, evidence), all_rules())[0] if f.code == rule.code]


def _fits(f: Finding, what: str, value: str) -> bool:
    if what == "severity":
        return f.severity.value == value
    if what == "confidence":
        return f.confidence.value == value
    if what == "message contains":
        return value in f.message
    if what == "actual":
        return f.actual == value
    if what == "expected":
        return value in f.expected
    if what == "related contains":
        return any(value in r.excerpt or value in (r.note or "") for r in f.related)
    if what == "fix":
        return any(value in (x.title, x.safety.value) or any(e.text == value for e in x.edits) for x in f.fixes)
    raise AssertionError(f"an expectation of kind “{what}”")


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_every_rule_has_cases_both_ways(code: str) -> None:
    mine = [c for c in ALL if c.code == code]
    assert any(c.flagged for c in mine), f"{code}: no flagged case"
    assert any(not c.flagged for c in mine), f"{code}: no clean case"


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_every_rule_has_a_manual_page(code: str) -> None:
    rule = BY_CODE[code]
    at = [rule.manual.find(f"## {h}") for h in HEADINGS]
    assert -1 not in at, f"{code}: the manual page lacks {[h for h, i in zip(HEADINGS, at, strict=True) if i < 0]}"
    assert at == sorted(at), f"{code}: headings out of order"
    assert 10 < len(rule.summary) < 160, f"{code}: summary of {len(rule.summary)} characters"
