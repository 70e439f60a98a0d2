"""RIS, the tagged lines that EndNote, Mendeley, Zotero and most libraries' catalogues exchange (Research Info Systems, 2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from srctrack.citing.base import ReferenceFormat
from srctrack.citing.formats.csl_items import DATES, NAMES, archived_copy, instant
from srctrack.citing.formats.partial_dates import partial_date
from srctrack.citing.styles.person_names import parse_inverted_name
from srctrack.errors import UsageError
from srctrack.model.reference import ArchivedCopy, PartialDate, PersonName, Reference, ReferenceType, item_type

TYPES = {
    "article-newspaper": "NEWS", "article-magazine": "MGZN", "article-journal": "JOUR", "webpage": "ELEC", "post-weblog": "BLOG",
    "report": "RPRT", "thesis": "THES", "motion_picture": "VIDEO", "legal_case": "CASE", "legislation": "STAT", "bill": "BILL",
    "book": "BOOK", "chapter": "CHAP", "paper-conference": "CPAPER", "song": "SOUND", "dataset": "DATA", "software": "COMP",
    "manuscript": "UNPB", "patent": "PAT", "map": "MAP", "graphic": "ART", "figure": "FIGURE", "hearing": "HEAR",
    "personal_communication": "ICOMM", "entry-encyclopedia": "ENCYC", "entry-dictionary": "DICT", "pamphlet": "PAMP",
    "standard": "STAND", "musical_score": "MUSIC", "speech": "SLIDE", "classic": "CLSWK", "document": "GEN",
}  # fmt: skip
"""CSL's types that RIS has a type of reference for."""
READ_TYPES = {ris: csl for csl, ris in TYPES.items()} | {
    "WEB": "webpage", "MPCT": "motion_picture", "CONF": "paper-conference", "EJOUR": "article-journal", "ABST": "article-journal",
    "INPR": "article-journal", "EBOOK": "book", "EDBOOK": "book", "ECHAP": "chapter", "GOVDOC": "report", "GRNT": "report",
    "AGGR": "dataset", "DBASE": "dataset", "MULTI": "motion_picture", "ADVS": "motion_picture", "LEGAL": "legislation", "UNBILL": "bill",
    "EQUA": "figure", "CHART": "figure", "CTLG": "book", "SER": "book", "BLOG": "post-weblog", "ANCIENT": "classic", "STAT": "legislation",
}  # fmt: skip
FIELDS = {
    "TI": "title", "T2": "container-title", "ST": "title-short", "UR": "URL", "LA": "language", "SE": "section", "VL": "volume",
    "IS": "issue", "DO": "DOI", "PB": "publisher", "CY": "publisher-place", "AB": "abstract", "ET": "edition", "M1": "number",
    "M3": "genre", "DP": "source", "CN": "call-number", "T3": "collection-title", "DB": "archive", "TT": "translated-title",
}  # fmt: skip
ALSO = {
    "T1": "TI",
    "CT": "TI",
    "BT": "T2",
    "JO": "T2",
    "JF": "T2",
    "JA": "T2",
    "J2": "T2",
    "N2": "AB",
    "PP": "CY",
    "LK": "UR",
}
"""Older tags and their newer ones."""
ROLES = {"AU": "author", "A2": "editor", "A4": "translator"}
_LINE = re.compile(r"^([A-Z][A-Z0-9]) {1,2}- ?(.*)$")
_NAMED = re.compile(r"^([A-Za-z][A-Za-z_-]{1,30}): (.+)$")
_ARCHIVED = re.compile(r"^Archived(?: (\S+))? at (https?://\S+)$")


def write(references: Sequence[Reference]) -> str:
    return "\n".join("".join(f"{tag}  - {words}\n" for tag, words in _tagged(r)) for r in references)


