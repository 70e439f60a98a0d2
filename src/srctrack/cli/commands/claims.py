"""``srctrack claims``."""

from __future__ import annotations

import datetime
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.cli.options import Date, day_typed

if TYPE_CHECKING:
    from srctrack.workflows.claims.list import Claims

EXAMPLES = (
    "srctrack claims draft.md",
    'srctrack claims draft.md --sign 3f2a91bc --as verified --note "called them"',
    "srctrack claims draft.md --format csv > claims.csv",
)


class ClaimForm(StrEnum):
    """How claims are shown."""

    PRETTY = "pretty"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"


class SignAs(StrEnum):
    """What a person can say of a claim."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    COULD_NOT_VERIFY = "could-not-verify"
    NOT_NEEDED = "not-needed"


def claims(
    ctx: typer.Context,
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A draft; - for standard input.")],
    date: Date = None,
    form: Annotated[ClaimForm, typer.Option("--format", help="Output format.")] = ClaimForm.PRETTY,
    sign: Annotated[
        list[str] | None, typer.Option("--sign", metavar="ID", help="Sign this claim. Can be repeated.")
    ] = None,
    line: Annotated[
        list[int] | None, typer.Option("--line", metavar="N", help="Sign every claim that begins on this line.")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Sign every claim of this kind (date, name).")
    ] = None,
    state: Annotated[SignAs | None, typer.Option("--as", help="What your check found.")] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Who checked. [default: git's user.name]")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A note for the signature.")] = None,
    sheet: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Sign from a sheet that --format csv wrote.")
    ] = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Go through the claims one by one; sign each with one key.")
    ] = False,
) -> None:
    """List a draft's claims, what sources say, and who checked them.

    A claim is a figure, a quotation, a date, a person with a role, or an attributed statement. A signed claim is reopened
    when its sentence, or a page that it rests on, changes.
    """
    from srctrack.workflows.claims.list import list_claims

    invocation: Invocation = ctx.obj
    store = invocation.find_store([draft])
    settings = invocation.settings([draft])

    def listed() -> Claims:
        return list_claims(draft, store, settings, day_typed(date, "--date"), sys.stdin.read)

    found = listed()
    chosen = bool(sign or line or kind)
    if chosen or state is not None or sheet is not None or interactive:
        if store is None or draft == "-":
            _refuse_signing(draft)
        else:
            from srctrack.cli.signing import Signing

            signing = Signing(invocation.console, store, by, note, datetime.datetime.now(datetime.UTC))
            if sheet is not None:
                signing.from_sheet(found, sheet)
            elif interactive:
                signing.one_by_one(found)
            else:
                signing.chosen(found, sign or (), line or (), kind or (), state.value if state else None)
        found = listed()
    _show(invocation, found, form, brief=chosen or sheet is not None or interactive)


def _refuse_signing(draft: str) -> None:
    from srctrack.errors import UsageError

    if draft == "-":
        raise UsageError("claims from standard input cannot be signed", "give the draft's file name")
    raise UsageError("there is no library to save signatures in", "`srctrack init` creates one here")


def _show(invocation: Invocation, found: Claims, form: ClaimForm, *, brief: bool) -> None:
    from srctrack.cli.output import claim_table

    console = invocation.console
    if form is ClaimForm.JSON:
        console.show(json.dumps(claim_table.claims_answer(found), ensure_ascii=False, indent=1))
    elif form is ClaimForm.JSONL:
        for one in found.claims:
            console.show(json.dumps(claim_table.claim_row(found, one), ensure_ascii=False))
    elif form is ClaimForm.CSV:
        console.show(claim_table.claims_csv(found).rstrip("\n"))
    elif form is ClaimForm.MARKDOWN:
        console.show(claim_table.claims_markdown(found).rstrip("\n"))
    elif form is ClaimForm.HTML:
        from srctrack.cli.output.annotated_draft import annotated_draft

        console.show(annotated_draft(found).rstrip("\n"))
    elif brief:
        console.show(claim_table.summary(found))
    else:
        if not found.sources:
            console.talk("The draft cites no page that is saved here.")
        console.show(claim_table.claims_table(found, console.width))
