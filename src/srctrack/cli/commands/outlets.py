"""``srctrack outlets``."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.cli.output.formats import RowForm
from srctrack.errors import UsageError
from srctrack.reports.summary import counted

EXAMPLES = (
    "srctrack outlets gazeta",
    "srctrack outlets --country UA --format json",
    "srctrack outlets --add 'Quarry Lane Gazette' --domain quarrylane.example",
)


class Listed(StrEnum):
    STORE = "store"
    HOUSE = "house"
    BUILT_IN = "built-in"


def outlets(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]…", help="Only outlets with these words in their name or domain."),
    ] = None,
    listed: Annotated[Listed | None, typer.Option("--listed", help="Only outlets from this list.")] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Only outlets from this country.")
    ] = None,
    add: Annotated[
        str | None, typer.Option("--add", metavar="NAME", help="Add an outlet to the newsroom's list.")
    ] = None,
    domain: Annotated[
        list[str] | None, typer.Option("--domain", metavar="DOMAIN", help="With --add: a domain it publishes at.")
    ] = None,
    alias: Annotated[
        list[str] | None, typer.Option("--alias", metavar="NAME", help="With --add: another name, in any script.")
    ] = None,
    form: Annotated[RowForm, typer.Option("--format", help="Output format.")] = RowForm.PRETTY,
) -> None:
    """Show the outlets srctrack knows, or add one.

    Lists their names in every script and their domains. --add writes to the newsroom’s own list.
    """
    from srctrack.cli.output.text import beside, plain
    from srctrack.workflows.newsroom.outlets import WantedOutlets, add_outlet, list_outlets

    invocation: Invocation = ctx.obj
    console = invocation.console
    settings = invocation.settings()
    if add is not None:
        path = add_outlet(settings, add, tuple(alias or ()), tuple(domain or ()), country)
        console.talk(f"added “{add}” to {path}")
        return
    if domain or alias:
        raise UsageError("--domain and --alias need --add", "srctrack outlets --add NAME --domain DOMAIN")
    wanted = WantedOutlets(" ".join(words or ()), listed.value if listed else None, country)
    found = list_outlets(settings, invocation.find_store(), wanted)
    rows = [
        {
            "name": o.name,
            "aliases": list(o.aliases),
            "domains": list(o.domains),
            "country": o.country,
            "listed": o.listed,
        }
        for o in found
    ]
    if form is RowForm.JSON:
        console.show(json.dumps({"schema": "srctrack.outlets/1", "outlets": rows}, ensure_ascii=False, indent=1))
    elif form is RowForm.JSONL:
        for row in rows:
            console.show(json.dumps(row, ensure_ascii=False))
    elif not found:
        console.talk("no outlet matches; `srctrack outlets --add NAME --domain DOMAIN` adds one")
    else:
        wide = min(36, max(len(o.name) for o in found))
        lines = []
        for o in found:
            others = "; ".join(plain(a) for a in o.aliases)
            shown = "  ".join(part for part in (", ".join(o.domains), o.country or "", others) if part)
            lines.append(beside(f"{plain(o.name):<{wide}}  {o.listed:<8}  ", shown, console.width).rstrip())
        console.show("\n".join(lines))
        console.talk(counted(len(found), "outlet"))
