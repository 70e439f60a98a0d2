"""What a report format is: a name, and a function from a check's report to the words or bytes of one format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from srctrack.model.report import CheckReport


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What the reader's side asks for. ``width`` is in terminal cells; only formats for people heed these."""

    width: int = 80
    colour: bool = False
    verbose: bool = False


@dataclass(frozen=True)
class ReportFormat:
    """One format. Its module is named after it (with an underscore added where the name is a module's already).

    ``render`` gives the whole report, ending in a newline unless it is empty; it reads no clock and no file but
    its own package's. ``file_ending`` begins with a dot.
    """

    name: str
    render: Callable[[CheckReport, RenderOptions], str]
    media_type: str
    file_ending: str
    summary: str = ""
    """One phrase for ``--help``."""
    holds_failures: bool = True
    """Whether it has a place for what could not be checked; else the command says it on standard error."""
    whole: bool = False
    """Whether it shows each draft as a whole, and so needs it and its evidence kept in the report."""
