"""Start-up, beside a bare import of the library the command line stands on."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.peers import srctrack
from benchmarks.timing import interleaved

BOUND = 1.5
"""``--version`` and ``--help`` may take this many times a bare ``import typer``."""


def run() -> list[str]:
    command = srctrack()
    python = str(Path(command[0]).parent / "python")
    times = interleaved(
        {
            "import typer": [python, "-c", "import typer"],
            "srctrack --version": [*command, "--version"],
            "srctrack --help": [*command, "--help"],
            "python -c pass": [python, "-c", "pass"],
        },
        runs=11,
    )
    bare = times["import typer"]
    return [f"{name:<28} {1000 * t.median:7.0f} ms   × {t.over(bare):.2f}" for name, t in times.items()]


if __name__ == "__main__":
    sys.stdout.write("\n".join(run()) + "\n")
