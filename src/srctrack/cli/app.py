"""The command line as a whole: global options, and commands found by their file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

import srctrack
import srctrack.cli.commands
from srctrack.cli.console import Colour, Console
from srctrack.cli.global_options import options_after
from srctrack.cli.invocation import Invocation


@cache
def command_names() -> tuple[str, ...]:
    """Every command, by its file's name (``list_.py`` is ``list``)."""
    found = (m.name for m in pkgutil.iter_modules(srctrack.cli.commands.__path__))
    return tuple(sorted(name.rstrip("_").replace("_", "-") for name in found if not name.startswith("_")))


class Commands(TyperGroup):
    """Commands that are imported when they are typed, so that each pays for itself alone."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(command_names())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in command_names():
            return None
        if cmd_name not in self.commands:
            command = self.commands[cmd_name] = _load(cmd_name)
            command.params += options_after(self.params, command.params)
        return self.commands[cmd_name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in command_names():
            import difflib

            for near in difflib.get_close_matches(args[0], command_names(), 1):
                ctx.fail(f"No such command '{args[0]}': did you mean '{near}'?")
        return super().resolve_command(ctx, args)


def _load(name: str) -> Any:
    word = name.replace("-", "_")
    file = next(m.name for m in pkgutil.iter_modules(srctrack.cli.commands.__path__) if m.name.rstrip("_") == word)
    module = importlib.import_module(f"srctrack.cli.commands.{file}")
    info = CommandInfo(name=name, callback=getattr(module, file), epilog=_examples(getattr(module, "EXAMPLES", ())))
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


def _examples(lines: Sequence[str]) -> str | None:
    """A command's examples, one a line, kept from being run together (click's ``\\b``)."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines) if lines else None


EXAMPLES = (
    "srctrack add https://example.org/story",
    "srctrack check draft.md",
    "srctrack explain N101",
)

app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    epilog=_examples(EXAMPLES),
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"srctrack {srctrack.__version__}")
        raise typer.Exit


@app.callback()
def srctrack_command(
    ctx: typer.Context,
    store: Annotated[
        Path | None,
        typer.Option("--store", metavar="DIR", help="Library to use instead of the nearest .srctrack."),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="Settings to use instead of the nearest srctrack.toml."),
    ] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Ignore settings files.")] = False,
    color: Annotated[Colour, typer.Option("--color", help="When to colour the output.")] = Colour.AUTO,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show more detail.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Hide progress and hints.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Save and archive the pages an article cites, and check the draft against them.

    The options below can be typed before the command or after it.
    """
    ctx.obj = Invocation(
        store=store, config=config, console=Console(color, verbose=verbose, quiet=quiet), isolated=isolated
    )
    if ctx.invoked_subcommand is None:
        from srctrack.cli.output.status import status

        ctx.obj.console.show(status(ctx.obj.project(), ctx.obj.console.width))
