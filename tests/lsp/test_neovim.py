"""A real editor: Neovim without a screen, with the configuration of ``editors/neovim``."""

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
NEOVIM = shutil.which("nvim")


@pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed; the package of the distribution is enough")
def test_neovim_shows_diagnostics_and_applies_a_fix_and_an_action(tmp_path: Path) -> None:
    assert NEOVIM is not None
    draft = make_project(tmp_path)
    draft.write_text(DRAFT, encoding="utf-8")
    out = tmp_path / "out.json"
    env = {
        **os.environ,
        "SRCTRACK_SERVER": json.dumps([sys.executable, "-m", "srctrack", "server"]),
        "SRCTRACK_EDITORS": str(ROOT / "editors"),
        "SRCTRACK_DRAFT": str(draft),
        "SRCTRACK_TEST_OUT": str(out),
        **{
            name: str(tmp_path / name)
            for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        },
    }
    script = ROOT / "tests" / "lsp" / "neovim.lua"
    command = [NEOVIM, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {script}"]
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, timeout=400, check=False)
    assert out.exists(), done.stderr.decode("utf-8", "replace")
    found = json.loads(out.read_text(encoding="utf-8"))
    assert "missing" not in found, (found, done.stderr.decode("utf-8", "replace"))
    assert found["clients"] == 1
    assert {"D403", "F201"} <= set(found["before"])
    assert not {"D403", "F201"} & set(found["after"])
    assert "reported on March 3 that" in found["text"]
    assert "reports. <!-- srctrack: ignore F201 -- reason -->" in found["text"]
    assert found["modified"]
    assert draft.read_text(encoding="utf-8") == DRAFT, "the server writes no draft by itself"
