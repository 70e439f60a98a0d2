"""What is said when a draft cannot be fixed."""

from __future__ import annotations

from pathlib import Path

import pytest

import wordfile
from srctrack.cli.run import run


def test_a_word_draft_with_findings_is_said_to_be_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "a.docx"
    draft.write_bytes(wordfile.package(wordfile.paragraph(wordfile.run("It was on March3 that we left the town."))))
    before = draft.read_bytes()
    run(["--isolated", "check", str(draft), "--fix"])
    shown = " ".join(capsys.readouterr().err.split())
    assert "srctrack cannot change this kind of file; make the fixes in the program it comes from" in shown
    assert draft.read_bytes() == before
