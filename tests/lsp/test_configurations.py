"""The configurations in ``editors/`` start the command that there is, and can be read by what they are written for."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EDITORS = Path(__file__).resolve().parents[2] / "editors"


def test_every_editor_has_its_folder_and_its_place_in_the_manual() -> None:
    manual = (EDITORS.parent / "docs" / "editors.md").read_text(encoding="utf-8")
    listed = (EDITORS / "README.md").read_text(encoding="utf-8")
    folders = sorted(p.name for p in EDITORS.iterdir() if p.is_dir())
    assert folders == ["emacs", "helix", "neovim", "sublime", "vscode", "zed"]
    for name in folders:
        assert f"editors/{name}" in manual
        assert f"`{name}/`" in listed


def test_helix_starts_the_server_for_drafts() -> None:
    read = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text(encoding="utf-8"))
    server = read["language-server"]["srctrack"]
    assert [server["command"], *server["args"]] == ["srctrack", "server"]
    assert all("srctrack" in language["language-servers"] for language in read["language"])


def test_sublime_starts_the_server_for_drafts() -> None:
    text = (EDITORS / "sublime" / "LSP-srctrack.sublime-settings").read_text(encoding="utf-8")
    read = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))
    assert read["clients"]["srctrack"]["command"] == ["srctrack", "server"]


def test_zed_names_the_languages() -> None:
    read = tomllib.loads((EDITORS / "zed" / "extension.toml").read_text(encoding="utf-8"))
    assert "Markdown" in read["language_servers"]["srctrack"]["languages"]
    tomllib.loads((EDITORS / "zed" / "Cargo.toml").read_text(encoding="utf-8"))


def test_the_extension_of_vs_code_declares_what_it_uses() -> None:
    manifest = json.loads((EDITORS / "vscode" / "package.json").read_text(encoding="utf-8"))
    code = (EDITORS / "vscode" / "src" / "extension.ts").read_text(encoding="utf-8")
    declared = {c["command"] for c in manifest["contributes"]["commands"]}
    assert set(re.findall(r'registerCommand\("([^"]+)"', code)) == declared
    settings = set(manifest["contributes"]["configuration"]["properties"])
    assert {f"srctrack.{name}" for name in re.findall(r'settings\.get\("([^"]+)"', code)} <= settings


@pytest.mark.skipif(
    not (EDITORS / "vscode" / "node_modules").is_dir() or shutil.which("npm") is None,
    reason="the extension's packages are not installed; run `npm install` in editors/vscode",
)
def test_the_extension_of_vs_code_speaks_with_the_server() -> None:
    env = {**os.environ, "SRCTRACK_COMMAND": json.dumps([sys.executable, "-m", "srctrack"])}
    npm = shutil.which("npm")
    assert npm is not None
    done = subprocess.run([npm, "test"], cwd=EDITORS / "vscode", env=env, capture_output=True, timeout=500, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-3000:]


@pytest.mark.skipif(shutil.which("emacs") is None, reason="Emacs is not installed")
def test_emacs_reads_the_package() -> None:
    path = EDITORS / "emacs" / "srctrack.el"
    command = ["emacs", "--batch", "-Q", "--eval", f'(with-temp-buffer (insert-file-contents "{path}") (check-parens))']
    assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
