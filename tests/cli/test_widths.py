"""What a command shows in a terminal of eighty columns stays within them, and loses nothing to that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from srctrack.cli.run import run
from transcripts import ROOT

KEY = "lindholm-gazette-2025-03-06-rulings-march"
COMMANDS = (
    "list",
    f"show {KEY} --history",
    "search court charged",
    "search 31 --in figures",
    "quotes",
    f"diff {KEY}",
    "claims drafts/digest.md",
    "check drafts/digest.md",
    "archive --status",
    "extract pages/lindholm-court.html",
    "outlets novaya",
    "rules",
    "explain N101",
    "config",
    "verify",
)
COLUMNS = 80
WHOLE = 24
"""A word as long as this (an address, a digest, a key) stands whole, so that it can be copied."""


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path / "examples")
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    return tmp_path / "examples"


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_is_wider_than_the_terminal(command: str, newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(command.split())
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) > 0
    wide = [line for line in shown if len(line) > COLUMNS and not line.startswith("    ")]
    assert [line for line in wide if max(map(len, line.split())) < WHOLE] == []


def test_words_that_are_wrapped_are_all_there(
    newsroom: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["extract", "pages/lindholm-court.html"])
    narrow = capsys.readouterr().out
    monkeypatch.setenv("COLUMNS", "400")
    run(["extract", "pages/lindholm-court.html"])
    assert narrow.split() == capsys.readouterr().out.split()
