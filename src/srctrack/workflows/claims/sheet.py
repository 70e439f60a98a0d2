"""Take back a desk's sheet: the CSV that ``claims --format csv`` wrote, with states filled in by people."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from srctrack.errors import UsageError
from srctrack.model.signature import SIGNABLE, ClaimState
from srctrack.workflows.claims.list import Claims
from srctrack.workflows.claims.sign import sign

COLUMNS = ("id", "line", "kind", "text", "statement", "source says", "agreement", "state", "by", "at", "note")
NEEDED = ("id", "state")


@dataclass(frozen=True)
class ImportedSheet:
    """What came of a sheet: how many claims were signed, rows without a change, and identifiers the draft does not have."""

    signed: int
    unchanged: int
    unknown: tuple[str, ...] = ()


def import_sheet(
    claims: Claims, text: str, store: Path, *, by: str | None, user: str, at: datetime.datetime
) -> ImportedSheet:
    """Sign the claims of ``claims`` as the sheet ``text`` says and return what came of it.

    Only rows whose state or note differs from what is signed already count. The person is the row's ``by``, else ``by``,
    else ``user``. Columns may be in any order and letter case. Raises UsageError for a sheet without the columns ``id``
    and ``state`` or with a state that there is not; then nothing is signed.
    """
    rows = _rows(text)
    known = {one.claim.id: one for one in claims.claims}
    wanted = []
    unknown: list[str] = []
    unchanged = 0
    for number, row in rows:
        identifier, state = row["id"].lower(), _state(row["state"], number)
        note = row.get("note") or None
        if state is None:
            unchanged += 1
        elif identifier not in known:
            unknown.append(row["id"])
        elif _is_signed_so(known[identifier].state, state, known[identifier].signature, note):
            unchanged += 1
        else:
            wanted.append((known[identifier], state, row.get("by") or by or user, note))
    for one, state, person, note in wanted:
        sign(claims, [one], store, state=state, by=person, at=at, note=note)
    return ImportedSheet(len(wanted), unchanged, tuple(unknown))


def _is_signed_so(current: ClaimState, state: ClaimState, signature: object, note: str | None) -> bool:
    return current is state and getattr(signature, "note", None) == note


def _rows(text: str) -> list[tuple[int, dict[str, str]]]:
    text = text.removeprefix("\ufeff")
    dialect = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    table = list(csv.reader(io.StringIO(text), delimiter=dialect))
    heads = [head.strip().lower() for head in table[0]] if table else []
    missing = [name for name in NEEDED if name not in heads]
    if missing:
        raise UsageError(f"the sheet has no column “{missing[0]}”", f"it needs {' and '.join(NEEDED)}")
    rows = [(n, dict(zip(heads, (c.strip() for c in row), strict=False))) for n, row in enumerate(table[1:], 2)]
    return [(n, row) for n, row in rows if row.get("id")]


def _state(word: str, line: int) -> ClaimState | None:
    """The state that a cell names; None for cells that sign nothing."""
    word = word.lower().replace(" ", "-").replace("_", "-")
    if word in ("", ClaimState.OPEN.value, ClaimState.REOPENED.value):
        return None
    if word not in [state.value for state in SIGNABLE]:
        raise UsageError(f"line {line} of the sheet: there is no state “{word}”", f"there are {states()}")
    return ClaimState(word)


def states(choices: Sequence[ClaimState] = SIGNABLE) -> str:
    """Return the names of ``choices`` for people."""
    return ", ".join(state.value for state in choices)
