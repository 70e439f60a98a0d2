"""Zotero's item types and fields in CSL's terms, after Zotero's own schema (its “csl” section)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from srctrack.citing.formats.partial_dates import partial_date
from srctrack.model.reference import PartialDate, PersonName, Reference, ReferenceType

TYPES = {
    "artwork": "graphic", "attachment": "article", "audioRecording": "song", "bill": "bill", "blogPost": "post-weblog", "book": "book",
    "bookSection": "chapter", "case": "legal_case", "computerProgram": "software", "conferencePaper": "paper-conference",
    "dataset": "dataset", "dictionaryEntry": "entry-dictionary", "document": "document", "email": "personal_communication",
    "encyclopediaArticle": "entry-encyclopedia", "film": "motion_picture", "forumPost": "post", "hearing": "hearing",
    "instantMessage": "personal_communication", "interview": "interview", "journalArticle": "article-journal",
    "letter": "personal_communication", "magazineArticle": "article-magazine", "manuscript": "manuscript", "map": "map",
    "newspaperArticle": "article-newspaper", "note": "document", "patent": "patent", "podcast": "song", "preprint": "article",
    "presentation": "speech", "radioBroadcast": "broadcast", "report": "report", "standard": "standard", "statute": "legislation",
    "thesis": "thesis", "tvBroadcast": "broadcast", "videoRecording": "motion_picture", "webpage": "webpage",
}  # fmt: skip
"""Zotero's type to CSL's."""
BACK = {
    "article": "preprint", "article-journal": "journalArticle", "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle", "bill": "bill", "book": "book", "broadcast": "tvBroadcast", "chapter": "bookSection",
    "classic": "manuscript", "collection": "manuscript", "dataset": "dataset", "document": "document", "entry": "encyclopediaArticle",
    "entry-dictionary": "dictionaryEntry", "entry-encyclopedia": "encyclopediaArticle", "figure": "artwork", "graphic": "artwork",
    "hearing": "hearing", "interview": "interview", "legal_case": "case", "legislation": "statute", "manuscript": "manuscript",
    "map": "map", "motion_picture": "videoRecording", "pamphlet": "manuscript", "paper-conference": "conferencePaper",
    "patent": "patent", "performance": "presentation", "personal_communication": "letter", "post": "forumPost",
    "post-weblog": "blogPost", "regulation": "statute", "report": "report", "review": "journalArticle",
    "review-book": "journalArticle", "software": "computerProgram", "song": "podcast", "speech": "presentation",
    "standard": "standard", "thesis": "thesis", "treaty": "statute", "webpage": "webpage",
}  # fmt: skip
"""CSL's type to the Zotero type that is exported for it."""
ROLES = {
    "artist": "author", "author": "author", "bookAuthor": "container-author", "cartographer": "author", "castMember": "performer",
    "commenter": "author", "composer": "composer", "contributor": "contributor", "cosponsor": "contributor",
    "counsel": "contributor", "director": "director", "editor": "editor", "guest": "guest", "host": "host", "interviewee": "author",
    "interviewer": "interviewer", "inventor": "author", "performer": "performer", "podcaster": "author", "presenter": "author",
    "producer": "producer", "programmer": "author", "recipient": "recipient", "reviewedAuthor": "reviewed-author",
    "scriptwriter": "script-writer", "seriesEditor": "collection-editor", "sponsor": "author", "translator": "translator",
    "wordsBy": "contributor",
}  # fmt: skip
FIELDS = {
    "title": "title", "caseName": "title", "nameOfAct": "title", "subject": "title", "shortTitle": "title-short",
    "publicationTitle": "container-title", "blogTitle": "container-title", "websiteTitle": "container-title",
    "forumTitle": "container-title", "encyclopediaTitle": "container-title", "dictionaryTitle": "container-title",
    "programTitle": "container-title", "bookTitle": "container-title", "proceedingsTitle": "container-title",
    "code": "container-title", "reporter": "container-title", "site": "container-title", "url": "URL", "section": "section",
    "language": "language", "ISSN": "ISSN", "issn": "ISSN", "ISBN": "ISBN", "DOI": "DOI", "publisher": "publisher",
    "university": "publisher", "studio": "publisher", "network": "publisher", "institution": "publisher", "company": "publisher",
    "label": "publisher", "distributor": "publisher", "place": "publisher-place", "volume": "volume", "codeVolume": "volume",
    "reporterVolume": "volume", "issue": "issue", "pages": "page", "codePages": "page", "firstPage": "page", "edition": "edition",
    "abstractNote": "abstract", "callNumber": "call-number", "archive": "archive", "archiveLocation": "archive_location",
    "series": "collection-title", "seriesTitle": "collection-title", "seriesNumber": "collection-number", "numPages": "number-of-pages",
    "numberOfVolumes": "number-of-volumes", "reportNumber": "number", "docketNumber": "number", "publicLawNumber": "number",
    "codeNumber": "number", "billNumber": "number", "episodeNumber": "number", "documentNumber": "number", "court": "authority",
    "legislativeBody": "authority", "committee": "section", "history": "references", "conferenceName": "event-title", "genre": "genre",
    "websiteType": "genre", "thesisType": "genre", "reportType": "genre", "postType": "genre", "letterType": "genre",
    "mapType": "genre", "manuscriptType": "genre", "presentationType": "genre", "type": "genre", "medium": "medium",
    "videoRecordingFormat": "medium", "audioRecordingFormat": "medium", "audioFileType": "medium", "artworkMedium": "medium",
    "interviewMedium": "medium", "runningTime": "dimensions", "artworkSize": "dimensions", "scale": "scale",
    "libraryCatalog": "source", "versionNumber": "version", "rights": "license",
}  # fmt: skip
DATES = {
    "date": "issued", "dateDecided": "issued", "dateEnacted": "issued", "issueDate": "issued", "accessDate": "accessed",
    "filingDate": "submitted", "originalDate": "original-date",
}  # fmt: skip
_EXTRA = re.compile(r"^([A-Za-z][\w -]{1,40}):[ \t]*(\S.*)$")


