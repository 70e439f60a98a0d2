"""A table for spreadsheets: a line a source, a column a variable that any of them has."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence

from srctrack.citing.base import ReferenceFormat, Remark
from srctrack.citing.formats.csl_items import DATES, NAMES, archived_copy, instant
from srctrack.citing.formats.partial_dates import partial_date
from srctrack.citing.styles.person_names import listed, parse_inverted_name
from srctrack.errors import UsageError
from srctrack.model.reference import PartialDate, PersonName, Reference, ReferenceType, item_type

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


_COLUMNS = {
    "url": "URL", "link": "URL", "address": "URL", "href": "URL", "doi": "DOI", "issn": "ISSN", "isbn": "ISBN", "name": "title", "headline": "title",
    "authors": "author", "editors": "editor", "publication title": "container-title", "publication": "container-title", "outlet": "container-title",
    "website": "container-title", "website title": "container-title", "date": "issued", "published": "issued", "publication date": "issued", "publication year": "year", "access date": "accessed", "accessed date": "accessed",
    "time_added": "accessed", "created": "accessed", "timestamp": "accessed", "item type": "type", "abstract note": "abstract", "excerpt": "abstract", "selection": "abstract", "notes": "note", "pages": "page",
    "num pages": "number-of-pages", "short title": "title-short", "place": "publisher-place", "series": "collection-title", "manual tags": "tags",
    "automatic tags": "tags", "tag": "tags", "folder": "tags", "library catalog": "source", "conference name": "event-title", "call number": "call-number",
}  # fmt: skip
"""Headings of Zotero, Pocket, Raindrop and Instapaper, in lower case, by CSL's names; CSL's own names are read in any case."""
_LEFT_OUT = frozenset(
    """date added|date modified|file attachments|link attachments|status|cover|favorite|highlights|id|rights|extra|language code
    |scale|series text|series title|archive|archive location|number of volumes|import sequence""".replace(
        "\n    ", ""
    ).split("|")
)
"""Headings of these programs that no reference has a place for."""
_DELIMITERS = ",;\t"
_TAG_SEPARATOR = re.compile(r"\s*[;|]\s*")


def read(text: str) -> list[Reference]:
    """A source a row. The first line names the columns, in any case and order; one of them is a title or an address."""
    return [reference for _, reference in _rows(text)]


def remarks(text: str) -> list[Remark]:
    """The rows without an address, which are sources all the same, and those that hold nothing."""
    out = []
    for line, reference in _rows(text):
        if not reference.get("URL") and not reference.get("DOI"):
            out.append(Remark(line, f"no address: “{reference.get('title') or reference.key or '(empty)'}”"))
    return out


def _rows(text: str) -> Iterator[tuple[int, Reference]]:
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    table = csv.reader(io.StringIO(text), delimiter=delimiter)
    names = [_column(name) for name in next(table, [])]
    if not {"title", "URL"} & set(names):
        raise UsageError(
            "the table has no header row with “title” or “URL”",
            "name the columns in the first line: title, URL, author, date …",
        )
    for row in table:
        cells: dict[str, str] = {}
        for name, value in zip(names, row, strict=False):
            words = value[1:] if value.startswith("'") else value
            if name and words.strip():
                cells[name] = f"{cells[name]}; {words}" if name == "tags" and name in cells else cells.get(name, words)
        if cells:
            yield table.line_num, _reference(cells)


def _column(heading: str) -> str:
    """The CSL variable that a column holds; empty for one that is left out."""
    words = " ".join(heading.replace("\ufeff", "").split())
    lower = words.lower()
    if lower in _LEFT_OUT:
        return ""
    known = _COLUMNS.get(lower) or _COLUMNS.get(lower.replace("_", " "))
    return known or _VARIABLES.get(lower) or lower.replace(" ", "-")


_VARIABLES = {v.lower(): v for v in (*FIRST, *NAMES, *DATES, "PMID", "PMCID")}


def _reference(cells: dict[str, str]) -> Reference:
    copy = cells.pop("archive-url", None)
    when = cells.pop("archive-date", None)
    kind, key, tags, year = (cells.pop(name, "") for name in ("type", "key", "tags", "year"))
    if year and "issued" not in cells:
        cells["issued"] = year
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind).lower()
    return Reference(
        key=key,
        type=item_type(kind)
        or item_type(_ZOTERO.get(kind, words))
        or (ReferenceType.DOCUMENT if kind else ReferenceType.WEBPAGE),
        fields={k: v for k, v in cells.items() if k not in NAMES | DATES},
        names={k: tuple(map(_read_name, re.split(r";\s+", v))) for k, v in cells.items() if k in NAMES},
        dates={k: d for k, v in cells.items() if k in DATES and (d := _read_date(v))},
        tags=tuple(dict.fromkeys(t for t in _TAG_SEPARATOR.split(tags) if t)),
        archived=archived_copy(copy, when) if copy else None,
    )


_ZOTERO = {
    "newspaperArticle": "article-newspaper", "magazineArticle": "article-magazine", "journalArticle": "article-journal", "blogPost": "post-weblog",
    "webpage": "webpage", "bookSection": "chapter", "conferencePaper": "paper-conference", "videoRecording": "motion_picture", "forumPost": "post",
}  # fmt: skip


def _read_date(words: str) -> PartialDate | None:
    """A date as written, or a Unix time (Pocket, Instapaper)."""
    if words.isascii() and words.isdigit() and len(words) in (_UNIX_SECONDS, _UNIX_SECONDS + 3):
        when = datetime.datetime.fromtimestamp(int(words[:_UNIX_SECONDS]), datetime.UTC)
        return PartialDate(when.year, when.month, when.day)
    return partial_date(words)


_UNIX_SECONDS = 10
"""Digits of seconds since 1970, from 2001 to 2286; three more are milliseconds."""


def sniff(ending: str, head: str) -> bool:
    return ending == ".csv"


FORMAT = ReferenceFormat("csv", ".csv", "a table for spreadsheets", write, read, sniff, remarks=remarks)
