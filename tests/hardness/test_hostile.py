"""Pages, PDF files and archives made to do harm: read or refused, within a minute of processor time and a gigabyte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.hardness.hostile import PAGES

HERE = Path(__file__).resolve().parent
REFUSED = {
    "nested-divs": "too-large",
    "attributes": "too-large",
    "text-50-mb": "too-large",
    "one-word-50-mb": "too-large",
    "plain-50-mb": "too-large",
    "file-of-100-mb": "too-large",
    "warc-gzip-bomb": "too-large",
}
"""What must be refused by its size; all others may be read or refused."""
CODES = {"read", "too-large", "unreadable", "not-an-article", "missing", "unsupported"}


@pytest.mark.skipif(sys.platform != "linux", reason="the bounds of a process are those of Linux")
@pytest.mark.parametrize("name", [*PAGES, "wacz-listing-bomb"])
def test_it_is_read_or_refused_within_its_bounds(name: str, tmp_path: Path) -> None:
    if name.startswith("pdf"):
        pytest.importorskip("pypdf")
    environ = {**os.environ, "PYTHONPATH": str(HERE.parents[1] / "src")}
    words = [sys.executable, str(HERE / "hostile.py"), name, str(tmp_path)]
    ended = subprocess.run(words, env=environ, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert ended.stdout.strip() in CODES
    assert ended.stdout.strip() == REFUSED.get(name, ended.stdout.strip())
