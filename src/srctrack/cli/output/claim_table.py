"""Claims as a table for people, as JSON rows, and as a sheet for a desk."""

from __future__ import annotations

import csv
import io
import textwrap
from typing import Any

from srctrack.cli.output.json_rows import day, when
from srctrack.cli.output.text import beside, long_date, plain
from srctrack.model.claim import Agreement, Claim, SourceSays
from srctrack.model.signature import ClaimState, SignedClaim
from srctrack.model.source import Source
from srctrack.model.statement import Statement
from srctrack.workflows.claims.list import Claims
from srctrack.workflows.claims.sheet import COLUMNS

CLAIMS = "srctrack.claims/2"
CONTRACT = {
    Agreement.AGREES: "agrees",
    Agreement.NEAR: "agrees",
    Agreement.DIFFERS: "differs",
    Agreement.SILENT: "not-matched",
    Agreement.UNKNOWN: "not-matched",
}
"""The contract's words; that a hedge differs is said in ``detail``."""
MARKS = {
    "agrees": "agrees",
    "near": "≈ hedge",
    "differs": "differs",
    "not-matched": "not matched",
    "no-source": "no source",
}
_INDENT = " " * 4
NARROW = 120
"""Columns below which a claim takes several lines instead of one row."""


def agreement_of(claims: Claims, claim: Claim) -> str:
    """The claim's agreement in the contract's words; ``no-source`` where it rests on no saved page."""
    saved = {source.key for source in claims.sources}
    if not any(key in saved for key in claim.rests_on):
        return "no-source"
    return CONTRACT[claim.agreement]


def claim_row(claims: Claims, signed: SignedClaim) -> dict[str, Any]:
    """One claim as the command answers it."""
    claim, signature = signed.claim, signed.signature
    at = claims.file.position(claim.span.start)
    strengths = {
        r.source: r.strength.value for s in claims.statements if s.span.overlaps(claim.span) for r in s.rests_on
    }
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "start": {"offset": claim.span.start, "line": at.line, "column": at.column},
        "end": {"offset": claim.span.end},
        "text": claim.words,
        "statement": claim.statement,
        "sentence": claim.sentence,
        "agreement": agreement_of(claims, claim),
        "detail": claim.agreement.value,
        "rests_on": [{"source": key, "strength": strengths.get(key, "context")} for key in claim.rests_on],
        "says": [_said_row(s) for s in claim.says],
        "state": signed.state.value,
        "by": signature.by if signature else None,
        "at": when(signature.at) if signature else None,
        "note": signature.note if signature else None,
        "reason": signed.reason,
    }


def _said_row(said: SourceSays) -> dict[str, Any]:
    return {
        "source": said.key,
        "agreement": CONTRACT[said.agreement],
        "detail": said.agreement.value,
        "cited": said.cited,
        "text": said.words,
        "start": said.span.start if said.span else None,
        "end": said.span.end if said.span else None,
    }


def claims_answer(claims: Claims) -> dict[str, Any]:
    sources = [
        {
            "key": s.key,
            "outlet": {"name": s.outlet.name, "domain": s.outlet.domain},
            "published": day(s.published),
            "url": s.url,
        }
        for s in claims.sources
    ]
    return {
        "schema": CLAIMS,
        "path": claims.file.path,
        "sources": sources,
        "claims": [claim_row(claims, one) for one in claims.claims],
        "statements": [_statement_row(claims, s) for s in claims.statements],
    }


def _statement_row(claims: Claims, statement: Statement) -> dict[str, Any]:
    at = claims.file.position(statement.span.start)
    return {
        "kind": statement.kind.value,
        "start": {"offset": at.offset, "line": at.line, "column": at.column},
        "end": {"offset": statement.span.end},
        "text": statement.span.of(claims.file.text),
        "rests_on": [{"source": r.source, "strength": r.strength.value} for r in statement.rests_on],
    }


def claim_cells(claims: Claims, signed: SignedClaim) -> dict[str, str]:
    """One claim as the cells of a sheet, by column name."""
    claim, signature = signed.claim, signed.signature
    return {
        "id": claim.id,
        "line": str(claims.file.position(claim.span.start).line),
        "kind": claim.kind.value,
        "text": claim.words,
        "statement": claim.statement or claim.sentence,
        "source says": source_says(claims, claim),
        "agreement": agreement_of(claims, claim),
        "state": signed.state.value,
        "by": signature.by if signature else "",
        "at": day(signature.at) or "" if signature else "",
        "note": (signature.note if signature else None) or signed.reason or "",
    }


