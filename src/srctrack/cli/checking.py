"""From the words of ``srctrack check`` to its workflow and its report."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from srctrack.cli.invocation import Invocation
from srctrack.errors import UsageError
from srctrack.model.report import CheckReport
from srctrack.reports.base import Look
from srctrack.reports.registry import load
from srctrack.workflows.check import CheckOptions
from srctrack.workflows.check_here import check_here


@dataclass(frozen=True)
class Request:
    """What was typed."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    date: str | None
    form: str
    output: Path | None


def run(request: Request, invocation: Invocation, stdin: TextIO) -> CheckReport:
    """Check, show the report in the form asked for, and hand it back for the exit status."""
    console = invocation.console
    form = load(request.form)
    options = CheckOptions(request.select, request.ignore, _day(request.date), form.whole)
    report = check_here(
        request.paths,
        invocation.find_store(),
        options,
        stdin=stdin.read,
        watching=lambda outcomes, total: console.progress(outcomes, total, "checking"),
    )
    to_file = request.output is not None
    text = form.render(report, Look(console.width, console.coloured and not to_file, console.verbose))
    if request.output is not None:
        try:
            request.output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"could not write {request.output}: {error.strerror}") from error
        console.talk(f"wrote {request.output}")
    else:
        console.show(text)
    return report


def codes(words: list[str] | None) -> tuple[str, ...]:
    """The codes of an option given once or more, each with one or more of them (“N,F”)."""
    return tuple(code for word in words or () for code in word.replace(",", " ").split())


def _day(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--date: “{text}” is not a date", "write it as 2024-01-02") from error
