"""Hostile drafts: whatever is repeated, ten times as much costs about ten times as long, and nothing crashes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from srctrack.analysis.analysis import Analysis
from srctrack.annotate.annotate import annotate
from srctrack.checking.engine import run_rules
from srctrack.drafts.registry import read_draft
from srctrack.model.evidence import Evidence
from srctrack.rules.registry import all_rules

SMALL, LARGE = 2_000, 20_000
GROWTH = 30
"""How many times as long the ten times larger draft may take: ten is linear, a hundred quadratic."""
SURELY_QUICK = 0.8
"""Seconds of processor time below which no growth is judged: too little to measure, and no hang."""

REPEATED = [
    "a", "1", "1,", "1.", "A. ", "“", "”", '"', 'a"', "'", "(", "[", "![", "](", "{", "{{", "{%", "<", "<a", '<a href="',
    "<!--", "**a", "~~", "|", "| a | b |\n", "# A\n", "- 1,000\n", "> “\n", "$1", "http://a.", "&a", "[@", "[^1] ", "…", "...",
    "said ", " ", "\t", "a  \n", "{{< a ", "\\[", "=", ":: ", "“a ", "«a» ", "A b said, “c.” ", "1 a, ", "of which 3, ", "31 of 14 (", "January 1, ", "[a](b) ", "reportedly ",
    "according to ", "Ivan Ivanova of the ", "1 in ", "$1 million ", "тысяч ", "\u00a0", "a\u0301", "\u202e", "😀",
]  # fmt: skip


def seconds(text: str, folder: Path) -> float:
    """Processor time of reading and judging a draft of this text; a rule that crashes fails the test."""
    path = folder / "draft.md"
    path.write_text(text, encoding="utf-8", newline="")
    started = time.process_time()
    draft = read_draft(str(path), annotate=annotate)
    _, failures = run_rules(Analysis(draft, Evidence()), all_rules())
    took = time.process_time() - started
    assert failures == []
    return took


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_ten_times_as_much_takes_about_ten_times_as_long(piece: str, tmp_path: Path) -> None:
    seconds("warm", tmp_path)
    large = seconds(piece * (LARGE // len(piece)), tmp_path)
    if large > SURELY_QUICK:
        small = seconds(piece * (SMALL // len(piece)), tmp_path)
        assert large < GROWTH * small, f"{small:.3f} s for {SMALL:,} code points, {large:.3f} s for {LARGE:,}"


def test_a_number_of_twenty_thousand_digits_is_no_figure(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("They counted " + "7" * 20_000 + " ships.", encoding="utf-8")
    assert read_draft(str(path), annotate=annotate).annotations.figures == ()
