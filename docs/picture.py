"""``python docs/picture.py``: what README and the tutorial show of srctrack, made from its real output.

Runs ``srctrack check`` on the example newsroom with colour on and writes what a terminal would show to
``docs/check.svg``; the findings chosen are the ones of most weight. Then runs every command that the README shows with
its output, each in a fresh copy of the newsroom, and writes down what it printed. Nothing shown is written by hand.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = 104
SHOWN = "N101,F201,F207,Q301"
COMMAND = ["check", "drafts/digest.md", "--select", SHOWN]


def output() -> str:
    """What the command prints in colour at this width; the seconds are left out, since they change."""
    done = subprocess.run(
        [sys.executable, "-m", "srctrack", "--color", "always", *COMMAND],
        cwd=ROOT / "examples",
        env={
            "PYTHONPATH": str(ROOT / "src"),
            "COLUMNS": str(COLUMNS),
            "PYTHONIOENCODING": "utf-8",
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 1:
        raise SystemExit(f"the check was to find something (exit 1), not exit {done.returncode}\n{done.stderr}")
    return re.sub(r", \d+\.\d+ s\)", ")", done.stdout)


def picture() -> str:
    """The SVG, without the web fonts that rich would have a reader's browser fetch."""
    console = Console(record=True, width=COLUMNS, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    console.print(Text(f"$ srctrack {' '.join(COMMAND)}", style="bold"))
    console.print(Text.from_ansi(output()))
    svg = console.export_svg(title="srctrack check", unique_id="check")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)
    return re.sub(r"[ \t]+$", "", svg, flags=re.M)


CONSOLE = re.compile(r"^```console\n\$ (srctrack [^\n]*)\n(.*?)^```", re.M | re.S)
SECONDS = re.compile(r", \d+\.\d\d s\)")
"""The one thing that no two runs have alike: what stands in the README already stays."""


def shown(command: str, before: str) -> str:
    """What ``command`` prints on 100 columns, in place of what it printed ``before``."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "examples")
        shutil.copytree(ROOT / "examples", folder)
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)],
            cwd=folder,
            env={
                "PYTHONPATH": str(ROOT / "src"),
                "COLUMNS": "100",
                "PYTHONIOENCODING": "utf-8",
                "PATH": "/usr/bin:/bin",
                "HOME": scratch,
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    seconds = SECONDS.search(before)
    return SECONDS.sub(seconds[0], done.stdout) if seconds else done.stdout


def with_consoles(readme: str) -> str:
    """``readme`` with the output of every command that it shows."""
    return CONSOLE.sub(lambda m: f"```console\n$ {m[1]}\n{shown(m[1], m[2])}```", readme)


if __name__ == "__main__":
    (ROOT / "docs" / "check.svg").write_text(picture(), encoding="utf-8")
    for page in (ROOT / "README.md", ROOT / "docs" / "tutorial.md"):
        page.write_text(with_consoles(page.read_text(encoding="utf-8")), encoding="utf-8")
