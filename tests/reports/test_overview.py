"""A check of many drafts: errors first, one line for what concerns whole drafts, a table of rules."""

from __future__ import annotations

from dataclasses import replace

from samplereport import report
from srctrack.model.finding import Edit, Finding, Fix, FixSafety, Severity
from srctrack.model.report import CheckedDraft
from srctrack.model.text import SourceText, Span
from srctrack.reports.base import RenderOptions
from srctrack.reports.overview import FEW_DRAFTS, by_rule, overview
from srctrack.reports.pretty import render

SAFE = (Fix("leave one plain space", FixSafety.SAFE, (Edit(Span(0, 1), " "),)),)
SPACE = Finding(
    "T802", "stray-space", Severity.NOTE, "2 doubled spaces", "a.md", Span(0, 1), fixes=SAFE, whole_draft=True
)
NAME = Finding("N101", "inconsistent-name", Severity.ERROR, "two spellings", "d.md", Span(0, 1))


def spaces(count: int) -> list[Finding]:
    return [replace(SPACE, path=f"{n}.md") for n in range(count)]


def test_a_rule_about_whole_drafts_is_one_line_from_many_drafts_on() -> None:
    few, many = overview(spaces(FEW_DRAFTS)), overview(spaces(FEW_DRAFTS + 1))
    assert (len(few.single), few.folded) == (FEW_DRAFTS, ())
    assert (many.single, len(many.folded)) == ((), 1)


def test_errors_come_first() -> None:
    assert overview([*spaces(1), NAME]).single[0] is NAME


def test_a_row_per_rule() -> None:
    assert [row for _, row in by_rule([*spaces(2), NAME])] == [
        "N101 inconsistent-name      1 in 1 draft",
        "T802 stray-space            2 in 2 drafts",
    ]


def test_the_report_of_many_drafts() -> None:
    drafts = tuple(CheckedDraft(SourceText(f"{n}.md", "x"), 1, ()) for n in range(FEW_DRAFTS + 1))
    made = report(drafts=drafts, findings=(*spaces(FEW_DRAFTS + 1), NAME), suppressed=(), failures=())
    words = render(made, RenderOptions(100))
    assert words.startswith("d.md error N101")
    assert words.count("T802 stray-space in 4 drafts") == 1
    assert "`--fix` repairs 4 drafts." in words
    assert "note    T802 stray-space            4 in 4 drafts" in words
    assert render(made, RenderOptions(100, verbose=True)).count(".md:1:1 note T802") == FEW_DRAFTS + 1
