"""The command line, as a reader can follow it."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcripts import PAGES, matches, play


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda p: p.stem)
def test_transcript(page: Path, tmp_path: Path) -> None:
    play(page, tmp_path)


@pytest.mark.parametrize(
    ("wanted", "got", "fits"),
    [
        ("a [..] c\n", "a b c\n", True),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nd\n", True),
        ("a\n", "a\nb\n", False),
        ("a [..] c\n", "a b\nc\n", False),
    ],
)
def test_wildcards_stand_for_what_they_say(wanted: str, got: str, fits: bool) -> None:
    assert matches(wanted, got) is fits
