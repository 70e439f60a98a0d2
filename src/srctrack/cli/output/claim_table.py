"""Claims as a table for people, and as JSON rows."""

from __future__ import annotations

import textwrap
from typing import Any

from srctrack.cli.output.json_rows import day
from srctrack.cli.output.text import beside, plain
from srctrack.model.claim import Agreement, Claim, SourceSays
from srctrack.model.statement import Statement
from srctrack.workflows.claims import Claims

CLAIMS = "srctrack.claims/2"
MARKS = {
    Agreement.AGREES: "=",
    Agreement.NEAR: "≈",
    Agreement.DIFFERS: "≠",
    Agreement.SILENT: "–",
    Agreement.UNKNOWN: "?",
}
LEGEND = "= the same   ≈ fits   ≠ differs   – not in the source   ? could not tell"
_INDENT = " " * 5
MAX_LINES = 8
"""Lines of a cell: a quotation of some thirty words stands whole, so that the word that differs is seen."""
NARROWEST = 14
"""Columns a source's cell has at least; with less room the sources are listed below one another."""


def claim_row(claims: Claims, claim: Claim) -> dict[str, Any]:
    """One claim as the command answers it."""
    at = claims.file.position(claim.span.start)
    return {
        "kind": claim.kind.value,
        "start": {"offset": claim.span.start, "line": at.line, "column": at.column},
        "end": {"offset": claim.span.end},
        "text": claim.words,
        "statement": claim.statement,
        "agreement": claim.agreement.value,
        "says": [_said_row(s) for s in claim.says],
    }


def _said_row(said: SourceSays) -> dict[str, Any]:
    return {
        "source": said.key,
        "agreement": said.agreement.value,
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
    rows = [claim_row(claims, c) for c in claims.claims]
    return {
        "schema": CLAIMS,
        "path": claims.file.path,
        "sources": sources,
        "claims": rows,
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


def claims_table(claims: Claims, width: int) -> str:
    """A table with a column a source where ``width`` columns have room for it, else a list."""
    if not claims.claims:
        return "nothing to be checked: no figure and no quotation"
    heads = [plain(s.outlet.name or s.outlet.domain or s.key) for s in claims.sources]
    fixed = 7 + 2
    rest = width - fixed
    cell = (rest - rest // 3) // (len(heads) + 1) - 2 if heads else 0
    if not heads or cell < NARROWEST:
        return _listed(claims, heads, width)
    statement = rest - (cell + 2) * (len(heads) + 1)
    rows = [("line", "statement", *heads, "this draft", "")]
    for claim in claims.claims:
        line = str(claims.file.position(claim.span.start).line)
        rows.append(
            (line, plain(claim.statement), *(_cell(s) for s in claim.says), plain(claim.words), MARKS[claim.agreement])
        )
    widths = [5, statement, *([cell] * (len(heads) + 1)), 1]
    return "\n".join(_row(r, widths) for r in rows) + f"\n\n{LEGEND}"


def _cell(said: SourceSays) -> str:
    words = plain(said.words) if said.words else ""
    if said.agreement is Agreement.AGREES:
        return words or "="
    return f"{MARKS[said.agreement]} {words}".strip()


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    wrapped = [
        textwrap.wrap(c, w, max_lines=MAX_LINES, placeholder="…") or [""] for c, w in zip(cells, widths, strict=True)
    ]
    deep = max(len(w) for w in wrapped)
    lines = []
    for k in range(deep):
        parts = [(w[k] if k < len(w) else "").ljust(n) for w, n in zip(wrapped, widths, strict=True)]
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)


def _listed(claims: Claims, heads: list[str], width: int) -> str:
    out = []
    for claim in claims.claims:
        line = claims.file.position(claim.span.start).line
        out.append(beside(f"{line}: ", f"{plain(claim.words)}  {MARKS[claim.agreement]}", width))
        if claim.statement:
            out.append(
                _INDENT + textwrap.shorten(plain(claim.statement), max(width - len(_INDENT), 20), placeholder="…")
            )
        out += [
            beside(_INDENT, f"{head}: {_cell(said)}", width)
            for head, said in zip(heads, claim.says, strict=True)
            if said.cited or said.agreement not in (Agreement.SILENT, Agreement.UNKNOWN)
        ]
    return "\n".join(out) + f"\n\n{LEGEND}"
