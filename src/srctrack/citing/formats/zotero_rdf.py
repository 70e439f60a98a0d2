"""Zotero RDF: what Zotero exports and imports with the least loss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from srctrack.citing.base import ReferenceFormat
from srctrack.citing.formats.csl_items import DATES, NAMES, archived_copy, instant
from srctrack.citing.formats.partial_dates import partial_date
from srctrack.citing.formats.zotero_types import BACK, TYPES
from srctrack.citing.styles.person_names import listed, parse_inverted_name
from srctrack.errors import UsageError
from srctrack.model.reference import ArchivedCopy, PartialDate, PersonName, Reference, ReferenceType, item_type

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
}
CLASSES = {
    "newspaperArticle": "Article", "magazineArticle": "Article", "journalArticle": "Article", "report": "Report", "thesis": "Thesis",
    "book": "Book", "bookSection": "BookSection", "blogPost": "Document", "webpage": "Document", "videoRecording": "Recording",
    "podcast": "Recording", "letter": "Letter", "manuscript": "Manuscript", "case": "Document", "statute": "Legislation",
    "patent": "Patent", "interview": "Interview", "artwork": "Illustration", "map": "Image", "dataset": "Data",
}  # fmt: skip
CONTAINERS = {
    "newspaperArticle": "bib:Newspaper", "magazineArticle": "bib:Periodical", "journalArticle": "bib:Journal", "blogPost": "z:Blog",
    "webpage": "z:Website", "forumPost": "z:Forum", "bookSection": "bib:Book", "encyclopediaArticle": "z:Encyclopedia",
    "dictionaryEntry": "z:Dictionary", "conferencePaper": "bib:Journal", "case": "bib:CourtReporter", "statute": "bib:Code",
}  # fmt: skip
LISTS = {
    "author": "bib:authors", "editor": "bib:editors", "translator": "z:translators", "contributor": "bib:contributors",
    "container-author": "z:bookAuthors", "collection-editor": "z:seriesEditors", "director": "z:directors", "producer": "z:producers",
    "performer": "z:castMembers", "interviewer": "z:interviewers", "recipient": "z:recipients", "composer": "z:composers",
    "reviewed-author": "z:reviewedAuthors", "script-writer": "z:scriptwriters", "guest": "z:guests",
}  # fmt: skip
ALSO_LISTS = {
    "bib:presenters": "author", "z:artists": "author", "z:interviewees": "author", "z:inventors": "author", "z:podcasters": "author",
    "z:programmers": "author", "z:cartographers": "author", "z:cosponsors": "contributor", "z:sponsors": "author", "z:hosts": "host",
}  # fmt: skip
FIELDS = {
    "dc:title": "title", "z:shortTitle": "title-short", "z:language": "language", "prism:section": "section", "bib:pages": "page",
    "dcterms:abstract": "abstract", "prism:edition": "edition", "z:type": "genre", "dc:rights": "license", "z:libraryCatalog": "source",
    "z:numPages": "number-of-pages", "z:court": "authority", "z:medium": "medium", "z:runningTime": "dimensions", "z:versionNumber": "version",
    "dc:coverage": "archive_location", "z:archive": "archive",
}  # fmt: skip
IN_CONTAINER = {"dc:title": "container-title", "prism:volume": "volume", "prism:number": "issue"}
_EXTRA = re.compile(r"^([A-Za-z][\w-]{1,40}): (.+)$")


def _name(tag: str) -> str:
    space, _, name = tag.partition(":")
    return f"{{{SPACES[space]}}}{name}"


def _add(parent: ET.Element, tag: str, words: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, _name(tag), {_name(k.replace("_", ":")): v for k, v in attributes.items()})
    if words is not None:
        made.text = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", words)
    return made


def write(references: Sequence[Reference]) -> str:
    for prefix, space in SPACES.items():
        ET.register_namespace(prefix, space)
    root = ET.Element(_name("rdf:RDF"))
    for number, reference in enumerate(references, 1):
        _item(root, reference, number)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _item(root: ET.Element, reference: Reference, number: int) -> None:
    kind = BACK.get(reference.type.value, "document")
    item = _add(root, f"bib:{CLASSES.get(kind, 'Document')}", rdf_about=reference.get("URL") or f"#item_{number}")
    _add(item, "z:itemType", kind)
    fields = dict(reference.fields)
    inside = {tag: fields.pop(v) for tag, v in IN_CONTAINER.items() if v in fields}
    if inside or "ISSN" in fields or "ISBN" in fields or "DOI" in fields:
        part = _add(_add(item, "dcterms:isPartOf"), CONTAINERS.get(kind, "bib:Series"))
        for tag, words in inside.items():
            _add(part, tag, words)
        for standard in ("ISSN", "ISBN", "DOI"):
            if standard in fields:
                _add(part, "dc:identifier", f"{standard} {fields.pop(standard)}")
    if "publisher" in fields or "publisher-place" in fields:
        _publisher(item, fields.pop("publisher", None), fields.pop("publisher-place", None))
    extra = list(_names(item, reference))
    url = fields.pop("URL", None)
    if url:
        _add(_add(_add(item, "dc:identifier"), "dcterms:URI"), "rdf:value", url)
    tags = {v: t for t, v in FIELDS.items()}
    for variable, words in sorted(fields.items()):
        if variable in tags:
            _add(item, tags[variable], words)
        elif variable != "note":
            extra.append(f"{variable}: {' '.join(words.split())}")
    dates = dict(reference.dates)
    for variable, tag in (("issued", "dc:date"), ("accessed", "dcterms:dateSubmitted")):
        if variable in dates:
            _add(item, tag, dates.pop(variable).iso)
    extra += [f"{variable}: {date.iso}" for variable, date in sorted(dates.items())]
    for tag in reference.tags:
        _add(item, "dc:subject", tag)
    if ReferenceType(TYPES[kind]) is not reference.type:
        extra.append(f"type: {reference.type.value}")
    if reference.archived:
        when = f"{instant(reference.archived.when)} " if reference.archived.when else ""
        extra.append(f"archived-copy: {when}{reference.archived.url}")
    extra.append(f"citation-key: {reference.key}")
    note = [" ".join(fields["note"].split())] if "note" in fields else []
    _add(item, "dc:description", "\n".join(note + extra))


def _publisher(item: ET.Element, name: str | None, place: str | None) -> None:
    body = _add(_add(item, "dc:publisher"), "foaf:Organization")
    if place is not None:
        _add(_add(_add(body, "vcard:adr"), "vcard:Address"), "vcard:locality", place)
    if name is not None:
        _add(body, "foaf:name", name)


def _names(item: ET.Element, reference: Reference) -> Iterator[str]:
    """Adds the lists of names; those Zotero has no list for come back as lines of Extra."""
    for role, names in sorted(reference.names.items()):
        if role not in LISTS:
            yield from (f"{role}: {listed(n) if n.literal is None else '{' + n.literal + '}'}" for n in names)
            continue
        sequence = _add(_add(item, LISTS[role]), "rdf:Seq")
        for name in names:
            person_ = _add(_add(sequence, "rdf:li"), "foaf:Person")
            if name.literal is not None:
                _add(person_, "foaf:surname", name.literal)
                continue
            _add(person_, "foaf:surname", name.surname)
            _add(person_, "foaf:givenName", ", ".join(p for p in (name.given or "", name.suffix) if p is not None))


def read(text: str) -> list[Reference]:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UsageError("the RDF declares entities of its own", "Zotero's export does not; export it again")
    try:
        root = ET.fromstring(text.encode("utf-8"))
    except ET.ParseError as error:
        raise UsageError(f"this is not XML: {error}") from error
    found = [item for item in root if item.find(_name("z:itemType")) is not None]
    pointed = {item.get(_name("rdf:about")): item for item in root}
    kinds = ("attachment", "note")
    return [_reference(item, pointed) for item in found if item.findtext(_name("z:itemType")) not in kinds]


def _reference(item: ET.Element, pointed: dict[str | None, ET.Element]) -> Reference:
    kind = item.findtext(_name("z:itemType")) or "document"
    fields = {v: t for tag, v in FIELDS.items() if (t := (item.findtext(_name(tag)) or "").strip())}
    url = item.findtext(f"{_name('dc:identifier')}/{_name('dcterms:URI')}/{_name('rdf:value')}")
    if url:
        fields["URL"] = url.strip()
    for part in _parts(item, pointed):
        for tag, variable in IN_CONTAINER.items():
            if words := (part.findtext(_name(tag)) or "").strip():
                fields.setdefault(variable, words)
        for identifier in part.findall(_name("dc:identifier")):
            standard, _, words = (identifier.text or "").strip().partition(" ")
            if standard in ("ISSN", "ISBN", "DOI") and words:
                fields.setdefault(standard, words)
    body = item.find(f"{_name('dc:publisher')}/{_name('foaf:Organization')}")
    if body is not None:
        place = body.findtext(f"{_name('vcard:adr')}/{_name('vcard:Address')}/{_name('vcard:locality')}")
        fields |= {
            k: v.strip()
            for k, v in (("publisher", body.findtext(_name("foaf:name"))), ("publisher-place", place))
            if v and v.strip()
        }
    names: dict[str, tuple[PersonName, ...]] = {}
    for tag, role in ({t: r for r, t in LISTS.items()} | ALSO_LISTS).items():
        people = [p for li in item.findall(f"{_name(tag)}/{_name('rdf:Seq')}/{_name('rdf:li')}") for p in li]
        if found := tuple(n for p in people if (n := _person(p))):
            names[role] = (*names.get(role, ()), *found)
    dates = {}
    for tag, variable in (("dc:date", "issued"), ("dcterms:dateSubmitted", "accessed")):
        if date := partial_date((item.findtext(_name(tag)) or "").strip()):
            dates[variable] = date
    tags = tuple(
        w
        for s in item.findall(_name("dc:subject"))
        if (w := (s.text or s.findtext(f"*/{_name('rdf:value')}") or "").strip())
    )
    key, said, copy = _read_extra(item.findtext(_name("dc:description")) or "", fields, names, dates)
    return Reference(
        key, ReferenceType(said or TYPES.get(kind, "document")), fields, names, dates, tuple(dict.fromkeys(tags)), copy
    )


def _parts(item: ET.Element, pointed: dict[str | None, ET.Element]) -> Iterator[ET.Element]:
    """What the item is part of: within it, or pointed to."""
    for link in item.findall(_name("dcterms:isPartOf")):
        yield from link
        target = pointed.get(link.get(_name("rdf:resource")))
        if target is not None:
            yield target
    yield item


def _person(element: ET.Element) -> PersonName | None:
    family = (element.findtext(_name("foaf:surname")) or "").strip()
    given = element.findtext(_name("foaf:givenName"))
    if given is None or not family:
        whole = family or (given or "").strip()
        return PersonName(literal=whole) if whole else None
    given, _, suffix = given.strip().partition(", ")
    if not given and not suffix:
        return PersonName(family=family)
    return parse_inverted_name(", ".join(p for p in (family, suffix, given) if p))


def _read_extra(
    extra: str, fields: dict[str, str], names: dict[str, tuple[PersonName, ...]], dates: dict[str, PartialDate]
) -> tuple[str, str | None, ArchivedCopy | None]:
    """What lines “name: words” say, put where it belongs; the key, the type, and the archived copy. The rest is a note."""
    key, kind, copy, rest = "", None, None, []
    for line in extra.splitlines():
        m = _EXTRA.match(line.strip())
        variable, words = (m[1].lower(), m[2].strip()) if m else ("", "")
        if variable == "citation-key":
            key = words
        elif variable == "type" and item_type(words):
            kind = words
        elif variable == "archived-copy":
            when, _, url = words.rpartition(" ")
            copy = archived_copy(url, when or None)
        elif variable in NAMES:
            name = PersonName(literal=words[1:-1]) if words.startswith("{") else parse_inverted_name(words)
            names[variable] = (*names.get(variable, ()), name)
        elif variable in DATES and (date := partial_date(words)):
            dates.setdefault(variable, date)
        elif m and re.fullmatch(r"[a-z_-]+", m[1]) and m[1] not in ("note",):
            fields.setdefault(m[1], words)
        elif line.strip():
            rest.append(line.strip())
    if rest:
        fields.setdefault("note", " ".join(rest))
    return key, kind, copy


def sniff(ending: str, head: str) -> bool:
    return ending == ".rdf" or SPACES["z"] in head


FORMAT = ReferenceFormat("zotero-rdf", ".rdf", "for Zotero", write, read, sniff)
