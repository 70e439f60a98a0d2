"""Chicago, author and date: the reference list's form."""

from __future__ import annotations

from collections.abc import Sequence

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
    family_first,
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
    season,
    short_pages,
    title,
    url,
    year_of,
)
from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording, italic, joined, roman, sentences
from srctrack.model.reference import PersonName, Reference, ReferenceType

LAW = frozenset({ReferenceType.LEGAL_CASE, ReferenceType.LEGISLATION, ReferenceType.BILL, ReferenceType.TREATY})
"""What is known by its own name, whoever made it."""


def write(reference: Reference, locale: Locale) -> Wording:
    """Author. Year. “Title.” *Outlet*, day. URL (CMOS 17, 15.5–15.10, 15.49 newspapers, 15.50–15.51 websites and blogs, 15.46
    journals; an unsigned article stands under its newspaper, 15.49; the year is said again with the day; “n.d.” with a day of access, 15.50; up to ten names, 14.76)."""
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
    year = year_of(date) or locale.no_date
    seen = locale.long(accessed(reference))
    unseen = f"{locale.accessed[:1].upper()}{locale.accessed[1:]} {seen}" if date is None and seen else None
    head, place = _body(reference, locale, who)
    kind = (
        reference.get("genre")
        if reference.type in (ReferenceType.WEBPAGE, ReferenceType.MOTION_PICTURE) and not is_film(reference)
        else None
    )
    if who and first_role(reference) == "editor":
        who = f"{who}, {'eds' if len(names) > 1 else 'ed'}."
    if who and is_film(reference) and first_role(reference) == "director":
        who = f"{who}, {'dirs' if len(names) > 1 else 'dir'}."
    named_for = periodical(reference) if _unsigned(reference, who, names) else None
    # An unsigned article stands under its newspaper's name, a title (15.49; 14.199).
    first: Wording | str | None = (
        italic(named_for) or who or (outlet(reference) if reference.type not in IN_BOOKS else None)
    )
    if not first or (reference.type in LAW and not who):
        return sentences(head, year, kind, place, unseen, _found(reference, locale))
    return sentences(first, year, head, kind, place, unseen, _found(reference, locale))


def _unsigned(reference: Reference, who: str | None, names: Sequence[PersonName]) -> bool:
    """Whether the periodical or the programme stands in the author's place."""
    if reference.type is ReferenceType.BROADCAST:
        return who is None and reference.get("publisher") is not None
    return reference.type in NEWS and (who is None or is_outlet(names, reference))


def _body(reference: Reference, locale: Locale, who: str | None) -> tuple[Wording, Wording]:
    work = periodical(reference)
    date = issued(reference)
    # The year is said again with month and day (15.49).
    day = locale.long(date) if locale.day_month(date) or season(date) else None
    if is_film(reference):
        return italic(headline(reference, locale)) + gloss(reference), roman(publisher(reference))
    if reference.type is ReferenceType.THESIS:
        return roman(quoted_title(reference, locale, ".", capitals=True)), roman(diss(institution(reference)))
    if reference.type in LAW:
        number = reference.get("number")
        return roman(joined([title(reference, locale), f"No. {number}" if number else None], ", ")), joined(
            [work, day], ", "
        )
    if reference.type in ALONE:
        head = joined(
            [italic(headline(reference, locale)) + gloss(reference), numbered(reference), edition(reference)], ". "
        )
        house = publisher(reference) if reference.get("publisher") else work
        return head, roman(house if who and house != who else None)
    if reference.type in IN_BOOKS and work:
        return _in_book(reference, locale)
    head = roman(quoted_title(reference, locale, ".", capitals=True))
    if reference.type is ReferenceType.ARTICLE_JOURNAL and reference.get("volume"):
        number = f" ({reference.get('issue')})" if reference.get("issue") else ""
        return head, italic(work) + f" {reference.get('volume')}{number}" + (
            f": {short_pages(reference)}" if short_pages(reference) else ""
        )
    if who is None or who == work:
        work = None
    if reference.type is ReferenceType.SONG:
        return head, joined([day, roman("In ") + italic(work) if work else None, "Podcast"], ". ")
    if reference.type is ReferenceType.BROADCAST:
        channel = reference.get("publisher") or work
        return head, joined([f"Aired {day}" if day else None, f"on {channel}" if channel else None], ", ")
    place = italic(work) if reference.type in NEWS | {ReferenceType.POST_WEBLOG} else roman(work)
    if reference.type is ReferenceType.POST_WEBLOG and work:
        place = place + " (blog)"
    return head, joined([place, day], ", ")


def _in_book(reference: Reference, locale: Locale) -> tuple[Wording, Wording]:
    """“Chapter.” In *Book*, edited by Editor, pages. Place: Publisher (15.9, 15.36)."""
    by = listing(editors(reference), given_first, given_first, and_=locale.and_, others=locale.others, most=3, kept=1)
    book = roman("In ") + italic(outlet(reference))
    whole = joined([book, f"edited by {by}" if by else None, edition(reference), short_pages(reference)], ", ")
    house = publisher(reference)
    return roman(quoted_title(reference, locale, ".", capitals=True)), joined(
        [whole.closed() if house else whole, house], " "
    )


def _found(reference: Reference, locale: Locale) -> Wording:
    return joined([url(reference), archived(reference, locale)], "; ")


STYLE = CitationStyle(
    "chicago-author-date", write, "Chicago, reference list", "The Chicago Manual of Style, 17th edition, 15.5–15.51"
)
