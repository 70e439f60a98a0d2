"""Transcripts: Markdown pages that tell what a command is given and what it must answer.

Fences, in order: ``file PATH`` writes a file; ``copy PATH`` (one path a line, from the project) copies; ``run`` holds one
command line and may say ``exit=1`` and ``stdin=…``; a following ``stdout`` or ``stderr`` fence is what it must print.
In what must be printed ``[..]`` stands for anything within a line and a line of ``...`` for any lines.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = Path(__file__).parent / "cli"
_FENCE = re.compile(r"^(`{3,})(file|copy|run|stdout|stderr)\b([^\n]*)\n(.*?)^\1\s*$", re.M | re.S)


@dataclass
class Step:
    """One fence: what to do, or what must have come of the last run."""

    kind: str
    words: str
    body: str


def steps(page: Path) -> list[Step]:
    return [Step(m.group(2), m.group(3).strip(), m.group(4)) for m in _FENCE.finditer(page.read_text(encoding="utf-8"))]


def environment(home: Path) -> dict[str, str]:
    """A bare environment: no keys, no settings, no colour, nothing of the person who runs the tests."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(home),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def play(page: Path, folder: Path) -> None:
    """Carry out a page's steps in ``folder``; an AssertionError tells the first thing that came out otherwise."""
    done: subprocess.CompletedProcess[str] | None = None
    for step in steps(page):
        if step.kind == "file":
            path = folder / step.words
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.body, encoding="utf-8", newline="")
        elif step.kind == "copy":
            for name in step.body.split():
                _copy(ROOT / name, folder / Path(name).name)
        elif step.kind == "run":
            done = _run(step, folder)
        else:
            assert done is not None, f"{page.name}: “{step.kind}” before any run"
            got = done.stdout if step.kind == "stdout" else done.stderr
            assert matches(step.body, got), f"{step.kind} of {done.args}:\n--- expected\n{step.body}--- got\n{got}"


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


def _run(step: Step, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(step.body)
    assert words[0] == "srctrack", f"a run begins with srctrack: {step.body}"
    options = dict(w.split("=", 1) for w in shlex.split(step.words))
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env=environment(folder),
        input=options.get("stdin", ""),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    wanted = int(options.get("exit", "0"))
    assert done.returncode == wanted, (
        f"{step.body.strip()}: exit {done.returncode}, not {wanted}\n{done.stdout}{done.stderr}"
    )
    return done


def matches(wanted: str, got: str) -> bool:
    """Whether ``got`` is what ``wanted`` says, with ``[..]`` and ``...`` standing for anything."""
    parts = []
    for line in wanted.rstrip("\n").split("\n"):
        if line.strip() == "...":
            parts.append("(?:[^\n]*\n)*?")
        else:
            parts.append("[^\n]*".join(re.escape(piece) for piece in line.rstrip().split("[..]")) + "\n")
    text = "\n".join(line.rstrip() for line in got.rstrip("\n").split("\n")) + "\n"
    return re.fullmatch("".join(parts), text) is not None
