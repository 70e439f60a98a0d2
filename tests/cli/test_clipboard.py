"""The clipboard, through a program that stands in for the system's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from srctrack.cli.output.clipboard import PROGRAMS, copy
from srctrack.errors import UsageError
from transcripts import environment

ITEM = {
    "id": "ferry",
    "type": "webpage",
    "title": "Паром закрыт",
    "container-title": "Причал",
    "URL": "https://a.example/ferry",
}


def stand_in(folder: Path, script: str, name: str = "xclip") -> Path:
    """A folder with a clipboard's program in it, and no other program."""
    folder.mkdir()
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return folder


def test_the_words_are_given_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    monkeypatch.setenv("PATH", str(stand_in(tmp_path / "bin", f"/bin/cat > '{kept}'; echo \"$@\" > '{kept}.how'")))
    copy("“Паром”\nи *ещё*")
    assert kept.read_text(encoding="utf-8") == "“Паром”\nи *ещё*"
    assert (tmp_path / "kept.how").read_text(encoding="utf-8").split() == ["-selection", "clipboard"]


def test_where_there_is_none_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="no clipboard") as told:
        copy("a")
    assert all(p[0] in (told.value.hint or "") for p in PROGRAMS)


def test_a_program_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(stand_in(tmp_path / "bin", "exit 3", "wl-copy")))
    with pytest.raises(UsageError, match="wl-copy ended with 3"):
        copy("a")


def test_cite_shows_and_copies_the_same_words(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    programs = stand_in(tmp_path / "bin", f"/bin/cat > '{kept}'")
    (tmp_path / "list.json").write_text(json.dumps([ITEM]), encoding="utf-8")
    env = environment(tmp_path) | {"PATH": f"{programs}{os.pathsep}/nowhere"}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "srctrack", *words], cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8",
            check=True, timeout=60,
        )  # fmt: skip
        return done.stdout

    run("import", "list.json")
    shown = run("cite", "ferry", "--style", "mla", "--copy")
    assert kept.read_text(encoding="utf-8") == shown.rstrip("\n")
    assert shown.startswith("“Паром закрыт.” Причал, https://a.example/ferry.")
