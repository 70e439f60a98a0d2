"""A real editor: Emacs without a screen, with the package of ``editors/emacs``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lsp.projects import DRAFT, make_project

ROOT = Path(__file__).resolve().parents[2]
EMACS = shutil.which("emacs")
NEEDED = "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))"


def has_packages() -> bool:
    """Whether Emacs is installed with eglot (part of it since 29) and markdown-mode."""
    if EMACS is None:
        return False
    return subprocess.run([EMACS, "--batch", "--eval", NEEDED], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not has_packages(), reason="Emacs is not installed with eglot and markdown-mode")
def test_emacs_shows_diagnostics_and_makes_the_safe_fixes(tmp_path: Path) -> None:
    assert EMACS is not None
    draft = make_project(tmp_path)
    draft.write_text(DRAFT, encoding="utf-8")
    out = tmp_path / "out.json"
    env = {
        **os.environ,
        "HOME": str(tmp_path),
        "SRCTRACK_SERVER": json.dumps([sys.executable, "-m", "srctrack", "server"]),
        "SRCTRACK_EDITORS": str(ROOT / "editors"),
        "SRCTRACK_DRAFT": str(draft),
        "SRCTRACK_TEST_OUT": str(out),
    }
    command = [EMACS, "--batch", "-l", str(ROOT / "tests" / "lsp" / "emacs.el")]
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, timeout=300, check=False)
    assert out.exists(), done.stderr.decode("utf-8", "replace")[-3000:]
    found = json.loads(out.read_text(encoding="utf-8"))
    assert any("[D403]" in one for one in found["before"]), found
    assert found["modified"]
    assert "reported on March 3 that" in found["text"]
    assert draft.read_text(encoding="utf-8") == DRAFT, "the server writes no draft by itself"
