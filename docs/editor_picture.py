"""``python docs/editor_picture.py``: the picture of docs/editors.md, made of a real editor. Needs Neovim and tmux.

Opens a draft of the example newsroom in Neovim with the configuration of ``editors/neovim``, waits for the findings, asks
for the words of the source at one of them, and writes what the terminal shows to ``docs/editor.svg``.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
COLUMNS, ROWS = 104, 34
WORDS = "421 passengers"
SECONDS = 60
SETTINGS = """
package.path = [[{editors}/neovim/?.lua;]] .. package.path
vim.o.termguicolors = true
vim.o.background = "dark"
vim.o.laststatus = 0
vim.o.linebreak = true
vim.o.swapfile = false
vim.o.signcolumn = "yes"
vim.cmd("filetype on")
vim.cmd("syntax on")
vim.cmd("highlight NormalFloat guibg=#303848 | highlight FloatBorder guibg=#303848 | highlight SignColumn guibg=NONE")
vim.diagnostic.config({{ virtual_text = false, underline = true, signs = true }})
require("srctrack").setup({{ cmd = {{ "{python}", "-m", "srctrack", "server" }} }})
vim.lsp.handlers["textDocument/hover"] = vim.lsp.with(vim.lsp.handlers.hover, {{ border = "rounded", max_width = 76, max_height = 16 }})
"""


def screen() -> str:
    """What the terminal shows, with the codes of its colours."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = Path(scratch, "init.lua")
        settings.write_text(SETTINGS.format(editors=ROOT / "editors", python=sys.executable), encoding="utf-8")
        socket = ["tmux", "-L", f"srctrack-{os.getpid()}", "-f", "/dev/null"]

        def tmux(*words: str) -> str:
            done = subprocess.run([*socket, *words], env=env, capture_output=True, encoding="utf-8", check=True)
            return done.stdout

        def wait(words: str) -> None:
            until = time.monotonic() + SECONDS
            while words not in tmux("capture-pane", "-p", "-t", "picture"):
                if time.monotonic() > until:
                    raise SystemExit(f"“{words}” is not shown after {SECONDS} seconds")
                time.sleep(0.3)

        homes = {f"XDG_{name}_HOME": scratch for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        env = {**os.environ, **homes, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        editor = shlex.join(["nvim", "-u", str(settings), "-i", "NONE", "drafts/digest.md"])
        size = ["-x", str(COLUMNS), "-y", str(ROWS)]
        try:
            tmux("new-session", "-d", "-s", "picture", *size, "-c", str(ROOT / "examples"), editor)
            tmux("set-option", "-g", "status", "off")
            wait("E ")
            tmux("send-keys", "-t", "picture", f"/{WORDS}", "Enter", ":nohlsearch", "Enter")
            tmux("send-keys", "-t", "picture", ":lua vim.lsp.buf.hover()", "Enter")
            wait("╭")
            return tmux("capture-pane", "-p", "-e", "-t", "picture")
        finally:
            subprocess.run([*socket, "kill-server"], capture_output=True, check=False)


def picture() -> str:
    """The SVG, without the web fonts that rich would have a reader's browser fetch."""
    console = Console(record=True, width=COLUMNS, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    console.print(Text.from_ansi(screen()))
    svg = console.export_svg(title="srctrack in Neovim", unique_id="editor")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)
    return re.sub(r"[ \t]+$", "", svg, flags=re.M)


if __name__ == "__main__":
    (ROOT / "docs" / "editor.svg").write_text(picture(), encoding="utf-8")
