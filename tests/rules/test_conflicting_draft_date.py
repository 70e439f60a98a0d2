"""D408 compares the name of a file with its date field."""

from __future__ import annotations

from pathlib import Path

import pytest

from srctrack.api import check

HEAD = "---\ntitle: Harbor\ndate: {date}\n---\n\nThe harbor opened again.\n"


@pytest.mark.parametrize(
    ("name", "date", "flagged"),
    [
        ("2024-03-05-harbor.md", "2024-05-03", True),
        ("2024-03-05-harbor.md", "2024-03-06", False),
        ("2024-03-05-harbor.md", "2024-03-05T10:00:00Z", False),
        ("harbor.md", "2024-05-03", False),
        ("2024-13-45-harbor.md", "2024-05-03", False),
    ],
)
def test_the_day_in_the_file_name(tmp_path: Path, name: str, date: str, *, flagged: bool) -> None:
    draft = tmp_path / name
    draft.write_text(HEAD.format(date=date), encoding="utf-8")
    found = check(draft, select=["D408"]).findings
    assert bool(found) is flagged
    if flagged:
        assert found[0].actual == date
        assert found[0].expected == ("2024-03-05",)
