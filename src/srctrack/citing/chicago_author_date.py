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
    headline,
    institution,
    issued,
    listing,
    outlet,
    quoted_title,
    short_pages,
    url,
)
from srctrack.citing.wording import Wording, italic, joined, roman, sentences
from srctrack.model.reference import ItemType, Reference

LAW = frozenset({ItemType.LEGAL_CASE, ItemType.LEGISLATION, ItemType.BILL, ItemType.TREATY})
"""What is known by its own name, whoever made it."""


def write(reference: Reference, locale: Locale) -> Wording:
    """Author. Year. “Title.” *Outlet*, day. URL (CMOS 17, 15.5–15.10, 15.49 newspapers, 15.50–15.51 websites and blogs, 15.46
    journals; with no author the outlet stands in its place, 15.49; “n.d.” with a day of access, 15.50; up to ten names, 14.76)."""
    names = authors(reference)
    who = listing(
        names,
        family_first,
        given_first,
        and_=locale.and_,
        others=locale.others,
        most=10,
        kept=7,
        comma_of_two=bool(names) and "," in family_first(names[0]),
    )
    date = issued(reference)
    year = (str(date.year) if date.year else date.literal) if date else locale.no_date
    seen = locale.long(accessed(reference))
    unseen = f"{locale.accessed[:1].upper()}{locale.accessed[1:]} {seen}" if date is None and seen else None
    head, place = _body(reference, locale, who)
    kind = reference.get("genre") if reference.type in (ItemType.WEBPAGE, ItemType.MOTION_PICTURE) else None
    first: Wording | str | None = who or outlet(reference)
    if first is None or (reference.type in LAW and not who):
        return sentences(head, year, kind, place, unseen, _found(reference, locale))
    return sentences(first, year, head, kind, place, unseen, _found(reference, locale))


def _body(reference: Reference, locale: Locale, who: str | None) -> tuple[Wording, Wording]:
    work = outlet(reference)
    day = locale.day_month(issued(reference))
    if reference.type is ItemType.THESIS:
        return roman(quoted_title(reference, locale, ".", capitals=True)), roman(institution(reference))
    if reference.type in ALONE:
        return italic(headline(reference, locale)), roman(work if who or reference.type in LAW else None)
    head = roman(quoted_title(reference, locale, ".", capitals=True))
    if reference.type is ItemType.ARTICLE_JOURNAL and reference.get("volume"):
        number = f" ({reference.get('issue')})" if reference.get("issue") else ""
        return head, italic(work) + f" {reference.get('volume')}{number}" + (
            f": {short_pages(reference)}" if short_pages(reference) else ""
        )
    if (who is None or who == work) and reference.type not in NEWS:
        work = None
    place = italic(work) if reference.type in NEWS | {ItemType.POST_WEBLOG, ItemType.SONG} else roman(work)
    if reference.type is ItemType.POST_WEBLOG and work:
        place = place + " (blog)"
    return head, joined([place, day], ", ")


def _found(reference: Reference, locale: Locale) -> Wording:
    copy = reference.archived
    day = locale.long(copy_day(reference))
    archived = " ".join(p for p in (locale.archived, f"{day}," if day else None, copy.url) if p) if copy else None
    return joined([url(reference), archived], "; ")


STYLE = CitationStyle(
    "chicago-author-date", write, "Chicago, reference list", "The Chicago Manual of Style, 17th edition, 15.5–15.51"
)
