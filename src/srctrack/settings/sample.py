"""A sample of the settings file: every setting, commented out, with what it is for."""

from __future__ import annotations

from srctrack.settings.read import SETTINGS, TABLES

_HEAD = """\
# Settings of srctrack, for the drafts in this folder and below. Every line is optional: take away the # to set it.
# `srctrack config` shows what is in force and where it was set; `srctrack schema settings` prints a JSON Schema.
# The same settings can be in pyproject.toml, in tables that begin with [tool.srctrack].
"""


def sample() -> str:
    """The file's words: valid TOML that sets nothing."""
    lines = [_HEAD.rstrip()]
    table = ""
    for setting in SETTINGS:
        before, _, name = setting.name.rpartition(".")
        if before and before != table:
            lines += ["", f"[{before}]"]
        table = before
        lines += ["", f"# {setting.about[0].upper()}{setting.about[1:]}."]
        if setting.name in TABLES:
            lines += [f"# [{setting.name}]", f"# {setting.example}"]
        else:
            lines.append(f"# {name} = {setting.example}")
    return "\n".join(lines) + "\n"


def reference() -> str:
    """The settings as rows of a Markdown table."""
    rows = ["| setting | what it is | example |", "|---|---|---|"]
    for setting in SETTINGS:
        about = setting.about.replace("|", "\\|")
        rows.append(f"| `{setting.name}` | {about} | `{setting.example}` |")
    return "\n".join(rows)