def claims_csv(claims: Claims) -> str:
    """The claims as CSV, with a header line; for a desk to fill in and give back."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in claims.claims:
        writer.writerow({name: _inert(cell) for name, cell in claim_cells(claims, one).items()})
    return out.getvalue()


def _inert(cell: str) -> str:
    """``cell`` so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return (
        f"'{cell}"
        if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not cell.lstrip("+-").replace(".", "").isdigit()
        else cell
    )


def claims_markdown(claims: Claims) -> str:
    """The claims as a Markdown table."""
    rows = [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    for one in claims.claims:
        cells = claim_cells(claims, one)
        rows.append("| " + " | ".join(plain(cells[name]).replace("|", "\\|") for name in COLUMNS) + " |")
    return "\n".join(rows) + "\n"


def source_says(claims: Claims, claim: Claim) -> str:
    """What the firmest page with something to compare says: “the same”, or its own words with its outlet."""
    names = {source.key: _name(source) for source in claims.sources}
    resting = [s for key in claim.rests_on for s in claim.says if s.key == key]
    order = (Agreement.DIFFERS, Agreement.AGREES, Agreement.NEAR, Agreement.UNKNOWN)
    for agreement in order:
        for said in resting:
            if said.agreement is agreement and said.words:
                same = said.agreement is Agreement.AGREES and plain(said.words).strip("“”") == plain(claim.words).strip(
                    "“”"
                )
                words = "the same" if same else f"“{plain(said.words).strip('“”')}”"
                return f"{names.get(said.key, said.key)}: {words}"
    return ""


def _name(source: Source) -> str:
    return plain(source.outlet.name or source.outlet.domain or source.key)


def checked(signed: SignedClaim) -> str:
    """Who checked the claim and how it came out: “verified  M. Oak, 3 January 2024”."""
    if signed.state is ClaimState.OPEN or signed.signature is None:
        return "–"
    if signed.state is ClaimState.REOPENED:
        return f"reopened: {plain(signed.reason)}"
    return f"{signed.state.value}  {plain(signed.signature.by)}, {long_date(signed.signature.at)}"


def claims_table(claims: Claims, width: int) -> str:
    """A table for people: a row a claim where ``width`` columns have room, else some lines."""
    if not claims.claims:
        return "Nothing to check: the draft has no figure, quotation, date, role or attributed statement."
    rows = [_row(claims, one, width) for one in claims.claims]
    return "\n".join([*([_heads(width)] if width >= NARROW else []), *rows, "", summary(claims)])


def summary(claims: Claims) -> str:
    """One line: how many claims there are and how far they are."""
    counts = {state: sum(one.state is state for one in claims.claims) for state in ClaimState}
    parts = [f"{n} {state.value}" for state, n in counts.items() if n]
    return f"{len(claims.claims)} claim{'s' if len(claims.claims) != 1 else ''}: {', '.join(parts)}."


def _widths(width: int) -> tuple[int, int, int, int, int]:
    rest = width - 8 - 6 - 13 - 10
    checks = min(28, rest // 4)
    statement = (rest - checks) // 2
    return 8, 6, statement, rest - checks - statement, checks


def _heads(width: int) -> str:
    first, line, statement, says, _ = _widths(width)
    return f"{'id':<{first}}  {'line':>{line}}  {'statement':<{statement}}  {'source says':<{says}}  {'agreement':<13}checked"


def _row(claims: Claims, one: SignedClaim, width: int) -> str:
    claim = one.claim
    line = str(claims.file.position(claim.span.start).line)
    found = agreement_of(claims, claim)
    mark = MARKS["near" if found == "agrees" and claim.agreement is Agreement.NEAR else found]
    says = source_says(claims, claim)
    if width < NARROW:
        out = [beside(f"{claim.id}  {line}: ", f"{plain(claim.words)}  ({mark})", width)]
        if claim.statement and plain(claim.statement) != plain(claim.words):
            out.append(_INDENT + textwrap.shorten(plain(claim.statement), max(width - 4, 20), placeholder="…"))
        out += [beside(_INDENT, says, width)] if says else []
        out += [beside(_INDENT, checked(one), width)] if one.state is not ClaimState.OPEN else []
        return "\n".join(out)
    first, number, statement, cell, checks = _widths(width)
    short = plain(claim.words)
    if claim.statement and plain(claim.statement) != short:
        short = f"{short} · {plain(claim.statement)}"
    parts = (_cut(short, statement), _cut(says, cell), f"{mark:<13}", _cut(checked(one), checks).rstrip())
    return f"{claim.id:<{first}}  {line:>{number}}  {parts[0]}  {parts[1]}  {parts[2]}{parts[3]}".rstrip()


def _cut(words: str, width: int) -> str:
    return f"{words if len(words) <= width else words[: width - 1] + '…':<{width}}"
