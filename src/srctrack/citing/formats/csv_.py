"""A table for spreadsheets: a line a source, a column a variable that any of them has."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from srctrack.citing.base import ReferenceFormat
from srctrack.citing.formats.csl_items import DATES, NAMES, archived_copy, instant
from srctrack.citing.formats.partial_dates import partial_date
from srctrack.citing.styles.person_names import listed, parse_inverted_name
from srctrack.errors import UsageError
from srctrack.model.reference import PersonName, Reference, ReferenceType, item_type

FIRST = (
    "key",
    "type",
    "title",
    "author",
    "container-title",
    "issued",
    "URL",
    "accessed",
    "archive-url",
    "archive-date",
    "tags",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet would take for a formula at the head of a cell (OWASP, “CSV injection”), and the mark that keeps it from it."""


def write(references: Sequence[Reference]) -> str:
    rows = [_row(r) for r in references]
    used = {c for row in rows for c in row}
    columns = [*FIRST, *sorted(used - set(FIRST))]
    out = io.StringIO()
    table = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows({k: _safe(v) for k, v in row.items()} for row in rows)
    return out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(reference: Reference) -> dict[str, str]:
    row = {"key": reference.key, "type": reference.type.value, "tags": "; ".join(reference.tags)}
    row |= reference.fields
    row |= {k: "; ".join(map(_name, v)) for k, v in reference.names.items()}
    row |= {k: d.iso for k, d in reference.dates.items()}
    if reference.archived:
        row["archive-url"] = reference.archived.url
        row["archive-date"] = instant(reference.archived.when) if reference.archived.when else ""
    return row


def _name(name: PersonName) -> str:
    return f"{{{name.literal}}}" if name.literal is not None else listed(name) if name.given else f"{name.surname},"


def _read_name(words: str) -> PersonName:
    if words.startswith("{") and words.endswith("}"):
        return PersonName(literal=words[1:-1])
    if words.endswith(","):
        return PersonName(family=words[:-1])
    return parse_inverted_name(words)


def read(text: str) -> list[Reference]:
    table = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if "title" not in (table.fieldnames or ()):
        raise UsageError(
            "the table has no column “title”", "its first line names the columns, as `export --format csv` writes them"
        )
    out = []
    for row in table:
        cells = {k: v[1:] if v.startswith("'") else v for k, v in row.items() if k and isinstance(v, str) and v}
        copy = cells.pop("archive-url", None)
        when = cells.pop("archive-date", None)
        kind = cells.pop("type", "webpage")
        key, tags = cells.pop("key", ""), cells.pop("tags", "")
        out.append(
            Reference(
                key=key,
                type=item_type(kind) or ReferenceType.DOCUMENT,
                fields={k: v for k, v in cells.items() if k not in NAMES | DATES},
                names={k: tuple(map(_read_name, v.split("; "))) for k, v in cells.items() if k in NAMES},
                dates={k: d for k, v in cells.items() if k in DATES and (d := partial_date(v))},
                tags=tuple(t.strip() for t in tags.split(";") if t.strip()),
                archived=archived_copy(copy, when) if copy else None,
            )
        )
    return out


def sniff(ending: str, head: str) -> bool:
    return ending == ".csv"


FORMAT = ReferenceFormat("csv", ".csv", "a table for spreadsheets", write, read, sniff)
