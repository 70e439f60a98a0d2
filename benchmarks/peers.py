"""Peers: each in an environment of its own, so that nobody's dependencies slow another down."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HOME = Path(".benchmarks")
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Peer:
    """A package of the Python package index and the command it brings."""

    package: str
    command: str

    @property
    def folder(self) -> Path:
        return (HOME / "peers" / self.package).absolute()

    def install(self) -> Path | None:
        """The command's path, installed when it is not there yet; None (and said so) when it cannot be had."""
        path = self.folder / "bin" / self.command
        if not path.exists():
            subprocess.run([sys.executable, "-m", "venv", str(self.folder)], check=True)
            done = subprocess.run(
                [str(self.folder / "bin" / "pip"), "install", "-q", self.package],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode or not path.exists():
                print(
                    f"{self.package} cannot be installed here: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr
                )
                return None
        return path


CODESPELL = Peer("codespell", "codespell")
TYPOS = Peer("typos", "typos")
PROSELINT = Peer("proselint", "proselint")


def srctrack() -> list[str]:
    """The command that runs this tree's srctrack, installed (not editable) beside the peers, as its users have it."""
    folder = (HOME / "peers" / "srctrack").absolute()
    stamp = folder / "built-from"
    tree = subprocess.run(
        ["git", "-C", str(ROOT), "rev-parse", "HEAD:src"], capture_output=True, text=True, check=False
    ).stdout
    dirty = subprocess.run(["git", "-C", str(ROOT), "diff", "--quiet", "HEAD", "--", "src"], check=False).returncode
    if dirty or not stamp.exists() or stamp.read_text() != tree:
        if not (folder / "bin" / "python").exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin" / "pip"), "install", "-q"]
        subprocess.run([*pip, str(ROOT)], check=True)
        subprocess.run([*pip, "--force-reinstall", "--no-deps", str(ROOT)], check=True)
        stamp.write_text(tree)
    return [str(folder / "bin" / "srctrack")]