def _tagged(reference: Reference) -> Iterator[tuple[str, str]]:
    """The tags of one reference; what RIS has no tag for is a note “variable: words”, which people can read too."""
    kind = TYPES.get(reference.type.value)
    yield "TY", kind or "GEN"
    yield "ID", reference.key
    if kind is None:
        yield "N1", f"type: {reference.type.value}"
    by_variable = {v: t for t, v in FIELDS.items()}
    for variable, words in sorted(reference.fields.items()):
        words = " ".join(words.split())
        if variable in by_variable:
            yield by_variable[variable], words
        elif variable == "page":
            start, dash, end = re.sub("[–—]", "-", words).partition("-")
            if dash and end and "-" not in end and start.isdigit() and end.isdigit():
                yield "SP", start
                yield "EP", end
            else:
                yield "SP", words
        elif variable in ("ISSN", "ISBN"):
            yield "SN", words if variable == "ISSN" else f"ISBN {words}"
        elif variable == "note" and not (_NAMED.match(words) or _ARCHIVED.match(words)):
            yield "N1", words
        else:
            yield "N1", f"{variable}: {words}"
    yield from _tagged_names(reference)
    for variable, date in sorted(reference.dates.items()):
        tag = {"issued": "DA", "accessed": "Y2"}.get(variable)
        yield (tag, _date(date)) if tag else ("N1", f"{variable}: {date.iso}")
    issued = reference.dates.get("issued")
    if issued and issued.year is not None:
        yield "PY", f"{issued.year:04d}"
    for tag_words in reference.tags:
        yield "KW", " ".join(tag_words.split())
    if reference.archived:
        when = f" {instant(reference.archived.when)}" if reference.archived.when else ""
        yield "N1", f"Archived{when} at {reference.archived.url}"
    yield "ER", ""


def _tagged_names(reference: Reference) -> Iterator[tuple[str, str]]:
    by_role = {role: tag for tag, role in ROLES.items()}
    for role, names in sorted(reference.names.items()):
        if role in by_role:
            yield from ((by_role[role], _name(n)) for n in names)
        else:
            yield "N1", f"{role}: {'; '.join(map(_name, names))}"


def _name(name: PersonName) -> str:
    if name.literal is not None:
        return name.literal
    parts = [name.surname, name.given or "", name.suffix or ""]
    return ", ".join(parts[: 3 if name.suffix else 2]).rstrip(" ") if name.given or name.suffix else f"{name.surname},"


def _read_name(words: str) -> PersonName:
    """RIS writes “Family, Given, Suffix”; a name without a comma is a body's."""
    parts = [p.strip() for p in words.split(",")]
    if len(parts) == 1:
        return PersonName(literal=words.strip())
    if not parts[1]:
        return PersonName(family=parts[0])
    return parse_inverted_name(f"{parts[0]}, {parts[2]}, {parts[1]}" if len(parts) == 3 else words)


def _date(date: PartialDate) -> str:
    """YYYY/MM/DD/other, each part possibly empty but for the slashes."""
    if date.year is None:
        return f"///{date.literal}"
    parts = [f"{date.year:04d}", *(f"{n:02d}" if n is not None else "" for n in (date.month, date.day))]
    return "/".join(parts) + "/" + (date.time or "")


def _read_date(words: str) -> PartialDate | None:
    parts = words.split("/", 3)
    if len(parts) < 2:
        return partial_date(words)
    other = parts[3].strip() if len(parts) == 4 else ""
    known = "-".join(p for p in parts[:3] if p.strip())
    if not known:
        return PartialDate(literal=other) if other else None
    return partial_date(known + (other if re.match(r"T\d", other) else ""))


def read(text: str) -> list[Reference]:
    """The references of a file. Lines before the first “TY” are skipped; a file without one is refused."""
    out: list[Reference] = []
    tags: list[tuple[str, str]] | None = None
    for line in text.removeprefix("\ufeff").splitlines():
        m = _LINE.match(line)
        if m and m[1] == "TY":
            tags = [("TY", m[2].strip())]
        elif tags is None:
            continue
        elif m and m[1] == "ER":
            out.append(_reference(tags))
            tags = None
        elif m:
            tags.append((m[1], m[2].strip()))
        elif line.strip():
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {line.strip()}")
    if tags is not None:
        out.append(_reference(tags))
    if not out and text.strip():
        raise UsageError("this is not RIS: no line begins with “TY  - ”")
    return out


