"""The system's clipboard, through whichever of its own programs is there."""

from __future__ import annotations

import shutil
import subprocess

from srctrack.errors import UsageError

PROGRAMS = (
    ("pbcopy",),
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("clip.exe",),
)
PATIENCE = 5.0
"""Seconds a clipboard may take."""


def copy(text: str) -> None:
    """Put ``text`` on the clipboard. Raises UsageError where there is none."""
    program = next((p for p in PROGRAMS if shutil.which(p[0])), None)
    if program is None:
        raise UsageError("no clipboard was found", "install one of pbcopy, wl-copy, xclip, xsel or clip.exe")
    try:
        done = subprocess.run(
            program, input=text.encode("utf-8"), timeout=PATIENCE, check=False, stdout=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"could not copy to the clipboard: {error}") from error
    if done.returncode:
        raise UsageError(f"could not copy to the clipboard ({program[0]} ended with {done.returncode})")
