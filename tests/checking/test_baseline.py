"""Findings written down once are silent from then on, wherever their lines move to."""

import pytest

from srctrack.checking.baseline import Baseline
from srctrack.errors import UsageError
from srctrack.model.finding import Finding, Severity
from srctrack.model.text import Span


def found(fingerprint, path="a.md", at=0):
    return Finding(
        "D403",
        "missing-space-in-date",
        Severity.ERROR,
        "“January1” lacks a space",
        path,
        Span(at, at + 8),
        fingerprint=fingerprint,
    )


def test_there_and_back():
    baseline = Baseline.of([found("y"), found("x", "b.md")])
    assert Baseline.read(baseline.write(), "base.json") == baseline
    assert Baseline.read(Baseline().write(), "base.json") == Baseline()


def test_a_finding_is_silent_wherever_it_moves():
    told, silenced, stale = Baseline.of([found("x")]).apply([found("x", at=90), found("y")])
    assert [f.fingerprint for f in told] == ["y"]
    assert [(s.finding.span.start, s.by) for s in silenced] == [(90, "baseline")]
    assert stale == []


def test_an_entry_silences_one_finding_only():
    told, silenced, _ = Baseline.of([found("x")]).apply([found("x"), found("x", at=50)])
    assert (len(told), len(silenced)) == (1, 1)


def test_a_renamed_draft_keeps_its_entries_and_another_draft_takes_none():
    told, silenced, _ = Baseline.of([found("x", "old.md")]).apply([found("x", "new.md")])
    assert (len(told), len(silenced)) == (0, 1)
    told, silenced, _ = Baseline.of([found("x", "a.md")]).apply([found("x", "a.md"), found("x", "b.md")])
    assert [f.path for f in told] == ["b.md"]


def test_what_is_gone_is_told():
    _, _, stale = Baseline.of([found("x"), found("y")]).apply([found("y")])
    assert [e.fingerprint for e in stale] == ["x"]


@pytest.mark.parametrize(
    "text", ["", "[]", '{"schema": "srctrack.baseline/1"}', '{"schema": "other/1", "findings": []}']
)
def test_another_file_is_refused(text):
    with pytest.raises(UsageError, match=r"base\.json"):
        Baseline.read(text, "base.json")
