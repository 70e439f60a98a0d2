"""Hostile pages: ten times as much costs about ten times as long, and nothing crashes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from srctrack.errors import ReadError
from srctrack.extract.article import read_local

GROWTH = 30
SURELY_QUICK = 1.5
"""Seconds of processor time below which no growth is judged."""
SMALL, LARGE = 20_000, 200_000

ARTICLE = (
    "<p>The council met on Tuesday and closed the quay to lorries, its speaker said in the evening to reporters.</p>"
    * 5
)
REPEATED = [
    "<div>", "<p>a", "<b><i>", "<a href=x>y</a> ", "<ul><li>a", "<table><tr><td>", "&amp;", "&#", "<!--", "<script>", "<p>“a</p>",
    "a ", "a", "\n", "<br>", "<span class=byline>By A B</span>", "<time datetime=2024-01-01>", "<meta name=author content=x>",
    '<script type="application/ld+json">{"@graph":[', "<svg><g>", "<h2>A</h2>", "<figcaption>a</figcaption>", "\x00", "]]>", "<?x",
]  # fmt: skip


def seconds(piece: str, size: int, folder: Path) -> float:
    path = folder / "page.html"
    path.write_text(f"<html><body><article>{ARTICLE}{piece * (size // len(piece))}", encoding="utf-8")
    started = time.process_time()
    try:
        read_local(path, "https://gazette.example/a")
    except ReadError:
        pass
    return time.process_time() - started


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_ten_times_as_much_takes_about_ten_times_as_long(piece: str, tmp_path: Path) -> None:
    seconds("warm", 100, tmp_path)
    large = seconds(piece, LARGE, tmp_path)
    if large > SURELY_QUICK:
        small = seconds(piece, SMALL, tmp_path)
        assert large < GROWTH * small, f"{small:.3f} s for {SMALL:,} code points, {large:.3f} s for {LARGE:,}"
