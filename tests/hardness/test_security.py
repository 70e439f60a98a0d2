"""SECURITY.md names a test for each attack, and each is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "SECURITY.md").read_text("utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| attack"))
]


def test_the_table_is_read() -> None:
    assert len(ROWS) > 15
    assert all(len(row) == 3 and all(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_attack_names_tests_that_exist(row: list[str]) -> None:
    named = re.findall(r"`(tests/[^`]{1,200})`", row[2])
    assert named
    for name in named:
        path, _, test = name.partition("::")
        assert (ROOT / path).exists(), name
        if test:
            assert re.search(rf"def {re.escape(test)}\b", (ROOT / path).read_text("utf-8")), name
