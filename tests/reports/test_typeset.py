from __future__ import annotations

from srctrack.reports.base import RenderOptions
from srctrack.reports.terminal import unstyled, width
from srctrack.reports.typeset import typeset

MANUAL = """A date whose parts lack the space.

## What it flags

A full month name `January1` grown together with its day, and a year grown together with the comma before it, as in print.

- one
- two

## Example

    on January1 that
    police
"""


def test_headings_lose_their_signs_paragraphs_are_wrapped_examples_keep_their_lines() -> None:
    shown = typeset(MANUAL, RenderOptions(60, colour=True))
    plain = unstyled(shown)
    assert "\x1b[1mWhat it flags\x1b[0m" in shown
    assert all(width(line) <= 60 for line in plain.splitlines())
    assert "  - one\n  - two" in plain
    assert "    on January1 that\n    police" in plain
    assert "`" not in plain


def test_without_colour_it_is_markdown_still_in_lines_that_can_be_read() -> None:
    told = typeset(MANUAL, RenderOptions(60))
    assert " ".join(told.split()) == " ".join(MANUAL.split())
    assert max(map(len, told.splitlines())) <= 60
    assert [x for x in told.splitlines() if x.startswith("## ")] == [
        x for x in MANUAL.splitlines() if x.startswith("## ")
    ]
