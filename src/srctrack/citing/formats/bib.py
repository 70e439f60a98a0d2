"""References as BibTeX and BibLaTeX entries, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from srctrack.citing.base import Remark
from srctrack.citing.formats.bib_parser import BibEntry, read_entries
from srctrack.citing.formats.csl_items import DATES, NAMES, archived_copy, instant
from srctrack.citing.formats.partial_dates import partial_date
from srctrack.citing.formats.tex import from_tex, to_tex, url_to_tex
from srctrack.errors import UsageError
from srctrack.model.reference import OTHERS, ArchivedCopy, PartialDate, PersonName, Reference, ReferenceType, item_type

BIBLATEX = {
    "article-newspaper": ("article", "newspaper"), "article-magazine": ("article", "magazine"), "article-journal": ("article", ""),
    "webpage": ("online", ""), "post-weblog": ("online", "blog"), "report": ("report", ""), "thesis": ("thesis", ""),
    "motion_picture": ("video", ""), "song": ("audio", ""), "legal_case": ("jurisdiction", ""), "legislation": ("legislation", ""),
    "book": ("book", ""), "chapter": ("incollection", ""), "paper-conference": ("inproceedings", ""), "dataset": ("dataset", ""),
    "software": ("software", ""), "manuscript": ("unpublished", ""), "patent": ("patent", ""), "graphic": ("artwork", ""),
    "entry-encyclopedia": ("inreference", ""), "pamphlet": ("booklet", ""), "periodical": ("periodical", ""), "standard": ("standard", ""),
    "review": ("review", ""), "document": ("misc", ""),
}  # fmt: skip
"""CSL's type to an entry type and a subtype. What is not here is “misc” with CSL's own word as its subtype."""
BIBTEX = {
    "article-newspaper": ("article", "newspaper"), "article-magazine": ("article", "magazine"), "article-journal": ("article", ""),
    "report": ("techreport", ""), "thesis": ("phdthesis", ""), "book": ("book", ""), "chapter": ("incollection", ""),
    "paper-conference": ("inproceedings", ""), "manuscript": ("unpublished", ""), "pamphlet": ("booklet", ""), "document": ("misc", ""),
}  # fmt: skip
"""The classic styles know these alone; everything else is “misc”."""
READ_KINDS = {
    "electronic": "webpage", "www": "webpage", "online": "webpage", "mastersthesis": "thesis", "phdthesis": "thesis", "techreport": "report",
    "conference": "paper-conference", "inbook": "chapter", "proceedings": "book", "manual": "report", "movie": "motion_picture",
    "suppperiodical": "article-journal", "mvbook": "book", "collection": "book", "reference": "book", "image": "graphic",
    "suppbook": "chapter", "bookinbook": "chapter", "reference-entry": "entry", "legal": "legislation", "letter": "personal_communication",
    "performance": "performance", "music": "song",
}  # fmt: skip
FIELDS = {
    "title": "title", "shorttitle": "title-short", "language": "language", "doi": "DOI", "issn": "ISSN", "isbn": "ISBN", "volume": "volume",
    "pages": "page", "edition": "edition", "publisher": "publisher", "address": "publisher-place", "abstract": "abstract", "note": "note",
    "series": "collection-title", "chapter": "chapter-number", "pagetotal": "number-of-pages", "version": "version", "type": "genre",
    "eventtitle": "event-title", "origtitle": "original-title", "library": "call-number", "eid": "number",
}  # fmt: skip
BABEL = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "german": "de", "ngerman": "de",
    "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH", "nswissgerman": "de-CH", "french": "fr", "francais": "fr",
    "spanish": "es", "italian": "it", "portuguese": "pt", "brazilian": "pt-BR", "brazil": "pt-BR", "dutch": "nl", "danish": "da",
    "swedish": "sv", "norwegian": "no", "norsk": "nb", "nynorsk": "nn", "finnish": "fi", "icelandic": "is", "polish": "pl", "czech": "cs",
    "slovak": "sk", "slovene": "sl", "slovenian": "sl", "croatian": "hr", "serbian": "sr", "hungarian": "hu", "romanian": "ro",
    "bulgarian": "bg", "russian": "ru", "ukrainian": "uk", "belarusian": "be", "greek": "el", "turkish": "tr", "catalan": "ca",
    "latin": "la", "hebrew": "he", "arabic": "ar", "japanese": "ja", "chinese": "zh", "korean": "ko",
}  # fmt: skip
"""The languages of `langid` (BibLaTeX) and `hyphenation` by their names in the babel package."""
CONTAINERS = {
    "article": "journal",
    "review": "journal",
    "periodical": "journal",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "inreference": "booktitle",
}
"""The field that names what an entry stands in; “organization” for BibLaTeX's others, “howpublished” for BibTeX's."""
NOT_VARIABLES = frozenset({"year", "month", "day", "keywords", "archivedate", "entrysubtype"})
READ_CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle", "organization", "howpublished")
_URL_COMMAND = re.compile(r"\\url\s*\{([^{}]*)\}")
_UNSURE = re.compile(r"[\d-]{4,10}[~?%]")
"""EDTF's marks of a date known about, one of which is TeX's space."""
_ISO_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?$")


def write_bib(references: Sequence[Reference], biblatex: bool) -> str:
    return "\n".join(_entry(r, biblatex) for r in references)


def _entry(reference: Reference, biblatex: bool) -> str:
    known = BIBLATEX if biblatex else BIBTEX
    kind, subtype = known.get(reference.type.value, ("misc", reference.type.value))
    lines = [f"  {name} = {{{value}}}" for name, value in _fields(reference, kind, subtype, biblatex)]
    return f"@{kind}{{{_key(reference.key)},\n" + ",\n".join(lines) + "\n}\n"


def _key(key: str) -> str:
    return re.sub(r"[\s\"#%'(),={}\\~]", "_", key) or "source"


def _fields(reference: Reference, kind: str, subtype: str, biblatex: bool) -> Iterator[tuple[str, str]]:
    ours = {csl: bib for bib, csl in FIELDS.items()}
    if biblatex:
        ours["publisher-place"] = "location"
    for role, names in sorted(reference.names.items()):
        yield role.lower(), " and ".join(map(_name, names))
    for variable, words in sorted(reference.fields.items()):
        if variable == "title":
            yield "title", f"{{{to_tex(words)}}}"
        elif variable == "container-title":
            name = CONTAINERS.get(kind, "organization" if biblatex else "howpublished")
            yield ("journaltitle" if biblatex and name == "journal" else name), to_tex(words)
        elif variable == "URL":
            yield "url", url_to_tex(words)
        elif variable == "publisher" and kind in ("report", "techreport"):
            yield "institution", to_tex(words)
        elif variable == "publisher" and kind in ("thesis", "phdthesis"):
            yield ("institution" if biblatex else "school"), to_tex(words)
        elif variable in ("issue", "number"):
            # A journal's issue is “number” to both; what is a number to CSL there has no name of its own.
            journal = kind == "article"
            yield (
                {"issue": "number" if journal else "issue", "number": "eid" if journal else "number"}[variable],
                to_tex(words),
            )
        elif variable == "page":
            yield "pages", to_tex(re.sub(r"(?<=\d)-(?=\d)", "--", words))
        else:
            yield ours.get(variable, variable.lower()), to_tex(words)
    for variable, date in sorted(reference.dates.items()):
        yield from _date_fields(variable, date, biblatex)
    if subtype:
        yield "entrysubtype", subtype
    if reference.tags:
        yield "keywords", ", ".join(to_tex(t) for t in reference.tags)
    if reference.archived:
        yield "archiveurl", url_to_tex(reference.archived.url)
        if reference.archived.when:
            yield "archivedate", instant(reference.archived.when)


def _date_fields(variable: str, date: PartialDate, biblatex: bool) -> Iterator[tuple[str, str]]:
    name = {"issued": "date", "accessed": "urldate", "original-date": "origdate", "event-date": "eventdate"}.get(
        variable, variable
    )
    if date.year is None:
        yield ("year" if variable == "issued" else name), to_tex(date.literal or "")
    elif variable == "issued" and not biblatex:
        yield "year", f"{date.year:04d}"
        if date.month is not None:
            yield "month", f"{date.month:02d}"
        if date.day is not None:
            yield "day", f"{date.day:02d}"
    else:
        yield name, date.iso if biblatex else date.iso.partition("T")[0]


def _name(name: PersonName) -> str:
    if name == OTHERS:
        return "others"
    if name.literal is not None:
        return f"{{{to_tex(name.literal)}}}"
    parts = [to_tex(name.surname), to_tex(name.suffix or ""), to_tex(name.given or "")]
    if not name.given and not name.suffix:
        return f"{parts[0]},"
    return ", ".join(parts if name.suffix else (parts[0], parts[2]))


def read_bib(text: str) -> list[Reference]:
    entries, broken = read_entries(text.removeprefix("\ufeff"))
    if not entries and text.strip():
        raise UsageError(broken[0].said if broken else "this is not BibTeX: it has no entries")
    return [_reference(e) for e in entries if e.kind not in ("xdata", "set")]


def bib_remarks(text: str) -> list[Remark]:
    """The entries that cannot be read, each with its line."""
    return read_entries(text.removeprefix("\ufeff"))[1]


def _reference(entry: BibEntry) -> Reference:
    fields: dict[str, str] = {}
    names: dict[str, tuple[PersonName, ...]] = {}
    dates: dict[str, PartialDate] = {}
    for name, value in entry.fields.items():
        if name in NAMES:
            names[name] = tuple(_read_name(n) for n in _names_of(value) if n.strip())
        elif name in ("url", "archiveurl"):
            value = value.strip()
            if name == "url":
                fields["URL"] = from_tex(value) if "\\" in value else value
        elif name in READ_CONTAINERS:
            _read_container(value, fields)
        elif name in ("date", "urldate", "origdate", "eventdate") or name in DATES:
            variable = {
                "date": "issued",
                "urldate": "accessed",
                "origdate": "original-date",
                "eventdate": "event-date",
            }.get(name, name)
            if date := _read_date(value.strip() if _UNSURE.fullmatch(value.strip()) else from_tex(value)):
                dates[variable] = date
        elif name in ("number", "issue"):
            in_journal = entry.kind == "article"
            fields["issue" if name == "issue" or in_journal else "number"] = from_tex(value)
        elif name in ("institution", "school"):
            fields["publisher"] = from_tex(value)
        elif name == "location":
            fields["publisher-place"] = from_tex(value)
        elif name == "pages":
            fields["page"] = re.sub(r"(?<=\d)\s*[–—-]+\s*(?=\d)", "-", from_tex(value))
        elif name not in NOT_VARIABLES and (words := from_tex(value)):
            fields[FIELDS.get(name, _CANONICAL.get(name, name))] = words
    babel = (entry.fields.get("langid") or entry.fields.get("hyphenation") or "").strip().lower()
    if "language" not in fields and babel in BABEL:
        fields["language"] = BABEL[babel]
    if "issued" not in dates and (date := _split_date(entry.fields)):
        dates["issued"] = date
    return Reference(
        entry.key, _type(entry), fields, names, dates, _keywords(entry.fields.get("keywords", "")), _copy(entry.fields)
    )


_CANONICAL = {v.lower(): v for v in ("PMID", "PMCID")}


def _read_container(value: str, fields: dict[str, str]) -> None:
    if m := _URL_COMMAND.search(value):
        fields.setdefault("URL", m[1])
    elif words := from_tex(value):
        fields.setdefault("container-title", words)


def _type(entry: BibEntry) -> ReferenceType:
    subtype = from_tex(entry.fields.get("entrysubtype", ""))
    for table in (BIBLATEX, BIBTEX):
        for csl, (kind, sub) in table.items():
            if (kind, sub) == (entry.kind, subtype):
                if (
                    entry.kind == "misc"
                    and not subtype
                    and entry.fields.get("url", entry.fields.get("howpublished", "")).find("//") >= 0
                ):
                    return ReferenceType.WEBPAGE
                return ReferenceType(csl)
    if said := item_type(subtype):
        return said
    kind = READ_KINDS.get(entry.kind) or next(
        (c for c, (k, s) in BIBLATEX.items() if k == entry.kind and not s), "document"
    )
    return ReferenceType(kind)


def _names_of(value: str) -> list[str]:
    """The names of a list, parted by “and” outside braces."""
    out, depth, start = [], 0, 0
    for m in re.finditer(r"\\.|[{}]|\s{1,9}and\s{1,9}", value, re.DOTALL):
        if m[0] == "{":
            depth += 1
        elif m[0] == "}":
            depth -= 1
        elif depth == 0 and m[0][0].isspace():
            out.append(value[start : m.start()])
            start = m.end()
    return [*out, value[start:]]


def _read_name(words: str) -> PersonName:
    words = words.strip()
    if words.casefold() == "others":
        return OTHERS
    if words.startswith("{") and words.endswith("}") and words.count("{") == 1:
        return PersonName(literal=from_tex(words))
    parts = [from_tex(p) for p in re.split(r",(?![^{}]{0,500}\})", words)]
    if len(parts) == 1:
        return _first_last(parts[0])
    particle, family = _particle(parts[0])
    suffix = parts[1] if len(parts) == 3 else None
    return PersonName(family, parts[-1] or None, particle, suffix or None)


def _first_last(words: str) -> PersonName:
    """“Given von Family”: the particle is what begins in lower case (BibTeX's own rule)."""
    parts = words.split(" ")
    if len(parts) == 1:
        return PersonName(literal=words)
    lower = [i for i, p in enumerate(parts[:-1]) if p[:1].islower()]
    first = lower[0] if lower else len(parts) - 1
    particle, family = _particle(" ".join(parts[first:]))
    return PersonName(family, " ".join(parts[:first]) or None, particle)


def _particle(family: str) -> tuple[str | None, str]:
    parts = family.split(" ")
    at = 0
    while at < len(parts) - 1 and parts[at][:1].islower():
        at += 1
    return " ".join(parts[:at]) or None, " ".join(parts[at:])


def _read_date(words: str) -> PartialDate | None:
    return partial_date(words.partition("/")[0] if _ISO_DAY.match(words.partition("/")[0]) else words)


def _split_date(fields: Mapping[str, str]) -> PartialDate | None:
    year, month, day = (from_tex(fields.get(k, "")) for k in ("year", "month", "day"))
    if not year:
        return None
    if re.fullmatch(r"\d{4}", year) and re.fullmatch(r"\d{1,2}", month):
        day, t, time = day.partition("T")
        known = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day.isdigit() else "")
        return partial_date(known + t + time)
    if re.fullmatch(r"\d{4}", year) and month:
        return partial_date(f"{month} {year}")
    return partial_date(year)


def _keywords(value: str) -> tuple[str, ...]:
    parted = re.split(r"[,;]", value)
    return tuple(dict.fromkeys(t for part in parted if (t := from_tex(part))))


def _copy(fields: Mapping[str, str]) -> ArchivedCopy | None:
    url = fields.get("archiveurl", "").strip()
    return archived_copy(url, fields.get("archivedate")) if url else None
