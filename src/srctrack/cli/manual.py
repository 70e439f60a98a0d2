"""Manual pages and completion scripts, made from the command line itself."""

from __future__ import annotations

from typing import Any

from typer._completion_shared import get_completion_script
from typer.main import get_command

import srctrack
from srctrack.cli.app import app, command_names

SHELLS = {"bash": "srctrack.bash", "zsh": "_srctrack", "fish": "srctrack.fish", "powershell": "srctrack.ps1"}
"""Each shell, and the name its completion file goes by."""

ZSH_FIRST_TAB = """
if [[ "${funcstack[1]}" == "_srctrack" ]]; then
  _srctrack_completion "$@"
fi
"""
"""zsh runs an autoloaded file as the function it is named after (zshcompsys(1)): without this the first Tab of a
session only defines the completion and completes nothing."""

STATUS = (
    ("0", "no findings, or done"),
    ("1", "findings at or above the fail level, or a part of the work failed"),
    ("2", "the command failed"),
    ("130", "interrupted"),
)
ENVIRONMENT = (
    ("SRCTRACK_STORE", "the library to use, when --store does not name one"),
    ("SRCTRACK_IA_ACCESS_KEY, SRCTRACK_IA_SECRET_KEY", "keys of an archive.org account, for Save Page Now"),
    ("SRCTRACK_WAYBACK_URL, SRCTRACK_AVAILABILITY_URL", "another host to use instead of the Wayback Machine"),
    ("NO_COLOR", "turn colour off"),
    ("SRCTRACK_DEBUG", "show a full traceback for internal errors"),
)
FILES = (
    (".srctrack/", "the library, in the working directory or a folder above; you can commit it to git"),
    ("srctrack.toml", "settings, in the draft's folder or one above; or in pyproject.toml under [tool.srctrack]"),
    ("srctrack-names.txt", "the newsroom's spellings of names, next to srctrack.toml or the library"),
)


def completions() -> dict[str, str]:
    """Every completion script, by file name."""
    out = {
        name: get_completion_script(prog_name="srctrack", complete_var="_SRCTRACK_COMPLETE", shell=shell) + "\n"
        for shell, name in SHELLS.items()
    }
    out[SHELLS["zsh"]] += ZSH_FIRST_TAB
    return out


def man_pages() -> dict[str, str]:
    """Every manual page in roff (man(7)), by file name: one for srctrack, one for each command."""
    root = get_command(app)
    context = root.make_context("srctrack", [], resilient_parsing=True)
    pages = {"srctrack.1": _root_page(root, context)}
    for name in command_names():
        command = root.get_command(context, name)  # type: ignore[attr-defined]
        pages[f"srctrack-{name}.1"] = _command_page(name, command, context)
    return pages


def _head(title: str, summary: str) -> list[str]:
    return [
        f'.TH "{title.upper()}" "1" "" "srctrack {srctrack.__version__}" "srctrack manual"',
        ".nh",
        ".ad l",
        ".SH NAME",
        f"{_escape(title)} \\- {_escape(summary)}",
    ]


def _root_page(root: Any, context: Any) -> str:
    lines = _head("srctrack", _first_sentence(root.help))
    lines += [".SH SYNOPSIS", ".B srctrack", "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]", ".SH DESCRIPTION"]
    lines += _paragraphs(root.help)
    lines += [".SH OPTIONS", *_options(root, context), ".SH COMMANDS"]
    for name in command_names():
        command = root.get_command(context, name)
        lines += [".TP", f"\\fBsrctrack\\-{_escape(name)}\\fR(1)", _escape(_first_sentence(command.help))]
    lines += [*_worked(root), ".SH EXIT STATUS"]
    for status, meaning in STATUS:
        lines += [".TP", f"\\fB{status}\\fR", _escape(meaning)]
    lines += [".SH ENVIRONMENT"]
    for name, meaning in ENVIRONMENT:
        lines += [".TP", f"\\fB{_escape(name)}\\fR", _escape(meaning)]
    lines += [".SH FILES"]
    for name, meaning in FILES:
        lines += [".TP", f"\\fB{_escape(name)}\\fR", _escape(meaning)]
    return "\n".join(lines) + "\n"


def _command_page(name: str, command: Any, parent: Any) -> str:
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    lines = _head(f"srctrack-{name}", _first_sentence(command.help))
    pieces = " ".join(command.collect_usage_pieces(context))
    lines += [
        ".SH SYNOPSIS",
        f".B srctrack {_escape(name)}",
        _escape(pieces),
        ".SH DESCRIPTION",
        *_paragraphs(command.help),
    ]
    arguments = [p for p in command.params if p.param_type_name == "argument" and getattr(p, "help", None)]
    if arguments:
        lines.append(".SH ARGUMENTS")
        for p in arguments:
            lines += [".TP", f"\\fI{_escape(p.make_metavar(context))}\\fR", _escape(p.help)]
    lines += [".SH OPTIONS", *_options(command, context)]
    lines += [*_worked(command), ".SH SEE ALSO", "\\fBsrctrack\\fR(1)"]
    return "\n".join(lines) + "\n"


def _worked(command: Any) -> list[str]:
    """Its examples, a line each."""
    lines = [_escape(line.strip()) for line in (command.epilog or "").split("\n")[2:]]
    return [".SH EXAMPLES", ".nf", *lines, ".fi"] if lines else []


def _options(command: Any, context: Any) -> list[str]:
    out = []
    for p in command.get_params(context):
        record = p.get_help_record(context) if p.param_type_name == "option" else None
        if record is not None:
            out += [".TP", f"\\fB{_escape(record[0])}\\fR", _escape(" ".join(record[1].split()))]
    return out


def _first_sentence(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split()).rstrip(".")


def _paragraphs(text: str | None) -> list[str]:
    out = []
    for paragraph in (text or "").split("\n\n"):
        out += [".PP", _escape(" ".join(paragraph.split()))]
    return out


def _escape(text: str) -> str:
    """``text`` for roff: backslashes and hyphens as themselves, no line beginning with a control character."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in ".'" else text
