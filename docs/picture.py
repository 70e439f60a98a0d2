"""``python docs/picture.py``: README's picture of a real check, made from its real output.

Runs ``srctrack check`` on the example newsroom with colour on and writes what a terminal would show to
``docs/check.svg``. The findings chosen are the ones of most weight; nothing in the picture is written by hand.
"""

from __future__ import annotations

import re
import subprocess
import sys
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


if __name__ == "__main__":
    (ROOT / "docs" / "check.svg").write_text(picture(), encoding="utf-8")