def is_zotero(item: Mapping[str, Any]) -> bool:
    return "itemType" in item or "item_type" in item


def reference_of_zotero(item: Mapping[str, Any]) -> Reference:
    """The reference of one of Zotero's items, as its API and its own JSON export have them."""
    held = item.get("data", item)
    fields: dict[str, str] = {}
    dates: dict[str, PartialDate] = {}
    for name, value in held.items():
        if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
            continue
        if name in DATES:
            if date := partial_date(str(value)):
                dates.setdefault(DATES[name], date)
        elif name in FIELDS:
            fields.setdefault(FIELDS[name], str(value).strip())
    _read_extra(str(held.get("extra") or ""), fields)
    names: dict[str, tuple[PersonName, ...]] = {}
    for creator in held.get("creators") or ():
        if name := _creator(creator):
            role = _role(str(creator.get("creatorType", "author")))
            names[role] = (*names.get(role, ()), name)
    tags = held.get("tags") or ()
    return Reference(
        key=str(held.get("citationKey") or held.get("id") or held.get("key") or ""),
        type=ReferenceType(TYPES.get(str(held.get("itemType") or held.get("item_type")), "document")),
        fields=fields,
        names=names,
        dates=dates,
        tags=tuple(str(t["tag"]) for t in tags if isinstance(t, Mapping) and t.get("tag")),
    )


def _role(word: str) -> str:
    return ROLES.get(word[:1].lower() + word[1:], "contributor")


def _creator(creator: Mapping[str, Any]) -> PersonName | None:
    """One field (an institution, or a name not taken apart) is a whole name."""
    single = creator.get("name") or (creator.get("lastName") if creator.get("fieldMode") == 1 else None)
    if single:
        return PersonName(literal=str(single).strip())
    family, given = (str(creator.get(k) or "").strip() for k in ("lastName", "firstName"))
    if not family:
        return PersonName(literal=given) if given else None
    return PersonName(family, given or None)


def _read_extra(extra: str, fields: dict[str, str]) -> None:
    """Lines “variable: words” of Zotero's Extra field are CSL variables; the rest is a note."""
    rest = []
    for line in extra.splitlines():
        m = _EXTRA.match(line.strip())
        if m and (variable := m[1].strip().lower().replace(" ", "-")) in EXTRA_VARIABLES:
            fields.setdefault(variable, m[2].strip())
        elif line.strip():
            rest.append(line.strip())
    if rest:
        fields.setdefault("note", "\n".join(rest))


EXTRA_VARIABLES = frozenset(
    """original-title container-title-short collection-title event-title event-place original-publisher original-publisher-place
    publisher-place number-of-pages number-of-volumes number authority archive-place annote chapter-number citation-number dimensions
    division genre medium part-number printing-number references reviewed-title reviewed-genre scale status supplement-number
    title-short version volume-title year-suffix pmid pmcid license source section""".split()
)
