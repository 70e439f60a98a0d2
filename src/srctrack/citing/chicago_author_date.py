"""Chicago, author and date: the reference list's form."""

from __future__ import annotations

from srctrack.citing.base import CitationStyle
from srctrack.citing.locales import Locale
from srctrack.citing.parts import (
    ALONE,
    NEWS,
    accessed,
    authors,
    copy_day,
    family_first,
    given_first,
    issued,
    listing,
    outlet,
    title,
    url,
)
from srctrack.citing.wording import Wording, in_quotes, italic, joined, roman, sentences
from srctrack.model.reference import ItemType, Reference


def write(reference: Reference, locale: Locale) -> Wording:
    """Author. Year. “Title.” *Outlet*, day. URL (CMOS 17, 15.5–15.10, 15.49 newspapers, 15.50–15.51 websites and blogs; with no
    author the outlet stands in its place, 15.49; “n.d.” with a day of access, 15.50; up to ten names, 14.76)."""
    names = authors(reference)
    who = (
        listing(
            names,
            family_first,
            given_first,
            and_=locale.and_,
            others=locale.others,
            most=10,
            kept=7,
            comma_of_two="," in family_first(names[0]),
        )
        if names
        else outlet(reference)
    )
    date = issued(reference)
    year = (str(date.year) if date.year else date.literal) if date else locale.no_date
    named = title(reference, locale)
    head = (
        italic(named)
        if reference.type in ALONE
        else roman(in_quotes(f"{named}."))
        if named[-1] not in "?!"
        else roman(in_quotes(named))
    )
    work = None if who == outlet(reference) and reference.type not in NEWS else outlet(reference)
    place = italic(work) if reference.type in NEWS | {ItemType.POST_WEBLOG} else roman(work)
    if reference.type is ItemType.POST_WEBLOG and work:
        place = place + " (blog)"
    seen = locale.long(accessed(reference))
    day = locale.day_month(date) or (f"{locale.accessed} {seen}" if date is None and seen else None)
    return sentences(who, year, head, joined([place, day], ", "), _found(reference, locale))


def _found(reference: Reference, locale: Locale) -> Wording:
    copy = reference.archived
    day = locale.long(copy_day(reference))
    archived = " ".join(p for p in (locale.archived, f"{day}," if day else None, copy.url) if p) if copy else None
    return joined([url(reference), archived], "; ")


STYLE = CitationStyle(
    "chicago-author-date", write, "Chicago, reference list", "The Chicago Manual of Style, 17th edition, 15.5–15.51"
)
