"""What applies in the working directory, and the usual next steps: the answer to ``srctrack`` without a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import srctrack
from srctrack.cli.output.text import beside, plain

if TYPE_CHECKING:
    from srctrack.workflows.projects import Project

_NEW = (
    ("srctrack init", "create a library here"),
    ("srctrack add URL", "save a page and request an archived copy"),
    ("srctrack check DRAFT", "check a draft against itself, and against the saved pages it cites"),
)
_KNOWN = (
    ("srctrack add --from DRAFT", "save the pages that a draft cites"),
    ("srctrack check DRAFT", "check a draft against itself and against the saved pages it cites"),
    ("srctrack archive", "archive the pages that no archive has yet"),
)


def status(project: Project, columns: int) -> str:
    """The library and the settings in force, and three next steps, as lines of at most ``columns`` cells where they fit."""
    settings = project.settings
    lists = ", ".join(plain(place) for place in (*settings.names, *settings.outlets))
    facts = [
        ("library", plain(str(project.library)) if project.library else "none here or in a folder above"),
        ("settings", plain(settings.path) if settings.path else "no settings file; using defaults"),
    ]
    facts += [("lists", lists)] if lists else []
    steps = _KNOWN if project.library else _NEW
    widest = max(len(command) for command, _ in steps)
    lines = [f"srctrack {srctrack.__version__}", ""]
    lines += [beside(f"{name:<10}", words, columns).rstrip() for name, words in facts]
    lines += ["", "Next:"]
    lines += [beside(f"  {command:<{widest}}  ", words, columns).rstrip() for command, words in steps]
    return "\n".join([*lines, "", "`srctrack --help` lists every command."])
