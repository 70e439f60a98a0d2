"""Arguments and options that several commands take, and what is typed behind them read."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from srctrack.cli.completions import codes, keys
from srctrack.errors import UsageError

OneKey = Annotated[str, typer.Argument(metavar="KEY", autocompletion=keys, help="The source's key, or its URL.")]
AnyKeys = Annotated[
    list[str] | None,
    typer.Argument(metavar="[KEY]…", autocompletion=keys, help="Keys or URLs of sources. [default: all]"),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="CODES", autocompletion=codes, help="Run only these rules: codes or prefixes (N,F201)."
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODES", autocompletion=codes, help="Skip these rules.")
]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="Date to count “last year” from (2024-01-02).")
]


def day_typed(words: str | None, option: str) -> datetime.date | None:
    """The day typed after ``option``. Raises UsageError."""
    if words is None:
        return None
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"{option}: “{words}” is not a date", "write it as 2024-01-02") from None
