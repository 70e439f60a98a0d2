"""The global options, typed after a command: they mean the same there as before it."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from srctrack.cli.console import Colour, Console
from srctrack.cli.invocation import Invocation


def options_after(own: Sequence[Any], command: Sequence[Any]) -> list[Any]:
    """Copies of the global options ``own`` for a command that has the parameters ``command``; its own names win.

    They are hidden: the help of srctrack itself lists them.
    """
    taken = {name for parameter in command for name in parameter.opts}
    out = []
    for option in own:
        if option.name == "version" or taken & set(option.opts):
            continue
        after = copy.copy(option)
        after.hidden, after.expose_value, after.callback = True, False, _apply
        out.append(after)
    return out


def _apply(context: Any, option: Any, value: Any) -> None:
    """Put what was typed after the command in place of what was typed before it."""
    source = context.get_parameter_source(option.name)
    if context.obj is not None and source is not None and source.name == "COMMANDLINE":
        context.obj = _changed(context.obj, option.name, value)


def _changed(invocation: Invocation, name: str, value: Any) -> Invocation:
    console = invocation.console
    if name == "color":
        return replace(invocation, console=Console(Colour(value), verbose=console.verbose, quiet=console.quiet))
    if name in ("verbose", "quiet"):
        levels = {"verbose": console.verbose, "quiet": console.quiet, name: bool(value)}
        return replace(invocation, console=Console(console.colour, **levels))
    if name == "isolated":
        return replace(invocation, isolated=bool(value))
    if name == "store":
        return replace(invocation, store=Path(value))
    return replace(invocation, config=Path(value))
