"""Chicago, notes: the footnote's form."""

from __future__ import annotations

from srctrack.citing.base import CitationStyle
from srctrack.citing.styles.chicago import archived, diss, numbered
from srctrack.citing.styles.components import (
    ALONE,
    IN_BOOKS,
    NEWS,
    accessed,
    authors,
    edition,
    editors,
    first_role,
    given_first,
    gloss,
    headline,
    institution,
    is_film,
    is_outlet,
    issued,
    listing,
    outlet,
    periodical,
    publisher,
    quoted_title,
    short_pages,
    title,
    url,
)
from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording, italic, joined, roman
from srctrack.model.reference import Reference, ReferenceType

KINDS = {
    ReferenceType.POST_WEBLOG: "blog",
    ReferenceType.MOTION_PICTURE: "video",
}


def write(reference: Reference, locale: Locale) -> Wording:
    """Author, “Title,” *Outlet*, date, URL (CMOS 17, 14.191 newspapers, 14.206 websites, 14.208 blogs, 14.267 video, 14.168
    journals, 14.215 theses, 14.220 reports; three authors or fewer are named, 14.76; a day of access where there is no
    date, 14.12)."""
    names = authors(reference)
    role = first_role(reference)
    names = () if is_film(reference) and role == "director" else names
    who = listing(names, given_first, given_first, and_=locale.and_, others=locale.others, most=3, kept=1)
    if who and role == "editor":
        who = f"{who}, {'eds.' if len(names) > 1 else 'ed.'}"
    head, tail = _body(reference, locale)
    tail = joined([tail, url(reference), archived(reference, locale)], ", ")
    opened = joined([None if is_outlet(names, reference) else who, head], ", ")
    between = " " if opened.text[-1:] in ",”?!" or tail.text.startswith("(") else ", "
    return joined([opened, tail], between).closed()


def _body(reference: Reference, locale: Locale) -> tuple[Wording, Wording]:
    """The title, and what it stands in with its date."""
    work = periodical(reference)
    when = locale.long(issued(reference))
    seen = locale.long(accessed(reference))
    if reference.type is ReferenceType.THESIS:
        return roman(quoted_title(reference, locale, "", capitals=True)), roman(
            f"({', '.join(p for p in (diss(institution(reference, small=True)), when) if p)})"
        )
    if is_film(reference):
        directed = listing(
            reference.names.get("director", ()),
            given_first,
            given_first,
            and_=locale.and_,
            others=locale.others,
            most=3,
            kept=1,
        )
        head = joined(
            [italic(headline(reference, locale)) + gloss(reference), f"directed by {directed}" if directed else None],
            ", ",
        )
        return head, _imprint(publisher(reference), when)
    if reference.type in (ReferenceType.LEGAL_CASE, ReferenceType.LEGISLATION):
        number = reference.get("number")
        number = f", {'No. ' if reference.type is ReferenceType.LEGAL_CASE else ''}{number}" if number else ""
        inner = " ".join(p for p in (work, when) if p)
        return roman(title(reference, locale) + number), roman(f"({inner})" if inner else None)
    if reference.type in ALONE:
        head = joined(
            [italic(headline(reference, locale)) + gloss(reference), numbered(reference), edition(reference)], ", "
        )
        return head, _imprint(publisher(reference) if reference.get("publisher") else work, when)
    if reference.type in IN_BOOKS and work:
        return _in_book(reference, locale, when or (f"{locale.accessed} {seen}" if seen else None))
    head = roman(quoted_title(reference, locale, both=True, capitals=True))
    if reference.type is ReferenceType.ARTICLE_JOURNAL and reference.get("volume"):
        number = f", no. {reference.get('issue')}" if reference.get("issue") else ""
        place = italic(work) + f" {reference.get('volume')}{number}" + (f" ({when})" if when else "")
        return head, place + (f": {short_pages(reference)}" if short_pages(reference) else "")
    if reference.type is ReferenceType.SONG:
        return head, joined([when, roman("in ") + italic(work) if work else None, "podcast"], ", ")
    if reference.type is ReferenceType.BROADCAST:
        channel = reference.get("publisher") or work
        series = italic(work) + ", " if work and channel != work else roman(None)
        return series + head, joined([f"aired {when}" if when else None, f"on {channel}" if channel else None], ", ")
    kind = KINDS.get(reference.type) or (reference.get("genre") or "").lower() or None
    place = italic(work) if reference.type in NEWS | {ReferenceType.POST_WEBLOG, ReferenceType.SONG} else roman(work)
    if kind == "blog" and work:
        place, kind = place + " (blog)", None
    unseen = None if when else f"{locale.accessed} {seen}" if seen else None
    return head, joined([place, when or unseen, kind], ", ")


def _imprint(*parts: str | None) -> Wording:
    """(Place: Publisher, year)."""
    words = ", ".join(p for p in parts if p)
    return roman(f"({words})" if words else None)


def _in_book(reference: Reference, locale: Locale, when: str | None) -> tuple[Wording, Wording]:
    """“Chapter,” in *Book*, ed. Editor (Place: Publisher, year), pages (14.106); *Encyclopedia*, s.v. “Entry” (14.232)."""
    book = italic(outlet(reference))
    if reference.type not in (ReferenceType.CHAPTER, ReferenceType.PAPER_CONFERENCE):
        entry = f"s.v. {quoted_title(reference, locale, ',' if when else '')}"
        return book + ", " + entry, roman(when)
    head = roman(quoted_title(reference, locale, both=True, capitals=True))
    by = listing(editors(reference), given_first, given_first, and_=locale.and_, others=locale.others, most=3, kept=1)
    whole = joined([roman("in ") + book, f"ed. {by}" if by else None, edition(reference)], ", ")
    return head, joined([joined([whole, _imprint(publisher(reference), when)], " "), short_pages(reference)], ", ")


STYLE = CitationStyle(
    "chicago-notes", write, "Chicago, footnote", "The Chicago Manual of Style, 17th edition, 14.76–14.267"
)
