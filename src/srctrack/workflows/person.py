"""Who is at the keyboard."""

from __future__ import annotations

import subprocess

from srctrack.store.integrity.journal import current_user


def person_here() -> str:
    """Return the name that git is set to use here, else the user's name as the system knows it."""
    try:
        done = subprocess.run(
            ["git", "config", "user.name"], capture_output=True, text=True, encoding="utf-8", timeout=5, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return current_user()
    return done.stdout.strip() or current_user()
