"""Exit statuses, and the last words before them."""

from __future__ import annotations

import os
import sys
import traceback

from srctrack.errors import SrctrackError

CLEAN = 0
FINDINGS = 1
"""Findings at or above the fail level, or a part of the work was refused."""
FAILED = 2
"""The command could not do its work."""
INTERRUPTED = 130


def tell(error: SrctrackError) -> int:
    """Say on standard error what went wrong and what to do about it; the exit status."""
    print(f"srctrack: {error.message}", file=sys.stderr)
    if error.hint:
        print(f"  {error.hint}", file=sys.stderr)
    return FAILED


def tell_crash(error: Exception) -> int:
    """A mistake of srctrack's own: one sentence, the place, and how to have it seen to. ``SRCTRACK_DEBUG=1`` shows all."""
    if os.environ.get("SRCTRACK_DEBUG"):
        traceback.print_exception(error)
    last = traceback.extract_tb(error.__traceback__)[-1] if error.__traceback__ else None
    place = f" at {os.path.basename(last.filename)}:{last.lineno}" if last else ""
    print(f"srctrack: internal error: {type(error).__name__}: {error}{place}", file=sys.stderr)
    print("  Please report it with the command you typed. SRCTRACK_DEBUG=1 shows the full traceback.", file=sys.stderr)
    return FAILED
