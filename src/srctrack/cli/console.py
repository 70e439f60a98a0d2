"""Standard output for what was asked, standard error for talk; colour and progress on terminals only."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Console:
    """Where a command shows things. Nothing below the cli floor prints."""

    def __init__(self, colour: Colour = Colour.AUTO, *, verbose: bool = False, quiet: bool = False) -> None:
        self.colour = colour
        self.verbose = verbose
        self.quiet = quiet

    @property
    def coloured(self) -> bool:
        """Whether standard output takes colour (--color, then NO_COLOR, then whether it is a terminal)."""
        if self.colour is not Colour.AUTO:
            return self.colour is Colour.ALWAYS
        return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()

    @property
    def width(self) -> int:
        """Columns of the terminal; 100 when there is none."""
        return shutil.get_terminal_size((100, 24)).columns

    def show(self, text: str) -> None:
        """Print what was asked for, as it is, with one newline at the end."""
        sys.stdout.write(text if text.endswith("\n") else text + "\n")

    def talk(self, text: str) -> None:
        """Say something beside the point on standard error; nothing with --quiet."""
        if not self.quiet:
            print(text, file=sys.stderr)

    def warn(self, text: str) -> None:
        """Say on standard error what must not be missed."""
        print(text, file=sys.stderr)

    def progress(self, of: Iterable[T], total: int, what: str) -> Iterator[T]:
        """``of`` again, with a progress bar on standard error when that is a terminal and there is more than one."""
        if self.quiet or total < 2 or not sys.stderr.isatty():
            yield from of
            return
        from rich.console import Console as RichConsole
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=RichConsole(stderr=True), transient=True) as bar:
            yield from bar.track(of, total=total, description=what)