def _reference(tags: list[tuple[str, str]]) -> Reference:
    fields: dict[str, str] = {}
    names: dict[str, tuple[PersonName, ...]] = {}
    dates: dict[str, PartialDate] = {}
    keywords, notes = [], []
    kind, key, years, pages = "GEN", "", "", ["", ""]
    copy: ArchivedCopy | None = None
    for tag, words in tags:
        tag = {"A1": "AU", "ED": "A2", "Y1": "DA"}.get(tag, ALSO.get(tag, tag))
        if not words:
            continue
        if tag == "TY":
            kind = words
        elif tag == "ID":
            key = words
        elif tag in ROLES:
            names[ROLES[tag]] = (*names.get(ROLES[tag], ()), _read_name(words))
        elif tag in ("DA", "Y2"):
            if date := _read_date(words):
                dates.setdefault("issued" if tag == "DA" else "accessed", date)
        elif tag == "PY":
            years = words
        elif tag in ("SP", "EP"):
            pages[tag == "EP"] = words
        elif tag == "SN":
            isbn = words.startswith("ISBN ") or len(re.sub(r"[^\dXx]", "", words)) in (10, 13)
            fields.setdefault("ISBN" if isbn else "ISSN", words.removeprefix("ISBN "))
        elif tag == "KW":
            keywords.append(words)
        elif tag == "N1" and (m := _ARCHIVED.match(words)):
            copy = archived_copy(m[2], m[1])
        elif tag == "N1":
            notes.append(words)
        elif tag in FIELDS:
            fields.setdefault(FIELDS[tag], words)
    if pages[0]:
        fields["page"] = "-".join(p for p in pages if p)
    if "issued" not in dates and years and (date := _read_date(years)):
        dates["issued"] = date
    kind_said = _read_notes(notes, fields, names, dates)
    csl = kind_said or READ_TYPES.get(kind, "document")
    return Reference(key, ReferenceType(csl), fields, names, dates, tuple(dict.fromkeys(keywords)), copy)


def _read_notes(
    notes: list[str], fields: dict[str, str], names: dict[str, tuple[PersonName, ...]], dates: dict[str, PartialDate]
) -> str | None:
    """Puts notes “variable: words” where they belong and joins the others; the type that one of them says."""
    kind, rest = None, []
    for note in notes:
        m = _NAMED.match(note)
        if m and m[1] == "type" and item_type(m[2]):
            kind = m[2]
        elif m and m[1] in NAMES:
            names[m[1]] = tuple(map(_read_name, m[2].split("; ")))
        elif m and m[1] in DATES and (date := partial_date(m[2])):
            dates[m[1]] = date
        elif m and (m[1] in OTHER_VARIABLES or m[1] == "note"):
            fields[m[1]] = m[2]
        else:
            rest.append(note)
    if rest:
        fields.setdefault("note", " ".join(rest))
    return kind


OTHER_VARIABLES = frozenset(
    """annote archive_collection archive_location archive-place authority citation-label collection-number container-title-short
    dimensions division event event-title event-place jurisdiction license medium number-of-pages number-of-volumes original-publisher
    original-publisher-place original-title part-number part-title PMCID PMID printing-number references reviewed-genre reviewed-title
    scale status supplement-number version volume-title year-suffix chapter-number""".split()
)
"""CSL's variables that RIS has no tag for."""


def sniff(ending: str, head: str) -> bool:
    return ending == ".ris" or re.search(r"^TY  ?- ", head, re.M) is not None


FORMAT = ReferenceFormat(
    "ris", ".ris", "for EndNote, Mendeley, Zotero and catalogues", write, read, sniff, unsupported_fields=frozenset()
)
